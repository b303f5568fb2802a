"""TSV and CSV with corrections, byte for byte the table that came in but for the cells that changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from review.errors import InputError
from review.formats.byte_ranges import Original, apply_changes
from review.formats.columns import find_columns
from review.formats.corrected import Corrected
from review.formats.delimiter import delimiter_of, is_delimiter_line
from review.reading_config import reading

__all__ = ["write", "write_reference"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place in the file, quotes included."""

    start: int
    end: int
    value: str


def write(corrected: Corrected) -> bytes:
    """The table with corrected target cells."""
    original, rows = _rows(corrected)
    columns = find_columns(
        [cell.value for cell in next(iter(rows.values()))],
        corrected.name,
        corrected.source_language,
        corrected.target_language,
    )
    changes = []
    for line, text in _texts(corrected, rows, changed=True).items():
        cell = rows[line][columns.target]
        changes.append((cell.start, cell.end, _written(original, corrected, cell, text)))
    return original.encode(apply_changes(original.text, changes))


def write_reference(corrected: Corrected) -> bytes:
    """The table with the corrected texts in its column `reference`, which is added at the end if it is not there."""
    original, rows = _rows(corrected)
    if not reading().has_header:
        raise InputError("has no header, so no column can be called reference; download it instead", corrected.name)
    header = next(iter(rows))
    names = [cell.value.strip().lower() for cell in rows[header]]
    delimiter = "\t" if corrected.layout == "tsv" else delimiter_of(original.text)
    texts = _texts(corrected, rows, changed=False)
    changes = []
    for line, cells in rows.items():
        text = "reference" if line == header else texts.get(line, "")
        if "reference" in names:
            cell = cells[names.index("reference")]
            if line != header:
                changes.append((cell.start, cell.end, _written(original, corrected, cell, text)))
        else:
            end = cells[-1].end
            cell = Cell(end, end, "")
            changes.append((end, end, delimiter + _written(original, corrected, cell, text)))
    return original.encode(apply_changes(original.text, changes))


def _texts(corrected: Corrected, rows: Mapping[int, object], *, changed: bool) -> dict[int, str]:
    """Line of a row → the text of its target cell. A segment of several rows gives each its paragraph.

    A cell stands below its row's first line where one before it has line breaks.
    """
    starts = sorted(rows)
    texts: dict[int, str] = {}
    for segment in corrected.segments:
        if changed and segment.text == segment.machine:
            continue
        held = segment.target or segment.source[:1]
        lines = [starts[bisect_right(starts, paragraph.line) - 1] for paragraph in held]
        pieces = [segment.text] if len(lines) == 1 else segment.text.split("\n\n")
        if len(pieces) > len(lines):
            pieces = [*pieces[: len(lines) - 1], " ".join(pieces[len(lines) - 1 :])]
        for n, line in enumerate(lines):
            texts[line] = pieces[n] if n < len(pieces) else ""
    return texts


def _written(original: Original, corrected: Corrected, cell: Cell, text: str) -> str:
    if corrected.layout == "tsv":
        return " ".join(text.replace("\t", " ").split("\n"))
    quoted = original.text[cell.start : cell.start + 1] == '"' and cell.end > cell.start
    if quoted or any(mark in text for mark in (delimiter_of(original.text), '"', "\n", "\r")):
        return '"' + original.ended(text.replace('"', '""')) + '"'
    return text


def _rows(corrected: Corrected) -> tuple[Original, dict[int, list[Cell]]]:
    """The file and its rows by the line (from 1) that each starts on; empty lines are no rows."""
    original = Original.of(corrected.data)
    rows = _tsv(original) if corrected.layout == "tsv" else _csv(original)
    if not rows:
        raise InputError("has no rows any more; add the document again", corrected.name)
    return original, rows


def _tsv(original: Original) -> dict[int, list[Cell]]:
    rows = {}
    for number, (start, end) in enumerate(original.lines, start=1):
        if start == end:
            continue
        cells = []
        for value in original.text[start:end].split("\t"):
            cells.append(Cell(start, start + len(value), value))
            start += len(value) + 1
        rows[number] = cells
    return rows


def _csv(original: Original) -> dict[int, list[Cell]]:
    """RFC 4180 by hand: the csv module does not tell where a cell lies."""
    text = original.text
    delimiter = delimiter_of(text)
    starts = {start: number for number, (start, _) in enumerate(original.lines, start=1)}
    rows: dict[int, list[Cell]] = {}
    at = 0
    while at < len(text):
        first = at
        cells = []
        while True:
            cell = _csv_cell(text, at, delimiter)
            cells.append(cell)
            at = cell.end
            if at < len(text) and text[at] == delimiter:
                at += 1
                continue
            break
        if (len(cells) > 1 or cells[0].start != cells[0].end) and not (first == 0 and is_delimiter_line(text[:at])):
            rows[starts[first]] = cells
        at += 2 if text.startswith("\r\n", at) else 1
    return rows


def _csv_cell(text: str, at: int, delimiter: str) -> Cell:
    if text[at : at + 1] == '"':
        end = at + 1
        while True:
            end = text.index('"', end) + 1
            if text[end : end + 1] != '"':
                return Cell(at, end, text[at + 1 : end - 1].replace('""', '"'))
            end += 1
    ends = [place for mark in (delimiter, "\r", "\n") if (place := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text))
    return Cell(at, end, text[at:end])
