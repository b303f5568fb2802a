"""The best way to line two sequences of units up: dynamic programming over the anti-diagonals of a banded table.

The table is that of Gale and Church (1993). What the moves into many cells are worth is computed at once (`worths`);
what is left is one step for each anti-diagonal, so that time and memory are linear in the number of units.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from review.align.worths import MOVES, Hints, Index, Worths

__all__ = ["UnitBead", "best_path"]

#: Up to this many cells the whole table is computed, beyond it a band around the guide.
_WHOLE_TABLE = 250_000
_NEVER = -1e18
#: Diagonals that a move can go back over, and the room at both ends of a row for cells that are not there: a band
#: moves by at most one place a diagonal, and by one more where its middle was rounded.
_BACK, _ROOM = 6, 8
#: Rows that are kept, a power of two above `_BACK`.
_KEPT = 8
#: Numbers that are computed at once.
_AT_ONCE = 300_000


@dataclass(frozen=True)
class UnitBead:
    """Units [source_start, source_end) and [target_start, target_end), either of which may be none; `worth` in nats."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int
    worth: float

    @property
    def matched(self) -> bool:
        return self.source_start < self.source_end and self.target_start < self.target_end


def best_path(evidence: Hints) -> list[UnitBead]:
    """The beads of the best path, in order; together they hold every unit once."""
    n, m = len(evidence.source_lengths), len(evidence.target_lengths)
    low, high = _windows(evidence)
    chosen, gains = _table(Worths(evidence, low, int((high - low).max()) + 1), low, high)
    path: list[UnitBead] = []
    at_i, at_j = n, m
    while at_i or at_j:
        diagonal = at_i + at_j
        place = at_i - int(low[diagonal])
        a, b = MOVES[chosen[diagonal, place]]
        path.append(UnitBead(at_i - a, at_i, at_j - b, at_j, float(gains[diagonal, place])))
        at_i, at_j = at_i - a, at_j - b
    path.reverse()
    return path


def _windows(evidence: Hints) -> tuple[Index, Index]:
    """For every anti-diagonal the first and last source position within the band."""
    n, m = len(evidence.source_lengths), len(evidence.target_lengths)
    diagonals = np.arange(n + m + 1)
    low, high = np.maximum(0, diagonals - m), np.minimum(n, diagonals)
    if (n + 1) * (m + 1) <= _WHOLE_TABLE:
        return low, high
    points = [(0, 0), *evidence.guide, (n, m)]
    centre = np.interp(diagonals, [i + j for i, j in points], [i for i, _ in points]).round().astype(np.int64)
    return np.clip(centre - evidence.half_width, low, high), np.clip(centre + evidence.half_width, low, high)


def _table(worths: Worths, low: Index, high: Index) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """For every cell (diagonal, place in the band) the number of the best move into it, and what that move gains."""
    width = int((high - low).max()) + 1
    chosen = np.zeros((len(low), width), dtype=np.int8)
    gains = np.zeros((len(low), width), dtype=np.float32)
    rows = np.full((_KEPT, width + 2 * _ROOM), _NEVER)  # worth of the best path to each cell of the newest diagonals
    flat = rows.reshape(-1)
    places = np.arange(width)
    back = np.array([a + b for a, b in MOVES])
    taken = np.array([a for a, _ in MOVES])
    before = np.concatenate((np.zeros(_BACK, dtype=np.int64), low))  # low[d] is before[d + _BACK]
    step = max(1, _AT_ONCE // (len(MOVES) * width))
    for start in range(0, len(low), step):
        stop = min(len(low), start + step)
        values = worths.of(start, stop)
        diagonals = np.arange(start, stop)[:, None]
        came_from = (diagonals - back[None, :]) % _KEPT * rows.shape[1]
        came_from += low[start:stop, None] - taken[None, :] - before[diagonals - back[None, :] + _BACK] + _ROOM
        for number, diagonal in enumerate(range(start, stop)):
            came = flat[came_from[number][:, None] + places]
            value = values[number]
            value += came
            best = value.argmax(axis=0)
            top = value[best, places]
            row = rows[diagonal % _KEPT]
            row[:] = _NEVER
            size = int(high[diagonal] - low[diagonal]) + 1
            row[_ROOM : _ROOM + size] = np.maximum(top[:size], _NEVER)
            if diagonal == 0:
                row[_ROOM] = 0.0
            chosen[diagonal] = best
            gains[diagonal] = top - came[best, places]
    return chosen, gains
