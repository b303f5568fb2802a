"""Parquet: a segment a row, columns named as in a CSV file, also one object deeper (`translation.en`).

Read by pyarrow, which the extra `ui` brings. Some hundred rows are read at a time; texts that a dictionary holds are
measured before they are repeated for each row. A file with corrections has the rows, columns, types and compression
that it came with; its bytes are those of today's pyarrow.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from review.errors import EncodingError, ExtraError, InputError
from review.extras import install_extra, missing_package
from review.formats.columns import CHOSEN, Columns, find_columns
from review.formats.corrected import Corrected
from review.formats.format import Format, TwoLanguages
from review.formats.writing import shared_out
from review.limit_config import limits
from review.model import Paragraph, Segment
from review.text.page.kinds import kind_of

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["FORMAT", "Parquet", "copy_rows", "opened", "read", "write"]

#: Rows that are copied at a time.
_COPIED = 10_000
#: Rows that are held at a time.
_BATCH = 256
_MIB = 2**20
#: How many times as large as its texts a file may be with its other columns.
_OTHERS = 16


@dataclass(frozen=True, slots=True)
class Parquet:
    """A file: `paths` are those of its columns, "translation.en" for one that lies in another."""

    file: pq.ParquetFile
    paths: tuple[str, ...]
    name: str

    @property
    def header(self) -> list[str]:
        """What its columns are called."""
        return [path.rpartition(".")[2] for path in self.paths]

    def texts(self, columns: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """The texts of some columns, row by row; "" where a cell is null. Raises InputError, with the row."""
        row = 0
        with _refused(self.name):
            paths = [self.paths[n] for n in columns]
            batches = self.file.iter_batches(_BATCH, columns=list(dict.fromkeys(paths)))
            for batch in batches:
                cells = [_strings(_column(batch, path), path, self.name, row) for path in paths]
                row += batch.num_rows
                yield from zip(*cells, strict=True)


def opened(source: Path | bytes, name: str) -> Parquet:
    """Raises ExtraError without pyarrow, InputError for what is no Parquet file."""
    try:
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise ExtraError(missing_package(error) or f"Parquet needs pyarrow: {install_extra('ui')}", name) from None
    with _refused(name):
        file = pq.ParquetFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        leaves = (file.schema.column(n).path for n in range(len(file.schema)))
        return Parquet(file, tuple(path for path in leaves if path.count(".") < 2), name)


@contextmanager
def _refused(name: str) -> Iterator[None]:
    import pyarrow as pa

    try:
        yield
    except UnicodeDecodeError:
        raise EncodingError("has a text that is no UTF-8, as Parquet's are", name) from None
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise InputError("no such file; check the path", name) from None
        first = str(error).partition("\n")[0][:200]
        raise InputError(f"is no Parquet file that can be read ({first})", name) from None


def _column(batch: pa.RecordBatch, path: str) -> pa.Array:
    outer, _, inner = path.partition(".")
    column = batch.column(outer)
    return _flat(column, inner) if inner else column


def _flat(column: pa.Array, inner: str) -> pa.Array:
    """A member of a column of objects; null where the object is."""
    return column.flatten()[column.type.get_field_index(inner)]


def _strings(column: pa.Array, path: str, name: str, before: int) -> list[str]:
    """The column's texts, as Python has them. Raises InputError, with the row (from 1), for a cell that is too long."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_dictionary(column.type):
        _measure(column.dictionary, path, name, before)
        column = column.dictionary_decode()
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        raise InputError(f"has a column {path!r} of {column.type}, and text is wanted", name)
    _measure(column, path, name, before)
    return [text or "" for text in pc.fill_null(column, "").to_pylist()]


def _measure(column: pa.Array, path: str, name: str, before: int) -> None:
    import pyarrow.compute as pc

    longest = pc.max(pc.utf8_length(column)).as_py() if len(column) else 0
    if longest is not None and longest > limits().cell:
        message = f"has a cell of {longest:,} characters in {path!r}; limits.cell allows {limits().cell:,}"
        raise InputError(message, name, before + 1)


def read(data: bytes, name: str, source: str | None, target: str | None) -> TwoLanguages:
    """The rows as segments; the line of a paragraph is the number of its row.

    Raises InputError for what is no Parquet file, has no such columns, or goes beyond the limits.
    """
    table = opened(data, name)
    columns = find_columns(table.header, name, source, target)
    wanted = (columns.source, columns.target, *columns.references)
    _refuse_large(table)
    ours, theirs = (language or "und" for language in columns.languages)
    segments = []
    characters = 0
    for row, (first, second, *references) in enumerate(table.texts(wanted), start=1):
        characters += len(first) + len(second)
        if characters > limits().unpacked * _MIB:
            raise InputError(f"unpacks to more than {limits().unpacked} MiB (the setting limits.unpacked)", name, row)
        sides = _paragraph(first, row, ours), _paragraph(second, row, theirs)
        segments.append(Segment(row, *sides, tuple(references)))
    return TwoLanguages(tuple(segments), *columns.languages)


def _refuse_large(table: Parquet) -> None:
    """Raises InputError where the file says of itself that it is larger than what is read at once.

    Only what it says of groups of rows is asked for: pyarrow ends the process over damage in what it says of a column.
    """
    told = table.file.metadata
    if told.num_rows > limits().rows:
        raise InputError(f"has {told.num_rows:,} rows; limits.rows allows {limits().rows:,}", table.name)
    most = limits().unpacked * _OTHERS
    with _refused(table.name):
        size = sum(told.row_group(n).total_byte_size for n in range(told.num_row_groups))
    if size > most * _MIB:
        raise InputError(f"unpacks to more than {most} MiB (the setting limits.unpacked)", table.name)


def _paragraph(text: str, row: int, language: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text, row, 1, kind_of(text, language, False)),) if text.strip() else ()


def write(corrected: Corrected) -> bytes:
    """The file with corrected cells; its very bytes where none is."""
    texts: dict[int, str] = {}
    for segment in corrected.segments:
        if segment.text != segment.machine:
            held = segment.target or segment.source[:1]
            pieces = shared_out(segment) if segment.target else [segment.text]
            texts |= {paragraph.line: new for paragraph, new in zip(held, pieces, strict=True)}
    if not texts:
        return corrected.data
    table = opened(corrected.data, corrected.name)
    columns = find_columns(table.header, corrected.name, corrected.source_language, corrected.target_language)
    return _written(table, columns, texts)


def _written(table: Parquet, columns: Columns, texts: dict[int, str]) -> bytes:
    import pyarrow as pa

    whole = table.file.read()
    if max(texts) > whole.num_rows:
        raise InputError(f"has no row {max(texts)} any more; add the document again", table.name)
    outer, _, inner = table.paths[columns.target].partition(".")
    n = whole.schema.get_field_index(outer)
    column = whole.column(n).combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        column = column.chunk(0) if column.num_chunks else pa.array([], column.type)
    if inner:
        members = column.flatten()
        at = column.type.get_field_index(inner)
        members[at] = _replaced(members[at], texts)
        column = pa.StructArray.from_arrays(members, fields=list(column.type), mask=column.is_null())
    else:
        column = _replaced(column, texts)
    out = io.BytesIO()
    with _refused(table.name), _writer(table, whole.schema, out) as writer:
        writer.write_table(whole.set_column(n, whole.schema.field(n), column), row_group_size=_group(table))
    return out.getvalue()


def _replaced(column: pa.Array, texts: dict[int, str]) -> pa.Array:
    """The column with other texts in some rows, of its own type."""
    import pyarrow as pa

    values = column.to_pylist()
    for row, text in texts.items():
        values[row - 1] = text
    kind = column.type
    if pa.types.is_dictionary(kind):
        return pa.array(values, kind.value_type).dictionary_encode().cast(kind)
    return pa.array(values, kind)


@contextmanager
def _writer(table: Parquet, schema: pa.Schema, out: BinaryIO) -> Iterator[pq.ParquetWriter]:
    """A writer with the compression of each of the file's columns, which have been read."""
    import pyarrow.parquet as pq

    told = table.file.metadata
    first = told.row_group(0) if told.num_row_groups else None
    names = [first.column(n) for n in range(first.num_columns)] if first is not None else []
    kinds: Any = {one.path_in_schema: one.compression.replace("UNCOMPRESSED", "NONE") for one in names}
    with pq.ParquetWriter(out, schema, compression=kinds or "snappy") as writer:
        yield writer


def _group(table: Parquet) -> int:
    """Rows of the file's first group."""
    told = table.file.metadata
    return max(1, told.row_group(0).num_rows) if told.num_row_groups else 1


def copy_rows(path: Path, numbers: Iterable[int], out: BinaryIO) -> None:
    """Writes the rows of these numbers, from 1 and rising, as a Parquet file of the same columns.

    All is read once before: `_writer` asks what the file says of its columns, which is safe only then.
    """
    import pyarrow as pa

    wanted = iter(numbers)
    following = next(wanted, None)
    table = opened(path, str(path))
    with _refused(str(path)):
        table.file.scan_contents()
    before = 0
    with _refused(str(path)), _writer(table, table.file.schema_arrow, out) as writer:
        for batch in table.file.iter_batches(min(_group(table), _COPIED)):
            chosen = []
            while following is not None and following <= before + batch.num_rows:
                chosen.append(following - before - 1)
                following = next(wanted, None)
            before += batch.num_rows
            if chosen:
                writer.write_batch(batch.take(pa.array(chosen)))


FORMAT = Format("parquet", (".parquet",), "application/vnd.apache.parquet", write, read_both=read, heeds=CHOSEN)
