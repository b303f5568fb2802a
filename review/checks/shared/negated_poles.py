"""What a negation negates on one side, and how the other side says it: not far is close by, and is not far away."""

from __future__ import annotations

from review.checks.shared.sentence_pairs import Stretch, within
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.negation_words import negation_of
from review.text.opposites import Pole, poles_of

__all__ = ["without_negated"]

#: Where a piece of a text begins, and the piece, folded.
Piece = tuple[int, str]
#: What lies between a negation and the adjective or adverb that it negates, where it stands before that and behind it.
_BEFORE, _BEHIND = lazy_regex(r"[^,;:.!?()\n]{0,24}"), lazy_regex(r"[^,;:.!?()\n]{0,16}")


def without_negated(text: Text, marker: Stretch, piece: Piece, theirs: Text, other: Piece) -> str | None:
    """The other piece, of the text `theirs`, without the words that say themselves what the marker of a piece of `text`
    negates (far of not far): they are no negation. None where their contrary stands there (not far, close by), which
    says it without one. The marker's offsets are the piece's.
    """
    negated = {(pole.scale, pole.pole) for pole in _negated(text, marker, piece)}
    at, folded = other
    if not negated:
        return folded
    poles = within(poles_of(theirs, negated=True), (at, at + len(folded)))
    negation = negation_of(theirs.base)
    kept = [pole for pole in poles if (pole.scale, pole.pole) in negated]
    contrary = sum((pole.scale, 1 - pole.pole) in negated for pole in poles)
    ours = within(poles_of(text, negated=True), (piece[0], piece[0] + len(piece[1])))
    if not kept and contrary > sum((pole.scale, 1 - pole.pole) in negated for pole in ours):
        return None
    markers = [*negation.explicit_spans(folded)] if negation is not None else []
    for pole in kept:
        if pole.scale not in theirs.rules.opposites.negated:
            continue  # not earlier: at the earliest
        start, end = pole.start - at, pole.end - at
        if any(start < last and first < end for first, last in markers):
            continue  # a verb that negates itself: kapatmayın, can't
        folded = folded[:start] + "\0" * (end - start) + folded[end:]
    return folded


def _negated(text: Text, marker: Stretch, piece: Piece) -> list[Pole]:
    """What the marker negates: what stands next behind it, else right before it."""
    at, folded = piece
    start, end = at + marker[0], at + marker[1]
    poles = within(poles_of(text, negated=True), (at, at + len(folded)))
    behind = [one for one in poles if one.start >= end and _BEFORE.fullmatch(text.raw, end, one.start)]
    if behind:
        return [one for one in behind if one.start == behind[0].start]
    before = [one for one in poles if one.end <= start and _BEHIND.fullmatch(text.raw, one.end, start)]
    return [one for one in before if one.start == before[-1].start]
