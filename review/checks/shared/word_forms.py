"""Forms of one word, as a case or a number gives it another end: louku and louka, káposztát and káposzta."""

from __future__ import annotations

from itertools import takewhile

from review.text.analysis import Text

__all__ = ["form_in", "is_form"]

#: So many letters two forms have in common at least, so much of the shorter, and how much one may be longer.
_COMMON, _SHARE, _LONGER = 4, 0.75, 4


def is_form(word: str, other: str) -> bool:
    """Whether two folded words may be forms of one, or are the same."""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    near = abs(len(word) - len(other)) <= _LONGER
    return word == other or (near and common >= max(_COMMON, _SHARE * min(len(word), len(other))))


def form_in(source: Text, word: str) -> bool:
    """Whether a source has another form of a folded word, written in lower case."""
    return any(one.text.islower() and one.key != word and is_form(word, one.key) for one in source.words)
