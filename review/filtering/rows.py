"""Tables of pairs read row by row: TSV, CSV and JSON lines, gzipped or not, and Parquet, of any length.

Columns are named as in `review.formats.pairs`; of a JSON object the keys are. A row is kept as it stands in the file,
so that what is written again is the same bytes; of Parquet, whose rows are no bytes of their own, its number is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from review.errors import InputError
from review.filtering.records import Record, csv_records, lines_of, text_of, tsv_records
from review.formats.columns import find_columns
from review.formats.delimiter import width_fault
from review.formats.json_lines import languages_told, members_wanted
from review.formats.parquet import opened
from review.limit_config import limits
from review.reading_config import reading

__all__ = ["KINDS", "PairRow", "Refused", "Table", "table_of"]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair: its number and the line of the file at which it begins, both from 1, and its bytes, line end and all.

    `columns` are the numbers, from 0, of its cells, and `delimiter` is what parts them; "" where it has no cells.
    """

    number: int
    line: int
    raw: bytes
    source: str
    target: str
    columns: tuple[int, int] = (0, 0)
    delimiter: str = ""

    def checked(self, path: Path) -> PairRow:
        """The row. Raises InputError for a text that is longer than any paragraph that is read."""
        longest = max(len(self.source), len(self.target))
        if longest > (most := limits().paragraph):
            message = f"has a text of {longest:,} characters; at most {most:,} (the setting limits.paragraph)"
            raise InputError(message, path, self.line)
        return self


Refused = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of pairs. `header` is what stands before the rows, to be written again; `rows` may be gone through once;
    `languages` are those given, else those that the file names, None where it names none.

    `rows(refused)` calls `refused` with what is wrong with a row and leaves the row out; it raises InputError where the
    file cannot be read on.
    """

    header: bytes
    rows: Callable[[Refused], Iterator[PairRow]]
    languages: tuple[str | None, str | None] = (None, None)


def table_of(path: Path, source_language: str | None, target_language: str | None) -> Table:
    """The table in a file; its languages are found as columns are, where they are not given.

    Raises InputError for a file of another kind, one that is missing, and a header without the columns.
    """
    name = path.name.lower().removesuffix(".gz")
    kind = next((read for suffix, read in KINDS.items() if name.endswith(suffix)), None)
    if kind is None:
        raise InputError(f"is no table that can be filtered; wanted: {_told_kinds()}", path)
    return kind(path, source_language, target_language)


def _told_kinds() -> str:
    *lines, packed = KINDS
    return f"{', '.join(lines)}, each also with .gz, and {packed}"


def _records_of(path: Path) -> Iterator[Record]:
    name = path.name.lower().removesuffix(".gz")
    return csv_records(path) if name.endswith(".csv") else tsv_records(path)


def _cells(path: Path, source_language: str | None, target_language: str | None) -> Table:
    """A TSV or CSV file."""
    records = _records_of(path)
    first = next(records, None)
    if first is None:
        raise InputError("has no header line; the first line names the columns: source, target", path)
    header = first.cells
    if isinstance(header, InputError):
        raise header
    columns = find_columns(header, str(path), source_language, target_language, first.delimiter)
    if not reading().has_header:
        records = chain([first], records)

    def rows(refused: Refused) -> Iterator[PairRow]:
        count = 0
        for number, raw, found, delimiter in records:
            if found == []:
                continue
            count += 1
            try:
                if isinstance(found, InputError):
                    raise found
                if len(found) != len(header):
                    raise InputError(width_fault(len(found), len(header), delimiter), path, number)
                sides = found[columns.source], found[columns.target]
                row = PairRow(count, number, raw, *sides, (columns.source, columns.target), delimiter).checked(path)
            except InputError as error:
                refused(error)
            else:
                yield row

    return Table(first.raw if reading().has_header else b"", rows, columns.languages)


def _jsonl(path: Path, source_language: str | None, target_language: str | None) -> Table:
    first = next((text_of(line, path, number) for number, line in lines_of(path) if line.strip()), "")
    with suppress(InputError):  # a first line that is no object is told with the rows
        source_language, target_language = languages_told(first, str(path), source_language, target_language)
    keys = members_wanted((source_language or "und", target_language or "und"))

    def rows(refused: Refused) -> Iterator[PairRow]:
        count = 0
        for number, line in lines_of(path):
            if not line.strip():
                continue
            count += 1
            try:
                found = _object(text_of(line, path, number), path, number)
                pair = [_value(found, wanted, path, number) for wanted in keys]
                row = PairRow(count, number, line, pair[0], pair[1]).checked(path)
            except InputError as error:
                refused(error)
            else:
                yield row

    return Table(b"", rows, (source_language, target_language))


def _object(text: str, path: Path, number: int) -> dict[str, object]:
    """The members of a line's object, and of those in it, by their names in lower case; of several of a name the first
    that is a text, as `review.formats.json_lines` takes them.
    """
    try:
        found = json.loads(text, parse_int=float)  # nobody needs the numbers, which may be endless
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON ({error})", path, number) from None
    if not isinstance(found, dict):
        raise InputError("is no JSON object; wanted, a line: an object with source and target", path, number)
    members: dict[str, object] = {}
    for name, value in found.items():
        for inner, text_of_it in value.items() if isinstance(value, dict) else ((name, value),):
            if not isinstance(members.get(inner.lower()), str):
                members[inner.lower()] = text_of_it
    return members


def _value(found: dict[str, object], keys: Sequence[str], path: Path, number: int) -> str:
    there = [key for key in keys if key in found]
    for key in there:
        value = found[key]
        if isinstance(value, str):
            return value
    if there:
        raise InputError(f"has a {there[0]!r} that is no text", path, number)
    nor = f" (nor {', '.join(map(repr, keys[1:]))})" if len(keys) > 1 else ""
    raise InputError(f"has no {keys[0]!r}{nor}", path, number)


def _parquet(path: Path, source_language: str | None, target_language: str | None) -> Table:
    table = opened(path, str(path))
    columns = find_columns(table.header, str(path), source_language, target_language)

    def rows(refused: Refused) -> Iterator[PairRow]:
        for row, pair in enumerate(table.texts((columns.source, columns.target)), start=1):
            try:
                one = PairRow(row, row, b"%d\n" % row, pair[0], pair[1]).checked(path)
            except InputError as error:
                refused(error)
            else:
                yield one

    return Table(b"", rows, columns.languages)


#: How each kind of table is read, by the end of its name.
KINDS: dict[str, Callable[[Path, str | None, str | None], Table]] = {
    ".tsv": _cells,
    ".tab": _cells,
    ".csv": _cells,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
}
