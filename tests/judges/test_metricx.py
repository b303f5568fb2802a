"""MetricX: two readings of its description agree on weights from a seed.

That is no proof that the original gives the same: its code is no package, and was not run. The second reading is a T5
of its own, written from the papers' formulas.
"""

from __future__ import annotations

import math
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import MT5Config, MT5ForConditionalGeneration, PreTrainedTokenizerFast

from review.errors import EngineError
from review.judges.metricx import load_metricx, written
from review.judges.triples import Triple

ENCODER = Path(__file__).parent / "comet" / "encoder"
TRIPLE = Triple("Con tàu rời cảng.", "The ship left.", "The ship sailed.")
WIDTH, HEADS, LAYERS, BUCKETS, FAR = 8, 2, 2, 8, 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of 8 units and mT5's 250,112 tokens."""
    place = tmp_path_factory.mktemp("metricx-24")
    torch.manual_seed(24)
    config = MT5Config(
        vocab_size=250_112, d_model=WIDTH, d_kv=4, d_ff=16, num_layers=LAYERS, num_heads=HEADS, dropout_rate=0.0,
        relative_attention_num_buckets=BUCKETS, relative_attention_max_distance=FAR, decoder_start_token_id=0,
    )  # fmt: skip
    model = MT5ForConditionalGeneration(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "shared" not in name:
                parameter.add_(torch.randn_like(parameter) * 0.4)
    model.save_pretrained(place)
    weights = load_file(place / "model.safetensors")
    weights["lm_head.weight"] = -0.5 - torch.randn(250_112, WIDTH) * 0.4
    save_file(weights, place / "model.safetensors", {"format": "pt"})
    make: Any = PreTrainedTokenizerFast
    make(tokenizer_file=str(ENCODER / "tokenizer.json"), eos_token="</s>", pad_token="<pad>").save_pretrained(place)
    return place


def second_reading(folder: Path, ids: list[int]) -> float:
    """T5's formulas (Raffel et al. 2020) on the weights of a file, and the first decoder place's logit."""
    weights = load_file(folder / "model.safetensors")
    embedding = weights["shared.weight"]

    def norm(x: Tensor, name: str) -> Tensor:
        return weights[name] * x / torch.sqrt((x * x).mean(-1, keepdim=True) + 1e-6)

    def bucket(distance: int, both: bool) -> int:
        """A key's distance from its query, in buckets that grow with it."""
        half = BUCKETS // 2 if both else BUCKETS
        base = half if both and distance > 0 else 0
        far = abs(distance) if both else max(-distance, 0)
        exact = half // 2
        if far < exact:
            return base + far
        return base + min(half - 1, exact + int(math.log(far / exact) / math.log(FAR / exact) * (half - exact)))

    def attend(x: Tensor, memory: Tensor, name: str, bias: Tensor | float) -> Tensor:
        def heads(y: Tensor, which: str) -> Tensor:
            return (y @ weights[f"{name}.{which}.weight"].T).view(len(y), HEADS, -1).transpose(0, 1)

        scores = heads(x, "q") @ heads(memory, "k").transpose(1, 2) + bias
        mixed = (scores.softmax(-1) @ heads(memory, "v")).transpose(0, 1).reshape(len(x), -1)
        return mixed @ weights[f"{name}.o.weight"].T

    def feed(x: Tensor, name: str) -> Tensor:
        inner, gate = x @ weights[f"{name}.wi_1.weight"].T, x @ weights[f"{name}.wi_0.weight"].T
        gelu = 0.5 * gate * (1 + torch.tanh(math.sqrt(2 / math.pi) * (gate + 0.044715 * gate**3)))
        return (gelu * inner) @ weights[f"{name}.wo.weight"].T

    def places(stack: str, count: int, both: bool) -> Tensor:
        table = weights[f"{stack}.block.0.layer.0.SelfAttention.relative_attention_bias.weight"]
        rows = [[table[bucket(k - q, both)] for k in range(count)] for q in range(count)]
        return torch.stack([torch.stack(row) for row in rows]).permute(2, 0, 1)

    x = embedding[torch.tensor(ids)]
    for n in range(LAYERS):
        at = f"encoder.block.{n}.layer"
        y = norm(x, f"{at}.0.layer_norm.weight")
        x = x + attend(y, y, f"{at}.0.SelfAttention", places("encoder", len(ids), True))
        x = x + feed(norm(x, f"{at}.1.layer_norm.weight"), f"{at}.1.DenseReluDense")
    memory = norm(x, "encoder.final_layer_norm.weight")
    x = embedding[torch.tensor([0])]
    for n in range(LAYERS):
        at = f"decoder.block.{n}.layer"
        y = norm(x, f"{at}.0.layer_norm.weight")
        x = x + attend(y, y, f"{at}.0.SelfAttention", places("decoder", 1, False))
        x = x + attend(norm(x, f"{at}.1.layer_norm.weight"), memory, f"{at}.1.EncDecAttention", 0.0)
        x = x + feed(norm(x, f"{at}.2.layer_norm.weight"), f"{at}.2.DenseReluDense")
    x = norm(x, "decoder.final_layer_norm.weight")
    return float(min(25.0, max(0.0, (x @ weights["lm_head.weight"][250_089]).item())))


def test_two_readings_agree(folder: Path) -> None:
    model = load_metricx(folder, device="cpu")
    given = [
        TRIPLE,
        TRIPLE._replace(reference=None),
        Triple("Gạo đắt hơn.", "Rice in the winter."),
        TRIPLE._replace(translation="The"),
    ]
    said = [one.score for one in model.score(given)]
    tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)
    wanted = [second_reading(folder, tokenizer(written(one, 24))["input_ids"][:-1]) for one in given]
    assert said == pytest.approx(wanted, abs=1e-4)
    assert len({round(score, 3) for score in said}) == 4
    assert all(0 < score < 25 for score in said)


def test_the_input_is_that_of_each_version() -> None:
    bare = TRIPLE._replace(reference=None)
    assert written(TRIPLE, 23) == "candidate: The ship left. reference: The ship sailed."
    assert written(bare, 23) == "candidate: The ship left. source: Con tàu rời cảng."
    assert written(TRIPLE, 24) == "source: Con tàu rời cảng. candidate: The ship left. reference: The ship sailed."
    assert written(bare, 24) == "source: Con tàu rời cảng. candidate: The ship left."


def test_a_text_longer_than_the_window_is_cut_and_said(folder: Path) -> None:
    (one,) = load_metricx(folder, device="cpu").score([Triple("Con tàu rời cảng. " * 200, "The ship left. " * 200)])
    assert one.cut


def test_what_is_no_metricx_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no MetricX"):
        load_metricx(ENCODER)
    with pytest.raises(EngineError, match="cannot be loaded"):
        load_metricx(tmp_path)
    headless = tmp_path / "headless"
    shutil.copytree(folder, headless)
    weights = load_file(headless / "model.safetensors")
    del weights["lm_head.weight"]
    save_file(weights, headless / "model.safetensors", {"format": "pt"})
    with pytest.raises(EngineError, match="no lm_head"):
        load_metricx(headless)
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[:5000])
    with pytest.raises(EngineError, match="fetch it again"):
        load_metricx(broken)
