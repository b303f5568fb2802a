"""Gettext catalogues, PO and POT: a segment an entry, and one a plural form.

Read line by line with the place of every string, because what is written back must be the same file with the changed
words: polib and translate-toolkit wrap and order anew what they write, and do not tell where a string lies. Obsolete
entries are left alone, and those where translators name themselves (`_CREDITS`). A fuzzy entry is one without a
translation that counts: it is read as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import filterfalse

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Pair, Piece, segments_of
from review.formats.corrected import Corrected
from review.formats.format import Format, TwoLanguages
from review.formats.limits import limit_in
from review.formats.po_charset import encoding_of, text_of
from review.formats.po_rules import refuse_escape, refuse_forms
from review.formats.strings import OCTAL, escaped_pieces, string_block
from review.formats.writing import write_pairs
from review.garbage_collection import collector_paused
from review.lazy_patterns import lazy_re, lazy_regex

__all__ = ["FORMAT", "read", "scan", "write"]

_LINE = lazy_regex(
    r"^(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<form>\d{1,2})\])?)?[ \t]*+"
    r'"(?P<text>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"[ \t]*+$'
)
#: A string with escapes up to its second quotation mark, which ends the line.
_ESCAPED = lazy_re(r'[^"\\]*+(?:\\.[^"\\]*+)++"\Z')
_ESCAPE = lazy_re(r"\\(?:x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)")
_MEANINGS = {
    "\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\", "\\a": "\a", "\\b": "\b", "\\f": "\f",
    "\\v": "\v",
}  # fmt: skip
_WRITTEN = {text: escape for escape, text in _MEANINGS.items()}
#: What stands before a string's quotation mark in most lines.
_ROLES = ("msgctxt", "msgid", "msgid_plural", "msgstr", *(f"msgstr[{n}]" for n in range(10)))
_HEADS = {"": "", **{f"{role} ": role for role in _ROLES}}
#: What an entry may begin with.
_FIRST = ("msgctxt", "msgid")
#: What programs have translators write their names and addresses in place of: GTK's GtkAboutDialog:translator-credits
#: and KDE's KAboutData::setTranslator, by their documentation, and as older programs of GNOME wrote it.
_CREDITS = frozenset(("translator-credits", "translator_credits", "Your names", "Your emails"))
#: The sign behind a context, and what it stands between.
_CONTEXT = lazy_regex(r"\p{L}[^\n]*+(?<=[^\s|^][|^]{1,2}\S)\Z")
#: A key that stands for a text, and the comment with which Zope's tools (i18ndude) say which: `#. Default: "Sites"`.
_KEY = lazy_regex(r"[A-Za-z][A-Za-z0-9]*+(?:[._:/-][A-Za-z0-9]++)++\Z")
_DEFAULT = lazy_regex(r'#\. Default: "([^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"[ \t]*+$')
#: Characters that are parted into lines at a time.
_STRETCH = 2**18
_LANGUAGE = lazy_regex(r"(?m)^Language: *([A-Za-z]{2,3}(?:[_@-][\w@.-]{1,20})?) *$")


@dataclass(slots=True)
class _Entry:
    """Strings of one entry: keyword → pieces and where the string's first quotation mark stands; `limit` is
    what its comments say of its length, `default` the text that they say a key stands for.
    """

    strings: dict[str, list[Piece]] = field(default_factory=dict)
    slots: dict[str, int] = field(default_factory=dict)
    limit: int = 0
    default: list[Piece] = field(default_factory=list)


def read(data: bytes, name: str, _source: str | None, _target: str | None) -> TwoLanguages:
    """The catalogue's segments; the target language as its header says.

    Raises InputError, with the line, for what is no catalogue, a text that is there twice, a charset of another file.
    """
    text = text_of(data, name)
    with collector_paused():  # what is made here stays
        entries = _entries(text, name)
        first = next(entries, _Entry())
        entries = _once(entries, first, text, name)
        entries = map(_without_context, filterfalse(_has_no_source, entries))
        segments = segments_of(_pairs_of(first, entries), LinesAndColumns(text))
    found = _LANGUAGE.search(_text(first.strings.get("msgstr", [])) if _is_header(first) else "")
    language = found[1].replace("_", "-").split("@")[0].split(".")[0] if found else None
    return TwoLanguages(segments, "en", language)


def write(corrected: Corrected) -> bytes:
    """The catalogue with corrected translations."""
    return write_pairs(corrected, scan, encoding_of(corrected.data))


def scan(text: str) -> list[Pair]:
    """The catalogue's strings, source and translation, in order; of a plural, each form with the plural source."""
    entries = _entries(text, "catalogue")
    return list(_pairs_of(next(entries, _Entry()), entries))


def _is_header(first: _Entry) -> bool:
    return not _text(first.strings.get("msgid", []))


def _pairs_of(first: _Entry, others: Iterable[_Entry]) -> Iterator[Pair]:
    """The pairs of all entries but the header, one after another: a large catalogue is never there twice."""
    if not _is_header(first):
        yield from _pairs(first)
    for entry in others:
        yield from _pairs(entry)


def _text(pieces: list[Piece]) -> str:
    return "".join([piece.text for piece in pieces])


def _pairs(entry: _Entry) -> Iterator[Pair]:
    if _text(entry.strings.get("msgid", [])) in _CREDITS:
        return
    key = _text(entry.strings.get("msgctxt", []))
    for keyword in entry.strings:
        if not keyword.startswith("msgstr"):
            continue
        form = keyword[7:-1]
        plural = form not in ("", "0") or (form == "0" and "msgstr[1]" not in entry.strings)
        role = "msgid_plural" if plural and "msgid_plural" in entry.strings else "msgid"
        if role == "msgid" and entry.default and _KEY.match(_text(entry.strings[role])):
            entry.strings[role] = entry.default
        yield Pair(_block(entry, role, f"{key}[{form}]" if form else key), _block(entry, keyword, ""))


def _once(entries: Iterable[_Entry], first: _Entry, text: str, name: str) -> Iterator[_Entry]:
    """The entries behind the first. Raises InputError for a text that is there twice in its context: a program would
    show one of the two translations, and msgfmt makes no catalogue of them.
    """
    seen = {_key(first): first.slots.get("msgid", 0)}  # where each stands
    for entry in entries:
        if "msgstr" not in entry.strings or "msgid_plural" in entry.strings:
            refuse_forms(entry.slots, text, name)
        at = entry.slots.get("msgid", 0)
        before = seen.setdefault(_key(entry), at)
        if before != at:
            earlier, said = text.count("\n", 0, before) + 1, _key(entry)[1][:40]
            what = f"has the msgid “{said}” twice, first in line {earlier}" if said else "has two headers"
            raise InputError(f"{what}; keep one (msguniq makes one of both)", name, text.count("\n", 0, at) + 1)
        yield entry


def _key(entry: _Entry) -> tuple[str, str]:
    """What gettext finds an entry by: its context ("\\0" for none, which is not "") and its text."""
    context = entry.strings.get("msgctxt")
    return "\0" if context is None else _text(context), _text(entry.strings.get("msgid", []))


def _has_no_source(entry: _Entry) -> bool:
    """Whether an entry has a key for its text (list:user:action:invite.txt) and does not say what that is."""
    if entry.default or _KEY.match(_text(entry.strings.get("msgid", []))) is None:
        return False
    written = [_text(pieces).strip() for role, pieces in entry.strings.items() if role.startswith("msgstr")]
    if "_" in _text(entry.strings.get("msgid", [])) and any(text and "_" not in text for text in written):
        return True  # Jun_June_abbreviation
    return any(sign in text for text in written for sign in " ${%<")


def _without_context(entry: _Entry) -> _Entry:
    """The entry without what a program cuts off its source text before it shows it: "short month|May".

    So GLib's `Q_` and others write what gettext has `msgctxt` for, and Wesnoth with a caret (female^Archer); a
    translation has no such sign then. An entry without a
    translation stays as it is: where that goes is told by the place of its source.
    """
    written = [_text(entry.strings[role]) for role in entry.strings if role.startswith("msgstr")]
    if not any(written):
        return entry
    for role in ("msgid", "msgid_plural"):
        pieces = entry.strings.get(role, [])
        text = _text(pieces)
        bar = max(text.rfind("|"), text.rfind("^"))
        if bar > 0 and not any(text[bar] in one for one in written) and _CONTEXT.search(text, 0, bar + 2):
            entry.strings[role] = list(_behind(pieces, bar + 1))
    return entry


def _behind(pieces: list[Piece], start: int) -> Iterator[Piece]:
    """What the pieces of a string have from an offset of its text on."""
    for piece in pieces:
        if start <= 0:
            yield piece
        elif start < len(piece.text):
            yield piece._replace(text=piece.text[start:], start=piece.start + start)
        start -= len(piece.text)


def _block(entry: _Entry, keyword: str, key: str) -> Block:
    pieces = tuple(entry.strings.get(keyword, ()))
    block = string_block(pieces, key=key, slot=entry.slots.get(keyword, 0), encode=_encoded)
    return block._replace(limit=entry.limit) if entry.limit else block


def _encoded(text: str) -> str:
    return "".join(_WRITTEN.get(character, character) for character in text)


def _entries(text: str, name: str) -> Iterator[_Entry]:
    def number(offset: int) -> int:
        return text.count("\n", 0, offset) + 1

    entry = _Entry()
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
                entry, keyword = _Entry(), ""
            if not bare and not entry.strings:
                entry = _Entry()  # comments of an obsolete entry
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
                entry = _Entry()
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
        meaning = _MEANINGS.get(raw[found : found + 2])
        if meaning is None:  # by its number
            pieces += escaped_pieces(raw[at:], start + at, _ESCAPE, _MEANINGS | OCTAL)
            return True
        if found > at:
            pieces.append(Piece(raw[at:found], start + at, start + found))
        at = found + 2
        pieces.append(Piece(meaning, start + found, start + at))
    if at < len(raw):
        pieces.append(Piece(raw[at:], start + at, start + len(raw)))
    return False


def _begins(role: str, keyword: str, entry: _Entry) -> bool:
    """Whether a string with this keyword belongs to the entry that is being read."""
    return role not in entry.strings and not (role in _FIRST and keyword.startswith("msgstr"))


def _looks(text: str) -> bool:
    return regex.search(r'(?m)^msgid[ \t]+"', text[:20_000]) is not None


FORMAT = Format("po", (".po", ".pot"), "text/x-gettext-translation; charset=utf-8", write, read_both=read, looks=_looks)
