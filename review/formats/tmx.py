"""Translation memories, TMX 1.4: a segment a unit, its variants of two languages."""

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
from review.text.language import base_language

__all__ = ["FORMAT", "read", "write"]


def read(data: bytes, name: str, source: str | None, target: str | None) -> TwoLanguages:
    """The memory's units that have both languages; those that are not given are the header's, and the only other one.

    Raises InputError for what is no TMX, and where the file has more languages than two and none is said.
    """
    text = text_of(data, name)
    found = elements(text)
    if not found or found[0].name != "tmx":
        raise InputError("is no TMX: its root is no <tmx> element", name)
    refuse_version(text, found[0], name, "TMX", ("1",))
    languages = _languages(text, found, name, source, target)
    pairs = _pairs(text, found, languages)
    if not pairs:
        raise InputError(f"has no unit in {languages[0]} and {languages[1]}", name)
    return TwoLanguages(segments_of(pairs, LinesAndColumns(text), languages), *languages)


def write(corrected: Corrected) -> bytes:
    """The memory with corrected variants."""
    languages = corrected.source_language, corrected.target_language

    def scan(text: str) -> list[Pair]:
        return _pairs(text, elements(text), languages)

    return write_pairs(corrected, scan, encoding_of(corrected.data))


def _languages(text: str, found: list[Element], name: str, source: str | None, target: str | None) -> tuple[str, str]:
    there = dict.fromkeys(tag for one in found if one.name == "tuv" and (tag := _language(text, one)))
    header = next((one for one in found if one.name == "header"), None)
    declared = attribute(text, header, "srclang") if header is not None else None
    if source is None and declared and declared != "*all*":
        source = next((tag for tag in there if _is(tag, declared)), declared)
    others = [tag for tag in there if source is None or not _is(tag, source)]
    if target is None and source is not None and len(others) == 1:
        target = others[0]
    if source is None and target is not None and len(there) == 2:
        source = next((tag for tag in there if not _is(tag, target)), None)
    if len(there) < 2:
        said = f"has no language but {next(iter(there))}" if there else "has no text in a language"
        raise InputError(f"{said}; a translation is wanted", name)
    if source is None or target is None:
        raise InputError(
            f"has the languages {', '.join(there) or 'none'}; say which with --source-language and --target-language",
            name,
        )
    return source, target


def _language(text: str, variant: Element) -> str:
    return (attribute(text, variant, "xml:lang") or attribute(text, variant, "lang") or "").replace("_", "-")


def _is(tag: str, wanted: str) -> bool:
    """Whether a variant's language is the wanted one: the same tag, or the same language where one names no region."""
    tag, wanted = tag.lower(), wanted.replace("_", "-").lower()
    return tag == wanted or (base_language(tag) == base_language(wanted) and ("-" in tag) != ("-" in wanted))


def _pairs(text: str, found: list[Element], languages: tuple[str, str]) -> list[Pair]:
    pairs: list[Pair] = []
    sides: list[Block | None] = [None, None]
    role: int | None = None
    for one in found:
        if one.name == "tu":
            _close(pairs, sides)
            sides = [None, None]
        elif one.name == "tuv":
            tag = _language(text, one)
            role = next((n for n in (0, 1) if _is(tag, languages[n]) and sides[n] is None), None)
        elif one.name == "seg" and role is not None and not one.tag.alone:
            sides[role] = element_block(text, one)
            role = None
    _close(pairs, sides)
    return pairs


def _close(pairs: list[Pair], sides: list[Block | None]) -> None:
    if sides[0] is not None and sides[1] is not None:
        pairs.append(Pair(sides[0], sides[1]))


def _looks(text: str) -> bool:
    return root_of(text) == "tmx"


FORMAT = Format("tmx", (".tmx",), "application/x-tmx+xml", write, read_both=read, looks=_looks, clean=without_controls)
