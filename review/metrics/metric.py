"""What a metric is: one that compares translations with references, by segment and over a corpus.

A new one says how a single segment is scored, and what it is called; it then has a corpus score (the mean of its
segments), takes part in baselines and in the gate's test, and stands in every report.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from review.metrics.resampling import bootstrap_interval
from review.model import Score

__all__ = ["Metric", "Statistics", "mean"]

#: The few numbers of a segment that add up, over a corpus, to what its score is made of.
Statistics = tuple[float, ...]


def mean(rows: Sequence[Sequence[float]]) -> float:
    """The weighted mean of rows (value × weight, weight); 0 without any weight."""
    weight = sum(float(row[1]) for row in rows)
    return sum(float(row[0]) for row in rows) / weight if weight else 0.0


@dataclass(frozen=True)
class Metric(ABC):
    """A reference-based metric. Texts are raw; languages are BCP 47 tags, of the translation.

    `title` is its name for people. `tolerance` is how many points it may get worse without a word where it is compared
    with a baseline. `width` is how many numbers a segment's statistics are.
    """

    name: str
    title: str
    higher_is_better: bool = True
    tolerance: float = 0.5
    width: int = 2

    @abstractmethod
    def value(self, hypothesis: str, references: Sequence[str], language: str) -> float:
        """The score of one segment against its references, at least one."""

    @abstractmethod
    def signature(self, language: str, references: int | str, *, segment: bool = False) -> str:
        """All that the number depends on: of how many references it was made ("var": not as many everywhere), too.

        `segment` asks for that of a single segment's score.
        """

    def statistics(self, hypothesis: str, references: Sequence[str], language: str) -> Statistics:
        """What of one segment `pooled` needs; by default its score, with the weight 1."""
        return (self.value(hypothesis, references, language), 1.0)

    def pooled(self, rows: Sequence[Statistics], language: str) -> float:  # noqa: ARG002  # others need the language
        """The score that segments with these statistics have together; by default the mean."""
        return mean(rows)

    def corpus(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]],
        language: str,
        *,
        interval: bool = False,
    ) -> Score:
        """One score for all segments together; `references` has one sequence for each segment.

        `interval` adds the half-width of the bootstrap's 95 % interval.
        """
        rows = [
            self.statistics(hypothesis, texts, language)
            for hypothesis, texts in zip(hypotheses, references, strict=True)
        ]
        counts = {len(texts) for texts in references}
        signed = self.signature(language, counts.pop() if len(counts) == 1 else "var")
        value = self.pooled(rows, language)
        if not interval:
            return Score(self.name, value, signed)
        width, how = bootstrap_interval(rows, lambda some: self.pooled(some, language))
        head, bar, rest = signed.partition("|")
        return Score(self.name, value, f"{head}|{how}{bar}{rest}", interval=width)

    def segment(self, hypothesis: str, references: Sequence[str], language: str) -> Score:
        """The score of one segment, signed."""
        signed = self.signature(language, len(references), segment=True)
        return Score(self.name, self.value(hypothesis, references, language), signed)
