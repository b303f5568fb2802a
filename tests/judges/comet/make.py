"""Makes the tiny COMET checkpoints of this folder with unbabel-comet itself, and expected.json with what it scores.

Run once, in an environment of its own (that package wants transformers < 5 and numpy < 2, which cannot live beside us):

    pip install unbabel-comet==2.2.7 'sentencepiece==0.2.0' 'setuptools<80' && python make.py FOLDER

The weights are random, from a seed. The texts were written for this.
"""
# mypy: ignore-errors

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytorch_lightning
import sentencepiece
import torch
import yaml
from comet.models import ReferencelessRegression, RegressionMetric, UnifiedMetric
from transformers import XLMRobertaConfig, XLMRobertaTokenizer, XLMRobertaTokenizerFast
from transformers.convert_slow_tokenizer import convert_slow_tokenizer

SOURCES = [
    "Con tàu {n} rời cảng {p} lúc bình minh.",
    "Người dân {p} đón {n} vị khách.",
    "Cây cầu {p} dài {n} mét, xây trong mùa đông.",
    "Giá gạo ở {p} tăng {n} phần trăm.",
    "Trường học {p} có {n} học sinh mới.",
]
TRANSLATIONS = [
    "Ship {n} left the port of {p} at dawn.",
    "The people of {p} welcomed {n} guests.",
    "The bridge of {p} is {n} metres long, built in the winter.",
    "The price of rice in {p} rose by {n} per cent.",
    "The school of {p} has {n} new pupils.",
]
REFERENCES = [
    "The vessel {n} sailed from {p} at daybreak.",
    "{n} guests were welcomed in {p}.",
    "{p}'s bridge, built in winter, measures {n} metres.",
    "Rice became {n} per cent dearer in {p}.",
    "{n} new pupils joined the school in {p}.",
]
PLACES = ["Hải Hà", "Sông Lô", "Đồi Xanh", "Bãi Cát", "Núi Đá"]
MIXED = {"layer_transformation": "sparsemax", "layer_norm": False}


def triples() -> list[dict[str, str]]:
    rows = []
    for k in range(50):
        i, n, place = k % 5, 3 + 7 * k, PLACES[(k // 5) % 5]
        said = TRANSLATIONS[i].format(n=n if k % 3 else n + 1, p=place)
        if k % 7 == 0:
            said = said[: len(said) // 2]
        if k % 11 == 0:
            said = TRANSLATIONS[(i + 1) % 5].format(n=n, p=PLACES[k % 5])
        rows.append({"src": SOURCES[i].format(n=n, p=place), "mt": said, "ref": REFERENCES[i].format(n=n, p=place)})
    rows[49] = {
        "src": " ".join(row["src"] for row in rows[:3]),
        "mt": " ".join(row["mt"] for row in rows[:3]),
        "ref": "Ships, guests, bridges.",
    }
    return rows


def make_encoder(folder: Path, rows: list[dict[str, str]]) -> Path:
    """A tokenizer of 150 pieces and a configuration of 16 units."""
    corpus = folder / "corpus.txt"
    corpus.write_text("\n".join(text for row in rows for text in row.values()), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus), model_prefix=str(folder / "sp"), vocab_size=150, character_coverage=1.0,
        unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
    )  # fmt: skip
    slow = XLMRobertaTokenizer(str(folder / "sp.model"))
    encoder = folder / "encoder"
    XLMRobertaTokenizerFast(tokenizer_object=convert_slow_tokenizer(slow)).save_pretrained(encoder)
    XLMRobertaConfig(
        vocab_size=len(slow) + 2, hidden_size=16, num_hidden_layers=3, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=130, type_vocab_size=1, pad_token_id=1, bos_token_id=0, eos_token_id=2,
    ).save_pretrained(encoder)  # fmt: skip
    return encoder


def make_models(encoder: Path) -> dict[str, object]:
    common = {"pretrained_model": str(encoder), "load_pretrained_weights": False, "hidden_sizes": [24, 12]}
    joint = {**common, "sent_layer": "mix", "layer_transformation": "sparsemax"}
    return {
        "regression": RegressionMetric(**common, **MIXED),
        "regression-softmax": RegressionMetric(
            **common, layer_transformation="softmax", layer_norm=True, pool="cls"
        ),
        "referenceless": ReferencelessRegression(**common, **MIXED, pool="avg"),
        "unified": UnifiedMetric(
            **joint, layer_norm=False, word_layer=3, word_level_training=True,
            error_labels=["minor", "major", "critical"], input_segments=["mt", "src", "ref"],
        ),
        "unified-qe": UnifiedMetric(
            **joint, layer_norm=True, word_layer=2, input_segments=["mt", "src"], final_activation="Sigmoid"
        ),
    }  # fmt: skip


def main(folder: Path) -> None:
    torch.manual_seed(19)
    folder.mkdir(exist_ok=True)
    rows = triples()
    bare = [{"src": row["src"], "mt": row["mt"]} for row in rows]
    expected = {"rows": rows, "comet": "unbabel-comet 2.2.7", "models": {}}
    for name, model in make_models(make_encoder(folder, rows)).items():
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.add_(torch.randn_like(parameter) * (0.3 if parameter.dim() < 2 else 0.15))
        model.eval()
        (folder / name / "checkpoints").mkdir(parents=True, exist_ok=True)
        settings = {**dict(model.hparams), "pretrained_model": "../encoder"}
        (folder / name / "hparams.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        trainer = pytorch_lightning.Trainer(max_epochs=1, logger=False, accelerator="cpu", enable_checkpointing=False)
        trainer.strategy.connect(model)
        trainer.strategy._lightning_module = model
        trainer.save_checkpoint(folder / name / "checkpoints" / "model.ckpt", weights_only=True)
        variants = {"with-reference": rows, "without-reference": bare}
        if name.startswith("regression"):
            del variants["without-reference"]
        if name in ("referenceless", "unified-qe"):
            del variants["with-reference"]
        for variant, data in variants.items():
            said = model.predict(data, batch_size=8, gpus=0, progress_bar=False, num_workers=1)
            entry = {"scores": [round(float(score), 7) for score in said.scores]}
            if name == "unified":
                entry["spans"] = [
                    [[span["start"], span["end"], span["severity"], round(span["confidence"], 5)] for span in spans]
                    for spans in said.metadata.error_spans
                ]
            expected["models"].setdefault(name, {})[variant] = entry
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
