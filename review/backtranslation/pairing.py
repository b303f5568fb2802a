"""Which sentences of a segment belong together: the back-translations are compared with the source, in order.

The idea of Bleualign (Sennrich and Volk 2010): a target sentence taken back to the source's language looks like its
source. Dynamic programming over groups of up to three sentences; lengths decide where the words do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from review.text.normalize import fold

__all__ = ["pair_sentences"]

_SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (3, 2), (2, 3))
#: How far from the diagonal a pair may lie, in sentences.
_BAND = 12
_PENALTY = 0.12
#: Above this many sentences in one segment they are paired as they stand, if at all.
_MOST = 500


def _grams(text: str) -> Counter[str]:
    folded = f" {fold(text)} "
    return Counter(folded[n : n + 4] for n in range(max(1, len(folded) - 3)))


def _likeness(source: Counter[str], back: Counter[str]) -> float:
    """Dice coefficient of character 4-grams, and for a third how alike the lengths are; 0 to 1."""
    total, other = source.total(), back.total()
    common = (source & back).total()
    dice = 2 * common / (total + other) if total + other else 0.0
    return (2 * dice + min(total, other) / max(total, other, 1)) / 3


def pair_sentences(sources: Sequence[str], backs: Sequence[str]) -> list[tuple[range, range]]:
    """Groups of source sentences with groups of back-translated ones, in order, each sentence in exactly one group.

    Where one side is empty, or what is left does not divide into groups of three, everything is one group.
    """
    rows, columns = len(sources), len(backs)
    if rows == columns == 1 or not rows or not columns:
        return [(range(rows), range(columns))]
    if max(rows, columns) > _MOST:
        return (
            [(range(n, n + 1), range(n, n + 1)) for n in range(rows)]
            if rows == columns
            else [(range(rows), range(columns))]
        )
    left, right = [_grams(text) for text in sources], [_grams(text) for text in backs]
    sums: dict[tuple[int, int, int], Counter[str]] = {}

    def together(side: list[Counter[str]], end: int, count: int) -> Counter[str]:
        key = (id(side), end, count)
        if key not in sums:
            sums[key] = sum(side[end - count : end], Counter())
        return sums[key]

    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for row in range(1, rows + 1):
        centre = row * columns // rows
        for column in range(max(1, centre - _BAND), min(columns, centre + _BAND) + 1):
            for height, width in _SHAPES:
                before = best.get((row - height, column - width))
                if before is None:
                    continue
                a, b = together(left, row, height), together(right, column, width)
                gain = (_likeness(a, b) - _PENALTY * (height + width - 2)) * (a.total() + b.total())
                if (row, column) not in best or before[0] + gain > best[row, column][0]:
                    best[row, column] = (before[0] + gain, (row - height, column - width))
    if (rows, columns) not in best:
        return [(range(rows), range(columns))]
    corners = [(rows, columns)]
    while corners[-1] != (0, 0):
        corners.append(best[corners[-1]][1])
    corners.reverse()
    return [(range(a, c), range(b, d)) for (a, b), (c, d) in pairwise(corners)]
