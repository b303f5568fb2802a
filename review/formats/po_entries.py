"""The entries of a gettext catalogue, line by line, with the place of every string.

What is written back must be the same file with the changed words: polib and translate-toolkit wrap and order anew what
they write, and do not tell where a string lies. Which pairs an entry holds is not for here (`review.formats.po`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from review.errors import InputError
from review.formats.blocks import Piece
from review.formats.limits import limit_in
from review.formats.po_rules import refuse_escape
from review.formats.strings import OCTAL, escaped_pieces
from review.lazy_patterns import lazy_re, lazy_regex

__all__ = ["MEANINGS", "Entry", "entries_of"]

_LINE = lazy_regex(
    r"^(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<form>\d{1,2})\])?)?[ \t]*+"
    r'"(?P<text>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"[ \t]*+$'
)
#: A string with escapes up to its second quotation mark, which ends the line.
_ESCAPED = lazy_re(r'[^"\\]*+(?:\\.[^"\\]*+)++"\Z')
_ESCAPE = lazy_re(r"\\(?:x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)")
#: What escapes of one letter stand for.
MEANINGS = {
    "\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\", "\\a": "\a", "\\b": "\b", "\\f": "\f",
    "\\v": "\v",
}  # fmt: skip
#: What stands before a string's quotation mark in most lines.
_ROLES = ("msgctxt", "msgid", "msgid_plural", "msgstr", *(f"msgstr[{n}]" for n in range(10)))
_HEADS = {"": "", **{f"{role} ": role for role in _ROLES}}
#: What an entry may begin with.
_FIRST = ("msgctxt", "msgid")
#: The comment with which Zope's tools (i18ndude) say what text a key stands for: `#. Default: "Sites"`.
_DEFAULT = lazy_regex(r'#\. Default: "([^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"[ \t]*+$')
#: Characters that are parted into lines at a time.
_STRETCH = 2**18


@dataclass(slots=True)
class Entry:
    """Strings of one entry: keyword → pieces and where the string's first quotation mark stands; `limit` is
    what its comments say of its length, `default` the text that they say a key stands for.
    """

    strings: dict[str, list[Piece]] = field(default_factory=dict)
    slots: dict[str, int] = field(default_factory=dict)
    limit: int = 0
    default: list[Piece] = field(default_factory=list)


def entries_of(text: str, name: str) -> Iterator[Entry]:
    """The entries in order, the header first. Raises InputError, with the line, for what is no catalogue."""

    def number(offset: int) -> int:
        return text.count("\n", 0, offset) + 1

    entry = Entry()
    keyword = ""
    pieces: list[Piece] = []  # of the string that is being read
    at = 0
    for line in _lines(text):
        start, at = at, at + len(line) + 1
        if line[:1] == '"' and keyword and line[1:].find('"') == at - start - 3 and "\\" not in line:  # most lines
            if at - start > 3:
                pieces.append(Piece(line[1:-1], start + 1, at - 2))
            continue
        head, quote, rest = line.partition('"')
        role = _HEADS.get(head) if quote else None
        if role is not None and (_begins(role, keyword, entry) if role else keyword):
            plain = rest.find('"') == len(rest) - 1 and "\\" not in rest
            if plain or _ESCAPED.match(rest):
                begin = start + len(head) + 1
                if role:
                    keyword = role
                    pieces = entry.strings[role] = []
                    entry.slots[role] = begin
                if not plain:
                    if _escaped(rest[:-1], begin, pieces):
                        refuse_escape(rest[:-1], name, number(start))
                elif len(rest) > 1:
                    pieces.append(Piece(rest[:-1], begin, begin + len(rest) - 1))
                continue
        bare = line.strip()
        if not bare or bare.startswith("#"):
            if keyword.startswith("msgstr") and (not bare or not bare.startswith("#~")):
                yield entry
                entry, keyword = Entry(), ""
            if not bare and not entry.strings:
                entry = Entry()  # comments of an obsolete entry
            if bare[1:2] in (",", ".", " ") and (limit := limit_in(bare)):
                entry.limit = min(limit, entry.limit or limit)
            if match := _DEFAULT.match(line):
                begin = start + match.start(1)
                _escaped(match[1], begin, entry.default)
            continue
        match = _LINE.match(bare)
        if match is None:
            message = 'is no line of a PO file: msgid, msgstr or a string in quotes "…" is wanted'
            raise InputError(message, name, number(start))
        if match["keyword"]:
            if match["keyword"] in _FIRST and keyword.startswith("msgstr"):
                yield entry
                entry = Entry()
            keyword = match["keyword"]
            if keyword in entry.strings:
                raise InputError(f"has a second {keyword} in one entry", name, number(start))
            pieces = entry.strings[keyword] = []
        elif not keyword:
            raise InputError("has a string that belongs to no msgid or msgstr", name, number(start))
        begin = start + (line.index(bare) if bare != line else 0) + match.start("text")
        entry.slots.setdefault(keyword, begin)
        if _escaped(match["text"], begin, pieces):
            refuse_escape(match["text"], name, number(start))
    if entry.strings:
        if not any(role.startswith("msgstr") for role in entry.strings):
            raise InputError("ends in the midst of an entry", name)
        yield entry


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, a stretch of it at a time: those of a large catalogue are never all there."""
    at = 0
    while (end := text.rfind("\n", at, at + _STRETCH)) >= 0 or (end := text.find("\n", at + _STRETCH)) >= 0:
        yield from text[at:end].split("\n")
        at = end + 1
    yield text[at:]


def _escaped(raw: str, start: int, pieces: list[Piece]) -> bool:
    """Appends the pieces of a string that stands at `start`: what is literal, and each escape.

    Whether there are escapes of more than one letter, or some that are none.
    """
    at = 0
    while (found := raw.find("\\", at)) >= 0:
        meaning = MEANINGS.get(raw[found : found + 2])
        if meaning is None:  # by its number
            pieces += escaped_pieces(raw[at:], start + at, _ESCAPE, MEANINGS | OCTAL)
            return True
        if found > at:
            pieces.append(Piece(raw[at:found], start + at, start + found))
        at = found + 2
        pieces.append(Piece(meaning, start + found, start + at))
    if at < len(raw):
        pieces.append(Piece(raw[at:], start + at, start + len(raw)))
    return False


def _begins(role: str, keyword: str, entry: Entry) -> bool:
    """Whether a string with this keyword belongs to the entry that is being read."""
    return role not in entry.strings and not (role in _FIRST and keyword.startswith("msgstr"))
