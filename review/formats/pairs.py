"""TSV and CSV: one segment a row, columns named in the header line.

The columns are `source`, `target` and any number called `reference` (or `reference…`); a column may also be named by
its language tag (`vi`, `en`). Other columns are left alone. TSV is read as it stands (no quoting); CSV by RFC 4180.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from review.errors import InputError
from review.model import Paragraph, Segment
from review.text.language import base_language
from review.text.page.kinds import kind_of

__all__ = ["Columns", "find_columns", "read_pairs"]

_SUFFIXES = {".tsv": "\t", ".tab": "\t", ".csv": ","}
#: A cell of more characters than this is no segment; also what keeps csv from unbounded memory.
_MAX_CELL = 1_000_000
#: A cell of CSV as it stands in the file.
_CSV_CELL = re.compile(r'"[^"]*+(?:""[^"]*+)*+"|[^,\r\n]*')

#: A row's cells, and the line and column (from 1) at which each one's text begins.
_Row = tuple[list[str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers, from 0."""

    source: int
    target: int
    references: tuple[int, ...]


def read_pairs(text: str, name: str, source_language: str, target_language: str) -> tuple[Segment, ...]:
    """The rows as segments, numbered from 1. `name` decides between TSV and CSV and stands in error messages.

    Raises InputError, with the line, for a missing column, a row of another width, or a cell that is no text.
    """
    delimiter = next(mark for suffix, mark in _SUFFIXES.items() if name.lower().endswith(suffix))
    rows = _tsv_rows(text) if delimiter == "\t" else _csv_rows(text, name)
    header_line = next(rows, None)
    if header_line is None:
        raise InputError("has no header line; the first line names the columns: source, target, reference", name)
    header = header_line[0]
    columns = find_columns(header, name, source_language, target_language)
    segments: list[Segment] = []
    for cells, places in rows:
        if len(cells) != len(header):
            raise InputError(f"has {len(cells)} columns where the header has {len(header)}", name, places[0][0])
        segments.append(
            Segment(
                len(segments) + 1,
                _cell(cells[columns.source], places[columns.source], source_language),
                _cell(cells[columns.target], places[columns.target], target_language),
                tuple(cells[n] for n in columns.references),
            )
        )
    if not segments:
        raise InputError("has a header and no rows", name)
    return tuple(segments)


def _cell(text: str, place: tuple[int, int], language: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text, *place, kind_of(text, language, False)),) if text.strip() else ()


def find_columns(header: list[str], name: str, source_language: str, target_language: str) -> Columns:
    """Which columns a header line names. Raises InputError for one that is missing or there twice."""
    names = [cell.strip().lower() for cell in header]

    def find(role: str, language: str) -> int:
        for wanted in (role, language.lower(), base_language(language)):
            if names.count(wanted) == 1:
                return names.index(wanted)
            if names.count(wanted) > 1:
                raise InputError(f"has more than one column {wanted!r}", name, 1)
        shown = ", ".join(repr(cell) for cell in names)
        raise InputError(f"has no column {role!r} (nor {language!r}); its header has {shown}", name, 1)

    return Columns(
        find("source", source_language),
        find("target", target_language),
        tuple(n for n, cell in enumerate(names) if cell.startswith("reference")),
    )


def _tsv_rows(text: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            cells = line.split("\t")
            ends = accumulate(len(cell) + 1 for cell in cells)
            yield cells, [(number, end - len(cell)) for cell, end in zip(cells, ends, strict=True)]


def _csv_rows(text: str, name: str) -> Iterator[_Row]:
    csv.field_size_limit(_MAX_CELL)
    read: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            read.append(line)
            yield line

    reader = csv.reader(lines(), strict=True)
    while True:
        line = reader.line_num + 1
        read.clear()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"is not CSV: {error}", name, line) from None
        if row:
            yield row, _places("".join(read), line, len(row))


def _places(raw: str, line: int, cells: int) -> list[tuple[int, int]]:
    """Where each cell's text begins in the file: behind the quotation mark of a quoted one.

    A doubled quotation mark within a cell counts as the one it stands for, so what follows it on its line is said to
    stand one column too far left.
    """
    places: list[tuple[int, int]] = []
    at = line_start = seen = 0
    for _ in range(cells):
        start = at + raw.startswith('"', at)
        line += raw.count("\n", seen, start)
        line_start = max(line_start, raw.rfind("\n", seen, start) + 1)
        seen = start
        places.append((line, start - line_start + 1))
        match = _CSV_CELL.match(raw, at)
        assert match is not None  # the pattern matches nothing, too
        at = match.end() + 1
    return places
