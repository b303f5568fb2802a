"""Words that imply a negation on one side and that the other side says as they are: forbid is interdire, only chỉ.

A text with such a word is not said to lack a negation, for the word may be what became of it. It is not where a word of
the other side means the same, by the dictionaries.
"""

from __future__ import annotations

from review.checks.shared.negated_focus import words_of_sides
from review.checks.shared.sentence_pairs import Stretch, within
from review.checks.views import SegmentView
from review.model import Side
from review.text.negation_counts import without
from review.text.negation_words import NegationPatterns
from review.text.translations import ENGLISH, english_stem

__all__ = ["without_answered"]

#: Where a piece of a text begins, and the piece, folded.
Piece = tuple[int, str]


def without_answered(
    view: SegmentView, side: Side, ours: Piece, theirs: Piece, negations: tuple[NegationPatterns, NegationPatterns]
) -> tuple[str, str]:
    """The folded piece of `side` and the other one, both without the words that imply a negation in the other and the
    words of the first that mean them, offsets kept. `negations` are those of the two pieces' languages.
    """
    words = words_of_sides(view, side)
    if words is None:
        return ours[1], theirs[1]
    own, others = (within(known, (at, at + len(text))) for known, (at, text) in zip(words, (ours, theirs), strict=True))
    at, text = theirs
    negation, said, hints = negations[1], list[Stretch](), list[Stretch]()
    taken = [*negation.markers(text), *negation.words.found(text)]
    found = [match.span() for match in negation.implied.finditer(text)]
    plain: frozenset[str] = frozenset().union(
        *(one.sure for one in others if not _meets((one.start - at, one.end - at), found))
    )
    before, markers = ours[0], negations[0].markers(ours[1])
    free = [
        one
        for one in own
        if one.sure
        and one.sure.isdisjoint(plain)  # else it is said by that word
        and not _meets((one.start - before, one.end - before), markers)
    ]
    for hint in found:
        if _meets(hint, [*taken, *hints]):
            continue
        meant: frozenset[str] = frozenset().union(
            *(one.sure for one in others if one.start - at <= hint[0] and hint[1] <= one.end - at)
        )
        if negation.language == ENGLISH and " " not in text[slice(*hint)]:
            meant |= {english_stem(text[slice(*hint)])}
        answer = next((one for one in free if not one.sure.isdisjoint(meant)), None)
        if answer is not None:
            free.remove(answer)
            said.append((answer.start - ours[0], answer.end - ours[0]))
            hints.append(hint)
    return without(ours[1], said), without(text, hints)


def _meets(span: Stretch, others: list[Stretch]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
