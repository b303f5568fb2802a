"""Sentences of a segment without a counterpart opposite, when its sentences are aligned."""

from __future__ import annotations

from collections.abc import Iterator

from review.align.beads import align_units
from review.align.units import units_of
from review.checks.check import SegmentView
from review.model import Side

__all__ = ["lone_sentences"]


def lone_sentences(view: SegmentView, side: Side, shortest: float) -> Iterator[tuple[int, int]]:
    """(start, end) of the side's sentences that the alignment leaves without a counterpart.

    Only where that side has the more sentences. Those shorter than `shortest` (as the aligner measures) may be joined
    to their neighbours in translation, and are left out.
    """
    sources = units_of(view.segment.source, view.source.language)
    targets = units_of(view.segment.target, view.target.language)
    own, others = (sources, targets) if side == "source" else (targets, sources)
    if len(own) < 2 or len(others) >= len(own):
        return
    starts = [start for start, _, _ in view.blocks(side)]
    for bead in align_units(sources, targets, view.source.language, view.target.language, within=True):
        spans = (bead.source_start, bead.source_end), (bead.target_start, bead.target_end)
        here, there = spans if side == "source" else spans[::-1]
        if there[0] == there[1]:
            for unit in own[slice(*here)]:
                if unit.length >= shortest:
                    yield starts[unit.paragraph] + unit.start, starts[unit.paragraph] + unit.end
