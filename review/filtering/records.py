"""Records of a text file of any length: lines, gzipped or not, and the records of TSV and CSV, each with its bytes."""

from __future__ import annotations

import codecs
import csv
import gzip
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from review.errors import EncodingError, InputError
from review.formats.delimiter import delimiter_of, is_delimiter_line
from review.limit_config import limits

__all__ = ["Record", "csv_records", "lines_of", "text_of", "tsv_records"]

#: A line of more bytes than this is no pair of sentences.
_MAX_LINE = 4_000_000
#: A cell in quotation marks may go over this many lines.
_MAX_CELL_LINES = 10_000


class Record(NamedTuple):
    """A record: the line at which it begins (from 1), its bytes, its cells or what is wrong with it, and what parts
    them. An empty line has no cells.
    """

    line: int
    raw: bytes
    cells: list[str] | InputError
    delimiter: str


def lines_of(path: Path) -> Iterator[tuple[int, bytes]]:
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


def text_of(line: bytes, path: Path, number: int) -> str:
    """A line's text, without the mark of its encoding in the first. Raises EncodingError."""
    if number == 1:
        line = line.removeprefix(codecs.BOM_UTF8)
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise EncodingError("is not UTF-8", path, number) from None


def tsv_records(path: Path) -> Iterator[Record]:
    """The records of a TSV file: its lines."""
    for number, line in lines_of(path):
        cells: list[str] | InputError
        try:
            text = text_of(line, path, number).rstrip("\r\n")
            cells = text.split("\t") if text else []
        except InputError as error:
            cells = error
        yield Record(number, line, cells, "\t")


def csv_records(path: Path) -> Iterator[Record]:
    """The records of a CSV file; after a fault it goes on with the next line."""
    csv.field_size_limit(limits().cell)
    lines = lines_of(path)
    delimiter, told = "", b""
    for number, line in lines:
        raw, told = told + line, b""
        try:
            text = text_of(line, path, number)
            # an odd number of quotation marks leaves a cell open
            for _ in range(_MAX_CELL_LINES):
                if text.count('"') % 2 == 0:
                    break
                further, more = next(lines, (0, b""))
                if not further:
                    break
                raw += more
                text += text_of(more, path, further)
                if len(raw) > _MAX_LINE:
                    raise InputError("has a cell in quotation marks that does not end", path, number)
            delimiter = delimiter or delimiter_of(text)
            if number == 1 and is_delimiter_line(text):
                told = raw  # part of the header, as it is written again
                continue
            cells = next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            yield Record(number, raw, InputError(f"is not CSV: {error}", path, number), delimiter)
        except InputError as error:
            yield Record(number, raw, error, delimiter)
        else:
            yield Record(number, raw, cells, delimiter)
