"""What the manuals of GNOME (Mallard) and KDE (DocBook) share: XML in which some elements end a line of text, and some
stand within one.

expat says first that the file is well-formed; then the file is read as it stands, as a page is, since what is written
back is the file with the changed words and nothing else. No entity is read: `&appname;` is a placeholder, whether the
file declares it (as KDE's and Debian's do) or a DTD elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.tags import Tag, element_end, find_tags, read_reference
from review.formats.writing import write_blocks
from review.formats.xml import encoding_of, text_of
from review.formats.xml_prologue import root_at, root_of
from review.formats.xml_writing import with_markup
from review.lazy_patterns import lazy_regex
from review.limit_config import limits
from review.model import OBJECT, Kind, Paragraph, Protected

__all__ = ["Manual", "elements"]

_SPACE = lazy_regex(r"[ \t]*\n[ \t]*+(?:\n[ \t]*+)*+|[ \t]{2,}+")
_WORD = lazy_regex(r"[\p{L}\p{N}]")
#: A character or an entity; the names of these may have dots and dashes.
_REFERENCE = lazy_regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[\p{L}_][\w.-]{0,99});")
#: How deep sections nest that still have a level of their own.
_LEVELS = 6


def elements(names: str) -> frozenset[str]:
    """Names of elements, parted by spaces."""
    return frozenset(names.split())


@dataclass(frozen=True, slots=True)
class Manual:
    """A kind of manual, names of elements in lower case and without prefix.

    `inline` stand within a line, all others end it; the content of `code` is no language, that of `hidden` is not read;
    `verbatim` are blocks of code; `kinds` say what the text in an element is; `sections` nest headings. `roots` are the
    elements that such a file may begin with; `mark` must stand in its first characters, "" where nothing need.
    """

    inline: frozenset[str]
    code: frozenset[str]
    hidden: frozenset[str]
    verbatim: frozenset[str]
    kinds: Mapping[str, Kind]
    sections: frozenset[str]
    roots: frozenset[str]
    mark: str = ""

    def looks(self, head: str) -> bool:
        """Whether a file that begins so is one."""
        return _local(root_of(head.removeprefix("\ufeff")).lower()) in self.roots and self.mark in head

    def read(self, data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
        """The file's texts in their order. Raises as `review.formats.xml.text_of` does."""
        text = text_of(data, name, entities=True)
        return paragraphs_of(self.scan(text), LinesAndColumns(text))

    def write(self, corrected: Corrected) -> bytes:
        """The file with corrected texts. Raises InputError where it would not be well-formed any more."""
        data = write_blocks(corrected, self.scan, encoding_of(corrected.data), with_markup)
        text_of(data, corrected.name, entities=True)
        return data

    def scan(self, text: str) -> list[Block]:
        """The texts between tags that end a line, in the order of the file."""
        blocks: list[Block] = []
        opened: list[str] = []
        begin = skip = root_at(text)
        for tag in find_tags(text, begin):
            if tag.start < skip or not tag.name:
                continue
            name = _local(tag.name)
            if name in self.inline:
                if name in self.hidden and not tag.closes and not tag.alone:
                    skip = element_end(text, tag, len(text))  # a term of the index is no line's end, whatever is in it
                continue
            blocks += self._block(text, begin, tag.start, opened)
            begin = tag.end
            if tag.alone:
                continue
            if tag.closes:
                if opened:
                    opened.pop()  # expat has said that it is this one's
            elif name in self.hidden or name in self.verbatim:
                skip = begin = element_end(text, tag, len(text))
                blocks += _code(text, tag, begin) if name in self.verbatim else ()
            else:
                opened.append(name)
        return blocks

    def _block(self, text: str, start: int, end: int, opened: list[str]) -> Iterator[Block]:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        raw = text[start:end]
        protected = self._protected(raw)
        read = _read(raw, protected)
        if not _WORD.search(read) and OBJECT not in read:
            return
        kind: Kind = next((self.kinds[name] for name in reversed(opened[-3:]) if name in self.kinds), "body")
        if kind == "body" and not _WORD.search(read):
            kind = "code"
        level = min(_LEVELS, sum(name in self.sections for name in opened)) if kind == "heading" else 0
        level = sum(self.kinds.get(name) == "list-item" for name in opened) if kind == "list-item" else level
        yield Block((Piece(raw, start, end),), kind, protected, level)

    def _protected(self, raw: str) -> tuple[Protected, ...]:
        """Tags, elements of code, references, entities, and white space that is one space; of one that is too long to
        be judged none.
        """
        if len(raw) > limits().paragraph:
            return ()
        found: list[Protected] = []
        at = 0
        for tag in find_tags(raw):
            if tag.start < at:
                continue
            found += _between(raw, at, tag.start)
            at = tag.end
            name = _local(tag.name)
            if name in self.code and not tag.closes and not tag.alone:
                at = element_end(raw, tag, len(raw))
                found.append(Protected(tag.start, at, "code", OBJECT))
            elif name in self.hidden and not tag.closes and not tag.alone:
                at = element_end(raw, tag, len(raw))
                found.append(Protected(tag.start, at, "tag"))
            else:
                found.append(Protected(tag.start, at, "tag"))
        return (*found, *_between(raw, at, len(raw)))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _code(text: str, tag: Tag, end: int) -> Iterator[Block]:
    close = text.rfind("<", tag.end, end)
    if text[tag.end : close].strip():
        yield Block((Piece(text[tag.end : close], tag.end, close),), "code")


def _read(raw: str, protected: Iterable[Protected]) -> str:
    pieces, at = [], 0
    for one in protected:
        pieces += [raw[at : one.start], one.reads]
        at = one.end
    return "".join([*pieces, raw[at:]])


def _between(raw: str, start: int, end: int) -> list[Protected]:
    found = [Protected(match.start(), match.end(), "space", " ") for match in _SPACE.finditer(raw, start, end)]
    for match in _REFERENCE.finditer(raw, start, end):
        reads = read_reference(match[0])
        if len(reads) > 2:  # no character, or `&note;` as "¬" and "e;", which HTML makes of it
            found.append(Protected(match.start(), match.end(), "placeholder", OBJECT))
        else:
            found.append(Protected(match.start(), match.end(), "reference", reads))
    return sorted(found, key=lambda one: one.start)
