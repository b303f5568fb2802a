"""XLIFF 1.2 and 2: a segment a trans-unit (1.2) or a segment (2), with its inline elements protected."""

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


def read(data: bytes, name: str, _source: str | None, _target: str | None) -> TwoLanguages:
    """The file's segments, with the languages that it names. Raises InputError for what is no XLIFF."""
    text = text_of(data, name)
    found = elements(text)
    if not found or found[0].name != "xliff":
        raise InputError("is no XLIFF: its root is no <xliff> element", name)
    root = found[0]
    refuse_version(text, root, name, "XLIFF", ("1", "2"))
    first = next((one for one in found if one.name == "file"), root)
    languages = [
        attribute(text, first, f"{role}-language") or attribute(text, root, f"{short}lang")
        for role, short in (("source", "src"), ("target", "trg"))
    ]
    _refuse_others(text, found, languages, name)
    return TwoLanguages(segments_of(_pairs(text, found, name), LinesAndColumns(text)), *languages)


def _refuse_others(text: str, found: list[Element], languages: list[str | None], name: str) -> None:
    """Raises InputError, with the line, for a <file> of other languages than the first: they are two documents."""
    for one in found:
        if one.name != "file":
            continue
        for role, first in zip(("source", "target"), languages, strict=True):
            said = attribute(text, one, f"{role}-language")
            if said and first and said.lower() != first.lower():
                message = f"has the {role} language {first}, and {said} in this <file>; part it into two files"
                raise InputError(message, name, LinesAndColumns(text).of(one.tag.start)[0])


def write(corrected: Corrected) -> bytes:
    """The file with corrected targets."""
    return write_pairs(corrected, scan, encoding_of(corrected.data))


def scan(text: str) -> list[Pair]:
    """The file's sources and targets in order."""
    return _pairs(text, elements(text), "file")


def _pairs(text: str, found: list[Element], name: str) -> list[Pair]:
    pairs: list[Pair] = []
    outer: list[Element] = []  # what the element lies in, the outermost first, and the element
    for n, unit in enumerate(found):
        while outer and outer[-1].end <= unit.tag.start:
            outer.pop()
        outer.append(unit)
        if unit.name not in ("trans-unit", "segment") or attribute(text, unit, "translate") == "no":
            continue
        children = []
        for at in range(n + 1, len(found)):
            one = found[at]
            if one.tag.start >= unit.end:
                break
            if one.depth == unit.depth + 1 and one.name in ("source", "target"):
                children.append(one)
        sources = [one for one in children if one.name == "source"]
        targets = [one for one in children if one.name == "target"]
        if len(sources) != 1 or len(targets) > 1:
            line = LinesAndColumns(text).of(unit.tag.start)[0]
            raise InputError(
                f"has a unit with {len(sources)} <source> and {len(targets)} <target> elements; one of each is wanted",
                name,
                line,
            )
        key = attribute(text, unit, "id") or ""
        source = element_block(text, sources[0], key=key)
        limit = _limit(text, outer)
        pairs.append(Pair(source._replace(limit=limit), _target(text, sources[0], targets)._replace(limit=limit)))
    return pairs


def _limit(text: str, within: list[Element]) -> int:
    """The most characters of a unit: 1.2's `maxwidth` where `size-unit` counts them, 2's size restriction in points.

    Points are Unicode's. Either may stand further out; pixels, bytes and glyphs are other measures.
    """
    limit, unit, profile = "", "pixel", ""
    for one in within:
        limit = attribute(text, one, "maxwidth") or limit
        unit = attribute(text, one, "size-unit") or unit
        profile = attribute(text, one, "slr:generalprofile") or profile
        if profile == "xliff:codepoints" and (own := attribute(text, one, "slr:sizerestriction")):
            limit, unit = own.rpartition(",")[2], "char"
    return int(limit) if unit == "char" and limit.isdecimal() and len(limit) < 7 else 0


def _target(text: str, source: Element, targets: list[Element]) -> Block:
    """The target, or the place for one right after the source."""
    if targets and not targets[0].tag.alone:
        return element_block(text, targets[0])
    if targets:
        start, end = targets[0].tag.start, targets[0].tag.end
        inner = text[start : end - 2].rstrip()
        empty = element_block(text, source)
        return Block((), "string", slot=end, encode=lambda new: f"{inner}>{empty.encode(new)}</target>")
    indent = text[text.rfind("\n", 0, source.tag.start) + 1 : source.tag.start]
    lead = "\n" + indent if not indent.strip() else ""
    prefix = source.tag.written.rpartition(":")[0]
    element = f"{prefix}:target" if prefix else "target"
    like = element_block(text, source)
    return Block((), "string", slot=source.close, encode=lambda new: f"{lead}<{element}>{like.encode(new)}</{element}>")


def _looks(text: str) -> bool:
    return root_of(text).rpartition(":")[2] == "xliff"


FORMAT = Format(
    "xliff",
    (".xliff", ".xlf", ".sdlxliff", ".mxliff"),
    "application/xliff+xml",
    write,
    read_both=read,
    looks=_looks,
    clean=without_controls,
)
