"""What is known of two sequences of units, and what every move into a cell of the table is worth by it.

Worths are log-likelihood ratios against chance, in nats, so that evidence adds up and an unmatched unit is worth just
its prior. They are computed for many cells at once: numpy is fast where it is called seldom.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from review.align.lengths import LengthModel

if TYPE_CHECKING:
    from review.align.meaning import Meaning

__all__ = ["BEADS", "HALF_WIDTH", "MOVES", "NARROW", "SKIP_INSIDE", "Hints", "Index", "Vector", "Worths"]

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
_MAX_SKIP = 6
#: Ways into a cell: so many source units and so many target units before it; the matched ones come first.
MOVES: tuple[tuple[int, int], ...] = (
    *BEADS,
    *((k, 0) for k in range(1, _MAX_SKIP + 1)),
    *((0, k) for k in range(1, _MAX_SKIP + 1)),
)
#: How much the evidence in the second and third pair of a 1-2, 1-3 … bead counts.
_FURTHER = 0.6
#: Standard deviation of the log ratio of two sentences that do not belong together.
_CHANCE = 0.75
#: What a bead costs for each end of a paragraph within it, and where that end has no final stop: headings are run
#: together with what follows, and then nobody can tell where the one sentence ends.
_ACROSS, _ACROSS_OPEN = -1.6, -0.4
#: What it costs to hold together what never belongs together.
_NEVER = -100.0
#: Half the width of the band that is computed of a large table, in units: around likely pairs, and around a path found
#: before.
HALF_WIDTH, NARROW = 160, 48


@dataclass
class Hints:
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
    #: Whether no bead may hold a unit and the one before it: a paragraph stands between them that both sides have.
    source_edge: npt.NDArray[np.bool_]
    target_edge: npt.NDArray[np.bool_]
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
    #: What the units mean, where something reads that.
    meaning: Meaning | None = None


class Worths:
    """What the moves into cells are worth, a run of anti-diagonals at a time; diagonal d begins at `low[d]`.

    A cell (i, j) lies before source unit i and target unit j; its anti-diagonal is i + j.
    """

    def __init__(self, evidence: Hints, low: Index, width: int) -> None:
        self._low, self._width = low, width
        self._lengths = evidence.lengths
        self._shared = evidence.shared
        self._source = _Side(
            evidence.source_lengths, evidence.source_first, evidence.source_open, evidence.source_edge,
            evidence.source_missed, evidence.source_spare, evidence.lengths.ratio, evidence.lengths.ratio**0.5,
        )  # fmt: skip
        self._target = _Side(
            evidence.target_lengths, evidence.target_first, evidence.target_open, evidence.target_edge,
            evidence.target_missed, evidence.target_spare, 1.0, evidence.lengths.ratio**-0.5,
        )  # fmt: skip
        both, one, neither = evidence.ends
        self._ends = np.array([neither, one, both])
        self._skip_inside = evidence.skip_inside
        self._meaning = evidence.meaning

    def of(self, first: int, last: int) -> Vector:
        """The worths of the moves into the cells of diagonals [first, last): array (diagonal, move, place in the band).

        Cells beyond a diagonal's own band have some value that means nothing.
        """
        diagonals = np.arange(first, last)
        wanted = self._low[first:last, None] + np.arange(self._width)[None, :]
        i = np.minimum(wanted, self._source.last)
        j = np.clip(diagonals[:, None] - wanted, 0, self._target.last)
        out = np.empty((last - first, len(MOVES), self._width))
        ends = self._ends[self._source.edge[i] + self._target.edge[j]]
        shared = self._in_common(first, last)
        for number, (move, prior) in enumerate(BEADS.items()):
            a, b = move
            value = self._source.matched[a][i] + self._target.matched[b][j]
            value += prior
            value += ends
            value += self._length_worth(a, b, i, j)
            if shared is not None:
                value += _of_pairs(shared, a, b)
            if self._meaning is not None:
                value += self._meaning.worth(a, b, i, j)
            out[:, number] = value
        for k in range(1, _MAX_SKIP + 1):
            prior = _SKIP + _SKIP_MORE * (k - 1)
            for at, own, other, mine, theirs in (
                (k - 1, self._source, self._target, i, j),
                (k - 1 + _MAX_SKIP, self._target, self._source, j, i),
            ):
                inside = own.broken[k][mine] & (other.edge[theirs] == 0)
                out[:, len(BEADS) + at] = prior + own.skipped[k][mine] + np.where(inside, self._skip_inside, 0.0)
        return out

    def _length_worth(self, a: int, b: int, i: Index, j: Index) -> Vector:
        """Log-likelihood ratio of two lengths: Student's t (3 degrees, robust) of their log ratio against chance."""
        logs = self._target.logs[b][j] - self._source.logs[a][i]
        variance = np.maximum(4.0, np.minimum(self._source.scaled[a][i], self._target.scaled[b][j]))
        np.divide(self._lengths.noise, variance, out=variance)
        variance += self._lengths.spread**2
        worth = logs * logs
        worth /= 3.0 * variance
        np.log1p(worth, out=worth)
        worth *= -2.0
        worth -= 0.5 * np.log(variance)
        worth += np.log(_CHANCE)
        return worth

    def _in_common(self, first: int, last: int) -> dict[tuple[int, int], Vector] | None:
        """For p and q in 0, 1, 2: evidence that the units p + 1 and q + 1 before each cell have in common."""
        found = [(d, self._shared[d - 2]) for d in range(max(2, first - 2), last) if d - 2 in self._shared]
        if not found:
            return None
        # a row for each diagonal from first − 2 on: the units just before its cells, as far as a cell here may ask
        margin = 8
        table = np.zeros((last - first + 2, self._width + 2 * margin))
        for d, (positions, worths) in found:
            columns = positions + 1 - int(self._low[d]) + margin
            inside = (columns >= 0) & (columns < table.shape[1])
            table[d - first + 2, columns[inside]] = worths[inside]
        rows = np.arange(first, last)
        places = np.arange(self._width)
        cells = {}
        for p, q in ((0, 0), (0, 1), (1, 0), (0, 2), (2, 0), (1, 1)):
            before = np.maximum(rows - p - q, 0)
            columns = (self._low[rows] - self._low[before] - p + margin)[:, None] + places[None, :]
            cells[p, q] = table[(rows - p - q - first + 2)[:, None], columns]
        return cells


class _Side:
    """One side's part in the worth of each move: everything by how many of its units the move takes, then by place."""

    def __init__(
        self,
        lengths: Vector,
        first: npt.NDArray[np.bool_],
        opened: npt.NDArray[np.bool_],
        edges: npt.NDArray[np.bool_],
        missed: Vector,
        spare: Vector,
        ratio: float,
        scale: float,
    ) -> None:
        self.last = n = len(lengths)
        #: 1 where a paragraph begins or the text ends.
        self.edge = np.append(first, True).astype(np.int8)
        sums = {
            name: _cumulated(values) for name, values in (("length", lengths), ("missed", missed), ("spare", spare))
        }
        across = _cumulated(_across(first, opened) + np.where(edges, _NEVER, 0.0))
        places = np.arange(n + 1)
        self.matched: dict[int, Vector] = {}
        self.logs: dict[int, Vector] = {}
        self.scaled: dict[int, Vector] = {}
        self.skipped: dict[int, Vector] = {}
        #: Whether a skipped stretch begins or ends within a paragraph.
        self.broken: dict[int, npt.NDArray[np.bool_]] = {}
        for k in range(1, _MAX_SKIP + 1):
            before = np.maximum(places - k, 0)
            self.skipped[k] = sums["spare"] - sums["spare"][before]
            self.broken[k] = (self.edge[before] & self.edge) == 0
            if k <= 3:
                length = sums["length"] - sums["length"][before]
                self.logs[k] = np.log(length * ratio + 2.0)
                self.scaled[k] = length * scale
                # a paragraph that begins where the bead does is no boundary inside the bead
                self.matched[k] = sums["missed"] - sums["missed"][before]
                self.matched[k] += across - across[np.minimum(before + 1, n)] if k > 1 else 0.0


def _cumulated(values: Vector) -> Vector:
    return np.concatenate((np.zeros(1), np.cumsum(values)))


def _across(first: npt.NDArray[np.bool_], opened: npt.NDArray[np.bool_]) -> Vector:
    """What it costs that a bead holds a unit and the one before it."""
    before_open = np.concatenate((np.zeros(1, dtype=np.bool_), opened[:-1]))
    return np.asarray(np.where(first, np.where(before_open, _ACROSS_OPEN, _ACROSS), 0.0))


def _of_pairs(cells: dict[tuple[int, int], Vector], a: int, b: int) -> Vector:
    """Evidence in common of the `a` and `b` units before each cell.

    A word that stands in every unit must not count for every pair of them: of 2-2 the better of the straight and the
    crossed pairs count, of 1-2 and the like the best pair in full and the others in part.
    """
    if a == b == 2:
        return np.asarray(np.maximum(cells[0, 0] + cells[1, 1], cells[0, 1] + cells[1, 0]))
    mine = [cells[p, q] for p in range(a) for q in range(b)]
    if len(mine) == 1:
        return mine[0]
    best = np.maximum.reduce(mine)
    return np.asarray(best + _FURTHER * (np.sum(mine, axis=0) - best))
