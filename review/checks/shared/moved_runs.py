"""Whole sections of a translation that stand at another place than in the source: a list in the order of the alphabet,
chapters that changed places.

Alignment never crosses, so it leaves the source of such a section without a translation and its translation without a
source. What it left over on both sides is lined up once more by itself: paragraphs that fit one to one for a while
have moved together. Of shorter runs, down to a single paragraph, the evidence must be stronger (`belonging`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from review.align.beads import align
from review.checks.shared.belonging import belonging
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import Side

__all__ = ["is_disordered", "moved_runs"]

#: So many paragraphs in a row that are paired, so surely on the whole (0 to 1), have moved together.
_LEAST, _SURE = 5, 0.6
#: More that is left over is another text.
_MOST = 2000
_ROUNDS = 8
#: Pairs of what is left over then that are looked at, at most.
_PAIRS = 10_000
#: What a paragraph that moved alone, or a run of them together, must be worth, in nats; what a pair that begins a run,
#: by how much it must beat all others of either; and what one must be worth beside another that has moved. Of 680 pairs
#: of unseen documents of 25 languages 84 in a hundred are worth 4, of 6,800 put together by chance 3 in a thousand.
_ALONE, _TOGETHER, _BEGINS, _CLEARLY, _BESIDE = 4.0, 3.0, 1.5, 3.0, -1.0
#: Pairs: a segment with only a target, and the one with only a source that it translates, by number.
_Run: TypeAlias = tuple[tuple[int, int], ...]


#: So many segments, and this share of all, that are one side's alone, on both: no order is kept.
_LOOSE, _LOOSE_SHARE = 12, 0.05


@of_document
def is_disordered(document: DocumentView) -> bool:
    """Whether so much of either side stands alone that the order of the two must be another, or the version: then what
    has no counterpart where it should stand may well have one.
    """
    alone = [(not view.written.source, not view.written.target) for view in document.segments]
    least = max(_LOOSE, _LOOSE_SHARE * len(alone))
    return min(sum(target for _, target in alone), sum(source for source, _ in alone)) >= least


@of_document
def moved_runs(document: DocumentView) -> tuple[_Run, ...]:
    """The runs that moved together; none of most documents."""
    sources = [view for view in document.segments if view.source.raw.strip() and not view.written.target]
    targets = [view for view in document.segments if view.target.raw.strip() and not view.written.source]
    sources = [view for view in sources if len(view.written.source) == 1 and not view.written.source[0].key]
    targets = [view for view in targets if len(view.written.target) == 1 and not view.written.target[0].key]
    runs: list[_Run] = []
    for _ in range(_ROUNDS):  # what moved may have moved past what moved
        if not _LEAST <= min(len(sources), len(targets)) <= max(len(sources), len(targets)) <= _MOST:
            break
        more = [*_lined_up(document, sources, targets)]
        if not more:
            break
        runs += more
        paired = {number for run in more for pair in run for number in pair}
        sources = [view for view in sources if view.number not in paired]
        targets = [view for view in targets if view.number not in paired]
    if sources and targets and len(sources) * len(targets) <= _PAIRS:
        runs += _by_worth(document, sources, targets)
    return tuple(runs)


def _by_worth(document: DocumentView, sources: Sequence[SegmentView], targets: Sequence[SegmentView]) -> Iterator[_Run]:
    """Runs of any length around pairs that surely belong together; both sides are in the order of the text."""
    evidence = belonging(document)
    place = {view.number: at for at, view in enumerate(document.segments)}
    worths = np.array([[evidence.worth(place[s.number], place[t.number]) for t in targets] for s in sources])
    beside = _beside(document, sources, "source"), _beside(document, targets, "target")
    for run in _grown(worths, beside):
        worth = sum(worths[pair] for pair in run)
        if worth >= (_ALONE if len(run) == 1 else _TOGETHER):
            yield tuple((targets[j].number, sources[i].number) for i, j in run)


def _grown(
    worths: npt.NDArray[np.float64], beside: tuple[dict[tuple[int, int], bool], dict[tuple[int, int], bool]]
) -> Iterator[list[tuple[int, int]]]:
    """Runs of pairs (row, column) around sure ones, the surest first; no row or column is in two."""
    rows: set[int] = set()
    columns: set[int] = set()
    for i, j in _sure(worths):
        if i in rows or j in columns:
            continue
        run = [(i, j)]
        for step in (1, -1):  # from the pair on, then back from it
            one, other = i, j
            while beside[0][one, step] and beside[1][other, step]:
                one, other = one + step, other + step
                beaten = _best_other(worths, one, other) >= worths[one, other] + _CLEARLY
                if one in rows or other in columns or worths[one, other] < _BESIDE or beaten:
                    break
                run.append((one, other))
        rows.update(one for one, _ in run)
        columns.update(other for _, other in run)
        yield sorted(run)


def _sure(worths: npt.NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """Pairs that are worth enough, and clearly more than any other of either, the surest first."""
    found = []
    for i, j in np.argwhere(worths >= _BEGINS).tolist():
        if worths[i, j] >= _best_other(worths, i, j) + _CLEARLY:
            found.append((-worths[i, j], i, j))
    yield from ((i, j) for _, i, j in sorted(found))


def _best_other(worths: npt.NDArray[np.float64], i: int, j: int) -> float:
    """The most that row i is worth with another column, or column j with another row."""
    others = np.concatenate((np.delete(worths[i], j), np.delete(worths[:, j], i), [-np.inf]))
    return float(others.max())


def _beside(document: DocumentView, views: Sequence[SegmentView], side: Side) -> dict[tuple[int, int], bool]:
    """(place among `views`, 1 or -1) → whether the next of them, or the one before, is the document's own next."""
    own = [view.number for view in document.segments if view.segment.paragraphs(side)]
    place = {number: at for at, number in enumerate(own)}
    found = {(0, -1): False, (len(views) - 1, 1): False}
    for at, (one, other) in enumerate(pairwise(views)):
        found[at, 1] = found[at + 1, -1] = place[other.number] == place[one.number] + 1
    return found


def _lined_up(document: DocumentView, sources: Sequence[SegmentView], targets: Sequence[SegmentView]) -> Iterator[_Run]:
    beads = align(
        [view.written.source[0] for view in sources],
        [view.written.target[0] for view in targets],
        document.source_language,
        document.target_language,
    )
    for single, group in groupby(beads, key=lambda bead: len(bead.source) == len(bead.target) == 1):
        run = [*group]
        if single and len(run) >= _LEAST and sum(bead.score for bead in run) >= _SURE * len(run):
            yield tuple((targets[bead.target[0]].number, sources[bead.source[0]].number) for bead in run)
