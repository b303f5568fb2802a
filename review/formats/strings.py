"""What formats of program strings share: a quoted string's pieces with their escapes, and what kind a string is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece
from review.formats.string_marks import protect_string
from review.lazy_patterns import lazy_regex
from review.model import Kind

__all__ = ["OCTAL", "escaped_pieces", "once", "refuse_halves", "string_block"]

#: Escapes of C that name a character by one to three octal digits.
OCTAL = {f"\\{n:0{width}o}": chr(n) for width in (1, 2, 3) for n in range(8**width)}
#: How a program's session begins; its lines that go on (`...`) begin none, and sentences begin so too.
_DOCTEST = lazy_regex(r"\s*+(?:>>>|\$ |% |In \[\d+\]:)")


def escaped_pieces(raw: str, start: int, pattern: regex.Pattern[str], meanings: Mapping[str, str]) -> Iterator[Piece]:
    """A string as it stands at `start`, in pieces: what is literal, and each escape that `pattern` finds.

    `meanings` has the escapes of one letter; `\\\\uXXXX` and its kin are read by their number.
    """
    at = 0
    matches = list(pattern.finditer(raw)) if "\\" in raw or '"' in raw else []
    n = 0
    while n < len(matches):
        match = matches[n]
        first, end = match.span()
        if at < first:
            yield Piece(raw[at:first], start + at, start + first)
        read = _meaning(match[0], meanings)
        if len(read) == 1 and "\ud800" <= read <= "\udbff" and n + 1 < len(matches) and matches[n + 1].start() == end:
            low = _meaning(matches[n + 1][0], meanings)
            if "\udc00" <= low <= "\udfff":
                read = (read + low).encode("utf-16", "surrogatepass").decode("utf-16")
                n += 1
                end = matches[n].end()
        yield Piece(read.encode("utf-8", "replace").decode() if _half(read) else read, start + first, start + end)
        at = end
        n += 1
    if at < len(raw):
        yield Piece(raw[at:], start + at, start + len(raw))


#: An escape; that of a character of four hex digits may be half a character.
_HALVES = lazy_regex(r"\\(?:[uU](?P<half>[dD][89a-fA-F][0-9a-fA-F]{2})(?![0-9a-fA-F]{4})|.)", regex.DOTALL)


def refuse_halves(text: str, name: str, first: int = 1) -> None:
    """Raises InputError, with the line (`first` is the text's own), for an escape of half a character (\\ud83d) without
    the other half behind or before it: nobody can tell what stood there.
    """
    if "\\ud" not in text.lower():
        return
    waiting: regex.Match[str] | None = None
    for match in _HALVES.finditer(text):
        half = match["half"]
        low = half is not None and half[1] in "cdefCDEF"
        if low and waiting is not None and waiting.end() == match.start():
            waiting = None
            continue
        broken = waiting or (match if low else None)
        if broken is not None:
            break
        waiting = match if half is not None else None
    else:
        broken = waiting
    if broken is not None:
        raise InputError(
            f"has half a character, {broken[0]}; write both halves (\\ud83d\\ude00) or the character itself",
            name,
            first + text.count("\n", 0, broken.start()),
        )


def _half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _meaning(escape: str, meanings: Mapping[str, str]) -> str:
    if escape in meanings:
        return meanings[escape]
    body = escape[1:]
    if body[:1] in "uUxX" and len(body) > 1:
        number = int(body[1:].strip("{}"), 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return body


def once(blocks: Sequence[Block], places: LinesAndColumns, name: str) -> Sequence[Block]:
    """The blocks. Raises InputError, with the line, where two have one key: one of them is never seen by anybody."""
    seen: dict[str, int] = {}
    for block in blocks:
        line = places.of(block.start)[0]
        if first := seen.get(block.key):
            raise InputError(f"has the key {block.key!r} twice, first in line {first}: leave one of them", name, line)
        seen[block.key] = line
    return blocks


def string_block(
    pieces: tuple[Piece, ...], *, kind: Kind = "string", key: str = "", slot: int = 0, encode: object = None
) -> Block:
    """A string with its placeholders and tags; one that is a program's session is code."""
    text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    if (not text[:1].isalpha() or text.startswith("In [")) and _DOCTEST.match(text):
        kind = "code"
    protected = protect_string(text) if kind != "code" else ()
    if callable(encode):
        return Block(pieces, kind, protected, 0, key, slot, encode)
    return Block(pieces, kind, protected, 0, key, slot)
