"""Parquet files of pairs: what is read of them, what a correction changes, what is refused."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from review.config import Settings
from review.documents import load_pairs
from review.errors import ExtraError, InputError
from review.formats.parquet import copy_rows
from review.formats.registry import FORMATS
from review.limit_config import Limits, held
from tests.formats.test_awkward_texts import read_data, written_data

PAIRS = {"en": ["The bridge", "It has 13 arches.", None], "de": ["Die Brücke", "", "Ein Tor"]}


def packed(table: pa.Table, **options: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def columns(data: bytes) -> dict[str, list[object]]:
    found: dict[str, list[object]] = pq.read_table(io.BytesIO(data)).to_pydict()
    return found


FLAT = pa.table({"id": pa.array([7, 8, 9], pa.int16()), "source": PAIRS["en"], "Target": PAIRS["de"]})
NESTED = pa.table({"translation": [{"en": "The bridge", "de": "Die Brücke"}, None], "score": [0.5, None]})
REPEATED = pa.table({"en": ["a bridge"] * 3, "de": pa.array(["Brücke", "Tor", "Brücke"]).dictionary_encode()})


@pytest.mark.parametrize(
    ("table", "pairs"),
    [
        (FLAT, [("The bridge", "Die Brücke"), ("It has 13 arches.", ""), ("", "Ein Tor")]),
        (NESTED, [("The bridge", "Die Brücke"), ("", "")]),
        (REPEATED, [("a bridge", "Brücke"), ("a bridge", "Tor"), ("a bridge", "Brücke")]),
    ],
)
def test_a_row_is_a_segment(table: pa.Table, pairs: list[tuple[str, str]]) -> None:
    segments = read_data("parquet", packed(table))
    assert [(s.text("source"), s.text("target")) for s in segments] == pairs
    assert [p.line for s in segments for p in s.source] == [n for n, (source, _) in enumerate(pairs, 1) if source]


def test_languages_are_told_by_the_columns(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(packed(REPEATED))
    document = load_pairs(tmp_path / "a.parquet", Settings()).document
    assert (document.source_language, document.target_language) == ("en", "de")


def test_a_correction_changes_its_cell_and_nothing_else() -> None:
    data = packed(FLAT, compression="zstd", row_group_size=2)
    assert written_data("parquet", data, {}) == data
    after = written_data("parquet", data, {1: "Die =Brücke\n\u200d", 2: "Sie hat 13 Bögen."})
    wanted = {**columns(data), "Target": ["Die =Brücke\n\u200d", "Sie hat 13 Bögen.", "Ein Tor"]}
    assert columns(after) == wanted
    file = pq.ParquetFile(io.BytesIO(after))
    assert file.schema_arrow == FLAT.schema
    assert (file.metadata.num_row_groups, file.metadata.row_group(0).column(0).compression) == (2, "ZSTD")


@pytest.mark.parametrize("table", [NESTED, REPEATED])
def test_a_column_keeps_its_type(table: pa.Table) -> None:
    data = packed(table)
    after = written_data("parquet", data, {1: "Der Steg"})
    assert pq.read_table(io.BytesIO(after)).schema == table.schema
    assert read_data("parquet", after)[0].text("target") == "Der Steg"
    rest = {name: values[1:] for name, values in columns(data).items()}
    assert {name: values[1:] for name, values in columns(after).items()} == rest


def test_rows_are_copied_with_all_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(packed(FLAT, row_group_size=1))
    out = io.BytesIO()
    copy_rows(path, [1, 3], out)
    assert columns(out.getvalue()) == {name: [v[0], v[2]] for name, v in columns(path.read_bytes()).items()}
    out = io.BytesIO()
    copy_rows(path, [], out)
    assert pq.read_table(io.BytesIO(out.getvalue())).schema == FLAT.schema


def test_what_cannot_be_read_is_refused_with_the_reason() -> None:
    good = packed(FLAT)
    for data, said in (
        (b"PAR1 and no more", "is no Parquet file that can be read"),
        (good[:-20], "is no Parquet file that can be read"),
        (packed(pa.table({"source": ["a"], "target": [1]})), "has a column 'target' of int64, and text is wanted"),
        (good.replace(b"Die Br", b"Die \xff\xfe"), "has a text that is no UTF-8"),
        (packed(pa.table({"a": ["a"]})), "has no columns 'source' and 'target'"),
    ):
        with pytest.raises(InputError, match=said):
            FORMATS["parquet"].read_both(data, "a.parquet", None, None)  # type: ignore[misc]
    repeated = packed(pa.table({"en": ["a" * 1000] * 2000, "de": ["b"] * 2000}))
    for data, limits, said in (
        (good, Limits(cell=10), r"a\.parquet:1: has a cell of 17 characters in 'source'; limits\.cell allows 10"),
        (good, Limits(rows=2), r"has 3 rows; limits\.rows allows 2"),
        (repeated, Limits(unpacked=1), r"a\.parquet:1048: unpacks to more than 1 MiB"),
    ):
        with pytest.raises(InputError, match=said), held(limits):
            read_data_named(data)


def read_data_named(data: bytes) -> None:
    FORMATS["parquet"].read_both(data, "a.parquet", "en", "de")  # type: ignore[misc]


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ExtraError, match=r"this needs pyarrow; install it with: pip install .*\[ui\]"):
        read_data_named(b"PAR1")
