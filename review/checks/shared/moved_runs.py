"""Whole sections of a translation that stand at another place than in the source: a list in the order of the alphabet,
chapters that changed places.

Alignment never crosses, so it leaves the source of such a section without a translation and its translation without a
source. What it left over on both sides is lined up once more by itself: paragraphs that fit one to one for a while
have moved together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from review.align.beads import align
from review.checks.check import DocumentView, SegmentView, of_document

__all__ = ["is_disordered", "moved_runs"]

#: So many paragraphs in a row that are paired, so surely on the whole (0 to 1), have moved together.
_LEAST, _SURE = 5, 0.6
#: More that is left over is another text.
_MOST = 2000
_ROUNDS = 8
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
    sources = [view for view in sources if len(view.written.source) == 1]
    targets = [view for view in targets if len(view.written.target) == 1]
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
    return tuple(runs)


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
