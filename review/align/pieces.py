"""Paragraphs cut into units, which are what is aligned: sentences, or pieces of a paragraph too long to be split
well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from review.align.lengths import measure
from review.lazy_patterns import lazy_regex
from review.model import Paragraph
from review.text.analysis import Text

__all__ = ["ParagraphSentence", "units_of"]

#: A paragraph longer than this (characters) is not prose: it is cut at sentence marks into few pieces.
_LONG_PARAGRAPH = 20_000
#: At most this many units from one paragraph, so that a paragraph of megabytes ends in bounded time.
_MAX_PIECES = 64
#: How much of a piece is read for evidence.
_READ = 4_000
#: Sentences shorter than this (characters) are joined to the one before: splitters disagree about them.
_SHORT = 12
_STOP = lazy_regex(r"[.!?…:;。！？।؟။៕：；]['\"”’»)\]」』]*\s*$")
#: A full stop after a word of four letters or more (no abbreviation), and the beginning of a sentence after it.
_INNER = lazy_regex(
    r"((?:[\p{Ll}\p{Lo}\p{M}]{4}|\p{Nd}{2}|[%)\]])[.!?…]+[\"”’»)]*)\s+(?=[\"“‘«(]?\p{Lu})|([。！？]+[”’」』）]*)\s*(?=.)"
)
_MARK = lazy_regex(r"[.!?。！？।]\s*")


@dataclass(frozen=True)
class ParagraphSentence:
    """One sentence of a paragraph (counted from 0), `paragraphs[paragraph].text[start:end]`."""

    paragraph: int
    start: int
    end: int
    text: Text
    first: bool
    last: bool

    @cached_property
    def length(self) -> int:
        return measure(self.text.raw) if self.end - self.start <= _READ else self.end - self.start

    @cached_property
    def open(self) -> bool:
        """Whether it ends without a mark that ends a sentence."""
        return _STOP.search(self.text.raw) is None


def _bounds(paragraph: str, language: str) -> list[tuple[int, int]]:
    if len(paragraph) > _LONG_PARAGRAPH:
        return list(_pieces(paragraph))
    bounds: list[tuple[int, int]] = []
    for start, end in _split_on(paragraph, Text(paragraph, language).sentences):
        if bounds and min(end - start, bounds[-1][1] - bounds[-1][0]) < _SHORT:
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    if len(bounds) > _MAX_PIECES:
        return list(_pieces(paragraph))
    return bounds or [(0, len(paragraph))]


def _split_on(paragraph: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences split on at full stops within quotations, which splitters leave whole in some languages only."""
    for start, end in sentences:
        for mark in _INNER.finditer(paragraph, start, end):
            yield start, max(mark.end(1), mark.end(2))
            start = mark.end()
        yield start, end


def _pieces(paragraph: str) -> Iterator[tuple[int, int]]:
    """Stretches of about the same length that end at a sentence mark where there is one soon enough."""
    size = max(1, len(paragraph) // _MAX_PIECES)
    start = 0
    while start < len(paragraph):
        at = start + size
        mark = _MARK.search(paragraph, at, min(len(paragraph), at + size)) if at < len(paragraph) else None
        end = mark.end() if mark else min(at, len(paragraph))
        yield start, end
        start = end


def units_of(paragraphs: Sequence[Paragraph], language: str) -> list[ParagraphSentence]:
    """The units of all paragraphs in order. An empty paragraph is one empty unit."""
    units: list[ParagraphSentence] = []
    for number, paragraph in enumerate(paragraphs):
        bounds = _bounds(paragraph.text, language)
        for index, (start, end) in enumerate(bounds):
            text = Text(paragraph.text[start : min(end, start + _READ)], language)
            units.append(ParagraphSentence(number, start, end, text, index == 0, index == len(bounds) - 1))
    return units
