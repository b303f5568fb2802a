"""Sentences of a text, with offsets: sentencex (Wikimedia) decides, a few news abbreviations of the language's file are
added."""

from __future__ import annotations

from typing import NamedTuple

import sentencex

from review.languages.language import language_of
from review.lazy_patterns import lazy_re

__all__ = ["Sentence", "split_sentences"]


#: Halves of a pair, which JSON can hold and UTF-8, which sentencex wants, cannot.
_LONE = lazy_re("[\ud800-\udfff]")


class Sentence(NamedTuple):
    """`text[start:end]`, without the white space around it."""

    start: int
    end: int


def split_sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in `language` (BCP 47; an unknown one is split by general rules)."""
    if not text.strip():
        return ()
    base = language.partition("-")[0].lower()
    known = language_of(base).sentences.before_names
    sentences: list[Sentence] = []
    joined_from: int | None = None
    for boundary in sentencex.get_sentence_boundaries(base, _LONE.sub("\N{REPLACEMENT CHARACTER}", text)):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        stripped = piece.strip()
        if not stripped:
            continue
        start += len(piece) - len(piece.lstrip())
        end = start + len(stripped)
        if joined_from is not None:
            start, joined_from = joined_from, None
        if end < len(text) and stripped.rsplit(None, 1)[-1].lower() in known:
            joined_from = start
            continue
        sentences.append(Sentence(start, end))
    if joined_from is not None:
        sentences.append(Sentence(joined_from, len(text.rstrip())))
    return tuple(sentences)
