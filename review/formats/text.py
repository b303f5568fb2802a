"""Plain text as a format: paragraphs between blank lines, or every line one (`--align lines`)."""

from __future__ import annotations

from review.formats import edited_text, plain
from review.formats.format import Format
from review.formats.reading import decode
from review.model import Paragraph

__all__ = ["LINES", "PARAGRAPHS"]


def _paragraphs(data: bytes, name: str, language: str) -> tuple[Paragraph, ...]:
    return plain.read_paragraphs(decode(data, name), language)


def _lines(data: bytes, name: str, language: str) -> tuple[Paragraph, ...]:
    return plain.read_lines(decode(data, name), language)


def _clean(text: str) -> str:
    """Paragraphs without white space around them, one blank line between two."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return "\n\n".join("\n".join(block).strip() for block in blocks if block)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


PARAGRAPHS = Format(
    "paragraphs", (".txt", ".text"), "text/plain; charset=utf-8", edited_text.write, _paragraphs, clean=_clean
)
LINES = Format("lines", (), "text/plain; charset=utf-8", edited_text.write, _lines, clean=_one_line)
