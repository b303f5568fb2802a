"""Records of a text file of any length: lines, gzipped or not, and the records of TSV and CSV, each with its bytes."""

from __future__ import annotations

import codecs
import csv
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from review.errors import EncodingError, InputError
from review.files import LOOP, is_link_loop, once_written
from review.formats.delimiter import delimiter_of, is_delimiter_line
from review.limit_config import limits

__all__ = ["Record", "csv_records", "lines_of", "text_of", "tsv_records"]

#: A line of more bytes than this is no pair of sentences.
_MAX_LINE = 4_000_000
#: A header is not longer.
_HEADER_LINES = 100
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
        said = LOOP if is_link_loop(path) else f"cannot be read ({error.strerror}); check its permissions"
        raise InputError(said, path) from None


@contextmanager
def _opened(path: Path) -> Iterator[gzip.GzipFile | BufferedReader]:
    if path.is_dir():
        raise InputError("is a folder, and a file is wanted here; name the file in it", path)
    with open(path, "rb", opener=once_written) as stream:  # wants an opener
        if not path.name.lower().endswith(".gz"):
            yield stream
        else:
            with gzip.GzipFile(fileobj=stream) as packed:
                yield packed


def text_of(line: bytes, path: Path, number: int) -> str:
    """A line's text, without the mark of its encoding in the first, and with "\\n" at its end. Raises EncodingError."""
    if number == 1:
        line = line.removeprefix(codecs.BOM_UTF8)
    try:
        return line.decode("utf-8").replace("\r\n", "\n")
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
    told = b""
    for number, line in lines:
        if number == 1:
            delimiter = delimiter_of(_head(path))
        raw = [told, line]
        told = b""
        cells: list[str] | InputError
        try:
            text = text_of(line, path, number)
            if number == 1 and is_delimiter_line(text):
                told = line  # part of the header, as it is written again
                continue
            record = _goes_on(text, number, lines, raw, path)
            cells = next(csv.reader(record, delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            cells = InputError(f"is not CSV: {error}", path, number)
        except InputError as error:
            cells = error
        yield Record(number, b"".join(raw), cells, delimiter)


def _head(path: Path) -> str:
    """So much of a file that its header is in it, whatever line ends its cells have."""
    lines = b"".join(line for _, line in islice(lines_of(path), _HEADER_LINES))
    return lines.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def _goes_on(text: str, number: int, lines: Iterator[tuple[int, bytes]], raw: list[bytes], path: Path) -> Iterator[str]:
    """The line that begins a record and, while a cell is open, those after it, whose bytes are added to `raw`."""
    yield text
    size = 0
    for count, (further, line) in enumerate(lines, start=1):
        raw.append(line)
        size += len(line)
        if count > _MAX_CELL_LINES or size > _MAX_LINE:
            raise InputError("has a cell in quotation marks that does not end", path, number)
        yield text_of(line, path, further)
