"""Training a model of error spans: drawing damaged pairs, learning, measuring, going on after a kill.

`output/checkpoints` holds `last.pt` and the vocabulary; what is learned at the end becomes the model folder `output`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from review.errors import EngineError, InputError, UsageError
from review.spans.pieces import SpanPieces
from review.spans.training.drawing import drawn
from review.spans.training.finishing import finish
from review.spans.training.lessons import Batch, Bitext, SpanLessons, is_prose, knowledge_of
from review.spans.training.network import Answers, pretrained
from review.spans.training.settings import SpanTrainingSettings
from review.spans.training.word_links import Links, kept_links
from review.translators.encoder_file import Pretrained, read_encoder, write_whole_vocabulary
from review.translators.teaching.teach import device_of
from review.translators.training.checkpoint import exclusive, load_checkpoint, save_checkpoint
from review.translators.training.cleaning import MINIMUM_PAIRS, Cleaning, hold_out, load_training_pairs
from review.translators.training.data import TrainingPair
from review.translators.training.settings import TrainingSettings
from review.translators.training.vocabulary import train_vocabulary

__all__ = ["ReadPairs", "SpanProgress", "SpanTraining", "losses", "train_spans"]

_WARMUP = 100
_LAST = 0.02
"""Share of the learning rate at the end."""
_HEADS = 5.0
"""How many times as fast the heads learn, which begin at random."""
_SAVE_EVERY = 300.0
"""Seconds between checkpoints."""
_WEIGHTS = {"wrong": 1.0, "gap": 1.0, "unsaid": 1.0, "whole": 0.3, "kind": 0.1}


@dataclass(frozen=True, slots=True)
class SpanProgress:
    """Where a training is: texts learned from, minutes, the running loss of each head; `message` where something
    happened.
    """

    examples: int
    share: float
    minutes: float
    losses: Mapping[str, float]
    message: str = ""


def losses(answers: Answers, batch: Batch) -> dict[str, Tensor]:
    """Mean binary cross-entropy of each head over what is to be learned, that of `kind` over the pieces that are wrong,
    in nats.
    """

    def binary(odds: Tensor, right: Tensor) -> Tensor:
        known = right >= 0
        each = functional.binary_cross_entropy_with_logits(odds.float(), right.clamp(min=0), reduction="none")
        return (each * known).sum() / known.sum().clamp(min=1)

    kinds = functional.cross_entropy(
        answers.kind.float().flatten(0, 1), batch.kind.long().flatten(), ignore_index=-1, reduction="sum"
    )
    return {
        "wrong": binary(answers.wrong, batch.wrong),
        "gap": binary(answers.gap, batch.gap),
        "unsaid": binary(answers.unsaid, batch.unsaid),
        "whole": binary(answers.whole, batch.whole),
        "kind": kinds / (batch.kind >= 0).sum().clamp(min=1),
    }


class SpanTraining:
    """The pairs, the vocabulary and the network of a training; `run` learns. Use it within `exclusive`.

    Raises `InputError` for pairs that cannot be learned from, `EngineError` for the encoder, the device, a damaged
    checkpoint or a full disk, `UsageError` where the folder holds another training.
    """

    def __init__(self, settings: SpanTrainingSettings, progress: Callable[[SpanProgress], None]) -> None:
        self.settings, self.progress = settings, progress
        self.checkpoints = settings.output / "checkpoints"
        self.device = device_of(settings.device)
        torch.manual_seed(settings.seed)
        if settings.threads:
            torch.set_num_threads(settings.threads)
        self.examples, self.batches, self.seconds = 0, 0, 0.0
        self.running: dict[str, float] = {}
        self.read = [_read(settings, *file) for file in settings.files()]
        self.pairs = [pair for one in self.read for pair in one.bitext.pairs]
        origins = {origin for one in self.read for origin in one.cleaning.kept}
        if unknown := sorted(set(settings.weights) - origins):
            there = ", ".join(sorted(origin or "(none)" for origin in origins))
            raise InputError(f"no pairs of the weighted origin {', '.join(unknown)}; there are {there}")
        self.vocabulary = self.checkpoints / "vocabulary.spm"
        encoder = read_encoder(settings.encoder)
        if settings.layers > encoder.layers:
            raise UsageError(f"the encoder has {encoder.layers} layers; take at most as many, not {settings.layers}")
        rows = self._rows(encoder)
        self.pieces = SpanPieces(self.vocabulary)
        self.network = pretrained(encoder, rows, settings.layers, settings.dropout)
        for one in self.read:
            self.tell(f"{one.cleaning.summary()}; {len(one.bitext.pairs):,} are prose")
        self.tell(f"{self.pieces.size:,} pieces")
        self._begin()

    def tell(self, message: str = "") -> None:
        """Says where the training is, to whoever listens."""
        self.progress(
            SpanProgress(self.examples, min(1.0, self.done()), self.seconds / 60, dict(self.running), message)
        )

    def done(self) -> float:
        """How much of the training is behind: of its examples or of its time, whichever is more."""
        minutes = self.settings.minutes
        return max(self.examples / self.settings.examples, self.seconds / 60 / minutes if minutes else 0.0)

    def _rows(self, encoder: Pretrained) -> list[int]:
        """The file of all the encoder's pieces is written; their rows among its embeddings."""
        template = self.checkpoints / "rules.spm"
        some = self.pairs[:20_000]
        train_vocabulary(some, [1.0] * len(some), 2_000, template)
        rows = write_whole_vocabulary(encoder, template, self.vocabulary)
        template.unlink()
        return rows

    def _begin(self) -> None:
        settings, last = self.settings, self.checkpoints / "last.pt"
        table = self.network.embeddings.weight.detach()
        bitexts = [one.bitext for one in self.read]
        knowledge = [
            knowledge_of(bitext, self.pieces, table, self._links(number, bitext))
            for number, bitext in enumerate(bitexts)
        ]
        self.lessons = SpanLessons(bitexts, knowledge, settings.weights, self.pieces, settings.batch, settings.seed)
        self.network.freeze(settings.frozen)
        self.network.to(self.device)
        learned = [(n, p) for n, p in self.network.named_parameters() if p.requires_grad]
        self.learned = dict(learned)
        body = [p for n, p in learned if n.startswith(("layers.", "sides."))]
        heads = [p for n, p in learned if not n.startswith(("layers.", "sides."))]
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "times": 1.0}, {"params": heads, "times": _HEADS}], lr=settings.rate, betas=(0.9, 0.98)
        )
        if last.exists():
            state = load_checkpoint(last)
            if state.get("settings") != self._settings():
                raise UsageError(f"{settings.output}: holds a training with other settings; name another --output")
            self._put(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.examples, self.batches, self.seconds = state["examples"], state["step"], state["seconds"]
            self.tell(f"going on from {self.examples:,} examples")
        elif settings.initial:
            begun = [load_checkpoint(path)["network"] for path in settings.initial]
            names = begun[0].keys() & self.learned.keys()
            self._put({name: sum(one[name] for one in begun) / len(begun) for name in names})
        self.averaged = [p.detach().clone() for p in self.learned.values()] if settings.average else []
        if self.averaged and last.exists():
            self._put(state["averaged"], self.averaged)

    def _links(self, number: int, bitext: Bitext) -> list[Links]:
        """The words of a bitext that are linked: as the checkpoint's folder has them, or learned now."""
        texts = [(pair.source, pair.target) for pair in bitext.pairs]
        kept = self.checkpoints / f"links-{number}.npz"
        return kept_links(kept, texts, lambda: self.tell(f"linking the words of {len(texts):,} pairs"))

    def _settings(self) -> dict[str, Any]:
        """What a training cannot change when it goes on."""
        kept = asdict(self.settings)
        for name in (
            *("output", "device", "threads", "workers", "minutes", "encoder", "pairs", "also", "initial"),
            "vocabulary_size",
        ):
            del kept[name]
        return kept | {"pairs": [f"{path.name} {source} {target}" for path, source, target in self.settings.files()]}

    def _put(self, state: Mapping[str, Tensor], into: Iterable[Tensor] | None = None) -> None:
        """What was learned; embeddings and frozen layers are the encoder's."""
        try:
            with torch.no_grad():
                for name, parameter in zip(self.learned, into or self.learned.values(), strict=True):
                    parameter.copy_(state[name])
        except (KeyError, RuntimeError) as error:
            raise EngineError(f"holds the weights of another network ({error})", self.checkpoints) from None

    def save(self) -> None:
        """Writes the checkpoint."""
        save_checkpoint(
            self.checkpoints / "last.pt",
            {
                "step": self.batches,
                "examples": self.examples,
                "seconds": self.seconds,
                "settings": self._settings(),
                "network": {name: p.detach().cpu() for name, p in self.learned.items()},
                "optimizer": self.optimizer.state_dict(),
                "averaged": {name: p.cpu() for name, p in zip(self.learned, self.averaged, strict=False)},
            },
        )

    def run(self) -> None:
        """Learns until all examples are; then the network has the averaged weights, where they are averaged.
        KeyboardInterrupt out of `progress` writes a checkpoint first.
        """
        saved, begin = self.seconds, time.monotonic() - self.seconds
        try:
            for batch in drawn(self.lessons, self.batches, self.settings.workers):
                if self.done() >= 1:
                    break
                self._update(batch)
                self.seconds = time.monotonic() - begin
                if self.seconds - saved >= _SAVE_EVERY:
                    saved = self.seconds
                    self.save()
                self.tell()
        except KeyboardInterrupt:
            self.save()
            raise
        self.save()
        if self.averaged:
            self._put(dict(zip(self.learned, self.averaged, strict=True)))

    def _update(self, batch: Batch) -> None:
        batch = Batch(*(part.to(self.device) for part in batch))
        with _half(self.device):
            answers = self.network(batch.source, batch.target)
        found = losses(answers, batch)
        torch.stack([found[name] * weight for name, weight in _WEIGHTS.items()]).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.learned.values(), 1.0)
        rate = self.settings.rate * min(1.0, (self.batches + 1) / _WARMUP) * max(_LAST, 1 - self.done())
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["times"]
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.batches += 1
        if self.averaged:
            share = 1 / min(self.settings.average, self.batches)
            torch._foreach_lerp_(self.averaged, [p.detach() for p in self.learned.values()], share)
        self.examples += len(batch.source)
        for name, loss in found.items():
            self.running[name] = 0.98 * self.running.get(name, loss.item()) + 0.02 * loss.item()


def _half(device: str) -> AbstractContextManager[Any]:
    """Half precision where the processor has it."""
    if device.startswith("cuda") or torch.cpu.get_capabilities().get("avx512_bf16"):
        return torch.autocast(device.partition(":")[0], dtype=torch.bfloat16)
    return nullcontext()


class ReadPairs(NamedTuple):
    """What is learned from of a file, what is held out, and what the reading left out."""

    path: Path
    bitext: Bitext
    held: list[TrainingPair]
    cleaning: Cleaning


def _read(settings: SpanTrainingSettings, path: Path, source: str, target: str) -> ReadPairs:
    plain = TrainingSettings(path, source, target, settings.output)
    every, cleaning = load_training_pairs(plain, [])
    prose = [pair for pair in every if settings.weights.get(pair.origin, 1.0) > 0 and is_prose(pair)]
    if len(prose) < MINIMUM_PAIRS:
        raise InputError(
            f"too few pairs to learn from: {cleaning.summary()}, of which only {len(prose)} are prose", path=path
        )
    held, pairs = hold_out(prose, settings.held_out, settings.seed)
    return ReadPairs(path, Bitext(pairs, source, target), held, cleaning)


def train_spans(settings: SpanTrainingSettings, progress: Callable[[SpanProgress], None] | None = None) -> Path:
    """Trains, or goes on where the same training stopped, and makes the folder `output/model`; that folder.

    `progress` is called after every update, and may raise KeyboardInterrupt to stop: a checkpoint is then written.
    Raises as `SpanTraining` does, and `EngineError` where the model is there already or cannot be written.
    """
    made = settings.output / "model"
    if made.exists():
        raise EngineError("is there already; remove it, or name another --output", made)
    with exclusive(settings.output / "checkpoints"):
        training = SpanTraining(settings, progress or (lambda _: None))
        training.run()
        training.tell("taking thresholds from pairs that were held out")
        finish(training, made)
    return made
