"""TOML files of strings, as Hugo and others keep them: one language a file.

tomllib says what is broken; then the strings are found where they stand, because what is written back is the same file
with the changed words. tomlkit keeps a file's layout too, but does not tell where a string lies in it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.broken import mended
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.reading import decode
from review.formats.strings import escaped_pieces, string_block
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_STRING = lazy_regex(
    r'''
      """\n?(?P<many>(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{0,2}?)"""(?!")
    | \'{3}\n?(?P<plain>(?:[^']++|'{1,2}(?!'))*+'{0,2}?)\'{3}(?!')
    | "(?P<quoted>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"
    | '(?P<single>[^'\n]*+)'
    ''',
    regex.VERBOSE | regex.DOTALL,
)
_SPACE = lazy_regex(r"[ \t]*+")
_BLANK = lazy_regex(r"(?:\s++|#[^\n]*+)*+")
_BARE = lazy_regex(r"[\w-]++")
_OTHER = lazy_regex(r"[^,\]}\n#]*+")
_DEEPEST = 100
_ESCAPE = lazy_regex(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|.)", regex.DOTALL)
#: A backslash at a line's end takes the break and the indent after it along, unless another one escapes it.
_FOLDED = lazy_regex(r"\\(?:(?P<gap>[ \t]*+\n\s*+)|.)", regex.DOTALL)
_MEANINGS = {r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\b": "\b", r"\f": "\f", r"\e": "\x1b"}
_CONTROL = lazy_regex(r"[\x00-\x08\x0b-\x1f\x7f]")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The file's strings in order, each with its key: names and places joined by dots.

    Raises InputError, with the line, for what is no TOML.
    """
    text = decode(data, name)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = regex.search(r"\(at line (\d+)", str(error))
        shown = str(error).partition(" (at ")[0]
        raise InputError(f"is no TOML: {mended('TOML', shown)}", name, int(said[1]) if said else None) from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"is no TOML that can be read ({type(error).__name__})", name) from None
    try:
        return paragraphs_of(scan(text), LinesAndColumns(text))
    except InputError as error:
        raise InputError(error.message, name, error.line) from None


def write(corrected: Corrected) -> bytes:
    """The file with corrected strings."""
    return write_blocks(corrected, scan)


def scan(text: str) -> list[Block]:
    """The strings that are values, in order."""
    reader = _Reader(text)
    reader.document()
    return reader.blocks


class _Reader:
    """Walks through a text that is TOML and finds its strings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.blocks: list[Block] = []
        self._counts: dict[tuple[str, ...], int] = {}  # of arrays of tables

    def document(self) -> None:
        """All tables. Raises InputError for values nested too deep."""
        table: list[str] = []
        while True:
            self._skip(_BLANK)
            if self.at >= len(self.text):
                return
            if not self._next("["):
                self._pair(table, 0)
                continue
            twice = self._next("[")
            names = tuple(self._key())
            if twice:
                self._counts[names] = self._counts.get(names, -1) + 1
            self.at += 2 if twice else 1
            table = []
            for n, name in enumerate(names, start=1):
                table.append(name)
                if names[:n] in self._counts:
                    table.append(str(self._counts[names[:n]]))

    def _skip(self, pattern: regex.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        assert match is not None  # each of them matches nothing, too
        self.at = match.end()

    def _next(self, sign: str) -> bool:
        there = self.text.startswith(sign, self.at)
        self.at += there
        return there

    def _pair(self, path: list[str], depth: int) -> None:
        names = self._key()
        self.at += 1  # the equals sign
        self._value([*path, *names], depth)

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            self._skip(_SPACE)
            match = _STRING.match(self.text, self.at) or _BARE.match(self.text, self.at)
            if match is None:
                raise InputError("is no TOML that can be read: a key is wanted", None, self._line())
            names.append("".join(piece.text for piece in _pieces(match)) if match.re is _STRING else match[0])
            self.at = match.end()
            self._skip(_SPACE)
            if not self._next("."):
                return names

    def _value(self, path: list[str], depth: int) -> None:
        if depth > _DEEPEST:
            raise InputError(f"nests more than {_DEEPEST} deep", None, self._line())
        self._skip(_SPACE)
        if self._next("["):
            n = 0
            while not self._closed("]"):
                self._value([*path, str(n)], depth + 1)
                n += 1
        elif self._next("{"):
            while not self._closed("}"):
                self._pair(path, depth + 1)
        elif match := _STRING.match(self.text, self.at):
            self.blocks.append(_block(match, ".".join(path)))
            self.at = match.end()
        else:
            self._skip(_OTHER)

    def _closed(self, sign: str) -> bool:
        """Whether a list or table ends here; goes over what stands between two items."""
        self._skip(_BLANK)
        while self._next(","):
            self._skip(_BLANK)
        return self._next(sign) or self.at >= len(self.text)

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1


def _pieces(match: regex.Match[str]) -> Iterator[Piece]:
    start, end = match.span(match.lastgroup)
    if match.lastgroup in ("plain", "single"):
        if start < end:
            yield Piece(match.string[start:end], start, end)
        return
    at = start
    for gap in _FOLDED.finditer(match.string, start, end) if match.lastgroup == "many" else ():
        if gap["gap"] is not None:
            yield from escaped_pieces(match.string[at : gap.start()], at, _ESCAPE, _MEANINGS)
            at = gap.end()
    yield from escaped_pieces(match.string[at:end], at, _ESCAPE, _MEANINGS)


def _block(match: regex.Match[str], key: str) -> Block:
    kind = match.lastgroup or "quoted"
    pieces = tuple(_pieces(match))
    block = string_block(pieces, key=key, slot=match.start(kind), encode=_BASIC[kind])

    def rewritten(new: str) -> tuple[int, int, str] | None:
        """A literal string has no escapes; what it cannot hold goes into a basic one."""
        if kind in ("quoted", "many") or ("'" not in new and "\n" not in new and not _CONTROL.search(new)):
            return None
        return match.start(), match.end(), f'"{_encoded(new)}"'

    return block._replace(rewrite=rewritten)


def _encoded(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007F")


def _encoded_lines(text: str) -> str:
    return "\n".join(map(_encoded, text.split("\n")))


_BASIC = {"quoted": _encoded, "many": _encoded_lines, "single": str, "plain": str}


FORMAT = Format("toml", (".toml",), "application/toml", write, read, keyed=True, holds="a key and its text")
