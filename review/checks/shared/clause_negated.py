"""A negation beside others: of what one side negates the other says the very word, and nothing near that negates.

A text with a hint (only, without, refuse) may have become a negation, but not one of another clause: in a sentence
that forbids a sale, "did not sign" is no part of what is forbidden. The dictionaries tell where the other side says
the word next to a negation.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.checks.shared.negated_focus import words_next_to, words_of_sides
from review.checks.shared.sentence_pairs import Stretch, within
from review.checks.views import SegmentView
from review.model import Side
from review.text.negation_words import NegationPatterns
from review.text.translations import ContentWord
from review.text.weak_negation import weak_negation_of

__all__ = ["negated_alone"]

#: Where a piece of a text begins, and the piece, folded.
Piece = tuple[int, str]
#: So many characters before a word and behind it may negate it, where words have spaces between them.
_BEFORE, _BEHIND = 60, 40
#: So many within which markers negate once.
_NEXT = 12


def negated_alone(
    view: SegmentView, side: Side, ours: Piece, theirs: Piece, negations: tuple[NegationPatterns, NegationPatterns]
) -> Stretch | None:
    """(start, end) in a folded piece of `side` of a marker that negates what the other piece says and has nothing near
    that could negate it, where the other negates less often; None where there is none. `negations` are those of the
    two pieces' languages.
    """
    of_ours, of_theirs = negations
    markers = _markers(ours[1], of_ours)
    if not markers or len(of_ours.apart(ours[1], _sure(ours[1], of_ours), _NEXT)) <= len(_sure(theirs[1], of_theirs)):
        return None
    words = words_of_sides(view, side)
    if words is None:
        return None
    own, others = (within(known, (at, at + len(text))) for known, (at, text) in zip(words, (ours, theirs), strict=True))
    hints = _hints(theirs[1], of_theirs)
    for marker in markers:
        place = ours[0] + marker[0], ours[0] + marker[1]
        for word in words_next_to(view, side, own, place):
            said = _said_once(word, own, others)
            if said is not None and _is_free(said, theirs[0], hints):
                return marker
    return None


def _markers(text: str, negation: NegationPatterns) -> list[Stretch]:
    """The explicit markers of a folded text outside idioms, exceptions and what negates weakly."""
    excepted, weak = negation.exceptions(text), weak_negation_of(negation.language).either
    taken = [*excepted, *([match.span() for match in weak.finditer(text)] if weak is not None else [])]
    text = negation.without_idioms(text)
    return sorted(
        one for one in negation.explicit_spans(text) if not any(one[0] < end and start < one[1] for start, end in taken)
    )


def _sure(text: str, negation: NegationPatterns) -> list[Stretch]:
    """What negates in a folded text, or may in another language (not only)."""
    return sorted({*negation.markers(text), *negation.idiom_spans(text)})


def _hints(text: str, negation: NegationPatterns) -> list[tuple[Stretch, bool]]:
    """All that may negate in a folded text, and whether it is no more than a word that implies a negation."""
    sure = [*negation.explicit_spans(text), *negation.other_spans(text), *negation.asking_spans(text)]
    sure += [*negation.idiom_spans(text), *negation.words.perhaps(text)]
    return [*((one, False) for one in sure), *((match.span(), True) for match in negation.implied.finditer(text))]


def _said_once(word: ContentWord, own: Sequence[ContentWord], others: Sequence[ContentWord]) -> ContentWord | None:
    """The only word of the other piece that means what a word means, if no other of its piece may mean that."""
    if not word.sure:
        return None
    found = [one for one in others if not one.sure.isdisjoint(word.sure)]
    if len(found) != 1 or sum(not one.sure.isdisjoint(found[0].sure) for one in own) != 1:
        return None
    return found[0]


def _is_free(said: ContentWord, at: int, hints: list[tuple[Stretch, bool]]) -> bool:
    """Whether nothing near a word may negate it; what it says itself does not."""
    start, end = said.start - at, said.end - at
    return not any(
        hint[0] < end + _BEHIND and start - _BEFORE < hint[1]
        for hint, implied in hints
        if not (implied and start <= hint[0] and hint[1] <= end)
    )
