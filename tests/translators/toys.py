"""Engines for the tests: one that only writes down what it was asked, and a tiny Marian model with a real
vocabulary.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sentencepiece

from review.back_translated import TokenScore
from review.translators.engines.engine import ScoredText

WORDS = {
    "the": "le", "cat": "chat", "dog": "chien", "house": "maison", "sees": "voit", "eats": "mange", "small": "petit",
    "red": "rouge", "green": "vert", "today": "demain", "river": "fleuve", "bridge": "pont", "crosses": "traverse",
    "old": "vieux", "woman": "femme", "man": "homme", "child": "enfant", "buys": "achete", "bread": "pain",
    "wine": "vin",
}  # fmt: skip


@dataclass
class Recording:
    """Turns words round, and keeps every call. `fail_after` batches it raises what a pressed Ctrl-C raises."""

    source_language: str = "en"
    target_language: str = "fr"
    signature: str = "engine:recording|model:none|digest:0"
    name: str = "recording"
    batch_size: int = 4
    fail_after: int | None = None
    calls: list[list[str]] = field(default_factory=list)

    def translate(self, texts: Sequence[str]) -> list[str]:
        if self.fail_after is not None and len(self.calls) >= self.fail_after:
            raise KeyboardInterrupt
        self.calls.append(list(texts))
        return [" ".join(reversed(text.split())) for text in texts]

    @property
    def sent(self) -> list[str]:
        return [text for call in self.calls for text in call]


class RecordingScorer(Recording):
    """Scores every character by its place; enough to see that results come back to their texts."""

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText]:
        self.calls.append(list(wanted))
        return [
            ScoredText(tuple(TokenScore(n, n + 1, -len(a) / 7 - n / 3) for n in range(len(b))), -len(b) / 9)
            for a, b in zip(given, wanted, strict=True)
        ]


def toy_pairs(count: int, seed: int = 1) -> list[tuple[str, str]]:
    """Sentences of three to eight words of WORDS with their word-by-word translations."""
    draw = random.Random(seed)
    pairs = []
    for _ in range(count):
        words = [draw.choice(list(WORDS)) for _ in range(draw.randint(3, 8))]
        pairs.append((" ".join(words) + ".", " ".join(WORDS[word] for word in words) + "."))
    return pairs


def _vocabulary(texts: Sequence[str], path: Path, size: int) -> None:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_writer=model, vocab_size=size, model_type="unigram",
        character_coverage=1.0, hard_vocab_limit=False, bos_id=-1, pad_id=-1, eos_id=0, unk_id=1,
        minloglevel=2, num_threads=1,
    )  # fmt: skip
    path.write_bytes(model.getvalue())


def save_marian(folder: Path, *, steps: int = 0, source: str = "en", target: str = "fr") -> None:
    """A MarianMTModel of 40,000 parameters with two real SentencePiece vocabularies, trained for `steps` on toy
    pairs.
    """
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    pairs = toy_pairs(400)
    _vocabulary([a for a, _ in pairs], folder / "source.spm", 90)
    _vocabulary([b for _, b in pairs], folder / "target.spm", 90)
    pieces: dict[str, int] = {"</s>": 0, "<unk>": 1}
    for file in ("source.spm", "target.spm"):
        processor = sentencepiece.SentencePieceProcessor(str(folder / file))
        for number in range(processor.get_piece_size()):
            pieces.setdefault(processor.id_to_piece(number), len(pieces))
    pieces["<pad>"] = len(pieces)
    (folder / "vocab.json").write_text(json.dumps(pieces), encoding="utf-8")
    tokenizer = MarianTokenizer(
        source_spm=str(folder / "source.spm"), target_spm=str(folder / "target.spm"), vocab=str(folder / "vocab.json"),
        source_lang=source, target_lang=target,
    )  # fmt: skip
    tokenizer.save_pretrained(folder)
    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=len(pieces), d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=4,
        decoder_attention_heads=4, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=128,
        pad_token_id=pieces["<pad>"], eos_token_id=0, decoder_start_token_id=pieces["<pad>"], forced_eos_token_id=0,
        scale_embedding=True, dropout=0.0, activation_function="swish",
    )  # fmt: skip
    model = MarianMTModel(config)
    model.generation_config.bad_words_ids = [[pieces["<pad>"]]]
    if steps:
        _train(model, tokenizer, pairs, steps)
    model.eval()  # type: ignore[no-untyped-call]
    model.save_pretrained(folder)


def _train(model: Any, tokenizer: Any, pairs: Sequence[tuple[str, str]], steps: int) -> None:
    import torch

    torch.set_num_threads(1)
    warm = max(1, steps // 10)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    model.train()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 1e-2 * min(1.0, (step + 1) / warm, (steps - step) / (steps / 2))
        some = [pairs[(step * 32 + n) % len(pairs)] for n in range(32)]
        batch = tokenizer([a for a, _ in some], text_target=[b for _, b in some], padding=True, return_tensors="pt")
        labels = batch["labels"].masked_fill(batch["labels"] == tokenizer.pad_token_id, -100)
        loss = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():  # as in Marian, decoding starts from nothing
            model.get_input_embeddings().weight[tokenizer.pad_token_id] = 0.0


def save_multilingual(folder: Path) -> None:
    """An M2M100 model with random weights: a hundred languages, told apart by the first target piece."""
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    _vocabulary([side for pair in toy_pairs(300) for side in pair], folder / "sentencepiece.bpe.model", 120)
    processor = sentencepiece.SentencePieceProcessor(str(folder / "sentencepiece.bpe.model"))
    pieces = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for number in range(processor.get_piece_size()):
        pieces.setdefault(processor.id_to_piece(number), len(pieces))
    (folder / "vocab.json").write_text(json.dumps(pieces), encoding="utf-8")
    M2M100Tokenizer(str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model")).save_pretrained(folder)
    torch.manual_seed(1)
    config = M2M100Config(
        vocab_size=len(pieces) + 108, d_model=32, encoder_layers=1, decoder_layers=1, encoder_attention_heads=4,
        decoder_attention_heads=4, encoder_ffn_dim=32, decoder_ffn_dim=32, max_position_embeddings=128,
    )  # fmt: skip
    M2M100ForConditionalGeneration(config).save_pretrained(folder)
