"""JUnit XML: well-formed whatever the text, a case per document and check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from review.checks import CHECKS
from review.report import Report
from review.reporters import REPORTERS
from tests.reporters.building import document, finding, report, repository


def test_a_case_per_check_and_one_for_the_gate(tmp_path: Path) -> None:
    root = ET.fromstring(REPORTERS["junit"].render(report(tmp_path)))
    one, gate = root.findall("testsuite")
    names = [case.get("name") for case in one.findall("testcase")]
    assert set(names) >= {*CHECKS, "numbers"}
    assert len(names) == len(set(names))
    assert one.get("tests") == str(len(names))
    assert (one.get("failures"), gate.get("failures"), root.get("failures")) == ("1", "1", "2")
    assert root.get("tests") == str(len(names) + 1)
    failing = [case.get("name") for case in one.findall("testcase") if case.find("failure") is not None]
    assert failing == ["numbers"]


def test_only_what_fails_the_build_is_a_failure(tmp_path: Path) -> None:
    root = ET.fromstring(REPORTERS["junit"].render(report(tmp_path)))
    (case,) = [case for case in root.iter("testcase") if case.get("name") == "numbers"]
    failure, output = case.find("failure"), case.find("system-out")
    assert failure is not None
    assert output is not None
    assert (failure.text or "").startswith("a b/target.en.txt:3:1: critical: found <script>")
    assert [line.partition(":")[0] for line in (output.text or "").splitlines()] == ["new", "known", "dismissed"]


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    text = REPORTERS["junit"].render(report(tmp_path))
    assert "\x00" not in text
    assert "\x1b" not in text
    assert "�" in text
    assert "<script>" not in text


def test_there_is_no_clock_and_no_host(tmp_path: Path) -> None:
    text = REPORTERS["junit"].render(report(tmp_path))
    for word in ("timestamp", "hostname", "time=", str(tmp_path)):
        assert word not in text


def test_a_line_says_what_is_suggested(tmp_path: Path) -> None:
    found = replace(finding(1), suggestion="8\n9")
    root = ET.fromstring(REPORTERS["junit"].render(Report("1", (document(repository(tmp_path), found),))))
    (output,) = root.iter("system-out")
    assert (output.text or "").endswith(": 7 is not 8 [7] instead: 8 9")
