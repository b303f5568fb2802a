"""Sentences of a segment without a counterpart opposite, when its sentences are aligned."""

from __future__ import annotations

from collections.abc import Iterator

from review.align.keys import Key, strong_keys_of
from review.align.pieces import units_of
from review.checks.views import SegmentView
from review.model import Side
from review.text.analysis import Text

__all__ = ["lone_sentences", "told_apart"]

#: Kinds of evidence that a translation keeps; a sentence must have so many that stand nowhere opposite.
_TELLING, _OWN = frozenset(("number", "date", "address", "name")), 2


def lone_sentences(view: SegmentView, side: Side, shortest: float) -> Iterator[tuple[int, int]]:
    """(start, end) of the side's sentences that the alignment leaves without a counterpart.

    Only where that side has the more sentences. Those shorter than `shortest` (as the aligner measures) may be joined
    to their neighbours in translation, and are left out.
    """
    from review.align.beads import align_units  # loads numpy

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


def told_apart(view: SegmentView, side: Side, shortest: float) -> list[tuple[int, int]]:
    """The lone sentence of a side whose numbers, dates, names and addresses, two at least, all stand nowhere opposite.

    What the lengths need not say. Empty where several sentences are lone: then the alignment is not to be trusted.
    """
    text, other = view.side(side), view.side("target" if side == "source" else "source")
    if len(text.sentences) <= len(other.sentences):
        return []
    theirs = frozenset(strong_keys_of(other))
    starts = [start for start, _, _ in view.blocks(side)]
    units = units_of(view.segment.paragraphs(side), text.language)
    places = [(starts[one.paragraph] + one.start, starts[one.paragraph] + one.end) for one in units]
    telling = {place for place in places if _tells(Text(text.raw[slice(*place)], text.language), theirs)}
    if not telling:  # nearly always, and quicker to know than the alignment
        return []
    lone = list(lone_sentences(view, side, shortest))
    return lone if len(lone) == 1 and lone[0] in telling else []


def _tells(sentence: Text, theirs: frozenset[Key]) -> bool:
    own = {key for key in strong_keys_of(sentence) if key[0] in _TELLING}
    return len(own) >= _OWN and own.isdisjoint(theirs)
