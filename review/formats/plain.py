"""Plain text: blocks between blank lines are paragraphs, or every line is one.

A single line break inside a block is kept in the paragraph's text. A file without any blank line is read line by line
where its lines look like paragraphs of their own and not like one hard-wrapped block.
"""

from __future__ import annotations

from collections.abc import Iterable

from review.lazy_patterns import lazy_regex
from review.model import Paragraph
from review.text.page.kinds import kind_of

__all__ = ["paragraphs_of", "read_lines", "read_paragraphs"]

_SENTENCE_END = lazy_regex(r"[.!?…:;。！？।؟\"”»’)\]]\s*\Z")


def read_lines(text: str, language: str) -> tuple[Paragraph, ...]:
    """Every line a paragraph, blank ones too (as ""), so that line n is item n-1. A last line end opens no line."""
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return paragraphs_of(((line, number, 1) for number, line in enumerate(lines, start=1)), language)


def read_paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """The blocks between blank lines, in order. A paragraph starts at its first character that is not white space."""
    lines = text.split("\n")
    if not any(not line.strip() for line in lines[: _last_text(lines) + 1]) and _lines_are_paragraphs(lines):
        blocks = [(number, [line]) for number, line in enumerate(lines, start=1) if line.strip()]
    else:
        blocks = _blocks(lines)
    pieces = []
    for first, block in blocks:
        joined = "\n".join(block)
        stripped = joined.strip()
        pieces.append((stripped, first, joined.index(stripped) + 1))
    return paragraphs_of(pieces, language)


def paragraphs_of(pieces: Iterable[tuple[str, int, int]], language: str) -> tuple[Paragraph, ...]:
    """(text, line, column) triples as paragraphs with their kinds."""
    first = True
    paragraphs = []
    for text, line, column in pieces:
        paragraphs.append(Paragraph(text, line, column, kind_of(text, language, first)))
        first = first and not text
    return tuple(paragraphs)


def _last_text(lines: list[str]) -> int:
    return max((n for n, line in enumerate(lines) if line.strip()), default=-1)


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    blocks: list[tuple[int, list[str]]] = []
    current: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            if not current:
                blocks.append((number, current))
            current.append(line)
        else:
            current = []
    return blocks


def _lines_are_paragraphs(lines: list[str]) -> bool:
    """Whether lines without blank ones between are paragraphs: most end as sentences do, or their lengths differ much.

    A hard-wrapped block has lines of nearly one length (but for the last), most of which break off in mid-sentence.
    """
    filled = [line for line in lines if line.strip()]
    if len(filled) < 2:
        return False
    ended = sum(_SENTENCE_END.search(line) is not None for line in filled[:-1])
    if ended >= 0.6 * (len(filled) - 1):
        return True
    lengths = sorted(len(line) for line in filled[:-1])
    return lengths[-1] > 100 and lengths[-1] > 2 * lengths[len(lengths) // 2]
