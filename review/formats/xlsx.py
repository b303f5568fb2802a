"""Excel's workbooks (.xlsx): a segment a row, the columns named in a sheet's first row, as in a CSV file.

Every sheet that has both columns is read. A corrected cell is written as an inline string with the cell's own style;
shared strings, formulas and everything else stay as they are. openpyxl would write the workbook anew, without its
pictures and charts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.errors import InputError
from review.formats.archive import quoted
from review.formats.byte_ranges import apply_changes
from review.formats.columns import CHOSEN, Columns, column_letters, column_number, find_columns
from review.formats.corrected import Corrected
from review.formats.format import Format, TwoLanguages
from review.formats.office import part_of, parts_of, rewritten
from review.formats.writing import shared_out
from review.formats.xml import Element, attribute, elements, read_text
from review.formats.xml_writing import escape_xml, without_controls
from review.lazy_patterns import lazy_regex
from review.limit_config import limits
from review.model import Paragraph, Segment
from review.reading_config import reading
from review.text.page.kinds import kind_of

__all__ = ["FORMAT", "read", "write"]

_PART = lazy_regex(r"xl/(?:workbook|sharedStrings|worksheets/[\w.-]+)\.xml|xl/_rels/workbook\.xml\.rels")
_CELL = lazy_regex(r"([A-Z]{1,3})(\d{1,7})")
#: Most columns that are looked at.
_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class _Cell:
    """`start` and `end` are the element's in its part; `formula` whether the text is computed, `computed` whether what
    came out is written: programs that make workbooks write the formula alone.
    """

    text: str
    start: int
    end: int
    style: str
    formula: bool
    computed: bool


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: dict[int, _Cell]
    end: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    part: str
    title: str
    text: str
    rows: list[_Row]
    columns: Columns

    @property
    def told(self) -> list[_Row]:
        """The rows but for the header."""
        return self.rows[1:] if reading().has_header else self.rows


def read(data: bytes, name: str, source: str | None, target: str | None) -> TwoLanguages:
    """The rows of all sheets that have a column for each side.

    Raises InputError for what is no workbook, or has no such sheet, or goes beyond the limits.
    """
    segments: list[Segment] = []
    sheets = _sheets(data, name, source, target)
    source, target = sheets[0].columns.languages
    for sheet in sheets:
        for row in sheet.told:
            _check_computed(row, sheet, name)
            ours = _paragraph(row, sheet.columns.source, sheet, source or "und")
            theirs = _paragraph(row, sheet.columns.target, sheet, target or "und")
            references = tuple(row.cells[n].text if n in row.cells else "" for n in sheet.columns.references)
            if ours or theirs:
                segments.append(Segment(len(segments) + 1, ours, theirs, references))
    most = max((len(one.references) for one in segments), default=0)
    if any(len(one.references) != most for one in segments):
        raise InputError("has sheets with different numbers of reference columns", name)
    return TwoLanguages(tuple(segments), source, target)


def _check_computed(row: _Row, sheet: _Sheet, name: str) -> None:
    """Raises InputError where a text is a formula's and the workbook does not hold what comes out."""
    for column in (sheet.columns.source, sheet.columns.target):
        if (cell := row.cells.get(column)) is not None and not cell.computed:
            key = f"{sheet.title}!{column_letters(column)}{row.number}"
            raise InputError(
                f"computes the text of {key} by a formula and does not hold what comes out; open it in a spreadsheet "
                "program and save it there",
                name,
            )


def _paragraph(row: _Row, column: int, sheet: _Sheet, language: str) -> tuple[Paragraph, ...]:
    cell = row.cells.get(column)
    if cell is None or not cell.text.strip():
        return ()
    key = f"{sheet.title}!{column_letters(column)}{row.number}"
    return (Paragraph(cell.text, row.number, 1, kind_of(cell.text, language, False), key=key),)


def write(corrected: Corrected) -> bytes:
    """The workbook with corrected cells. Raises InputError where a cell's text is computed, or has gone."""
    sheets = _sheets(corrected.data, corrected.name, corrected.source_language, corrected.target_language)
    places = {
        (f"{sheet.title}!{column_letters(column)}{row.number}"): (sheet, row, sheet.columns.target)
        for sheet in sheets
        for row in sheet.told
        for column in (sheet.columns.source, sheet.columns.target)
    }
    changes: dict[str, list[tuple[int, int, str]]] = {}
    for segment in corrected.segments:
        if segment.text == segment.machine:
            continue
        held = segment.target or segment.source[:1]
        for paragraph, new in zip(held, shared_out(segment) if segment.target else [segment.text], strict=True):
            if paragraph.key not in places:
                raise InputError(f"has no cell {paragraph.key} any more; add the document again", corrected.name)
            sheet, row, column = places[paragraph.key]
            cell = row.cells.get(column)
            if cell is not None and cell.formula:
                raise InputError(f"computes the text of {paragraph.key} by a formula; correct it there", corrected.name)
            changes.setdefault(sheet.part, []).append(_change(sheet, row, column, new))
    texts = {sheet.part: sheet.text for sheet in sheets}
    return rewritten(corrected.data, {part: apply_changes(texts[part], mine) for part, mine in changes.items()})


def _change(sheet: _Sheet, row: _Row, column: int, new: str) -> tuple[int, int, str]:
    cell = row.cells.get(column)
    style = f" s={quoted(cell.style)}" if cell is not None and cell.style else ""
    text = escape_xml(new)
    prefix = sheet.text[sheet.text.rfind("<", 0, row.end) :][2:].partition("row")[0]  # that of </x:row>
    written = (
        f'<{prefix}c r="{column_letters(column)}{row.number}"{style} t="inlineStr"><{prefix}is>'
        f'<{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is></{prefix}c>'
    )
    if cell is not None:
        return cell.start, cell.end, written
    later = [one.start for number, one in row.cells.items() if number > column]
    at = min(later, default=sheet.text.rfind("</", 0, row.end))
    return at, at, written


def _sheets(data: bytes, name: str, source: str | None, target: str | None) -> list[_Sheet]:
    parts = parts_of(data, name, lambda part: _PART.fullmatch(part) is not None)
    workbook = part_of(parts, "xl/workbook.xml", name, "workbook")
    shared = [*_shared(parts.get("xl/sharedStrings.xml", ""))]
    sheets: list[_Sheet] = []
    refused: InputError | None = None
    for title, part in _names(workbook, parts.get("xl/_rels/workbook.xml.rels", "")):
        rows = [*_rows(parts.get(part, ""), shared, name)]
        if not rows:
            continue
        chosen = any(reading().columns)  # by letters, which rows may have that the first lacks
        width = max((max(row.cells, default=-1) for row in (rows if chosen else rows[:1])), default=-1) + 1
        header = [rows[0].cells[n].text if n in rows[0].cells else "" for n in range(width)]
        try:
            columns = find_columns(header, name, source, target)
        except InputError as error:
            refused = refused or error
            continue
        source, target = columns.languages  # those of the first sheet hold for the others
        sheets.append(_Sheet(part, title, parts[part], rows, columns))
    if not sheets:
        raise refused or InputError("has no sheet with any rows", name)
    return sheets


def _names(workbook: str, relations: str) -> Iterator[tuple[str, str]]:
    """Title and part of each sheet, in the workbook's order."""
    targets = {}
    for one in elements(relations) if relations else []:
        if one.name == "Relationship":
            target = (attribute(relations, one, "target") or "").removeprefix("/xl/").removeprefix("./")
            targets[attribute(relations, one, "id")] = f"xl/{target}"
    for n, one in enumerate((e for e in elements(workbook) if e.name == "sheet"), start=1):
        key = attribute(workbook, one, "r:id")
        title = attribute(workbook, one, "name") or f"sheet {n}"
        yield title, targets.get(key, f"xl/worksheets/sheet{n}.xml")


def _shared(text: str) -> Iterator[str]:
    found = elements(text) if text else []
    for n, one in enumerate(found):
        if one.name == "si":
            yield _texts(text, found, n)


def _texts(text: str, found: list[Element], n: int) -> str:
    """The text of an element's `<t>`s, that of readings over characters left out."""
    pieces = []
    phonetic = -1
    for at in range(n + 1, len(found)):
        one = found[at]
        if one.tag.start >= found[n].end:
            break
        if one.name == "rPh":
            phonetic = one.end
        elif one.name == "t" and one.start > phonetic:
            pieces.append(read_text(text, one.start, one.end))
    return "".join(pieces)


def _rows(text: str, shared: list[str], name: str) -> Iterator[_Row]:
    found = elements(text) if text else []
    row: _Row | None = None
    for n, one in enumerate(found):
        if one.name == "row" and not one.tag.alone:
            if row is not None and row.cells:
                yield row
            number = attribute(text, one, "r") or "0"
            row = _Row(int(number) if number.isdigit() and len(number) < 8 else 0, {}, one.close)
        elif one.name == "c" and row is not None and one.tag.start < row.end:
            place = _CELL.fullmatch(attribute(text, one, "r") or "")
            if place is None:
                continue
            value = _value(text, found, n, shared)
            if len(value) > limits().cell:
                message = f"has a cell of more than {limits().cell:,} characters (the setting limits.cell): {place[0]}"
                raise InputError(message, name)
            formula = any(
                found[at].name == "f" for at in range(n + 1, min(n + 3, len(found))) if found[at].tag.start < one.end
            )
            computed = bool(value) or not formula or attribute(text, one, "t") in ("str", "e")
            column = column_number(place[1])
            if column < _COLUMNS:
                style = attribute(text, one, "s") or ""
                row.cells[column] = _Cell(value, one.tag.start, one.close, style, formula, computed)
    if row is not None and row.cells:
        yield row


def _value(text: str, found: list[Element], n: int, shared: list[str]) -> str:
    cell = found[n]
    kind = attribute(text, cell, "t") or "n"
    if kind == "inlineStr":
        return _texts(text, found, n)
    for at in range(n + 1, len(found)):
        if found[at].tag.start >= cell.end:
            break
        if found[at].name == "v":
            value = read_text(text, found[at].start, found[at].end)
            if kind == "s":
                return shared[int(value)] if value.isdigit() and len(value) < 9 and int(value) < len(shared) else ""
            return value if kind != "e" else ""
    return ""


FORMAT = Format(
    "xlsx",
    (".xlsx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write,
    read_both=read,
    clean=without_controls,
    heeds=(*CHOSEN, "header"),
)
