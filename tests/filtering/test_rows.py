"""Rows of large tables: as they stand, one at a time, and what is wrong with one told with its line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from review.errors import InputError
from review.filtering.rows import PairRow, table_of

PAIR = ("vi", "en")


def read(path: Path) -> tuple[list[PairRow], list[str]]:
    faults: list[str] = []
    rows = list(table_of(path, *PAIR).rows(lambda error: faults.append(str(error))))
    return rows, [fault.removeprefix(str(path)) for fault in faults]


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize("zipped", ["", ".gz"])
@pytest.mark.parametrize(
    ("name", "data", "raws"),
    [
        ("t.tsv", b"id\tsource\ttarget\n1\tA\tB\n\n2\tC \tD\r\n", [b"1\tA\tB\n", b"2\tC \tD\r\n"]),
        ("t.tab", "\ufeffvi\ten\nA\tB\nC \tD".encode(), [b"A\tB\n", b"C \tD"]),
        ("t.csv", b'source,target\n"A",B\n"C ","D"\n', [b'"A",B\n', b'"C ","D"\n']),
        ("t.csv", b"vi;en\r\nA;B\r\nC ;D\r\n", [b"A;B\r\n", b"C ;D\r\n"]),
        ("t.csv", b'\xef\xbb\xbfsep=;\nvi;en\nA;"B"\nC ;D\n', [b'A;"B"\n', b"C ;D\n"]),
        ("t.jsonl", b'{"vi": "A", "en": "B"}\n\n{"vi": "C ", "en": "D", "x": [1]}\n',
         [b'{"vi": "A", "en": "B"}\n', b'{"vi": "C ", "en": "D", "x": [1]}\n']),
    ],
)  # fmt: skip
def test_a_row_keeps_its_bytes(name: str, data: bytes, raws: list[bytes], zipped: str, tmp_path: Path) -> None:
    rows, faults = read(write(tmp_path, name + zipped, data))
    assert [(row.number, row.source, row.target) for row in rows] == [(1, "A", "B"), (2, "C ", "D")]
    assert [row.raw for row in rows] == raws
    assert not faults


def test_excel_s_line_about_its_delimiter_goes_with_the_header(tmp_path: Path) -> None:
    table = table_of(write(tmp_path, "t.csv", b"sep=;\r\nvi;en\r\nA;B\r\n"), *PAIR)
    assert [row.raw for row in table.rows(lambda error: pytest.fail(str(error)))] == [b"A;B\r\n"]
    assert table.header == b"sep=;\r\nvi;en\r\n"


def test_a_cell_in_quotation_marks_may_hold_line_ends(tmp_path: Path) -> None:
    rows, _ = read(write(tmp_path, "t.csv", b'source,target\n"one\n""two""\n",B\nC,D\n'))
    assert [(row.line, row.source) for row in rows] == [(2, 'one\n"two"\n'), (5, "C")]
    assert rows[0].raw == b'"one\n""two""\n",B\n'


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("t.tsv", b"vi\ten\nA\tB\tC\nD\tE\n", ":2: has 3 columns where the header has 2"),
        ("t.tsv", b"vi\ten\n\xff\tB\nD\tE\n", ":2: is not UTF-8"),
        ("t.tsv", b"vi\ten\n" + b"a" * 200_001 + b"\tB\nD\tE\n",
         ":2: has a text of 200,001 characters; at most 200,000 (the setting limits.paragraph)"),
        ("t.csv", b'vi,en\n"A"x,B\nD,E\n', ":2: is not CSV: ',' expected after '\"'"),
        ("t.jsonl", b'{"vi": 1, "en": "B"}\n{"vi": "D", "en": "E"}\n', ":1: has a 'vi' that is no text"),
        ("t.jsonl", b'{"vi": "A"}\n{"vi": "D", "en": "E"}\n',
         ":1: has no 'target' (nor 'tgt', 'mt', 'corrected', 'en')"),
        ("t.jsonl", b'[1]\n{"vi": "D", "en": "E"}\n',
         ":1: is no JSON object; wanted, a line: an object with source and target"),
        ("t.jsonl", b'{"vi"\n{"vi": "D", "en": "E"}\n',
         ":1: is not JSON (Expecting ':' delimiter: line 2 column 1 (char 6))"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row_is_told_and_the_next_one_read(
    name: str, data: bytes, fault: str, tmp_path: Path
) -> None:
    rows, faults = read(write(tmp_path, name, data))
    assert faults == [fault]
    assert [row.source for row in rows] == ["D"]


def test_a_gzip_file_that_was_cut_off_is_told_with_the_line(tmp_path: Path) -> None:
    import random

    chance = random.Random(3)  # no secret
    data = gzip.compress(b"vi\ten\n" + b"".join(b"%x\t%x\n" % (chance.getrandbits(99), n) for n in range(9000)))
    (tmp_path / "t.tsv.gz").write_bytes(data[: len(data) // 2])
    with pytest.raises(InputError, match=r"t\.tsv\.gz:\d{4}: is no whole gzip file"):
        read(tmp_path / "t.tsv.gz")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        (
            "t.txt",
            b"A\tB\n",
            "no table that can be filtered; wanted: .tsv, .tab, .csv, .jsonl, each also with .gz, and .parquet",
        ),
        ("t.tsv", b"", "has no header line"),
        ("t.tsv", b"one\ttwo\n", r"has no column 'source' \(nor 'vi'\)"),
        ("t.csv", b"", "has no header line"),
    ],
)
def test_what_is_no_table_is_refused(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=says):
        read(write(tmp_path, name, data))


def test_a_row_of_parquet_is_its_number(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"vi": ["A", None], "en": ["B", "D"], "n": [1, 2]}), path)
    rows, faults = read(path)
    assert [(row.number, row.line, row.raw, row.source, row.target) for row in rows] == [
        (1, 1, b"1\n", "A", "B"),
        (2, 2, b"2\n", "", "D"),
    ]
    assert not faults
    assert table_of(path, None, None).languages == ("vi", "en")


@pytest.mark.parametrize(
    ("name", "text", "languages"),
    [
        ("t.tsv", "vi\ten\nA\tB\n", ("vi", "en")),
        ("t.csv.gz", "note;Vietnamese;en-GB\n;A;B\n", ("vi", "en-GB")),
        ("t.jsonl", '{"vi": "A", "en": "B"}\n', ("vi", "en")),
        ("t.jsonl", "[1]\n", (None, None)),
        ("t.tsv", "source\ttarget\nA\tB\n", (None, None)),
    ],
)
def test_a_table_says_the_languages_that_it_names(
    name: str, text: str, languages: tuple[str | None, str | None], tmp_path: Path
) -> None:
    assert table_of(write(tmp_path, name, text.encode()), None, None).languages == languages


def test_the_delimiter_of_a_row_is_named(tmp_path: Path) -> None:
    assert read(write(tmp_path, "t.csv", b"vi,en\nA;B\n"))[1] == [
        ":2: has 1 column where the header has 2, parted at commas"
    ]


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"t\.tsv:2: has a line of more than 4,000,000 bytes"):
        read(write(tmp_path, "t.tsv", b"vi\ten\n" + b"a" * 4_000_001))
