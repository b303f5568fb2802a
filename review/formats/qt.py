"""Qt Linguist's files (.ts): a segment a message, and one a plural form."""

from __future__ import annotations

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Pair, segments_of
from review.formats.corrected import Corrected
from review.formats.format import Format, TwoLanguages
from review.formats.versions import refuse_version
from review.formats.writing import write_pairs
from review.formats.xml import Element, attribute, element_block, elements, encoding_of, text_of
from review.formats.xml_prologue import root_of
from review.formats.xml_writing import without_controls

__all__ = ["FORMAT", "read", "scan", "write"]

#: What a translation is called that the program no longer has.
_GONE = ("obsolete", "vanished")


def read(data: bytes, name: str, _source: str | None, _target: str | None) -> TwoLanguages:
    """The file's messages, with the languages that it names (English where it names no source)."""
    text = text_of(data, name)
    found = elements(text)
    if not found or found[0].name != "TS":
        raise InputError("is no file of Qt Linguist: its root is no <TS> element", name)
    refuse_version(text, found[0], name, "a file of Qt Linguist", ("1", "2"))
    language = attribute(text, found[0], "language")
    source = attribute(text, found[0], "sourcelanguage") or "en"
    return TwoLanguages(
        segments_of(_pairs(text, found), LinesAndColumns(text)),
        source.replace("_", "-"),
        language.replace("_", "-") if language else None,
    )


def write(corrected: Corrected) -> bytes:
    """The file with corrected translations."""
    return write_pairs(corrected, scan, encoding_of(corrected.data))


def scan(text: str) -> list[Pair]:
    """The file's sources and translations in order."""
    return _pairs(text, elements(text))


def _pairs(text: str, found: list[Element]) -> list[Pair]:
    pairs: list[Pair] = []
    source: Block | None = None
    plural = False
    key = ""
    for n, one in enumerate(found):
        if one.name == "message":
            source, plural = None, attribute(text, one, "numerus") == "yes"
            key = attribute(text, one, "id") or ""
        elif one.name == "source":
            source = element_block(text, one, key=key)
        elif one.name == "translation" and source is not None and not one.tag.alone:
            if attribute(text, one, "type") in _GONE:
                continue
            if not plural:
                pairs.append(Pair(source, element_block(text, one)))
                continue
            for form, other in enumerate(_forms(found, n, one)):
                block = element_block(text, other)
                pairs.append(Pair(element_block(text, _source_of(found, n), key=f"{key}[{form}]"), block))
    return pairs


def _forms(found: list[Element], n: int, outer: Element) -> list[Element]:
    forms = []
    for at in range(n + 1, len(found)):
        if found[at].tag.start >= outer.end:
            break
        if found[at].name == "numerusform" and not found[at].tag.alone:
            forms.append(found[at])
    return forms


def _source_of(found: list[Element], n: int) -> Element:
    return next(found[at] for at in range(n, -1, -1) if found[at].name == "source")


def _looks(text: str) -> bool:
    return root_of(text) == "TS"


FORMAT = Format("qt", (".ts",), "application/x-linguist", write, read_both=read, looks=_looks, clean=without_controls)
