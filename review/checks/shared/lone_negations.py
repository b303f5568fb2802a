"""Negations that become an affirmation often, where this time they cannot have: no longer, not always, without.

"No longer" is told where the other side negates nothing and has no word for it either (stopped, still, former); "not
always" where it says always. What is done without another becomes, by mistake, what is done before, after or with it:
"without" is told where the other side negates nothing at all, whatever it says of before and after.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.checks.shared.sentence_pairs import Stretch, within
from review.languages.language import language_of
from review.text.analysis import Text
from review.text.negation_counts import without
from review.text.negation_words import negation_of
from review.text.opposites import poles_of
from review.text.patterns_of_forms import forms_pattern
from review.text.weak_negation import weak_negation_of

__all__ = ["has_lone", "lone_negation"]

#: Where a piece of a text begins, and the piece, folded.
Piece = tuple[int, str]
#: The scale (files of languages, [opposites.scales]) whose words say nothing of what is not done.
_TIME = "time"
#: What stands by mistake for "without": before, after, with.
_INSTEAD = {(_TIME, 0), (_TIME, 1), ("presence", 0)}
#: Characters of a short sentence.
_SHORT = 80


def has_lone(text: str, base: str) -> bool:
    """Whether a folded text of a language (base tag) has anything of the kind."""
    return weak_negation_of(base).marker(text) is not None or _first_lacking(base, text) is not None


def lone_negation(text: Text, piece: Piece, other: Text, theirs: Piece) -> Stretch | None:
    """(start, end) in a folded piece of `text` of what negates so and the other piece does not say; None where there is
    none.
    """
    marker = weak_negation_of(text.base).marker(piece[1])
    if marker is None:
        return _lone_without(text, piece, other, theirs)
    if weak_negation_of(other.base).marker(theirs[1]) is not None:
        return None
    return marker if _is_alone(piece[1][slice(*marker)], text.base, theirs[1], other.base) else None


def _is_alone(marker: str, ours: str, other: str, base: str) -> bool:
    """Whether the other text, of a language (base tag), has nothing that may stand for a weak negation of ours."""
    theirs = negation_of(base)
    if theirs is None or theirs.implies(other) or theirs.exceptions(other):
        return False
    return not weak_negation_of(ours).is_answered(marker, other, weak_negation_of(base))


def _lone_without(text: Text, piece: Piece, other: Text, theirs: Piece) -> Stretch | None:
    """The first "without" of a piece that the other has no word for and does not say otherwise."""
    negation, answers = negation_of(other.base), _lacking(other.base, perhaps=True)
    found = _first_lacking(text.base, piece[1])
    if found is None or negation is None or answers is None or answers.search(theirs[1]) is not None:
        return None
    if len(text.sentences) != len(other.sentences):
        return None
    at, folded = theirs
    times = [
        (pole.start - at, pole.end - at)
        for pole in within(poles_of(other), (at, at + len(folded)))
        if pole.scale == _TIME
    ]
    folded = without(folded, times)
    if negation.implies(folded) or negation.exceptions(folded):
        return None
    # a long sentence is said otherwise more often than a short one
    return found if len(piece[1]) <= _SHORT or _gains(text, piece, other, theirs) else None


def _gains(text: Text, piece: Piece, other: Text, theirs: Piece) -> bool:
    """Whether the other piece says more often than the piece that one thing is before, after or with another."""
    ours, others = (
        sum((one.scale, one.pole) in _INSTEAD for one in within(poles_of(side), (at, at + len(folded))))
        for side, (at, folded) in ((text, piece), (other, theirs))
    )
    return others > ours


def _first_lacking(base: str, text: str) -> Stretch | None:
    pattern, negation = _lacking(base), negation_of(base)
    if pattern is None or pattern.search(text) is None:
        return None
    found = pattern.search(negation.without_idioms(text) if negation is not None else text)  # not without
    return found.span() if found is not None else None


@lru_cache(maxsize=64)
def _lacking(base: str, *, perhaps: bool = False) -> regex.Pattern[str] | None:
    """What finds a "without" in folded text of a language (base tag), `perhaps` also what may say else; None where the
    language's file has none.
    """
    known = language_of(base)
    forms = known.negation.lacking
    if not forms:
        return None
    return forms_pattern((*forms, *known.negation.lacking_perhaps) if perhaps else forms, known.traits.runs_on)
