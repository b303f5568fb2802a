"""Gettext catalogues, PO and POT: a segment an entry, and one a plural form.

Obsolete entries are left alone, and those where translators name themselves (`_CREDITS`). A fuzzy entry is one without
a translation that counts: it is read as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import filterfalse

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Pair, Piece, segments_of
from review.formats.corrected import Corrected
from review.formats.format import Format, TwoLanguages
from review.formats.po_charset import encoding_of, text_of
from review.formats.po_entries import MEANINGS, Entry, entries_of
from review.formats.po_rules import refuse_forms
from review.formats.strings import string_block
from review.formats.writing import write_pairs
from review.garbage_collection import collector_paused
from review.lazy_patterns import lazy_regex

__all__ = ["FORMAT", "read", "scan", "write"]

_WRITTEN = {text: escape for escape, text in MEANINGS.items()}
#: What programs have translators write their names and addresses in place of: GTK's GtkAboutDialog:translator-credits
#: and KDE's KAboutData::setTranslator, by their documentation, and as older programs of GNOME wrote it.
_CREDITS = frozenset(("translator-credits", "translator_credits", "Your names", "Your emails"))
#: The sign behind a context, and what it stands between.
_CONTEXT = lazy_regex(r"\p{L}[^\n]*+(?<=[^\s|^][|^]{1,2}\S)\Z")
#: A key that stands for a text, and the comment with which Zope's tools (i18ndude) say which: `#. Default: "Sites"`.
_KEY = lazy_regex(r"[A-Za-z][A-Za-z0-9]*+(?:[._:/-][A-Za-z0-9]++)++\Z")
_LANGUAGE = lazy_regex(r"(?m)^Language: *([A-Za-z]{2,3}(?:[_@-][\w@.-]{1,20})?) *$")


def read(data: bytes, name: str, _source: str | None, _target: str | None) -> TwoLanguages:
    """The catalogue's segments; the target language as its header says.

    Raises InputError, with the line, for what is no catalogue, a text that is there twice, a charset of another file.
    """
    text = text_of(data, name)
    with collector_paused():  # what is made here stays
        entries = entries_of(text, name)
        first = next(entries, Entry())
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
    entries = entries_of(text, "catalogue")
    return list(_pairs_of(next(entries, Entry()), entries))


def _is_header(first: Entry) -> bool:
    return not _text(first.strings.get("msgid", []))


def _pairs_of(first: Entry, others: Iterable[Entry]) -> Iterator[Pair]:
    """The pairs of all entries but the header, one after another: a large catalogue is never there twice."""
    if not _is_header(first):
        yield from _pairs(first)
    for entry in others:
        yield from _pairs(entry)


def _text(pieces: list[Piece]) -> str:
    return "".join([piece.text for piece in pieces])


def _pairs(entry: Entry) -> Iterator[Pair]:
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


def _once(entries: Iterable[Entry], first: Entry, text: str, name: str) -> Iterator[Entry]:
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


def _key(entry: Entry) -> tuple[str, str]:
    """What gettext finds an entry by: its context ("\\0" for none, which is not "") and its text."""
    context = entry.strings.get("msgctxt")
    return "\0" if context is None else _text(context), _text(entry.strings.get("msgid", []))


def _has_no_source(entry: Entry) -> bool:
    """Whether an entry has a key for its text (list:user:action:invite.txt) and does not say what that is."""
    if entry.default or _KEY.match(_text(entry.strings.get("msgid", []))) is None:
        return False
    written = [_text(pieces).strip() for role, pieces in entry.strings.items() if role.startswith("msgstr")]
    if "_" in _text(entry.strings.get("msgid", [])) and any(text and "_" not in text for text in written):
        return True  # Jun_June_abbreviation
    return any(sign in text for text in written for sign in " ${%<")


def _without_context(entry: Entry) -> Entry:
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


def _block(entry: Entry, keyword: str, key: str) -> Block:
    pieces = tuple(entry.strings.get(keyword, ()))
    block = string_block(pieces, key=key, slot=entry.slots.get(keyword, 0), encode=_encoded)
    return block._replace(limit=entry.limit) if entry.limit else block


def _encoded(text: str) -> str:
    return "".join(_WRITTEN.get(character, character) for character in text)


def _looks(text: str) -> bool:
    return regex.search(r'(?m)^msgid[ \t]+"', text[:20_000]) is not None


FORMAT = Format("po", (".po", ".pot"), "text/x-gettext-translation; charset=utf-8", write, read_both=read, looks=_looks)
