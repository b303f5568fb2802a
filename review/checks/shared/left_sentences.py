"""Whole sentences that a translation has from its source word for word: surer than any word of them."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.language import base_language
from review.text.normalize import fold

__all__ = ["left_sentences"]

#: A sentence has so many words in lower case: names, titles and lines of code have fewer.
_WORDS = 4
_QUOTES = "\"'“„«»‘‚‹「『(（["


def left_sentences(source: Text, target: Text) -> list[tuple[int, int]]:
    """Where in the target, as (start, end), a sentence of the source stands as it is; not one in quotation marks.

    None where both are in one language.
    """
    if base_language(source.language) == base_language(target.language):
        return []
    theirs = {fold(source.raw[one.start : one.end]) for one in source.sentences}
    found = []
    for start, end in target.sentences:
        written = target.raw[start:end]
        if written[0] in _QUOTES or written[-1] not in ".!?" or fold(written) not in theirs:
            continue
        if sum(word.text.islower() for word in target.words if start <= word.start < end) >= _WORDS:
            found.append((start, end))
    return found
