"""Sentences of a segment without a counterpart opposite, when its sentences are aligned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from review.align.keys import Key, strong_keys_of
from review.align.lengths import LengthModel
from review.align.pieces import ParagraphSentence, units_of
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.model import Side
from review.text.analysis import Text

__all__ = ["are_joined", "lone_sentences", "runs_of", "told_apart"]

#: Kinds of evidence that a translation keeps; a sentence must have so many that stand nowhere opposite.
_TELLING, _OWN = frozenset(("number", "date", "address", "name")), 2


#: What joins two that are sentences elsewhere.
_JOINT = lazy_regex(r"(?<=[\p{L}\p{M}\p{N})\ufffc\"”»])(?:[:;：；]|\s[–—-])\s*+(?=[^\s\d])")
#: What an item of a list is numbered by.
_NUMBERED = lazy_regex(r"\s*[(\[]?\d{1,3}[.)\]、．]\s*+(?=\D)")
#: A sentence with one beside it is what the other side says in one where the two fit so well (standard deviations),
#: and the one beside it, alone, is so much too short.
_FIT, _SHORT_ALONE = 1.0, 0.5


def lone_sentences(
    view: SegmentView, side: Side, shortest: float, lengths: LengthModel | None = None
) -> Iterator[tuple[int, int]]:
    """(start, end) of the side's sentences that the alignment leaves without a counterpart.

    Only where that side has the more sentences. Those shorter than `shortest` (as the aligner measures) may be joined
    to their neighbours in translation, and are left out; with `lengths`, also those that, by these, are a part of what
    the other side says in one sentence.
    """
    from review.align.beads import align_units  # loads numpy

    sources = units_of(view.segment.source, view.source.language)
    targets = units_of(view.segment.target, view.target.language)
    own, others = (sources, targets) if side == "source" else (targets, sources)
    if len(own) < 2 or len(others) >= len(own):
        return
    starts = [start for start, _, _ in view.blocks(side)]
    pairs = []
    # items are counted anew where one is missing
    ours, theirs = ([_without_number(unit) for unit in units] for units in (sources, targets))
    for bead in align_units(ours, theirs, view.source.language, view.target.language, within=True):
        spans = (bead.source_start, bead.source_end), (bead.target_start, bead.target_end)
        pairs.append(spans if side == "source" else spans[::-1])
    for at, (here, there) in enumerate(pairs):
        if there[0] == there[1]:
            beside = [pairs[n] for n in (at - 1, at + 1) if 0 <= n < len(pairs)]
            if lengths is not None and any(
                _is_part(lengths, side, own[slice(*here)], own[slice(*near)], others[slice(*opposite)])
                for near, opposite in beside
            ):
                continue
            for unit in own[slice(*here)]:
                if unit.length >= shortest:
                    yield starts[unit.paragraph] + unit.start, starts[unit.paragraph] + unit.end


def are_joined(view: SegmentView, side: Side, lone: int) -> bool:
    """Whether the side with fewer sentences has so many more colons, semicolons and dashes within them that the lone
    ones of the other may be what stands before or behind them.
    """
    own, other = view.side(side), view.side("target" if side == "source" else "source")
    counts = [sum(len(_JOINT.findall(text.raw, *place)) for place in text.sentences) for text in (own, other)]
    return counts[1] - counts[0] >= lone


def runs_of(sentences: Sequence[tuple[int, int]], raw: str) -> list[list[tuple[int, int]]]:
    """Sentences in order, those together between which nothing but white space stands."""
    runs: list[list[tuple[int, int]]] = []
    for start, end in sentences:
        if runs and not raw[runs[-1][-1][1] : start].strip():
            runs[-1].append((start, end))
        else:
            runs.append([(start, end)])
    return runs


def _without_number(unit: ParagraphSentence) -> ParagraphSentence:
    """The sentence without the number of an item at its head."""
    head = _NUMBERED.match(unit.text.raw)
    return unit if head is None else replace(unit, text=Text(unit.text.raw[head.end() :], unit.text.language))


def _is_part(
    lengths: LengthModel,
    side: Side,
    lone: Sequence[ParagraphSentence],
    beside: Sequence[ParagraphSentence],
    opposite: Sequence[ParagraphSentence],
) -> bool:
    """Whether what stands opposite the sentence beside a lone one says both, by the lengths."""
    theirs = sum(unit.length for unit in opposite)
    alone = sum(unit.length for unit in beside)
    both = alone + sum(unit.length for unit in lone)
    if not theirs or not alone:
        return False
    z_alone, z_both = (lengths.z(theirs, own) if side == "target" else -lengths.z(own, theirs) for own in (alone, both))
    return z_alone <= -_SHORT_ALONE and abs(z_both) <= _FIT


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
