"""Whole sentences that a translation has from its source word for word: surer than any word of them."""

from __future__ import annotations

from review.checks.shared.left_clauses import is_of_source
from review.checks.shared.near_languages import is_alike, is_english, same_sentences, shared_words
from review.checks.views import DocumentView, SegmentView
from review.text.language import base_language
from review.text.loan_words import loan_phrases
from review.text.tokens import Token

__all__ = ["left_sentences"]

#: A sentence has so many words in lower case: names, titles and lines of code have fewer. With its first word so many
#: are enough if they are of the source's language rather than the translation's (Please wait.), and no borrowed phrase
#: (C’est la vie.).
_WORDS, _OWN_WORDS = 4, 2
_QUOTES = "\"'“„«»‘‚‹「『(（["


def left_sentences(view: SegmentView, document: DocumentView) -> list[tuple[int, int]]:
    """Where in the target, as (start, end), a sentence of the source stands as it is; not one in quotation marks.

    None where both are in one language, or in two that may well say it in the same words.
    """
    source, target = view.source, view.target
    if not view.paired or base_language(source.language) == base_language(target.language):
        return []
    found = []
    for start, end in same_sentences(view):
        written = target.raw[start:end]
        if written[0] in _QUOTES or written[-1] not in ".!?":
            continue
        words = [word for word in target.words if start <= word.start < end]
        small = [word for word in words if word.text.islower()]
        if len(small) >= _WORDS:
            left = not is_alike(len(small), shared_words(document)) or is_english(written, source.language)
        else:
            left = (
                not view.is_left
                and _is_short_sentence(words, small)
                and is_of_source(words, view)
                and (words[0].start, words[-1].end) not in set(loan_phrases(words, target.raw))
            )
        if left:
            found.append((start, end))
    return found


def _is_short_sentence(words: list[Token], small: list[Token]) -> bool:
    """Whether all of a sentence's words but the first are in small letters."""
    return len(words) >= _OWN_WORDS and words[0].text.istitle() and words[1:] == small
