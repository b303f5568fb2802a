"""Tables of pairs read row by row: TSV, CSV and JSON lines, gzipped or not, and Parquet, of any length.

Columns are named as in `review.formats.pairs`; of a JSON object the keys are. A row is kept as it stands in the file,
so that what is written again is the same bytes; of Parquet, whose rows are no bytes of their own, its number is kept.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from review.errors import EncodingError, InputError
from review.formats.columns import find_columns
from review.formats.delimiter import delimiter_of, is_delimiter_line
from review.formats.parquet import opened
from review.limit_config import limits
from review.reading_config import reading
from review.text.counted import counted
from review.text.language import base_language

__all__ = ["KINDS", "PairRow", "Table", "Tolerated", "languages_in", "rows_after", "table_of"]

#: A line of more bytes than this is no pair of sentences.
_MAX_LINE = 4_000_000
#: A cell in quotation marks may go over this many lines.
_MAX_CELL_LINES = 10_000
#: How many of the rows that cannot be read are told in full.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair: its number and the line of the file at which it begins, both from 1, and its bytes, line end and all."""

    number: int
    line: int
    raw: bytes
    source: str
    target: str

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
    """A file of pairs. `header` is what stands before the rows, to be written again; `rows` may be gone through once.

    `rows(refused)` calls `refused` with what is wrong with a row and leaves the row out; it raises InputError where the
    file cannot be read on.
    """

    header: bytes
    rows: Callable[[Refused], Iterator[PairRow]]


def table_of(path: Path, source_language: str, target_language: str) -> Table:
    """Raises InputError for a file of another kind, one that is missing, and a header without the columns."""
    name = path.name.lower().removesuffix(".gz")
    kind = next((read for suffix, read in KINDS.items() if name.endswith(suffix)), None)
    if kind is None:
        raise InputError(f"is no table that can be filtered; wanted: {_told_kinds()}", path)
    return kind(path, source_language, target_language)


def _told_kinds() -> str:
    *lines, packed = KINDS
    return f"{', '.join(lines)}, each also with .gz, and {packed}"


def languages_in(path: Path) -> tuple[str | None, str | None]:
    """The languages that a table's header tells, of source and target; of JSON lines, and where it tells none, None.

    Raises InputError as `table_of` does, UsageError where there are more than two.
    """
    name = path.name.lower().removesuffix(".gz")
    if name.endswith((".tsv", ".tab")):
        number, first = next(_lines(path), (0, b""))
        header: list[str] | InputError = _text(first, path, number).rstrip("\r\n").split("\t")
    elif name.endswith(".csv"):
        _, _, header = next(_records(path), (0, b"", []))
    elif name.endswith(".parquet"):
        header = opened(path, str(path)).header
    else:
        return None, None
    if isinstance(header, InputError):
        raise header
    return find_columns(header, str(path), None, None).languages


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """(number, bytes) of each line. Raises InputError."""
    number = 0
    try:
        with _opened(path) as stream:
            while line := stream.readline(_MAX_LINE + 1):
                number += 1
                if len(line) > _MAX_LINE:
                    raise InputError(f"has a line of more than {_MAX_LINE:,} bytes", path, number)
                yield number, line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"is no whole gzip file ({error}); get it again", path, number + 1) from None
    except FileNotFoundError:
        raise InputError("no such file; check the path", path) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check its permissions", path) from None


def _opened(path: Path) -> gzip.GzipFile | BufferedReader:
    if path.is_dir():
        raise InputError("is a folder, and a file is wanted here; name the file in it", path)
    return gzip.GzipFile(path) if path.name.lower().endswith(".gz") else path.open("rb")


def _text(line: bytes, path: Path, number: int) -> str:
    if number == 1:
        line = line.removeprefix(codecs.BOM_UTF8)
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise EncodingError("is not UTF-8", path, number) from None


class Tolerated(Protocol):
    """How many rows could not be read, and what was wrong with the first of them."""

    unreadable: int
    faults: list[str]


def rows_after(table: Table, done: int, told: Tolerated, *, keep_going: bool) -> Iterator[PairRow]:
    """The table's rows but for the first `done`, which an interrupted run had; `told` has what it could not read.

    Raises InputError for a row that cannot be read; with `keep_going` it is told of and left out.
    """
    before, seen = told.unreadable, 0

    def refused(error: InputError) -> None:
        nonlocal seen
        if not keep_going:
            raise error
        seen += 1
        if seen > before:  # the others were counted by the run that this one goes on from
            told.unreadable += 1
            if len(told.faults) < _SHOWN:
                told.faults.append(str(error))

    rows = table.rows(refused)
    for _ in islice(rows, done):
        pass
    return rows


def _tsv(path: Path, source_language: str, target_language: str) -> Table:
    lines = _lines(path)
    number, first = next(lines, (0, b""))
    if not number:
        raise InputError("has no header line; the first line names the columns: source, target", path)
    header = _text(first, path, number).rstrip("\r\n").split("\t")
    columns = find_columns(header, str(path), source_language, target_language)
    if not reading().has_header:
        lines, first = chain([(number, first)], lines), b""

    def rows(refused: Refused) -> Iterator[PairRow]:
        count = 0
        for number, line in lines:
            if not line.strip(b"\r\n"):
                continue
            count += 1
            try:
                cells = _text(line, path, number).rstrip("\r\n").split("\t")
                if len(cells) != len(header):
                    raise InputError(
                        f"has {counted(len(cells), 'column')} where the header has {len(header)}",
                        path,
                        number,
                    )
                row = PairRow(count, number, line, cells[columns.source], cells[columns.target]).checked(path)
            except InputError as error:
                refused(error)
            else:
                yield row

    return Table(first, rows)


def _csv(path: Path, source_language: str, target_language: str) -> Table:
    csv.field_size_limit(limits().cell)
    records = _records(path)
    number, first, header = next(records, (0, b"", []))
    if not number:
        raise InputError("has no header line; the first line names the columns: source, target", path)
    if isinstance(header, InputError):
        raise header
    columns = find_columns(header, str(path), source_language, target_language)
    if not reading().has_header:
        records, first = chain([(number, first, header)], records), b""

    def rows(refused: Refused) -> Iterator[PairRow]:
        count = 0
        for number, raw, found in records:
            if found == []:
                continue
            count += 1
            try:
                if isinstance(found, InputError):
                    raise found
                if len(found) != len(header):
                    raise InputError(
                        f"has {counted(len(found), 'column')} where the header has {len(header)}",
                        path,
                        number,
                    )
                row = PairRow(count, number, raw, found[columns.source], found[columns.target]).checked(path)
            except InputError as error:
                refused(error)
            else:
                yield row

    return Table(first, rows)


def _records(path: Path) -> Iterator[tuple[int, bytes, list[str] | InputError]]:
    """(line, bytes, cells or what is wrong) of each record of CSV; after a fault it goes on with the next line."""
    lines = _lines(path)
    delimiter, told = "", b""
    for number, line in lines:
        raw, told = told + line, b""
        try:
            text = _text(line, path, number)
            # an odd number of quotation marks leaves a cell open
            for _ in range(_MAX_CELL_LINES):
                if text.count('"') % 2 == 0:
                    break
                further, more = next(lines, (0, b""))
                if not further:
                    break
                raw += more
                text += _text(more, path, further)
                if len(raw) > _MAX_LINE:
                    raise InputError("has a cell in quotation marks that does not end", path, number)
            delimiter = delimiter or delimiter_of(text)
            if number == 1 and is_delimiter_line(text):
                told = raw  # part of the header, as it is written again
                continue
            cells = next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            yield number, raw, InputError(f"is not CSV: {error}", path, number)
        except InputError as error:
            yield number, raw, error
        else:
            yield number, raw, cells


def _jsonl(path: Path, source_language: str, target_language: str) -> Table:
    columns = reading().columns

    def rows(refused: Refused) -> Iterator[PairRow]:
        count = 0
        for number, line in _lines(path):
            if not line.strip():
                continue
            count += 1
            try:
                found = _object(_text(line, path, number), path, number)
                pair = [
                    _value(found, (chosen,) if chosen else keys, path, number)
                    for chosen, *keys in (
                        (columns[0], "source", source_language, base_language(source_language)),
                        (columns[1], "target", target_language, base_language(target_language)),
                    )
                ]
                row = PairRow(count, number, line, *pair).checked(path)
            except InputError as error:
                refused(error)
            else:
                yield row

    return Table(b"", rows)


def _object(text: str, path: Path, number: int) -> dict[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON ({error})", path, number) from None
    if not isinstance(found, dict):
        raise InputError("is no JSON object; wanted, a line: an object with source and target", path, number)
    return found


def _value(found: dict[str, object], keys: Sequence[str], path: Path, number: int) -> str:
    for key in keys:
        if key in found:
            value = found[key]
            if not isinstance(value, str):
                raise InputError(f"has a {key!r} that is no text", path, number)
            return value
    nor = f" (nor {keys[1]!r})" if len(keys) > 1 else ""
    raise InputError(f"has no {keys[0]!r}{nor}", path, number)


def _parquet(path: Path, source_language: str, target_language: str) -> Table:
    table = opened(path, str(path))
    columns = find_columns(table.header, str(path), source_language, target_language)

    def rows(refused: Refused) -> Iterator[PairRow]:
        for row, pair in enumerate(table.texts((columns.source, columns.target)), start=1):
            try:
                one = PairRow(row, row, b"%d\n" % row, *pair).checked(path)
            except InputError as error:
                refused(error)
            else:
                yield one

    return Table(b"", rows)


#: How each kind of table is read, by the end of its name.
KINDS: dict[str, Callable[[Path, str, str], Table]] = {
    ".tsv": _tsv,
    ".tab": _tsv,
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
}
