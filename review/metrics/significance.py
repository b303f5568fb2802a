"""sacreBLEU's paired test over statistics that were kept, instead of over two systems' texts.

A segment's *statistics* are the few numbers that a metric adds up over a corpus (n-gram matches and totals, lengths,
edits), so that a baseline can keep them and needs no old text. The test is sacreBLEU's approximate randomization
(Riezler & Maxwell 2005, https://aclanthology.org/W05-0908), two-sided, with its own number of trials and a fixed seed.

`quality` is tested in the same way; its statistics are quality × words and words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sacrebleu.significance import Result, _paired_ar_test

from review.metrics import METRICS
from review.metrics.metric import SacreBleuMetric

__all__ = ["FEWEST_CHANGED", "QUALITY", "TESTED", "WIDTHS", "p_value", "pooled_score", "segment_statistics"]

QUALITY = "quality"
#: The scores that have statistics, each with whether higher is better.
TESTED: dict[str, bool] = {**{name: metric.higher_is_better for name, metric in METRICS.items()}, QUALITY: True}
#: How many numbers a segment's statistics are.
WIDTHS: dict[str, int] = {"bleu": 10, "chrf": 24, "ter": 2, QUALITY: 2}
#: With fewer changed segments no randomization test reaches 5 %: all of k signs alike have a chance of 2 × 0.5^k.
FEWEST_CHANGED = 6
_TRIALS = 10_000
_SEED = 12345  # sacreBLEU's own

Statistics = Sequence[float]


def segment_statistics(
    name: str, hypotheses: Sequence[str], references: Sequence[Sequence[str]], language: str
) -> list[tuple[float, ...]]:
    """A tuple for each hypothesis; `references` has one sequence per reference, each as long as the hypotheses."""
    rows = _of_sacrebleu(name).statistics(hypotheses, references, language)
    return [tuple(float(number) for number in row) for row in rows]


def pooled_score(name: str, statistics: Sequence[Statistics], language: str) -> float:
    """The corpus score that segments with these statistics have together."""
    return float(_metric(name, language)._aggregate_and_compute([list(row) for row in statistics]).score)


def p_value(name: str, before: Sequence[Statistics], now: Sequence[Statistics], language: str) -> float | None:
    """How likely a difference this large is if before and now were alike; None where too few segments changed.

    Both are of the same segments in the same order. Segments that did not change are alike under every relabelling, so
    they are added up to one: the same test, quicker.
    """
    changed = [n for n, (old, new) in enumerate(zip(before, now, strict=True)) if tuple(old) != tuple(new)]
    if len(changed) < FEWEST_CHANGED:
        return None
    alike = set(range(len(before))) - set(changed)
    width = len(before[0])
    rest = [sum(before[n][column] for n in alike) for column in range(width)]
    sides = [[*(list(side[n]) for n in changed), rest] for side in (before, now)]
    replay = _Replay(_metric(name, language))
    start = {name: (sides[0], Result(replay._aggregate_and_compute(sides[0]).score))}
    _, results = _paired_ar_test(start, "now", sides[1], None, {name: replay}, _TRIALS, seed=_SEED)  # type: ignore[arg-type, dict-item]
    p = results[name].p_value
    assert p is not None
    return float(p)


def _metric(name: str, language: str) -> Any:
    return _Mean() if name == QUALITY else _of_sacrebleu(name).make(language, False)


def _of_sacrebleu(name: str) -> SacreBleuMetric:
    metric = METRICS[name]
    assert isinstance(metric, SacreBleuMetric)
    return metric


@dataclass(frozen=True, slots=True)
class _Value:
    score: float


class _Mean:
    """A weighted mean in the shape of sacreBLEU's metrics: statistics are (value × weight, weight)."""

    def _aggregate_and_compute(self, statistics: Sequence[Statistics]) -> _Value:
        weight = sum(float(row[1]) for row in statistics)
        return _Value(sum(float(row[0]) for row in statistics) / weight if weight else 0.0)


class _Replay:
    """A metric whose "texts" are statistics already."""

    def __init__(self, metric: Any) -> None:
        self._metric = metric

    def _extract_corpus_statistics(self, statistics: Any, references: None) -> Any:  # noqa: ARG002  # sacreBLEU's
        return statistics

    def _aggregate_and_compute(self, statistics: Any) -> Any:
        return self._metric._aggregate_and_compute(statistics)
