"""Every score that a report may have, in the order in which reports show them, and how each is treated.

All of it is asked when it is needed, never kept: METRICS may grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from review.metrics import LEARNED, METRICS
from review.metrics.metric import Statistics, mean
from review.metrics.quality import QUALITY

__all__ = ["ScoreKind", "compared", "pooled_score", "score_columns", "score_kinds", "thresholds"]


@dataclass(frozen=True, slots=True)
class ScoreKind:
    """A score by name.

    `title` is what people call it. Where it is compared with a baseline, `tolerance` is how many points it may get
    worse without a word, and `width` how many numbers a segment's statistics are; else they are None and 0. `shown`
    scores have a column in the tables of reports, `of_segments` ones are a segment's, too; a threshold may be set on
    those that are a `threshold`. A value of one that is `by_engine` depends on the engine of the back-translation. One
    `on_request` is computed only where it was asked for, and has a column only there.
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
    on_request: bool = False


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
        *(
            ScoreKind(
                metric.name,
                metric.title,
                metric.higher_is_better,
                metric.tolerance,
                2,
                shown=True,
                of_segments=True,
                threshold=True,
                on_request=True,
            )
            for metric in LEARNED.values()
        ),
        ScoreKind("backtranslation_chrf", "back-translation chrF++", of_segments=True, by_engine=True),
        ScoreKind("backtranslation_bleu", "back-translation BLEU", by_engine=True),
        ScoreKind("adequacy", "adequacy", of_segments=True, threshold=True, by_engine=True),
        ScoreKind("similarity", "similarity", of_segments=True, by_engine=True),
    ]
    return {kind.name: kind for kind in kinds}


class _Scored(Protocol):
    @property
    def scores(self) -> Mapping[str, object]: ...


def score_columns(reports: Iterable[_Scored]) -> tuple[ScoreKind, ...]:
    """Those that have a column in the table of these documents' reports."""
    there = {name for report in reports for name in report.scores}
    return tuple(kind for kind in score_kinds().values() if kind.shown and (not kind.on_request or kind.name in there))


def thresholds() -> tuple[str, ...]:
    """Names of those that a threshold may be set on."""
    return tuple(kind.name for kind in score_kinds().values() if kind.threshold)


def compared() -> dict[str, ScoreKind]:
    """Those that are compared with a baseline: the metrics, the learned ones, then quality."""
    kinds = score_kinds()
    return {name: kinds[name] for name in (*METRICS, *LEARNED, QUALITY)}


def pooled_score(name: str, rows: Sequence[Statistics], language: str) -> float:
    """The score that segments with these statistics have together; of quality the mean weighted by words."""
    return mean(rows) if name == QUALITY or name in LEARNED else METRICS[name].pooled(rows, language)
