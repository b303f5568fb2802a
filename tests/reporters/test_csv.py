"""CSV: what a spreadsheet would run is text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from review.report import Report
from review.reporters import REPORTERS
from review.reporters.csv import COLUMNS
from tests.reporters.building import document, finding, report, repository


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("text", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd", "＝1"])
def test_a_formula_is_marked(tmp_path: Path, text: str) -> None:
    whole = Report("1", (document(repository(tmp_path), finding(1, text=text, message=text)),))
    (row,) = rows(REPORTERS["csv"].render(whole))
    assert row["text"] == "'" + text
    assert row["message"] == "'" + text


def test_other_text_is_as_it_was(tmp_path: Path) -> None:
    text = 'he said "no", then\nleft; 1 = 1'
    whole = Report("1", (document(repository(tmp_path), finding(1, text=text)),))
    (row,) = rows(REPORTERS["csv"].render(whole))
    assert row["text"] == text
    assert (row["file"], row["line"], row["column"]) == ("a b/target.en.txt", "3", "1")


def test_one_row_a_finding_with_its_status(tmp_path: Path) -> None:
    table = rows(REPORTERS["csv"].render(report(tmp_path)))
    assert [row["status"] for row in table] == ["new", "new", "known", "dismissed"]
    assert tuple(table[0]) == COLUMNS
