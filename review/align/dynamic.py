"""The best way to line two sequences of units up: dynamic programming over the anti-diagonals of a banded table.

The table is that of Gale and Church (1993); what a bead is worth comes from `Evidence` as log-likelihood ratios
against chance, so that evidence adds up and an unmatched unit is worth just its prior. Every anti-diagonal is
computed at once with numpy; what is left in Python is linear in the number of units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from review.align.lengths import LengthModel

__all__ = ["BEADS", "HALF_WIDTH", "NARROW", "SKIP_INSIDE", "Evidence", "UnitBead", "best_path"]

Vector = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]

#: Beads of matched units with the natural logarithm of their prior: most sentences are translated by one.
BEADS: dict[tuple[int, int], float] = {
    (1, 1): -0.1, (1, 2): -2.7, (2, 1): -2.7, (1, 3): -3.4, (3, 1): -3.4, (2, 2): -6.0,
}  # fmt: skip
#: Log prior of leaving a stretch unmatched, and of each further unit of it.
_SKIP, _SKIP_MORE = -4.6, -1.0
#: The same where neither the stretch is made of whole paragraphs nor the other side stands between two paragraphs.
SKIP_INSIDE = -2.7
#: How much the evidence in the second and third pair of a 1-2, 1-3 … bead counts.
_FURTHER = 0.6
#: Standard deviation of the log ratio of two sentences that do not belong together.
_CHANCE = 0.75
_MAX_SKIP = 6
#: What a bead costs for each end of a paragraph within it, and where that end has no final stop: headings are run
#: together with what follows, and then nobody can tell where the one sentence ends.
_ACROSS, _ACROSS_OPEN = -1.6, -0.4
#: Up to this many cells the whole table is computed, beyond it a band around the guide.
_WHOLE_TABLE = 250_000
#: Half the width of that band, in units: around likely pairs, and around a path found before.
HALF_WIDTH, NARROW = 160, 48
_NEVER = -1e18


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


@dataclass
class Evidence:
    """What is known of two sequences of units before they are aligned.

    `shared[d][k]`: for anti-diagonal d, pairs (i, worth) of units (i, d − i) with evidence in common.
    `source_missed[i]`: what it is worth (below 0) that unit i's own evidence is not on the other side.
    """

    source_lengths: Vector
    target_lengths: Vector
    source_first: npt.NDArray[np.bool_]
    target_first: npt.NDArray[np.bool_]
    #: Whether a unit ends without the mark that ends a sentence.
    source_open: npt.NDArray[np.bool_]
    target_open: npt.NDArray[np.bool_]
    source_missed: Vector
    target_missed: Vector
    #: What it is worth (above 0) to leave a unit unmatched that looks like none of the text: a site's own line.
    source_spare: Vector
    target_spare: Vector
    shared: dict[int, tuple[Index, Vector]]
    lengths: LengthModel
    #: Worth of a matched bead whose end is the end of a paragraph on both sides, on one, on neither.
    ends: tuple[float, float, float] = (0.5, -0.2, 0.0)
    #: Where the diagonal band is laid: (source unit, target unit), rising, of likely pairs; and half its width.
    guide: list[tuple[int, int]] = field(default_factory=list)
    half_width: int = HALF_WIDTH
    #: What it costs besides to leave out units in the midst of a paragraph.
    skip_inside: float = SKIP_INSIDE


def _cumulated(values: Vector) -> Vector:
    return np.concatenate((np.zeros(1), np.cumsum(values)))


def _across(first: npt.NDArray[np.bool_], open_end: npt.NDArray[np.bool_]) -> Vector:
    """What it costs that a bead holds a unit and the one before it."""
    before_open = np.concatenate((np.zeros(1, dtype=np.bool_), open_end[:-1]))
    return np.asarray(np.where(first, np.where(before_open, _ACROSS_OPEN, _ACROSS), 0.0))


def _windows(evidence: Evidence) -> tuple[Index, Index]:
    """For every anti-diagonal the first and last source position within the band."""
    n, m = len(evidence.source_lengths), len(evidence.target_lengths)
    diagonals = np.arange(n + m + 1)
    low, high = np.maximum(0, diagonals - m), np.minimum(n, diagonals)
    if (n + 1) * (m + 1) <= _WHOLE_TABLE:
        return low, high
    points = [(0, 0), *evidence.guide, (n, m)]
    centre = np.interp(diagonals, [i + j for i, j in points], [i for i, _ in points]).round().astype(np.int64)
    return np.clip(centre - evidence.half_width, low, high), np.clip(centre + evidence.half_width, low, high)


class _Table:
    """Worth of the best path to each cell, by anti-diagonal and source position; outside the band it is `_NEVER`."""

    def __init__(self, low: Index) -> None:
        self.low = low
        self.rows: list[Vector] = []

    def get(self, diagonal: int, first: int, last: int) -> Vector:
        out = np.full(last - first + 1, _NEVER)
        if diagonal < 0:
            return out
        low = int(self.low[diagonal])
        row = self.rows[diagonal]
        start, end = max(first, low), min(last, low + len(row) - 1)
        if start <= end:
            out[start - first : end - first + 1] = row[start - low : end - low + 1]
        return out


def _shared_at(evidence: Evidence, diagonal: int, first: int, last: int) -> Vector | None:
    """Evidence that the units before cells (i, diagonal − i) have in common, from first to last; None for none."""
    first, last, diagonal = first - 1, last - 1, diagonal - 2
    found = evidence.shared.get(diagonal)
    if found is None:
        return None
    positions, worths = found
    inside = (positions >= first) & (positions <= last)
    if not inside.any():
        return None
    out = np.zeros(last - first + 1)
    out[positions[inside] - first] = worths[inside]
    return out


def _shared(evidence: Evidence, diagonal: int, first: int, last: int, a: int, b: int) -> Vector | float:
    """Evidence in common of the `a` and `b` units before each cell.

    A word that stands in every unit must not count for every pair of them: of 2-2 the better of the straight and the
    crossed pairs count, of 1-2 and the like the best pair in full and the others in part.
    """
    none = np.zeros(last - first + 1)
    cells = {(p, q): _shared_at(evidence, diagonal - p - q, first - p, last - p) for p in range(a) for q in range(b)}
    if all(cell is None for cell in cells.values()):
        return 0.0
    values = {at: none if cell is None else cell for at, cell in cells.items()}
    if a == b == 2:
        return np.asarray(np.maximum(values[0, 0] + values[1, 1], values[0, 1] + values[1, 0]))
    if a * b == 1:
        return values[0, 0]
    best = np.maximum.reduce(list(values.values()))
    return np.asarray(best + _FURTHER * (np.sum(list(values.values()), axis=0) - best))


def _length_worth(lengths: LengthModel) -> Callable[[Vector, Vector], Vector]:
    """Log-likelihood ratio of two lengths: Student's t (3 degrees, robust) of their log ratio against chance."""
    half_root = float(np.sqrt(lengths.ratio))

    def worth(source: Vector, target: Vector) -> Vector:
        logs = np.log((target + 2.0) / (source * lengths.ratio + 2.0))
        shorter = np.maximum(4.0, np.minimum(source * half_root, target / half_root))
        variance = lengths.spread**2 + lengths.noise / shorter
        matched = -2.0 * np.log1p(logs**2 / (3.0 * variance)) - 0.5 * np.log(variance)
        return np.asarray(matched + np.log(_CHANCE))

    return worth


def best_path(evidence: Evidence) -> list[UnitBead]:
    """The beads of the best path, in order; together they hold every unit once."""
    n, m = len(evidence.source_lengths), len(evidence.target_lengths)
    low, high = _windows(evidence)
    table = _Table(low)
    moves: list[tuple[int, int]] = [
        *BEADS,
        *((k, 0) for k in range(1, _MAX_SKIP + 1)),
        *((0, k) for k in range(1, _MAX_SKIP + 1)),
    ]
    chosen: list[npt.NDArray[np.int8]] = []
    s_len, t_len = _cumulated(evidence.source_lengths), _cumulated(evidence.target_lengths)
    s_spare, t_spare = _cumulated(evidence.source_spare), _cumulated(evidence.target_spare)
    s_miss, t_miss = _cumulated(evidence.source_missed), _cumulated(evidence.target_missed)
    # what the ends of paragraphs before a unit cost; a position is a paragraph's edge where one begins or the text ends
    s_across = _cumulated(_across(evidence.source_first, evidence.source_open))
    t_across = _cumulated(_across(evidence.target_first, evidence.target_open))
    s_edge, t_edge = np.append(evidence.source_first, True), np.append(evidence.target_first, True)
    both, one, neither = evidence.ends
    worth_of = _length_worth(evidence.lengths)

    for diagonal in range(n + m + 1):
        first, last = int(low[diagonal]), int(high[diagonal])
        width = last - first + 1
        best = np.full(width, _NEVER)
        move_of = np.full(width, -1, dtype=np.int8)
        if diagonal == 0:
            best[0] = 0.0
        i = np.arange(first, last + 1)
        j = diagonal - i
        ends = np.where(s_edge[i] & t_edge[j], both, np.where(s_edge[i] | t_edge[j], one, neither))
        for number, (a, b) in enumerate(moves):
            came = table.get(diagonal - a - b, first - a, last - a)
            if came.max() <= _NEVER / 2:
                continue
            i0, j0 = np.maximum(i - a, 0), np.maximum(j - b, 0)
            if a and b:
                value = came + BEADS[a, b] + ends
                value += worth_of(s_len[i] - s_len[i0], t_len[j] - t_len[j0])
                value += s_miss[i] - s_miss[i0] + t_miss[j] - t_miss[j0]
                # a paragraph that begins at i0 is no boundary inside the bead
                if a > 1:
                    value += s_across[i] - s_across[np.minimum(i0 + 1, n)]
                if b > 1:
                    value += t_across[j] - t_across[np.minimum(j0 + 1, m)]
                value += _shared(evidence, diagonal, first, last, a, b)
            else:
                own0, own1, other = (s_edge[i0], s_edge[i], t_edge[j]) if a else (t_edge[j0], t_edge[j], s_edge[i])
                value = (
                    came + _SKIP + _SKIP_MORE * (a + b - 1) + np.where(other | (own0 & own1), 0.0, evidence.skip_inside)
                )
                value += s_spare[i] - s_spare[i0] + t_spare[j] - t_spare[j0]
            better = value > best
            best = np.where(better, value, best)
            move_of[better] = number
        table.rows.append(best)
        chosen.append(move_of)

    path: list[UnitBead] = []
    at_i, at_j = n, m
    while at_i or at_j:
        diagonal = at_i + at_j
        a, b = moves[chosen[diagonal][at_i - int(low[diagonal])]]
        gain = table.get(diagonal, at_i, at_i)[0] - table.get(diagonal - a - b, at_i - a, at_i - a)[0]
        path.append(UnitBead(at_i - a, at_i, at_j - b, at_j, float(gain)))
        at_i, at_j = at_i - a, at_j - b
    path.reverse()
    return path
