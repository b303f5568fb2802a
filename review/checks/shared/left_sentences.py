"""Whole sentences that a translation has from its source word for word: surer than any word of them."""

from __future__ import annotations

from review.checks.shared.near_languages import is_alike, is_english, shared_words
from review.checks.views import DocumentView, SegmentView
from review.text.language import base_language
from review.text.normalize import fold

__all__ = ["left_sentences"]

#: A sentence has so many words in lower case: names, titles and lines of code have fewer.
_WORDS = 4
_QUOTES = "\"'“„«»‘‚‹「『(（["


def left_sentences(view: SegmentView, document: DocumentView) -> list[tuple[int, int]]:
    """Where in the target, as (start, end), a sentence of the source stands as it is; not one in quotation marks.

    None where both are in one language, or in two that may well say it in the same words.
    """
    source, target = view.source, view.target
    if not view.paired or base_language(source.language) == base_language(target.language):
        return []
    theirs = {fold(source.raw[one.start : one.end]) for one in source.sentences}
    found = []
    for start, end in target.sentences:
        written = target.raw[start:end]
        if written[0] in _QUOTES or written[-1] not in ".!?" or fold(written) not in theirs:
            continue
        words = sum(word.text.islower() for word in target.words if start <= word.start < end)
        if words < _WORDS:
            continue
        if not is_alike(words, shared_words(document)) or is_english(written, source.language):
            found.append((start, end))
    return found
