from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import InputError
from review.translators.training.data import Rejected, TrainingPair, read_pairs

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\t\n\r"), max_size=40)


def _read(path: Path, *columns: str) -> list[TrainingPair | Rejected]:
    return list(read_pairs(path, *(columns or ("en", "vi", "origin", "licence"))))


@given(rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=20), compressed=st.booleans())
def test_every_line_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]], compressed: bool
) -> None:
    data = "\n".join(["vi\torigin\ten", *("\t".join(row) for row in rows)]).encode() + b"\n"
    path = tmp_path_factory.mktemp("data") / "pairs.tsv"
    path.write_bytes(gzip.compress(data) if compressed else data)
    assert _read(path) == [TrainingPair(en, vi, origin) for vi, origin, en in rows]


def test_quotation_marks_byte_order_marks_and_windows_line_ends_are_no_syntax(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes('\ufeffen\tvi\r\n"Hello\t"Chào"\r\n'.encode())
    assert _read(path) == [TrainingPair('"Hello', '"Chào"')]


def test_a_line_of_twenty_megabytes_is_counted_and_never_held(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(b"en\tvi\na\tb\n" + b"x" * 20_000_000 + b"\ty\nc\td\n")
    tracemalloc.start()
    items = _read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert items == [TrainingPair("a", "b"), Rejected(3, "line too long"), TrainingPair("c", "d")]
    assert peak < 2_000_000


def test_bytes_that_are_not_utf8_and_lines_of_other_columns_are_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(b"en\tvi\n\xff\tb\na\n1\t2\t3\n\nc\td")
    assert _read(path) == [
        Rejected(2, "not UTF-8"),
        Rejected(3, "wrong number of columns"),
        Rejected(4, "wrong number of columns"),
        Rejected(5, "wrong number of columns"),
        TrainingPair("c", "d"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"en\tfr\na\tb\n", "no column vi; the file has en, fr"),
        (b"\xff\xfe\n", "not UTF-8"),
        (gzip.compress(b"en\tvi\n" + b"a\tb\n" * 1000, mtime=0)[:-20], "damaged gzip"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        _read(path)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        _read(tmp_path / "pairs.tsv")
