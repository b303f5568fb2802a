"""Negations that stand on both sides as they are: None of a program, what a dish is called."""

from __future__ import annotations

from itertools import pairwise

from review.checks.shared.name_negations import is_of_name
from review.checks.views import SegmentView
from review.model import Side
from review.text.analysis import Text
from review.text.normalize import ascii_key

__all__ = ["is_kept"]


def is_kept(view: SegmentView, side: Side, at: int, marker: tuple[int, int]) -> bool:
    """Whether the very word, with its capital, stands on the other side as well: None of a program is a value there. Or
    whether it is a name's word, by a capital where no sentence begins: Bác sĩ Không biên giới.
    """
    text = view.side(side)
    word = text.raw[at + marker[0] : at + marker[1]]
    theirs = view.side("target" if side == "source" else "source")
    if not word[:1].isupper():
        return _is_quoted_phrase(text, theirs, at + marker[0], at + marker[1])
    if is_of_name(text, at + marker[0], at + marker[1]):
        return True
    bare = ascii_key(word)
    return any(
        token.text == word or (token.text[0].isupper() and ascii_key(token.text) == bare) for token in theirs.words
    )


def _is_quoted_phrase(text: Text, other: Text, start: int, end: int) -> bool:
    """Whether a marker stands on the other side beside the same word, as in what a dish is called: bún chả, bun cha."""
    words = text.words
    at = next((index for index, token in enumerate(words) if (token.start, token.end) == (start, end)), None)
    if at is None:
        return False
    theirs = {(ascii_key(first.text), ascii_key(second.text)) for first, second in pairwise(other.words)}
    pairs = pairwise(words[max(0, at - 1) : at + 2])
    return any((ascii_key(first.text), ascii_key(second.text)) in theirs for first, second in pairs)
