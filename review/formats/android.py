r"""Android's string resources: strings, items of arrays and of plurals; `translatable="false"` is left alone.

What Android escapes in them (apostrophes, quotation marks, `\n`, a leading `@`) is read and written so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.limits import limit_in
from review.formats.strings import escaped_pieces, refuse_halves
from review.formats.writing import write_blocks
from review.formats.xml import Element, attribute, element_block, elements, encoding_of, text_of
from review.formats.xml_prologue import root_of
from review.formats.xml_writing import without_controls
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

#: An escape, or a quotation mark that only keeps spaces.
_ESCAPE = lazy_regex(r'\\(?:u[0-9A-Fa-f]{4}|.)|"', regex.DOTALL)
#: Characters of a comment that are looked at.
_LONGEST_NOTE = 2000
_MEANINGS = {r"\n": "\n", r"\t": "\t"}
_WRITTEN = {"\n": r"\n", "\t": r"\t", "\\": r"\\", "'": r"\'", '"': r"\"", "@": r"\@"}


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The file's strings in order, each with its name, and the quantity of a plural's."""
    text = text_of(data, name)
    refuse_halves(text, name)
    if not _looks(text):
        raise InputError("is no file of Android's resources: its root is no <resources>", name)
    return paragraphs_of(scan(text), LinesAndColumns(text))


def write(corrected: Corrected) -> bytes:
    """The file with corrected strings."""
    return write_blocks(corrected, scan, encoding_of(corrected.data))


def scan(text: str) -> list[Block]:
    """The strings in order."""
    return list(_strings(text))


def _strings(text: str) -> Iterator[Block]:
    outer: Element | None = None
    count = ended = 0
    for one in elements(text):
        note, ended = _note(text, ended, one.tag.start), one.tag.end
        if one.name in ("plurals", "string-array"):
            outer, count = one, 0
        if one.name not in ("string", "item") or one.tag.alone or attribute(text, one, "translatable") == "false":
            continue
        key = attribute(text, one, "name") or ""
        if one.name == "item":
            if outer is None or one.tag.start > outer.end or attribute(text, outer, "translatable") == "false":
                continue
            key = attribute(text, outer, "name") or ""
            quantity = attribute(text, one, "quantity")
            key = f"{key}[{quantity}]" if outer.name == "plurals" else f"{key}.{count}"
            count += 1
        block = element_block(text, one, key=key, keep_space=False, escapes=_pieces, encode=_encoded)
        yield block._replace(rewrite=partial(_kept, block), limit=limit_in(note))


def _note(text: str, start: int, end: int) -> str:
    """The comment right before a tag, where it stands between `start` and `end`."""
    before = text[max(start, end - _LONGEST_NOTE) : end].rstrip()
    return before[before.rfind("<!--") :] if before.endswith("-->") and "<!--" in before else ""


def _pieces(raw: str, start: int) -> Iterator[Piece]:
    return escaped_pieces(raw, start, _ESCAPE, _MEANINGS)


def _kept(block: Block, new: str) -> tuple[int, int, str] | None:
    """Spaces at the ends of a string count only where they are written by their number."""
    bare = new.strip(" ")
    if bare == new or not block.pieces:
        return None
    before, _, after = new.partition(bare)
    space = r"\u0020"
    whole = space * len(before) + block.encode(bare) + space * len(after)
    return block.pieces[0].start, block.pieces[-1].end, whole


def _encoded(text: str) -> str:
    return "".join(_WRITTEN.get(character, character) for character in text)


def _looks(text: str) -> bool:
    return root_of(text) == "resources"


FORMAT = Format("android", (), "application/xml", write, read, keyed=True, looks=_looks, clean=without_controls)
