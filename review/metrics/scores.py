"""Every score that a report may have, in the order in which reports show them, and how each is treated.

All of it is asked when it is needed, never kept: METRICS may grow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.metrics import METRICS
from review.metrics.metric import Statistics, mean
from review.metrics.quality import QUALITY

__all__ = ["ScoreKind", "compared", "pooled_score", "score_columns", "score_kinds", "thresholds"]


@dataclass(frozen=True, slots=True)
class ScoreKind:
    """A score by name.

    `title` is what people call it. Where it is compared with a baseline, `tolerance` is how many points it may get
    worse without a word, and `width` how many numbers a segment's statistics are; else they are None and 0. `shown`
    scores have a column in the tables of reports, `of_segments` ones are a segment's, too; a threshold may be set on
    those that are a `threshold`. A value of one that is `by_engine` depends on the engine of the back-translation.
    """

    name: str
    title: str
    higher_is_better: bool = True
    tolerance: float | None = None
    width: int = 0
    shown: bool = False
    of_segments: bool = False
    threshold: bool = False
    by_engine: bool = False


def score_kinds() -> dict[str, ScoreKind]:
    """All of them by name."""
    kinds = [
        ScoreKind(
            QUALITY, "quality", tolerance=1.0, width=2, shown=True, of_segments=True, threshold=True, by_engine=True
        ),
        ScoreKind("mqm", "MQM", shown=True, threshold=True),
        *(
            ScoreKind(
                metric.name,
                metric.title,
                metric.higher_is_better,
                metric.tolerance,
                metric.width,
                shown=True,
                of_segments=True,
                threshold=True,
            )
            for metric in METRICS.values()
        ),
        ScoreKind("backtranslation_chrf", "back-translation chrF++", of_segments=True, by_engine=True),
        ScoreKind("backtranslation_bleu", "back-translation BLEU", by_engine=True),
        ScoreKind("adequacy", "adequacy", of_segments=True, threshold=True, by_engine=True),
    ]
    return {kind.name: kind for kind in kinds}


def score_columns() -> tuple[ScoreKind, ...]:
    """Those that have a column in a report's table."""
    return tuple(kind for kind in score_kinds().values() if kind.shown)


def thresholds() -> tuple[str, ...]:
    """Names of those that a threshold may be set on."""
    return tuple(kind.name for kind in score_kinds().values() if kind.threshold)


def compared() -> dict[str, ScoreKind]:
    """Those that are compared with a baseline: the metrics, then quality."""
    kinds = score_kinds()
    return {name: kinds[name] for name in (*METRICS, QUALITY)}


def pooled_score(name: str, rows: Sequence[Statistics], language: str) -> float:
    """The score that segments with these statistics have together; of quality the mean weighted by words."""
    return mean(rows) if name == QUALITY else METRICS[name].pooled(rows, language)
