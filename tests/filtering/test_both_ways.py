"""A table that is read in windows is judged as one that is read at once."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from review.config import Settings
from review.documents import load_pairs
from review.filtering.streaming import score_table
from review.scoring import score_document

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"
SETTINGS = Settings("vi", "en", sentence_encoder="none")
#: Headings, list items, captions, placeholders, tags, line breaks and empty cells, some of them translated badly.
PAIRS = [
    ("Khai trương cầu Bến Lội", "Ben Loi bridge opens"),
    ("Cầu dài 250 mét và mở cửa vào tháng 3.", "The bridge is 260 metres long and opens in March."),
    ("- Mở hộp và lấy máy ra", "Open the box and take the device out"),
    ("- Cắm dây điện vào ổ", "- Plug the cable into the socket"),
    ("Người dân đi chợ sáng nay. Ảnh: Thu Hà", "People at the market this morning. Photo: Thu Ha"),
    ("Xin chào {name}, bạn có 5 thư mới", "Hello {nmae}, you have 6 new letters"),
    ("Bấm <b>Lưu</b> để giữ tệp.\nBấm <b>Hủy</b> để bỏ.", "Press <b>Save to keep the file. Press Cancel to drop it."),
    ("Ông ấy nói: “Tôi không biết.”", "He said: “I know.”"),
    ("", "Nothing stands for this."),
    ("Không có bản dịch.", ""),
    ("Giá vé là 45.000 đồng.", "The the ticket costs 45,000 dong"),
    ("Trường có 12 lớp học mới.", "Trường có 12 lớp học mới."),
    ('Màn hình rộng 5" và nặng 2 kg.', 'The screen is 5" wide and weighs 3 kg.'),
    ("Anh Nguyễn Văn Tám sống ở Huế.", "Mr Nguyen Van Tam lives in Hanoi ."),
]
#: As a hand writes a mark of inches in CSV, which opens no cell, and as programs do.
BY_HAND, BY_PROGRAM = 'Màn hình rộng 5" và nặng 2 kg.', '"Màn hình rộng 5"" và nặng 2 kg."'


def tsv(folder: Path, pairs: list[tuple[str, str]]) -> Path:
    path = folder / "t.tsv"
    path.write_text("n\tvi\ten\n" + "".join(f"7\t{s}\t{t}\n" for s, t in pairs if "\n" not in s), encoding="utf-8")
    return path


def with_commas(folder: Path, pairs: list[tuple[str, str]]) -> Path:
    path = folder / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("vi", "n", "en"), *((s, "a\u2028b", t) for s, t in pairs)])
    path.write_bytes(path.read_bytes().replace(BY_PROGRAM.encode(), BY_HAND.encode()))
    return path


def objects(folder: Path, pairs: list[tuple[str, str]]) -> Path:
    path = folder / "t.jsonl"
    lines = [json.dumps({"id": n, "translation": {"src": s, "MT": t}}) for n, (s, t) in enumerate(pairs)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def parquet(folder: Path, pairs: list[tuple[str, str]]) -> Path:
    path = folder / "t.parquet"
    pq.write_table(pa.table({"vi": [s for s, _ in pairs], "en": [t for _, t in pairs]}), path)
    return path


def both_ways(path: Path) -> tuple[list[Any], list[Any]]:
    """The findings and the qualities of the table read at once, and read in windows."""
    whole = score_document(load_pairs(path, SETTINGS).document, SETTINGS)
    score_table(path, SETTINGS, ("vi", "en"), rows=path.with_name("rows.jsonl"))
    rows = [json.loads(line) for line in path.with_name("rows.jsonl").read_text(encoding="utf-8").splitlines()]
    at_once = [[one.to_dict() for one in whole.findings], [one.value("quality") for one in whole.segments]]
    return at_once, [[one for row in rows for one in row["findings"]], [row["quality"] for row in rows]]


@pytest.mark.parametrize("write", [tsv, with_commas, objects, parquet])
def test_a_table_of_one_window_has_the_findings_of_one_that_is_read_at_once(
    write: Callable[[Path, list[tuple[str, str]]], Path], tmp_path: Path
) -> None:
    at_once, in_windows = both_ways(write(tmp_path, PAIRS))
    assert len({one["check"] for one in at_once[0]}) > 5
    assert in_windows == at_once


def test_of_several_windows_only_checks_differ_that_look_at_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = re.search(r"what looks at other rows \(([^)]*)\)", " ".join(DOCS.read_text(encoding="utf-8").split()))
    assert told is not None
    looking = set(re.findall(r"`([\w-]+)`", told[1]))
    monkeypatch.setattr("review.filtering.windows.WINDOW", 5)
    at_once, in_windows = both_ways(tsv(tmp_path, PAIRS))
    wanted, found = ([one for one in side[0] if one["check"] not in looking] for side in (at_once, in_windows))
    assert len(wanted) > 5
    assert found == wanted
