"""Letters that became question marks where a text was written in an encoding that lacks them: zamkni?te, ??????? ??.

A mark within a word is a lost letter where a letter of the language makes a known word of it; words of nothing but
marks are, where several stand in a row and the source has none.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.lexicon import frequency, own_letters

__all__ = ["LostLetters", "lost_letters"]

#: A word with marks between its letters, outside addresses and code.
_WITHIN = lazy_regex(r"(?<![\p{L}\p{N}/=&.?_-])\p{L}{1,30}(?:\?\p{L}{1,30}){1,2}(?![\p{L}\p{N}=&/_?])")
#: Words of marks alone, two at least.
_WHOLE = lazy_regex(r"(?<![\p{L}\p{N}?])\?{2,30}(?:[ ,.:-]{1,2}\?{2,30})+(?![\p{L}\p{N}])")
#: How frequent (Zipf) a word is that the letters make.
_KNOWN = 2.0


class LostLetters(NamedTuple):
    """Where they stand in the target's text, and the word that is meant, "" where none is known."""

    start: int
    end: int
    meant: str


def lost_letters(view: SegmentView) -> list[LostLetters]:
    """Those of the segment's target, in order; none that the source has as well."""
    text, theirs = view.target.raw, view.source.raw
    if "?" not in text:
        return []
    found = [LostLetters(one.start(), one.end(), "") for one in _WHOLE.finditer(text) if "??" not in theirs]
    found += [
        LostLetters(one.start(), one.end(), meant)
        for one in _WITHIN.finditer(text)
        if one.group() not in theirs and (meant := _meant(one.group(), view.target.base))
    ]
    return sorted(found)


def _meant(word: str, base: str) -> str:
    """The most frequent word that letters of the language beyond ASCII make of it; "" where they make none."""
    letters = sorted(one for one in own_letters(base) if one.isalpha() and not one.isascii())
    pieces = word.casefold().split("?")
    best, often = "", _KNOWN
    for put in product(letters, repeat=len(pieces) - 1):
        made = "".join(piece + letter for piece, letter in zip(pieces, (*put, ""), strict=True))
        if (known := frequency(made, base)) > often:
            best, often = made, known
    return best.capitalize() if word[:1].isupper() else best
