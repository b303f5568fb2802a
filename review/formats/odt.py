"""LibreOffice's texts (.odt), and its slides: headings, paragraphs, list items, cells, notes; a span keeps its look."""

from __future__ import annotations

from dataclasses import dataclass

from review.formats.blocks import Block, Piece
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.office import XmlPart, numbered, part_of, parts_of, write_parts
from review.formats.tags import Tag, attributes_of, find_tags
from review.formats.xml import characters
from review.formats.xml_writing import escape_xml, without_controls
from review.lazy_patterns import lazy_regex
from review.model import Kind, Paragraph

__all__ = ["FORMAT", "read", "write"]

_PARAGRAPHS = frozenset(("text:p", "text:h"))
#: What is not of the text that it stands in.
_SKIPPED = frozenset(
    ("text:note-citation", "office:annotation", "text:tracked-changes", "office:forms", "text:ruby-text", "svg:title",
     "svg:desc", "dc:creator", "dc:date", "text:bibliography-mark", "office:styles", "office:automatic-styles",
     "presentation:notes")
)  # fmt: skip
#: Frames of a slide that are its title, with the level of a heading.
_TITLES = {"title": 1, "subtitle": 2}
_CAPTIONS = frozenset(("Caption", "Illustration", "Figure", "Table", "Drawing", "Text"))
_SPACES = lazy_regex(r"(?<= ) +|\A +| +\Z")


@dataclass(slots=True)
class _Open:
    pieces: list[Piece]
    heading: int
    style: str


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The text's paragraphs. Raises InputError for what is no such file, or goes beyond the limits."""
    return numbered(_parts(data, name))


def write(corrected: Corrected) -> bytes:
    """The text with corrected paragraphs."""
    return write_parts(corrected, _parts(corrected.data, corrected.name))


def _parts(data: bytes, name: str) -> list[XmlPart]:
    text = part_of(parts_of(data, name, lambda part: part == "content.xml"), "content.xml", name, "OpenDocument file")
    return [XmlPart("content.xml", text, scan(text))]


def scan(text: str) -> list[Block]:
    """The paragraphs of content.xml; a note's come where they stand."""
    blocks: list[Block] = []
    opened: list[_Open] = []
    skipped: list[str] = []
    parents = _parents(text)
    cells = lists = at = title = 0
    for tag in find_tags(text):
        name = tag.written
        if not skipped and opened and at < tag.start:
            opened[-1].pieces += characters(text, at, tag.start)
        at = tag.end
        if skipped:
            if name == skipped[-1] and not tag.alone:
                skipped.append(name) if not tag.closes else skipped.pop()
        elif name in _SKIPPED:
            if not tag.alone and not tag.closes:
                skipped.append(name)
        elif name in _PARAGRAPHS and not tag.alone:
            if not tag.closes:
                opened.append(_opened(text, tag, title))
            elif opened:
                blocks += _closed(opened.pop(), cells, lists, parents)
        elif name == "table:table-cell" and not tag.alone:
            cells += -1 if tag.closes else 1
        elif name == "draw:frame" and not tag.alone:
            title = 0 if tag.closes else _TITLES.get(_attributes(text, tag).get("presentation:class", ""), 0)
        elif name == "text:list" and not tag.alone:
            lists += -1 if tag.closes else 1
        elif opened and not tag.closes:
            sign = {"text:tab": "\t", "text:line-break": "\n", "text:s": " "}.get(name)
            if sign is not None and tag.alone:
                count = _attributes(text, tag).get("text:c", "1")
                times = min(int(count), 1000) if sign == " " and count.isdigit() else 1
                opened[-1].pieces.append(Piece(sign * times, tag.start, tag.end, _encoded))
    blocks.sort(key=lambda block: block.start)
    return blocks


def _attributes(text: str, tag: Tag) -> dict[str, str]:
    return {name: text[start:end] for name, start, end in attributes_of(text, tag)}


def _parents(text: str) -> dict[str, str]:
    """The parents of the styles that the text has for itself."""
    parents = {}
    for tag in find_tags(text):
        if tag.written == "style:style" and not tag.closes:
            given = _attributes(text, tag)
            parents[given.get("style:name", "")] = given.get("style:parent-style-name", "")
        elif tag.written == "office:body":
            break
    return parents


def _opened(text: str, tag: Tag, title: int) -> _Open:
    """A paragraph that begins; `title` is the level of the slide's title that it stands in, 0 for none."""
    given = _attributes(text, tag)
    level = given.get("text:outline-level", "1")
    heading = int(level) if tag.written == "text:h" and level.isdigit() else title
    return _Open([], min(heading, 10), given.get("text:style-name", ""))


def _closed(one: _Open, cells: int, lists: int, parents: dict[str, str]) -> list[Block]:
    pieces = tuple(piece for piece in one.pieces if piece.text)
    if not any(piece.text.strip() for piece in pieces):
        return []
    style = parents.get(one.style) or one.style
    kind: Kind = "body"
    level = one.heading
    if one.heading or style in ("Title", "Subtitle"):
        kind = "heading"
    elif style in _CAPTIONS:
        kind = "caption"
    elif cells:
        kind = "cell"
    elif lists:
        kind, level = "list-item", lists
    return [Block(pieces, kind, (), level, encode=_encoded)]


def _encoded(text: str) -> str:
    """A text with ODF's elements for what XML would take as one space."""
    escaped = _SPACES.sub(lambda match: "<text:s/>" * len(match[0]), escape_xml(text))
    return str(escaped).replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


FORMAT = Format("odt", (".odt",), "application/vnd.oasis.opendocument.text", write, read, clean=without_controls)
