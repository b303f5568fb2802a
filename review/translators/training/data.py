"""Parallel text from tab-separated files with a header line, plain or gzip.

One pair a line, columns by name, no quoting: a quotation mark is a character like any other. Lines are read as bytes
with a limit, so that a file that is one line of gigabytes costs no more memory than any other.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from review.errors import InputError

__all__ = ["MAXIMUM_LINE_BYTES", "Rejected", "TrainingPair", "read_pairs"]

MAXIMUM_LINE_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """A source text and its translation, with where it comes from (empty where the file does not say)."""

    source: str
    target: str
    origin: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that holds no pair: its number in the file, from 1, and why."""

    line: int
    reason: str


def read_pairs(
    path: Path, source_column: str, target_column: str, origin_column: str = "", licence_column: str = ""
) -> Iterator[TrainingPair | Rejected]:
    """Yields one item for every line after the header, in order.

    Reasons of rejection: `line too long` (over `MAXIMUM_LINE_BYTES`), `not UTF-8`, `wrong number of columns`. Origin
    and licence columns may be missing. Raises `InputError` for a file that cannot be opened, is empty, or lacks a
    column.
    """
    try:
        with path.open("rb") as raw, ExitStack() as stack:
            compressed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = cast(BinaryIO, stack.enter_context(gzip.open(raw, "rb"))) if compressed else raw
            yield from _parse(stream, path, (source_column, target_column), (origin_column, licence_column))
    except FileNotFoundError:
        raise InputError("no such file", path=path) from None
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise InputError(f"damaged gzip file ({error})", path=path) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines without their ends; None for one over the limit, which is read past and never held."""
    while line := stream.readline(MAXIMUM_LINE_BYTES):
        if line.endswith(b"\n") or len(line) < MAXIMUM_LINE_BYTES:
            yield line.rstrip(b"\r\n")
            continue
        while (more := stream.readline(MAXIMUM_LINE_BYTES)) and not more.endswith(b"\n"):
            pass
        yield None


def _parse(
    stream: BinaryIO, path: Path, required: tuple[str, str], optional: tuple[str, str]
) -> Iterator[TrainingPair | Rejected]:
    lines = _lines(stream)
    header = next(lines, None)
    if not header:
        raise InputError("empty, or without a header line that names its columns", path=path)
    try:
        columns = header.decode("utf-8-sig").split("\t")
    except UnicodeDecodeError:
        raise InputError("the header line is not UTF-8", path=path, line=1) from None
    for name in required:
        if name not in columns:
            raise InputError(
                f"no column {name}; the file has {', '.join(c[:40] for c in columns[:20])}", path=path, line=1
            )
    source, target = (columns.index(name) for name in required)
    origin, licence = (columns.index(name) if name in columns else None for name in optional)
    for number, line in enumerate(lines, start=2):
        if line is None:
            yield Rejected(number, "line too long")
            continue
        try:
            fields = line.decode("utf-8").split("\t")
        except UnicodeDecodeError:
            yield Rejected(number, "not UTF-8")
            continue
        if len(fields) != len(columns):
            yield Rejected(number, "wrong number of columns")
            continue
        yield TrainingPair(
            fields[source],
            fields[target],
            "" if origin is None else fields[origin],
            "" if licence is None else fields[licence],
        )
