"""Whether scores order translations as people do: of segments and of systems.

Pairs are of translations of one source, which is what a reviewer compares. **tau** is Kendall's: concordant less
discordant pairs, over those that people tell apart; where ours ties it gains nothing. **pairwise accuracy** is that of
Deutsch et al. 2023 (https://aclanthology.org/2023.emnlp-main.798): a pair is right when both order it alike or both tie
it, ours being tied where they differ by at most a threshold, the best one for these pairs. Of systems it is the share
of pairs that both order alike (Kocmi et al. 2021, https://aclanthology.org/2021.wmt-1.57). The intervals are 95 %
percentiles of 1,000 bootstrap samples of the sources, always of the same seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from review.evaluation.judged import JudgedSegment

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Agreement", "Estimate", "agreement"]

_SAMPLES, _SEED = 1000, 12345
_THRESHOLDS = 200


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval, or None with the reason why there is none."""

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """`pairs` are those of segments, `threshold` is where ours tie for the pairwise accuracy."""

    tau: Estimate
    accuracy: Estimate
    systems_tau: Estimate
    systems_accuracy: Estimate
    pairs: int = 0
    systems: int = 0
    threshold: float | None = None


def agreement(segments: Sequence[JudgedSegment]) -> Agreement:
    """Our quality beside people's scores. What cannot be computed says why."""
    items: dict[str, list[tuple[str, float, float]]] = {}
    for one in segments:
        if one.quality is not None and one.human is not None:
            items.setdefault(one.item, []).append((one.system, one.quality, one.human))
    if not items:
        none = Estimate(None, reason="no segment has both a score of people and one of ours")
        return Agreement(none, none, none, none)
    table = _pairs(list(items.values()))
    tau, accuracy, threshold = _of_segments(table, len(items))
    systems = sorted({system for rows in items.values() for system, _, _ in rows})
    systems_tau, systems_accuracy = _of_systems(list(items.values()), systems)
    return Agreement(tau, accuracy, systems_tau, systems_accuracy, len(table), len(systems), threshold)


def _pairs(items: Sequence[Sequence[tuple[str, float, float]]]) -> np.ndarray[Any, Any]:
    """A row a pair: its item's number, our difference, people's difference."""
    import numpy as np

    rows = [
        (number, a[1] - b[1], a[2] - b[2])
        for number, translations in enumerate(items)
        for a, b in combinations(translations, 2)
    ]
    return np.array(rows, dtype="float64").reshape(-1, 3)


def _of_segments(table: np.ndarray[Any, Any], items: int) -> tuple[Estimate, Estimate, float | None]:
    import numpy as np

    if not len(table):
        none = Estimate(None, reason="no source has two translations; segments cannot be compared")
        return none, none, None
    item, ours, theirs = table[:, 0].astype(int), table[:, 1], table[:, 2]
    apart = theirs != 0
    signs = np.sign(np.where(np.abs(ours) < 1e-9, 0.0, ours)) * np.sign(theirs)
    tau = (
        _estimate(item, np.where(apart, signs, 0.0), apart.astype(float), items)
        if apart.any()
        else Estimate(None, reason="people tell no two translations of one source apart")
    )
    # none besides: of few pairs the least difference may be large
    thresholds = np.unique([0.0, *np.quantile(np.abs(ours), np.linspace(0.0, 1.0, _THRESHOLDS))])
    threshold = float(max(thresholds, key=lambda t: _right(ours, theirs, t).mean()))
    accuracy = _estimate(item, _right(ours, theirs, threshold), np.ones(len(table)), items)
    return tau, accuracy, threshold


def _right(ours: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any], threshold: float) -> np.ndarray[Any, Any]:
    import numpy as np

    signs = np.where(np.abs(ours) <= threshold, 0.0, np.sign(ours))
    right: np.ndarray[Any, Any] = (signs == np.sign(theirs)).astype(float)
    return right


def _estimate(
    item: np.ndarray[Any, Any], gained: np.ndarray[Any, Any], counted: np.ndarray[Any, Any], items: int
) -> Estimate:
    """The ratio of two sums over pairs, with an interval from resampled items."""
    import numpy as np

    sums = np.bincount(item, gained, items), np.bincount(item, counted, items)
    drawn = np.random.default_rng(_SEED).integers(items, size=(_SAMPLES, items))
    above, below = sums[0][drawn].sum(1), sums[1][drawn].sum(1)
    samples = above[below > 0] / below[below > 0]
    low, high = np.quantile(samples, (0.025, 0.975)) if len(samples) else (None, None)
    return Estimate(float(sums[0].sum() / sums[1].sum()), _number(low), _number(high))


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _of_systems(
    items: Sequence[Sequence[tuple[str, float, float]]], systems: Sequence[str]
) -> tuple[Estimate, Estimate]:
    import numpy as np

    if len(systems) < 2:
        none = Estimate(None, reason="there is one system; systems cannot be compared")
        return none, none
    at = {system: n for n, system in enumerate(systems)}
    sums = np.zeros((3, len(items), len(systems)))
    for number, translations in enumerate(items):
        for system, ours, theirs in translations:
            sums[:, number, at[system]] += (ours, theirs, 1.0)
    whole = _system_scores(sums.sum(1))
    if whole is None:
        none = Estimate(None, reason="people tell no two systems apart")
        return none, none
    drawn = np.random.default_rng(_SEED).integers(len(items), size=(_SAMPLES, len(items)))
    samples = [found for some in drawn if (found := _system_scores(sums[:, some].sum(1))) is not None]
    bounds = np.quantile(np.array(samples), (0.025, 0.975), axis=0)
    low, high = bounds.tolist()
    return Estimate(whole[0], low[0], high[0]), Estimate(whole[1], low[1], high[1])


def _system_scores(sums: np.ndarray[Any, Any]) -> tuple[float, float] | None:
    """Kendall's tau and the pairwise accuracy of the systems' means; None where people tell none apart."""
    import numpy as np

    seen = sums[2] > 0
    ours, theirs = sums[0][seen] / sums[2][seen], sums[1][seen] / sums[2][seen]
    first, second = np.triu_indices(len(ours), 1)
    signs = np.sign(ours[first] - ours[second]) * np.sign(theirs[first] - theirs[second])
    apart = theirs[first] != theirs[second]
    if not apart.any():
        return None
    return float(signs[apart].mean()), float((signs[apart] > 0).mean())
