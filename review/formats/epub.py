"""Books (.epub, versions 2 and 3): the texts of the pages in the order in which they are read.

A book is a zip: META-INF/container.xml names the package document, whose spine names the pages (EPUB 3.3, sections 4.2
and 5.7, https://www.w3.org/TR/epub-33/). A page is XHTML and read as HTML's are, without its head, which a reader of
books does not show. Tables of contents that are no page, pictures and styles are carried along unread.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from review.errors import InputError
from review.formats import html
from review.formats.blocks import Block
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.office import XmlPart, numbered, part_of, parts_of, write_parts
from review.formats.tags import find_tags
from review.formats.xml import attribute, elements, encoding_of, text_of
from review.formats.xml_writing import with_markup, without_controls
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_CONTAINER, _ENCRYPTED = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = frozenset(("application/xhtml+xml", "application/x-dtbook+xml", "text/html"))


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The book's paragraphs. Raises InputError for what is no book, an encrypted one, or one beyond the limits."""
    return numbered(_parts(data, name))


def write(corrected: Corrected) -> bytes:
    """The book with corrected paragraphs, all else as it was."""
    return write_parts(corrected, _parts(corrected.data, corrected.name), with_markup, _scan_whole)


def scan(text: str) -> list[Block]:
    """The texts of a page's body."""
    start = next((tag.end for tag in find_tags(text) if tag.name == "body" and not tag.closes), 0)
    return html.scan(text, start)


def _scan_whole(text: str) -> list[Block]:
    """As `scan`, of a page that `read` takes."""
    text_of(text.encode(encoding_of(text.encode())), "", entities=True)
    return scan(text)


def _parts(data: bytes, name: str) -> list[XmlPart]:
    """The pages in the order of the spine."""
    about = parts_of(data, name, lambda part: part in (_CONTAINER, _ENCRYPTED))
    package = _package(part_of(about, _CONTAINER, name, "EPUB book"))
    if not package:
        raise InputError("is no EPUB book: its container names no package document", name)
    text = part_of(parts_of(data, name, lambda part: part == package), package, name, "EPUB book")
    pages = _spine(text, posixpath.dirname(package))
    if locked := sorted(set(pages) & _encrypted(about.get(_ENCRYPTED, ""))):
        raise InputError(f"is encrypted ({locked[0]}); what protects it against copying must be taken off first", name)
    texts = parts_of(data, name, frozenset(pages).__contains__, entities=True)
    if missing := next((page for page in pages if page not in texts), None):
        raise InputError(f"has no part {missing}, which its spine names: the book is broken; export it anew", name)
    return [XmlPart(page, texts[page], scan(texts[page])) for page in pages]


def _package(container: str) -> str:
    """Where the package document is; "" where none is named."""
    found = (attribute(container, one, "full-path") for one in elements(container) if one.name == "rootfile")
    return next((path for path in found if path), "")


def _spine(package: str, folder: str) -> list[str]:
    """The names of the pages' parts in their order, each once."""
    held = elements(package)
    places = {
        attribute(package, item, "id"): posixpath.normpath(
            posixpath.join(folder, unquote((attribute(package, item, "href") or "").partition("#")[0]))
        )
        for item in held
        if item.name == "item" and attribute(package, item, "media-type") in _PAGES
    }
    order = (attribute(package, one, "idref") for one in held if one.name == "itemref")
    return list(dict.fromkeys(places[one] for one in order if one in places))


def _encrypted(text: str) -> frozenset[str]:
    """The parts that META-INF/encryption.xml names: fonts often, pages where a book is protected."""
    found = (attribute(text, one, "uri") for one in elements(text) if one.name == "CipherReference")
    return frozenset(posixpath.normpath(unquote(uri)) for uri in found if uri)


FORMAT = Format("epub", (".epub",), "application/epub+zip", write, read, clean=without_controls)
