"""TSV and CSV: one segment a row, columns named in the header line.

The columns are `source`, `target` and any number called `reference` (or `reference…`); a column may also be named by
its language tag (`vi`, `en`). Other columns are left alone. TSV is read as it stands (no quoting); CSV by RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from review.errors import InputError
from review.model import Paragraph, Segment
from review.text.kinds import kind_of
from review.text.language import base_language

__all__ = ["Columns", "find_columns", "is_pair_file", "read_pairs"]

_SUFFIXES = {".tsv": "\t", ".tab": "\t", ".csv": ","}
#: A cell of more characters than this is no segment; also what keeps csv from unbounded memory.
_MAX_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers, from 0."""

    source: int
    target: int
    references: tuple[int, ...]


def is_pair_file(name: str) -> bool:
    """Whether a file name ends as one of a table of segments does."""
    return any(name.lower().endswith(suffix) for suffix in _SUFFIXES)


def read_pairs(text: str, name: str, source_language: str, target_language: str) -> tuple[Segment, ...]:
    """The rows as segments, numbered from 1. `name` decides between TSV and CSV and stands in error messages.

    Raises InputError, with the line, for a missing column, a row of another width, or a cell that is no text.
    """
    delimiter = next(mark for suffix, mark in _SUFFIXES.items() if name.lower().endswith(suffix))
    rows = _tsv_rows(text) if delimiter == "\t" else _csv_rows(text, name)
    header_line = next(rows, None)
    if header_line is None:
        raise InputError("has no header line; the first line names the columns: source, target, reference", name)
    header = header_line[1]
    columns = find_columns(header, name, source_language, target_language)
    segments: list[Segment] = []
    for line, cells in rows:
        if len(cells) != len(header):
            raise InputError(f"has {len(cells)} columns where the header has {len(header)}", name, line)
        segments.append(
            Segment(
                len(segments) + 1,
                _cell(cells, columns.source, line, source_language),
                _cell(cells, columns.target, line, target_language),
                tuple(cells[n] for n in columns.references),
            )
        )
    if not segments:
        raise InputError("has a header and no rows", name)
    return tuple(segments)


def _cell(cells: list[str], number: int, line: int, language: str) -> tuple[Paragraph, ...]:
    text = cells[number]
    if not text.strip():
        return ()
    column = sum(len(cell) + 1 for cell in cells[:number]) + 1
    return (Paragraph(text, line, column, kind_of(text, language, False)),)


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


def _tsv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            yield number, line.split("\t")


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(f"is not CSV: {error}", name, line) from None
        if row:
            yield line, row
