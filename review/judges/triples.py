"""What a learned metric scores, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["ErrorSpan", "ScoredTriple", "Triple"]


class Triple(NamedTuple):
    """What is scored. `reference` is None where there is none, or the model wants none."""

    source: str
    translation: str
    reference: str | None = None


class ErrorSpan(NamedTuple):
    """A stretch of the translation that a model holds for an error, and the mean probability of its label."""

    start: int
    end: int
    severity: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ScoredTriple:
    """A triple's score, its error spans (none where the model does not mark any), and whether a text was cut."""

    score: float
    spans: tuple[ErrorSpan, ...] = ()
    cut: bool = False
