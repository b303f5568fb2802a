"""TSV and CSV: one segment a row, columns named in the header line, or chosen by letter.

The columns are those of `review.formats.columns`; others are left alone. TSV is read as it stands (no quoting); CSV by
RFC 4180, with commas or what `review.formats.delimiter` finds.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import accumulate, chain

from review.errors import InputError
from review.formats.broken import mended
from review.formats.columns import find_columns
from review.formats.delimiter import delimiter_of, is_delimiter_line, width_fault
from review.formats.format import TwoLanguages
from review.lazy_patterns import lazy_re
from review.limit_config import limits
from review.model import Paragraph, Segment
from review.reading_config import reading
from review.text.page.kinds import kind_of

__all__ = ["cell_places", "read_pairs"]

#: A cell of CSV as it stands in the file, by the delimiter.
_CSV_CELL = {mark: lazy_re(rf'"[^"]*+(?:""[^"]*+)*+"|[^{mark}\r\n]*') for mark in ",;\t"}

#: A row's cells, and the line and column (from 1) at which each one's text begins.
_Row = tuple[list[str], list[tuple[int, int]]]


def read_pairs(text: str, name: str, source_language: str | None, target_language: str | None) -> TwoLanguages:
    """The rows as segments, numbered from 1, and the languages: as given, else as the header tells them, else None.

    `name` decides between TSV and CSV and stands in error messages. Raises InputError, with the line, for a missing
    column, a row of another width, or a cell that is no text.
    """
    delimiter = delimiter_of(text) if name.lower().endswith(".csv") else "\t"
    rows = _csv_rows(text, name, delimiter) if name.lower().endswith(".csv") else _tsv_rows(text)
    header_line = next(rows, None)
    if header_line is None:
        raise InputError("has no header line; the first line names the columns: source, target, reference", name)
    header = header_line[0]
    if not reading().has_header:
        rows = chain([header_line], rows)
    columns = find_columns(header, name, source_language, target_language, delimiter)
    source, target = (language or "und" for language in columns.languages)
    segments: list[Segment] = []
    for cells, places in rows:
        if len(cells) != len(header):
            raise InputError(width_fault(len(cells), len(header), delimiter), name, places[0][0])
        segments.append(
            Segment(
                len(segments) + 1,
                _cell(cells[columns.source], places[columns.source], source),
                _cell(cells[columns.target], places[columns.target], target),
                tuple(cells[n] for n in columns.references),
            )
        )
    if not segments:
        raise InputError("has a header and no rows", name)
    return TwoLanguages(tuple(segments), *columns.languages)


def _cell(text: str, place: tuple[int, int], language: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text, *place, kind_of(text, language, False)),) if text.strip() else ()


def _tsv_rows(text: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            cells = line.split("\t")
            ends = accumulate(len(cell) + 1 for cell in cells)
            yield cells, [(number, end - len(cell)) for cell, end in zip(cells, ends, strict=True)]


def _csv_rows(text: str, name: str, delimiter: str) -> Iterator[_Row]:
    csv.field_size_limit(limits().cell)
    read: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            read.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        read.clear()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"is not CSV: {mended('CSV', str(error))}", name, line) from None
        if row and not (line == 1 and is_delimiter_line("".join(read))):
            yield row, cell_places("".join(read), line, len(row), delimiter)


def cell_places(raw: str, line: int, cells: int, delimiter: str) -> list[tuple[int, int]]:
    """Where the text of each of the first so many cells of a CSV row begins in the file, as (line, column) from 1:
    behind the quotation mark of a quoted one. `line` is where the row begins.

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
        match = _CSV_CELL[delimiter].match(raw, at)
        assert match is not None  # the pattern matches nothing, too
        at = match.end() + 1
    return places
