"""Resources of .NET: the values of `<data>` elements that are strings, each with its name."""

from __future__ import annotations

from collections.abc import Iterator

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.strings import once
from review.formats.writing import write_blocks
from review.formats.xml import Element, attribute, element_block, elements, encoding_of, text_of
from review.formats.xml_prologue import root_of
from review.formats.xml_writing import without_controls
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The file's strings in order. Raises InputError for what is no resource file, and for a name that stands twice."""
    text = text_of(data, name)
    found = elements(text)
    if not found or found[0].name != "root":
        raise InputError("is no .NET resource file: its root is no <root>", name)
    places = LinesAndColumns(text)
    return paragraphs_of(once([*_strings(text, found)], places, name), places)


def write(corrected: Corrected) -> bytes:
    """The file with corrected strings."""
    return write_blocks(corrected, scan, encoding_of(corrected.data))


def scan(text: str) -> list[Block]:
    """The strings in order."""
    return list(_strings(text, elements(text)))


def _strings(text: str, found: list[Element]) -> Iterator[Block]:
    data: Element | None = None
    for one in found:
        if one.name == "data" and one.depth == 2:
            held = attribute(text, one, "type"), attribute(text, one, "mimetype")
            key = attribute(text, one, "name") or ""
            # names that begin so are of a form's layout; with a type or a MIME type the value is no text
            data = None if any(held) or key.startswith((">>", "$")) else one
        elif one.name == "value" and data is not None and data.start <= one.tag.start < data.end and not one.tag.alone:
            yield element_block(text, one, key=attribute(text, data, "name") or "")


def _looks(text: str) -> bool:
    return root_of(text) == "root" and "<resheader" in text


FORMAT = Format("resx", (".resx",), "application/xml", write, read, keyed=True, looks=_looks, clean=without_controls)
