"""XML with the place of every tag, after expat has said that it is well-formed. No entity is ever declared or fetched.

What XML files of strings share: the text of an element in pieces, with its inline elements protected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.parsers import expat

import regex

from review.errors import EncodingError, InputError
from review.formats.blocks import Block, Piece
from review.formats.broken import mended
from review.formats.byte_ranges import Original, refuse_misread
from review.formats.encodings import likely_encoding
from review.formats.string_marks import protect_string
from review.formats.tags import REFERENCE, Tag, attributes_of, find_tags, read_reference
from review.formats.xml_writing import escape_around
from review.lazy_patterns import lazy_regex
from review.limit_config import limits
from review.model import OBJECT, Protected

__all__ = [
    "Element",
    "attribute",
    "characters",
    "element_block",
    "elements",
    "encoding_of",
    "read_text",
    "text_of",
    "together",
]

_ENCODING = lazy_regex(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]{1,40})""")
#: A reference to an entity that XML itself does not have.
_ENTITY = lazy_regex(r"&(?!(?:amp|lt|gt|quot|apos);)[\p{L}_:][\w:.-]*;")
#: Inline elements of XLIFF whose content is code of the original, and of TMX.
_CODE = frozenset(("ph", "it", "bpt", "ept", "ut", "hi", "x", "bx", "ex"))
#: What XML counts as white space.
#: Bytes at which it is seen whether a file is XML at all.
_BEGINNING = 400
_BLANK = " \t\r\n"


class Element(NamedTuple):
    """An element: its opening tag, where its content lies, and how deep it stands (the root: 1)."""

    name: str
    tag: Tag
    start: int
    end: int
    depth: int
    close: int


def encoding_of(data: bytes) -> str:
    """The encoding that the XML declaration names; UTF-8 where it names none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = _ENCODING.search(data[:300])
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def text_of(data: bytes, name: str, *, entities: bool = False) -> str:
    """The text of well-formed XML, with "\\n" line ends.

    Raises InputError, with the line, for what is not well-formed, for declared entities unless `entities` are to be had
    (expat bounds how far they multiply, and fetches none), and for too deep nesting; EncodingError for an encoding that
    is unknown or not the file's (UTF-8 that says it is Latin-1).
    """
    depth = 0
    deepest = limits().depth

    def opened(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > deepest:
            message = f"nests elements more than {deepest} deep (the setting limits.depth)"
            raise InputError(message, name, parser.CurrentLineNumber)

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_: object) -> None:
        raise InputError(
            "declares entities, which are not read: write the characters themselves", name, parser.CurrentLineNumber
        )

    def fetched(context: str, *_: object) -> int:
        """Reads nothing in the place of what stands elsewhere."""
        parser.ExternalEntityParserCreate(context).Parse(b"", True)
        return 1

    try:
        b"<".decode(encoding_of(data), "replace")  # LookupError, also where expat would find another fault first
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        if entities:  # as if a DTD elsewhere declared those that the file does not: a chapter that a book takes in
            parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
            parser.UseForeignDTD(True)
            parser.ExternalEntityRefHandler = fetched
        else:
            parser.EntityDeclHandler = declared
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if begins := _other_text(data):
            raise InputError(
                f"is no XML: it begins with {begins!r}; give it the suffix of what it is", name, 1
            ) from None
        _refuse_undecodable(data, name)
        said = mended("XML", expat.errors.messages[error.code] + _where(data, error))
        raise InputError(f"is no well-formed XML: {said}", name, error.lineno) from None
    except (LookupError, ValueError):
        raise EncodingError(f"names an encoding that is not known here ({encoding_of(data)})", name) from None
    refuse_misread(data, encoding_of(data), name, 1)
    _refuse_undecodable(data, name)
    return Original.of(data, encoding_of(data)).even


def _refuse_undecodable(data: bytes, name: str) -> None:
    """Raises EncodingError, with the line, for bytes that are not of the encoding that the file says, or has unsaid."""
    encoding = encoding_of(data)
    try:
        Original.of(data, encoding)
    except UnicodeDecodeError as error:
        likely = likely_encoding(data) if encoding.lower().replace("-", "") == "utf8" else None
        looks = (
            f" but looks like {likely}; convert it (iconv -f {likely} -t UTF-8)" if likely else "; convert it to UTF-8"
        )
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(f"is not {encoding.upper()}, as it says or ought to be{looks}", name, line) from None
    except LookupError:
        raise EncodingError(f"is not {encoding}, as it says; convert it to UTF-8", name) from None


def _other_text(data: bytes) -> str:
    """The beginning of a text that has no element at its beginning; "" for one that has."""
    text = data[:_BEGINNING].decode(encoding_of(data), "replace").lstrip("\ufeff \t\r\n")
    return "" if not text or text.startswith("<") else " ".join(text.split())[:30]


def _where(data: bytes, error: expat.ExpatError) -> str:
    """The column of what expat stopped at, and the entity that is not declared; "" at the end of the file, where it
    waited for more.
    """
    text = data.decode(encoding_of(data), "replace")
    lines = text.splitlines()[error.lineno - 1 :]
    if not lines or not any(line.strip() for line in [lines[0][error.offset :], *lines[1:]]):
        return ""
    column = error.offset
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        # of one within an attribute expat tells where its tag begins
        entity = _ENTITY.search("\n".join(lines), column)
        if entity is not None:
            same_line = entity.start() < len(lines[0])
            return f" {entity[0]}" + (f" in column {entity.start() + 1}" if same_line else "")
    return f" in column {column + 1}"


def elements(text: str) -> list[Element]:
    """All elements of XML in the order of their opening tags. Names are without a namespace's prefix.

    Raises InputError for a tag that nothing opens or closes, which well-formed XML does not have.
    """
    found: list[Element | None] = []
    opened: list[tuple[int, Tag]] = []
    for tag in find_tags(text):
        if not tag.name:
            continue
        name = tag.written.rpartition(":")[2]
        if tag.closes:
            place, opening = opened.pop() if opened else (0, tag)
            if opening.closes or opening.written != tag.written:
                raise InputError(f"has a tag </{tag.written}> where none of its name is open")
            local = opening.written.rpartition(":")[2]
            found[place] = Element(local, opening, opening.end, tag.start, len(opened) + 1, tag.end)
        elif tag.alone:
            found.append(Element(name, tag, tag.end, tag.end, len(opened) + 1, tag.end))
        else:
            opened.append((len(found), tag))
            found.append(None)
    if opened:
        raise InputError(f"has a tag <{opened[-1][1].written}> that nothing closes")
    return [element for element in found if element is not None]


def attribute(text: str, element: Element, name: str) -> str | None:
    """An attribute's value (its name in lower case, prefix and all), or None."""
    for key, start, end in attributes_of(text, element.tag):
        if key == name:
            return read_reference(text[start:end])
    return None


def element_block(
    text: str,
    element: Element,
    *,
    key: str = "",
    keep_space: bool = True,
    escapes: Callable[[str, int], Iterator[Piece]] | None = None,
    encode: Callable[[str], str] = str,
) -> Block:
    """An element's content as a block: references read, inline elements kept as tags and protected.

    `escapes` takes a stretch of plain text and its place apart, where the format has escapes beside XML's; `encode`
    writes them.
    """
    pieces: list[Piece] = []
    inline: list[Protected] = []
    at, size = element.start, 0
    hidden_until = -1

    def add(piece: Piece, protected: Protected | None = None) -> None:
        nonlocal size
        if piece.text:
            pieces.append(piece)
            size += len(piece.text)
        if protected is not None:
            inline.append(protected)

    for tag in find_tags(text, element.start, element.end):
        if tag.start < hidden_until:
            continue
        for piece in characters(text, at, tag.start, escapes):
            add(piece)
        at = tag.end
        if text.startswith("<![CDATA[", tag.start):
            for piece in _taken_apart(text, tag.start + 9, tag.end - 3, escapes):
                add(piece._replace(encode=lambda new: encode(new).replace("]]>", "]]]]><![CDATA[>")))
            continue
        local = tag.name.rpartition(":")[2]
        if local in _CODE and not tag.closes and not tag.alone:
            close = regex.compile(rf"</{regex.escape(tag.written)}\s*>").search(text, tag.end, element.end)
            at = hidden_until = close.end() if close else tag.end
        reads = OBJECT if local in _CODE and not tag.closes else ""
        kind = "placeholder" if reads else "tag"
        add(Piece(text[tag.start : at], tag.start, at, None, True), Protected(size, size + at - tag.start, kind, reads))  # type: ignore[arg-type]
    for piece in characters(text, at, element.end, escapes):
        add(piece)
    if not keep_space:
        pieces, inline = _trimmed(pieces, inline)
    whole = "".join(piece.text for piece in pieces)
    protected = together(inline, protect_string(whole))
    tags = frozenset(whole[one.start : one.end] for one in inline)
    slot = element.start if not element.tag.alone else element.tag.start
    return Block(tuple(pieces), "string", protected, 0, key, slot, lambda new: escape_around(new, tags, encode))


_Escapes = Callable[[str, int], Iterator[Piece]] | None


def characters(text: str, start: int, end: int, escapes: _Escapes = None) -> Iterator[Piece]:
    """A stretch without tags in pieces: what is literal, and each character reference."""
    at = start
    for match in REFERENCE.finditer(text, start, end):
        yield from _taken_apart(text, at, match.start(), escapes)
        yield Piece(read_reference(match[0]), *match.span())
        at = match.end()
    yield from _taken_apart(text, at, end, escapes)


def read_text(text: str, start: int, end: int) -> str:
    """What a stretch without tags reads as."""
    return "".join(piece.text for piece in characters(text, start, end))


def _taken_apart(text: str, start: int, end: int, escapes: _Escapes) -> Iterator[Piece]:
    if start < end and escapes is not None:
        yield from escapes(text[start:end], start)
    elif start < end:
        yield Piece(text[start:end], start, end)


def _trimmed(pieces: list[Piece], inline: list[Protected]) -> tuple[list[Piece], list[Protected]]:
    """Without white space at the ends, which is the file's indentation."""
    whole = "".join(piece.text for piece in pieces)
    front = len(whole) - len(whole.lstrip(_BLANK))
    if front and pieces and len(pieces[0].text) >= front and len(pieces[0].text) == pieces[0].end - pieces[0].start:
        first = pieces[0]
        pieces[0] = Piece(first.text[front:], first.start + front, first.end)
        inline = [Protected(p.start - front, p.end - front, p.kind, p.reads) for p in inline]
    back = len(whole) - len(whole.rstrip(_BLANK))
    if back and pieces and len(pieces[-1].text) >= back and len(pieces[-1].text) == pieces[-1].end - pieces[-1].start:
        last = pieces[-1]
        pieces[-1] = Piece(last.text[:-back], last.start, last.end - back)
    return [piece for piece in pieces if piece.text], inline


def together(first: list[Protected], second: tuple[Protected, ...]) -> tuple[Protected, ...]:
    """Both, without what overlaps one of the first."""
    kept = [one for one in second if not any(one.start < p.end and p.start < one.end for p in first)]
    return tuple(sorted([*first, *kept], key=lambda one: one.start))
