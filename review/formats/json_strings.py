"""JSON files of strings, as i18n libraries keep them: one language a file, nested keys; Flutter's ARB too.

Read as JSON first, so that what is broken is said with its line; then the strings are found where they stand, because
what is written back is the same file with the changed words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, paragraphs_of
from review.formats.broken import mended
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.limits import limit_in
from review.formats.reading import decode
from review.formats.strings import escaped_pieces, refuse_halves, string_block
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.model import Paragraph
from review.text.language import locale_of

__all__ = ["FORMAT", "names", "read", "refuse_broken", "scan", "values", "write"]

_TOKEN = lazy_regex(r'"(?P<string>[^"\\]*+(?:\\.[^"\\]*+)*+)"|[{}\[\]:,]', regex.DOTALL)
_ESCAPE = lazy_regex(r"\\(?:u[0-9A-Fa-f]{4}|.)")
_MEANINGS = {
    "\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\", "\\/": "/", "\\b": "\b", "\\f": "\f",
}  # fmt: skip
_LANGUAGE = lazy_regex(r"(?P<language>[a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_DEEPEST = 200
#: Names of objects and places in arrays that lead to a value.
_Path = tuple[str | int, ...]


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The file's strings in order, each with its key: names and places joined by dots. A single name at the root that
    is a language's tag is no part of them.

    Raises InputError, with the line, for what is no JSON, and for a key that stands twice.
    """
    text = decode(data, name)
    refuse_broken(text, name)
    return paragraphs_of(scan(text), LinesAndColumns(text))


def refuse_broken(text: str, name: str, first: int = 1) -> None:
    """Raises InputError, with the line, for what is no JSON, and for a key that stands twice.

    `first` is the text's first line in its file.
    """
    refuse_halves(text, name, first)
    try:
        json.loads(text, object_pairs_hook=_once, parse_int=str)  # nobody needs the numbers, which may be endless
    except json.JSONDecodeError as error:
        said = error.msg if error.pos < len(text.rstrip()) else "It ends before all is closed"
        raise InputError(
            f"is no JSON at column {error.colno}: {mended('JSON', said)}", name, error.lineno + first - 1
        ) from None
    except _TwiceError as error:
        line = (
            text.count("\n", 0, text.find(json.dumps(error.key, ensure_ascii=False), _second(text, error.key))) + first
        )
        raise InputError(f"has the key {error.key!r} twice in one object", name, line) from None
    except RecursionError:
        raise InputError(f"nests more than {_DEEPEST} deep", name) from None


class _TwiceError(ValueError):
    def __init__(self, key: str) -> None:
        self.key = key


def _once(items: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in items:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


def _second(text: str, key: str) -> int:
    written = json.dumps(key, ensure_ascii=False)
    return text.find(written) + len(written)


def write(corrected: Corrected) -> bytes:
    """The file with corrected strings."""
    return write_blocks(corrected, scan)


def scan(text: str) -> list[Block]:
    """The strings that are values, in order. Keys that start with "@" (ARB's notes, "@@locale") are left out;
    a note's description may say how long its string may be.
    """
    found: list[Block] = []
    limits: dict[_Path, int] = {}
    for path, block in _without_language([*values(text)]):
        if not any(isinstance(name, str) and name.startswith("@") for name in path):
            found.append(block._replace(key=".".join(map(str, path))))
        elif len(path) == 2 and path[1] == "description" and (limit := limit_in(block.text)):
            limits[path] = limit
    named = {str(path[0])[1:]: limit for path, limit in limits.items()}
    return [block._replace(limit=named[block.key]) if block.key in named else block for block in found]


def _without_language(found: list[tuple[_Path, Block]]) -> list[tuple[_Path, Block]]:
    """Values without the name at their root where it is the only one there, and the tag of a language."""
    roots = {str(path[0]) if len(path) > 1 else "" for path, _ in found}
    tag = _LANGUAGE.fullmatch(*roots) if len(roots) == 1 else None
    if tag is None or (len(tag["language"]) > 2 and locale_of(tag["language"]) is None):  # "app" is a language, too
        return found
    return [(path[1:], block) for path, block in found]


def values(text: str) -> Iterator[tuple[_Path, Block]]:
    """Every string that is a value of JSON, or of several one after another, with the names and places it lies at."""
    return ((path, _block(match)) for path, match, is_name in _strings(text) if not is_name)


def names(text: str) -> Iterator[tuple[_Path, Block]]:
    """Every name of an object, with the names and places that lead to it, its own the last."""
    return ((path, _block(match)) for path, match, is_name in _strings(text) if is_name)


def _strings(text: str) -> Iterator[tuple[_Path, regex.Match[str], bool]]:
    """Every string with its path, and whether it is a name."""
    path: list[str | int] = []  # a name in each object, a number in each array
    waiting: regex.Match[str] | None = None
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign == "{":
            path.append("")
        elif sign == "[":
            path.append(0)
        elif sign == ":":
            assert waiting is not None
            path[-1] = _read(waiting)
            yield tuple(path), waiting, True
            waiting = None
        elif sign in "}],":
            if waiting is not None:
                yield tuple(path), waiting, False
                waiting = None
            if sign != ",":
                path.pop()
            elif path and isinstance(path[-1], int):
                path[-1] += 1
        else:
            waiting = match
    if waiting is not None:
        yield tuple(path), waiting, False


def _read(match: regex.Match[str]) -> str:
    return "".join(piece.text for piece in escaped_pieces(match["string"], 0, _ESCAPE, _MEANINGS))


def _block(match: regex.Match[str]) -> Block:
    start = match.start("string")
    pieces = tuple(escaped_pieces(match["string"], start, _ESCAPE, _MEANINGS))
    return string_block(pieces, slot=start, encode=_encoded)


def _encoded(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _looks(text: str) -> bool:
    return text.lstrip()[:1] == "{"


FORMAT = Format(
    "json",
    (".json", ".arb"),
    "application/json",
    write,
    read,
    keyed=True,
    looks=_looks,
    holds="a key and its text",
)
