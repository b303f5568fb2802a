r"""Java properties: a key and a value a line, `\` at a line's end goes on with the next, other escapes as in Java.

UTF-8 as today's Java has it; a file that is no UTF-8 is ISO-8859-1, as it was before, and what that lacks is written as
`\uXXXX`. So it is in a file of ASCII alone that has such escapes.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.byte_ranges import Original
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.reading import decode
from review.formats.strings import escaped_pieces, refuse_halves, string_block
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_ENTRY = lazy_regex(
    r"^[ \t\f]*+(?![#!])(?P<key>(?:[^\\:=\s]++|\\.)++)[ \t\f]*+[:=]?[ \t\f]*+"
    r"(?P<value>[^\\\n]*+(?:\\(?:.|\n)[^\\\n]*+)*+)",
    regex.MULTILINE,
)
_COMMENT = lazy_regex(r"^[ \t\f]*+[#!][^\n]*+\n?|^[ \t\f]*+\n", regex.MULTILINE)
_ESCAPE = lazy_regex(r"\\(?:u[0-9A-Fa-f]{4}|[^\n])")
_CONTINUED = lazy_regex(r"\\\n[ \t\f]*+")
_MEANINGS = {r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\f": "\f"}


def encoding_of(data: bytes) -> str:
    """UTF-8, or ISO-8859-1 for bytes that are none."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-8"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The file's values in order, each with its key. Raises InputError, with the line, for half a character."""
    encoding = encoding_of(data)
    plain = encoding != "utf-8" and b"\x00" not in data
    text = Original.of(data, encoding).even if plain else decode(data, name)
    refuse_halves(text, name)
    _refuse_broken(text, name)
    last = {block.key: block for block in scan(text)}  # of a key that stands twice, Java takes the last
    return paragraphs_of(last.values(), LinesAndColumns(text))


def _refuse_broken(text: str, name: str) -> None:
    """Raises InputError, with the line, for an escape that no program reads: Java ends there."""
    for match in _ESCAPE.finditer(text) if r"\u" in text else ():
        if match[0] == r"\u" and not _COMMENT.match(text, text.rfind("\n", 0, match.start()) + 1):
            raise InputError(
                f"has an escape that is none, {text[match.start() : match.start() + 6]}: write \\uXXXX with four "
                "hexadecimal digits, or the character itself",
                name,
                text.count("\n", 0, match.start()) + 1,
            )


def write(corrected: Corrected) -> bytes:
    """The file with corrected values."""
    encoding = encoding_of(corrected.data)
    return write_blocks(corrected, lambda text: scan(text, plain=encoding != "utf-8"), encoding)


def scan(text: str, *, plain: bool = False) -> list[Block]:
    """The values. `plain` says that the file has no characters beyond ISO-8859-1."""
    encode = _encoder(0x7F if text.isascii() and r"\u" in text else 0xFF if plain else 0x10FFFF)
    return list(_values(text, encode))


def _values(text: str, encode: Callable[[str], str]) -> Iterator[Block]:
    at = 0
    while at < len(text):
        if comment := _COMMENT.match(text, at):
            at = comment.end()
            continue
        match = _ENTRY.match(text, at)
        if match is None:
            end = text.find("\n", at)
            at = len(text) if end < 0 else end + 1
            continue
        key = "".join(piece.text for piece in escaped_pieces(match["key"], 0, _ESCAPE, _MEANINGS))
        start, end = match.span("value")
        block = string_block(tuple(_pieces(text, start, end)), key=key, slot=start, encode=encode)
        yield block._replace(rewrite=_spaced(start, end, encode))
        at = end + 1


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for gap in _CONTINUED.finditer(text, start, end):
        yield from escaped_pieces(text[at : gap.start()], at, _ESCAPE, _MEANINGS)
        at = gap.end()
    yield from escaped_pieces(text[at:end], at, _ESCAPE, _MEANINGS)


def _spaced(start: int, end: int, encode: Callable[[str], str]) -> Callable[[str], tuple[int, int, str] | None]:
    """Spaces at the head of a value count only behind a backslash."""
    return lambda new: (start, end, "\\" + encode(new)) if new.startswith(" ") else None


def _encoder(most: int) -> Callable[[str], str]:
    written = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\f": r"\f"}

    def encode(new: str) -> str:
        return "".join(written.get(c) or (c if ord(c) <= most else _numbered(c)) for c in new)

    return encode


def _numbered(character: str) -> str:
    units = character.encode("utf-16-be").hex()
    return "".join(rf"\u{units[n : n + 4]}" for n in range(0, len(units), 4))


FORMAT = Format("properties", (".properties",), "text/x-java-properties", write, read, keyed=True)
