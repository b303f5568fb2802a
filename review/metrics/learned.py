"""Learned metrics: how each is called and treated. Their networks are `review.judges`'s; nothing heavy comes in here.

One is computed only where it was asked for (`--metric comet`), of the source, the translation and, where its model
wants one, the reference. A segment's score is the model's, a document's the mean of its segments'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["LearnedMetric", "LearnedScorer"]


@dataclass(frozen=True, slots=True)
class LearnedMetric:
    """`models` are well-known checkpoints on the hub, each with its licence; the first is taken where none is named.

    `reference_free` is the same for models that want no reference. What the model says is multiplied by `scale`.
    """

    name: str
    title: str
    higher_is_better: bool
    tolerance: float
    scale: float
    models: tuple[tuple[str, str], ...]
    reference_free: tuple[tuple[str, str], ...]


class LearnedScorer(Protocol):
    """A learned metric with its model, ready to score. `metric` is its name; a missing reference is None."""

    metric: str
    needs_reference: bool
    takes_reference: bool

    def signature(self, reference: bool) -> str:
        """All that a score depends on."""
        ...

    def score(
        self, triples: Sequence[tuple[str, str, str | None]], languages: tuple[str, str]
    ) -> tuple[list[float], int]:
        """The scores of (source, translation, reference), and how many had a text that was cut. Raises EngineError."""
        ...
