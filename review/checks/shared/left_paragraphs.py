"""Paragraphs and strings of a document that are their sources still, where these are many."""

from __future__ import annotations

from review.checks.views import DocumentView, of_document

__all__ = ["left_paragraphs", "left_strings"]

#: So many paragraphs, each of so many words, that were left are told once.
_PARAGRAPHS, _WORDS = 8, 4
#: So many strings, each of so many words, and this share of them.
_STRINGS, _LABEL, _SHARE = 20, 3, 0.1


@of_document
def left_paragraphs(document: DocumentView) -> tuple[int, ...]:
    """The numbers of a document's paragraphs that are their sources, of _WORDS words and more, where these are many: a
    licence's, or a part that nobody translated.
    """
    left = tuple(
        view.number
        for view in document.segments
        if view.paired and view.is_left and len(view.source.words) >= _WORDS and view.segment.kind("target") != "string"
    )
    return left if len(left) >= _PARAGRAPHS else ()


@of_document
def left_strings(document: DocumentView) -> tuple[int, ...]:
    """The numbers of a program's strings of _LABEL words and more that are their sources, where these are many: what
    came since the last translator.
    """
    strings = [
        view
        for view in document.segments
        if view.paired and view.segment.kind("target") == "string" and len(view.source.words) >= _LABEL
    ]
    left = tuple(view.number for view in strings if view.is_left)
    return left if len(left) >= max(_STRINGS, _SHARE * len(strings)) else ()
