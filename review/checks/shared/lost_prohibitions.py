"""A prohibition that became what it forbids, in the few words of a sign or a label: Rauchen verboten, Smoking.

In a longer sentence a prohibition is said in too many ways to be missed (the city closed the road to lorries).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.views import SegmentView
from review.languages.language import language_of
from review.model import Side
from review.text.analysis import Text
from review.text.negation_words import NegationPatterns
from review.text.word_kinds import Kind, words_of_kinds

__all__ = ["lone_prohibitions"]

#: Of how many words a sign is, or of how many letters where words do not stand apart.
_WORDS, _LETTERS = 6, 14


def lone_prohibitions(
    view: SegmentView, folded: tuple[str, str], negations: tuple[NegationPatterns, NegationPatterns]
) -> Iterator[tuple[Side, Kind]]:
    """The side and the word that forbids on it, where the other negates nothing in any way."""
    if not _is_short(view.source) or not _is_short(view.target):
        return
    sides: tuple[tuple[Side, int], ...] = (("source", 1), ("target", 0))
    for side, other in sides:
        found = words_of_kinds(view.side(side), "negation", ("forbidding",))
        if found and not negations[other].implies(folded[other]):
            yield side, found[0]


def _is_short(text: Text) -> bool:
    if len(text.sentences) > 1:
        return False
    if language_of(text.base).traits.spaces:
        return 0 < len(text.words) <= _WORDS
    return 0 < len(text.raw.strip()) <= _LETTERS
