"""What office files share: parts of XML in a zip, texts in runs, and writing no more than the runs that changed.

A file is read into memory, part by part and within limits; nothing of it is ever unpacked to the disk, and what else is
in it (macros, pictures, links) is carried along unread. Its paragraphs are numbered through all parts: the number is
what reports call the line.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import regex

from review.errors import InputError
from review.formats.blocks import Block, Piece
from review.formats.byte_ranges import apply_changes
from review.formats.corrected import Corrected
from review.formats.proof import changes_for, proven
from review.formats.reading import EMPTY
from review.formats.replacement import Replacement
from review.formats.tags import Tag, find_tags
from review.formats.writing import corrections
from review.formats.xml import characters, encoding_of, text_of
from review.limit_config import limits
from review.model import Kind, Paragraph

__all__ = ["Runs", "XmlPart", "numbered", "part_of", "parts_of", "rewritten", "runs_of", "write_parts"]

_MIB = 2**20
_MANIFEST = "META-INF/manifest.xml"
#: How a compound file begins (MS-CFB 2.2), and what one is called in it that holds an encrypted document (MS-OFFCRYPTO
#: 2.3.4.4).
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class XmlPart:
    """A part of XML and the texts in it."""

    name: str
    text: str
    blocks: Sequence[Block]


def parts_of(data: bytes, name: str, wanted: Callable[[str], bool], *, entities: bool = False) -> dict[str, str]:
    """The texts of a zip's parts of XML whose names are wanted, in the zip's order; `entities` is `text_of`'s.

    Raises InputError for what is empty or no zip, an encrypted one, and one beyond the limits.
    """
    if not data:
        raise InputError(EMPTY, name)
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise InputError("is protected by a password; save it without one", name)
        said = "is no zip, but a compound file: of Office up to 2003 whatever its name says, or protected by a password"
        raise InputError(f"{said}; save it anew, without a password", name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = archive.infolist()
            if len(held) > limits().parts:
                raise InputError(f"has more than {limits().parts:,} parts (the setting limits.parts)", name)
            _refuse_encrypted(archive, name)
            return {one.filename: _text(archive, one, name, entities) for one in held if wanted(one.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            "is not what its name says, or is broken: its zip cannot be read; save or export it anew", name
        ) from None


def _refuse_encrypted(archive: zipfile.ZipFile, name: str) -> None:
    """Raises InputError for an OpenDocument with a password: its parts are no XML, whatever the zip says."""
    if _MANIFEST in archive.namelist():
        with archive.open(_MANIFEST) as stream:
            if b"encryption-data" in stream.read(_MIB):
                raise InputError("is protected by a password; save it without one", name)


def _text(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, entities: bool) -> str:
    if part.flag_bits & 1:
        raise InputError("is encrypted; save it without a password", name)
    most = limits().unpacked
    with archive.open(part) as stream:
        data = stream.read(most * _MIB + 1)
    if len(data) > most * _MIB:
        raise InputError(f"has a part of more than {most} MiB (the setting limits.unpacked): {part.filename}", name)
    return text_of(data, f"{name}, {part.filename}", entities=entities)


def part_of(parts: dict[str, str], wanted: str, name: str, what: str) -> str:
    """A part that must be there. Raises InputError where it is not: the zip is another file."""
    if wanted not in parts:
        raise InputError(f"is no {what}: it has no part {wanted}", name)
    return parts[wanted]


def rewritten(data: bytes, changed: dict[str, str]) -> bytes:
    """The zip with some parts replaced, all others as they were."""
    if not changed:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for part in old.infolist():
            text, held = changed.get(part.filename), old.read(part)
            new.writestr(part, held if text is None else text.encode(encoding_of(held)), part.compress_type)
    return out.getvalue()


def numbered(parts: Iterable[XmlPart]) -> tuple[Paragraph, ...]:
    """The parts' texts as paragraphs, numbered from 1 through all of them."""
    blocks = [block for part in parts for block in part.blocks if block.text.strip()]
    return tuple(
        Paragraph(block.text, number, 1, block.kind, block.protected, (), block.level, block.key)
        for number, block in enumerate(blocks, start=1)
    )


def write_parts(
    corrected: Corrected,
    parts: Sequence[XmlPart],
    held: Callable[[str, Iterable[str], Kind], str] = lambda text, *_: text,
    scan: Callable[[str], Sequence[Block]] | None = None,
) -> bytes:
    """The file with corrected texts. `parts` are those that were read from its bytes; `held` is `write_blocks`'; `scan`
    finds a part's blocks where its texts have markup, and what is written must be read as it was meant.
    """
    places: dict[tuple[int, int], Block] = {}
    owners: dict[int, XmlPart] = {}
    for part in parts:
        for block in part.blocks:
            if block.text.strip():
                places[len(places) + 1, 1] = block
                owners[id(block)] = part
    replaced: dict[str, list[Replacement]] = {}
    for one in corrections(corrected, places, held):
        replaced.setdefault(owners[id(one.block)].name, []).append(one)
    changed = {}
    for part in parts:
        if mine := replaced.get(part.name):
            changes = (
                [change for one in mine for change in changes_for(one, corrected.name)]
                if scan is None
                else proven(part.text, part.blocks, mine, scan, corrected.name)
            )
            changed[part.name] = apply_changes(part.text, [*changes, *_spaces(part.text, changes)])
    return rewritten(corrected.data, changed)


def _spaces(text: str, changes: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """`xml:space="preserve"` for runs that begin or end with a space now: without it, Word leaves that out."""
    runs: dict[int, list[tuple[int, int, str]]] = {}
    for change in changes:
        opened = text.rfind(">", 0, change[0]) + 1
        if "<" not in text[opened : change[0]] and text.endswith("<w:t>", 0, opened):
            runs.setdefault(opened, []).append(change)
    added = []
    for opened, mine in runs.items():
        close = text.find("<", max(end for _, end, _ in mine))
        content = apply_changes(text[opened:close], [(a - opened, b - opened, new) for a, b, new in mine])
        if content != content.strip():
            added.append((opened - 1, opened - 1, ' xml:space="preserve"'))
    return added


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    pieces: list[Piece]
    style: str = ""
    listed: bool = False
    level: int = -1


@dataclass(frozen=True, slots=True)
class Runs:
    """How a format of Office Open XML calls its things, by their names with the prefix.

    `signs` are elements that read as a character, within runs or, where they `stand_between`, between two. `kind_of`
    says of a paragraph's style, whether it is an item of a list, its outline level (or -1) and whether it stands in a
    cell what it is, and its level.
    """

    paragraph: str
    run: str
    text: str
    signs: dict[str, str]
    skipped: frozenset[str]
    cell: str
    style: str
    kind_of: Callable[[str, bool, int, bool], tuple[Kind, int]]
    encode: Callable[[str], str]
    encode_sign: Callable[[str], str]
    stand_between: bool = False
    #: Where a line break ends a run: writes a text, given the properties of the run that it goes on with.
    encode_in: Callable[[str, str], str] | None = None


def runs_of(text: str, how: Runs) -> list[Block]:
    """The paragraphs of a part, each with the runs that it was read from; a text box's come where they stand."""
    blocks: list[Block] = []
    opened: list[_Open] = []
    cells = runs = properties = begun = 0
    skipped: list[str] = []
    for tag in find_tags(text):
        name = tag.written
        if skipped:
            _skip(skipped, tag)
        elif name in how.skipped:
            if not tag.alone and not tag.closes:
                skipped.append(name)
        elif name == how.cell and not tag.alone:
            cells += -1 if tag.closes else 1
        elif name == how.paragraph and not tag.alone:
            if not tag.closes:
                opened.append(_Open([]))
            elif opened:
                blocks += _paragraph(opened.pop(), cells > 0, how)
        elif name == how.run and not tag.alone:
            runs, begun = runs + (-1 if tag.closes else 1), tag.end
        elif not opened:
            continue
        elif name.endswith("Pr") and not tag.alone and name.rpartition(":")[2] in ("rPr", "pPr", "endParaRPr"):
            properties += -1 if tag.closes else 1
        elif name == how.style:
            opened[-1].style = _value(text, tag)
        elif name.endswith(":numPr"):
            opened[-1].listed = True
        elif name.endswith(":outlineLvl") and _value(text, tag).isdigit():
            opened[-1].level = int(_value(text, tag))
        elif name == how.text and not tag.closes and not tag.alone:
            close = text.find("<", tag.end)
            encode = None if how.encode_in is None else partial(how.encode_in, text[begun : tag.start])
            opened[-1].pieces += (piece._replace(encode=encode) for piece in characters(text, tag.end, close))
        elif name in how.signs and not tag.closes and (runs or how.stand_between) and not properties:
            end = tag.end if tag.alone else text.find(">", text.find(f"</{name}", tag.end)) + 1
            opened[-1].pieces.append(Piece(how.signs[name], tag.start, end, how.encode_sign))
    blocks.sort(key=lambda block: block.start)
    return blocks


def _skip(skipped: list[str], tag: Tag) -> None:
    if tag.written == skipped[-1] and not tag.alone:
        if tag.closes:
            skipped.pop()
        else:
            skipped.append(tag.written)


def _value(text: str, tag: Tag) -> str:
    match = regex.search(r'(?:\w+:)?(?:val|type)\s*=\s*["\']([^"\']*)', text[tag.start : tag.end])
    return match[1] if match else ""


def _paragraph(one: _Open, cell: bool, how: Runs) -> list[Block]:
    pieces = tuple(piece for piece in one.pieces if piece.text)
    if not any(piece.text.strip() for piece in pieces):
        return []
    kind, level = how.kind_of(one.style, one.listed, one.level, cell)
    return [Block(pieces, kind, (), level, encode=how.encode)]
