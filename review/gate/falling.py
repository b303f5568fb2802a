"""Scores that fell since the baseline, and whether that can be chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from review.gate.baseline import Baseline, KnownDocument, keyed_segments, references_digest, statistics_of
from review.metrics.quality import QUALITY
from review.metrics.scores import compared, pooled_score
from review.metrics.significance import FEWEST_CHANGED, p_value
from review.report import DocumentReport, engine_of
from review.text.counted import counted

__all__ = ["SIGNIFICANT", "Fall", "falls", "tolerances"]

#: The largest p-value that is no chance.
SIGNIFICANT = 0.05

Pairs = list[tuple[tuple[float, ...], tuple[float, ...]]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A score of something, `name`, that got worse by `points`, more than its tolerance. `change` and `evidence` are
    words.
    """

    name: str
    metric: str
    points: float
    change: str
    evidence: str
    significant: bool


def tolerances() -> dict[str, float]:
    """Points that each score may get worse without a word."""
    return {name: kind.tolerance or 0.0 for name, kind in compared().items()}


def falls(
    reports: Sequence[DocumentReport], base: Baseline, allowed: Mapping[str, float], unchanged: frozenset[str]
) -> list[Fall]:
    """Falls of each document, and significant ones of a language pair's documents together, where none fell by itself.

    `unchanged` documents were not scored; they count as they are in the baseline.
    """
    known = {r.document.id: (r, base.documents[r.document.id]) for r in reports if r.document.id in base.documents}
    statistics: dict[str, dict[str, dict[int, tuple[float, ...]]]] = {}
    found = []
    pools: dict[tuple[str, str, str], Pairs] = {}
    fell: set[tuple[str, str, str]] = set()
    sizes: dict[tuple[str, str, str], int] = {}
    for metric in compared():
        for name in sorted({*known, *(unchanged & set(base.documents))}):
            report, old = known.get(name, (None, base.documents[name]))
            if metric not in old.scores or (metric == QUALITY and _by_engine(report, old)):
                continue
            group = (old.source_language, old.target_language, metric)
            if report is None or not _moved(report, old, metric):
                pairs = [(s.statistics[metric],) * 2 for s in old.segments.values() if metric in s.statistics]
            else:
                if name not in statistics:
                    statistics[name] = statistics_of(report)
                pairs = _paired(report, old, metric, statistics[name].get(metric, {}))
                fall = _fall(metric, pairs, old.target_language, allowed, name)
                if fall is not None:
                    found.append(fall)
                    if fall.significant:
                        fell.add(group)
            pools.setdefault(group, []).extend(pairs)
            sizes[group] = sizes.get(group, 0) + 1
    for group, pairs in pools.items():
        source, target, metric = group
        if group not in fell and sizes[group] > 1:
            fall = _fall(metric, pairs, target, allowed, f"all {sizes[group]} documents {source}→{target} together")
            if fall is not None and fall.significant:
                found.append(fall)
    return found


def _by_engine(report: DocumentReport | None, old: KnownDocument) -> bool:
    """Whether a back-translation went into the quality, then or now."""
    return engine_of(old.scores) != "none" or (report is not None and engine_of(report.scores) != "none")


def _moved(report: DocumentReport, old: KnownDocument, metric: str) -> bool:
    score = report.scores.get(metric)
    return score is not None and score.value is not None and round(score.value, 4) != old.scores[metric].value


def _paired(report: DocumentReport, old: KnownDocument, metric: str, now: Mapping[int, tuple[float, ...]]) -> Pairs:
    """Statistics then and now of the segments whose source and, where they matter, references are the same."""
    pairs = []
    for key, reported in keyed_segments(report):
        before = old.segments.get(key)
        if before is None or metric not in before.statistics or reported.segment.number not in now:
            continue
        if metric != QUALITY and before.references != references_digest(reported.segment):
            continue
        pairs.append((before.statistics[metric], now[reported.segment.number]))
    return pairs


def _fall(metric: str, pairs: Pairs, language: str, allowed: Mapping[str, float], name: str) -> Fall | None:
    if not pairs:
        return None
    before, now = [old for old, _ in pairs], [new for _, new in pairs]
    scores = pooled_score(metric, before, language), pooled_score(metric, now, language)
    kind = compared()[metric]
    worse = scores[0] - scores[1] if kind.higher_is_better else scores[1] - scores[0]
    if worse <= allowed.get(metric, kind.tolerance or 0.0):
        return None
    change = f"{metric} {'fell' if kind.higher_is_better else 'rose'} from {scores[0]:.2f} to {scores[1]:.2f}"
    p = p_value(metric, before, now, language)
    if p is None:
        few = counted(sum(old != new for old, new in pairs), "segment")
        return Fall(name, metric, worse, change, f"scores of {few} changed, a test needs {FEWEST_CHANGED}", False)
    return Fall(name, metric, worse, change, f"{len(pairs)} segments, p = {p:.4f}", p < SIGNIFICANT)
