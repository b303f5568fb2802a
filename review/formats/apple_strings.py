r"""Apple's strings files: `"key" = "value";`, comments as in C. UTF-8, or UTF-16 with its mark."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.limits import limit_in
from review.formats.reading import decode_marked
from review.formats.strings import OCTAL, escaped_pieces, once, refuse_halves, string_block
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_QUOTED = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_SPACE = r"(?:\s++|/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/|//[^\n]*+)*+"
_WORD = r"[\w.$-](?:[\w.$-]|/(?![/*]))*+"
_ENTRY = lazy_regex(
    rf"(?P<key>{_QUOTED}|{_WORD}){_SPACE}(?:={_SPACE}(?P<value>{_QUOTED}|{_WORD}){_SPACE})?;", regex.DOTALL
)
_SKIPPED = lazy_regex(_SPACE)
_ESCAPE = lazy_regex(r"\\(?:U[0-9A-Fa-f]{4}|u[0-9A-Fa-f]{4}|[0-7]{1,3}|.)", regex.DOTALL)
_MEANINGS = {r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\a": "\a", r"\b": "\b", r"\f": "\f", r"\v": "\v"} | OCTAL


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The file's strings in order, each with its key. Raises InputError, with the line, for what is no entry."""
    if data.startswith(b"bplist"):
        raise InputError("is a binary property list; take the text that it was built from", name)
    text = decode_marked(data, name)
    refuse_halves(text, name)
    places = LinesAndColumns(text)
    blocks, broken = _parsed(text)
    if broken is not None:
        raise InputError('is no strings file: "key" = "value"; is wanted', name, places.of(broken)[0])
    return paragraphs_of(once(blocks, places, name), places)


def write(corrected: Corrected) -> bytes:
    """The file with corrected strings."""
    return write_blocks(corrected, scan)


def scan(text: str) -> list[Block]:
    """The values in order."""
    return _parsed(text)[0]


def _parsed(text: str) -> tuple[list[Block], int | None]:
    """The values, and where the file stops being one of strings."""
    blocks: list[Block] = []
    at = limit = 0
    while True:
        if (skipped := _SKIPPED.match(text, at)) and skipped[0]:
            at, limit = skipped.end(), limit_in(skipped[0])
        if at == len(text):
            return blocks, None
        match = _ENTRY.match(text, at)
        if match is None:
            return blocks, at
        blocks += (block._replace(limit=limit) for block in _block(match))
        at = match.end()


def _block(match: regex.Match[str]) -> Iterator[Block]:
    value = match["value"]
    if value is None or not value.startswith('"'):
        return  # a key that is its own value, or a word without quotes: nothing that was translated
    start, end = match.start("value") + 1, match.end("value") - 1
    key = match["key"]
    if key.startswith('"'):
        key = "".join(piece.text for piece in escaped_pieces(key[1:-1], 0, _ESCAPE, _MEANINGS))
    pieces = tuple(escaped_pieces(match.string[start:end], start, _ESCAPE, _MEANINGS))
    yield string_block(pieces, key=key, slot=start, encode=_encoded)


def _encoded(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")


def _looks(text: str) -> bool:
    entry = _SKIPPED.match(text)
    return _ENTRY.match(text, entry.end() if entry else 0) is not None and text.lstrip()[:1] in ('"', "/")


FORMAT = Format("strings", (".strings",), "text/plain; charset=utf-8", write, read, keyed=True, looks=_looks)
