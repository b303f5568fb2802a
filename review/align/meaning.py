"""Sentence embeddings as evidence: how much nearer two stretches are than texts of the document that do not belong.

As in Vecalign (Thompson and Koehn, "Vecalign: Improved Sentence Alignment in Linear Time and Space", EMNLP 2019) a
cosine counts by how far it stands above those of its two texts with others, since some texts are near to everything.
Here that is made a log-likelihood ratio against chance, so that it adds to lengths and anchors. A stretch of several
units has the sum of its units' vectors, weighted by length: encoding every stretch by itself was no better on WMT and
TED documents, and takes three times as long.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from review.align.worths import Index, Vector

__all__ = ["Meaning"]

_Vectors = npt.NDArray[np.float32]
#: Units of the longest stretch on a side.
_LONGEST = 3
#: In deviations of unrelated pairs: where related ones lie before the document's own are known, and how many of these
#: that counts for.
_RELATED, _DEVIATION, _PRIOR = 4.5, 1.5, 6.0
#: Most nats for and against a pair, and how much they count beside the other evidence, on which they depend.
_MOST, _WEIGHT = 6.0, 0.8
#: Least deviation of unrelated pairs; share of a unit's cosines, the lower ones, that are taken for unrelated.
_LEAST_DEVIATION, _UNRELATED = 0.012, 0.9
#: Units of the other side that a unit is compared with to know what is usual for it.
_SAMPLE = 512


class Meaning:
    """The vectors of both sides' units, and what pairs of stretches are worth by them."""

    def __init__(
        self, source: _Vectors, target: _Vectors, source_lengths: Sequence[float], target_lengths: Sequence[float]
    ) -> None:
        """`source` and `target` have a row of length 1 for each unit (all 0: nothing is known of it)."""
        self._source = _stretches(source, source_lengths)
        self._target = _stretches(target, target_lengths)
        some, others = _sampled(source), _sampled(target)
        cells = np.sort(some @ others.T, axis=None)
        low = cells[: max(1, int(len(cells) * _UNRELATED))]
        middle = float(np.median(low))
        self._deviation = max(_LEAST_DEVIATION, 1.4826 * float(np.median(np.abs(low - middle))))
        self._usual_source = {k: _usual(rows, others) for k, rows in self._source.items()}
        self._usual_target = {k: _usual(rows, some) for k, rows in self._target.items()}
        self._related, self._related_deviation = _RELATED, _DEVIATION

    def above_chance(self, a: int, b: int, i: Index, j: Index) -> Vector:
        """How many deviations of unrelated pairs the `a` units before i and the `b` units before j are nearer."""
        cosines = np.einsum("...d,...d->...", self._source[a][i], self._target[b][j])
        usual = (self._usual_source[a][i] + self._usual_target[b][j]) / 2
        return np.asarray((cosines - usual) / self._deviation, dtype=np.float64)

    def worth(self, a: int, b: int, i: Index, j: Index) -> Vector:
        """The same as nats for the pair against chance; what is nearer than usual pairs counts as those do."""
        z = np.clip(self.above_chance(a, b, i, j), -1.0, self._related)
        ratio = z**2 / 2 - ((z - self._related) / self._related_deviation) ** 2 / 2 - math.log(self._related_deviation)
        return np.asarray(_WEIGHT * np.clip(ratio, -_MOST, _MOST))

    def fit(self, pairs: Iterable[tuple[int, int, int, int]]) -> None:
        """Learn from matched beads, (units, units, end, end) of source and target, where related pairs lie here."""
        found = [
            float(self.above_chance(a, b, np.array([i]), np.array([j]))[0])
            for a, b, i, j in pairs
            if a <= _LONGEST and b <= _LONGEST
        ]
        if len(found) < 3:
            return
        weight = len(found) / (len(found) + _PRIOR)
        middle = float(np.median(found))
        deviation = 1.4826 * float(np.median(np.abs(np.array(found) - middle)))
        self._related = max(1.5, weight * middle + (1 - weight) * _RELATED)
        self._related_deviation = math.sqrt(weight * max(0.5, deviation) ** 2 + (1 - weight) * _DEVIATION**2)


def _stretches(units: _Vectors, lengths: Sequence[float]) -> dict[int, _Vectors]:
    """By number of units: row n is the stretch of so many units before n; row 0 is nothing."""
    weighted = units * np.asarray(lengths, dtype=np.float32)[:, None]
    sums = np.vstack([np.zeros((1, units.shape[1]), dtype=np.float32), np.cumsum(weighted, axis=0, dtype=np.float64)])
    places = np.arange(len(units) + 1)
    found = {}
    for k in range(1, _LONGEST + 1):
        rows = sums - sums[np.maximum(places - k, 0)]
        found[k] = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return found


def _sampled(units: _Vectors) -> _Vectors:
    return units if len(units) <= _SAMPLE else units[np.linspace(0, len(units) - 1, _SAMPLE).astype(np.int64)]


def _usual(rows: _Vectors, others: _Vectors) -> Vector:
    """What each row's cosine with unrelated `others` is: the mean of the lower ones."""
    few = max(1, int(len(others) * _UNRELATED))
    means = [
        np.sort(part @ others.T, axis=1)[:, :few].mean(axis=1) for part in np.array_split(rows, len(rows) // 512 + 1)
    ]
    return np.concatenate(means).astype(np.float64)
