"""Workflow commands: escaping, order, and the ten that GitHub shows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from review.model import Severity
from review.report import Report, Verdict
from review.reporters import REPORTERS
from tests.reporters.building import document, finding, report, repository

render = REPORTERS["github"].render


def test_messages_and_properties_are_escaped(tmp_path: Path) -> None:
    lines = render(report(tmp_path)).splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ", "review: ")) for line in lines)
    (hostile,) = [line for line in lines if "title=critical numbers" in line]
    assert "100 %25 |" in hostile
    assert "\u202e" not in hostile  # it would turn round what stands behind it in the annotation
    assert hostile.endswith("%0Asecond line")


def test_a_colon_or_comma_in_a_file_name_does_not_end_the_property(tmp_path: Path) -> None:
    folder = repository(tmp_path) / "x,y:z%"
    line = render(Report("1", (document(folder, finding(1)),))).splitlines()[0]
    assert "file=x%2Cy%3Az%25/a b/target.en.txt,line=3,col=1" in line


def test_reasons_without_a_place_come_first_then_the_worst(tmp_path: Path) -> None:
    lines = render(report(tmp_path)).splitlines()
    assert lines[0] == "::error title=review::news/two: the document is gone; the baseline has it"
    assert lines[1].startswith("::error file=a b/target.en.txt,")
    assert lines[2].startswith("::warning file=")


def test_known_and_dismissed_findings_are_not_annotated(tmp_path: Path) -> None:
    assert len(re.findall(r"numbers::", render(report(tmp_path)))) == 2


def test_at_most_ten_with_the_rest_counted(tmp_path: Path) -> None:
    severities: tuple[Severity, ...] = ("minor", "major")
    found = [finding(n, severities[n % 2]) for n in range(24)]
    failing = frozenset(f.fingerprint for f in found if f.severity == "major")
    whole = Report("1", (document(repository(tmp_path), *found),), Verdict(False, failing=failing))
    lines = [line for line in render(whole).splitlines() if line.startswith("::")]
    assert len(lines) == 10
    assert all(line.startswith("::error") for line in lines[:9])
    assert "15 more are not shown" in lines[9]


def test_ten_are_all_shown(tmp_path: Path) -> None:
    whole = Report("1", (document(repository(tmp_path), *(finding(n) for n in range(10))),), Verdict(False))
    assert "not shown" not in render(whole)


@pytest.mark.parametrize("text", ["::add-mask::x", "  ::error::x", ":", "::"])
def test_a_text_in_a_log_is_no_command(tmp_path: Path, text: str) -> None:
    found = finding(1, text=text, message=text)
    one = document(repository(tmp_path), found, id_="::stop-commands::x", texts=(f"{text}:error::x", text))
    for name in ("text", "github"):
        log = REPORTERS[name].render(Report("1", (one,), Verdict(False, (text,), notes=(text,)), (text,)))
        for line in log.splitlines():
            ours = line.startswith("::warning file=a b/target.en.txt,line=3")
            assert ours or not line.lstrip().startswith("::"), line


def test_an_annotation_says_what_is_suggested(tmp_path: Path) -> None:
    found = replace(finding(1), suggestion="8, 9")
    line, _ = render(Report("1", (document(repository(tmp_path), found),))).splitlines()
    assert line.endswith("::7 is not 8%0Ainstead: 8, 9")
