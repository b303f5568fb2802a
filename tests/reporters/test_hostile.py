"""Nothing in a text or a file's name acts on a terminal or a build that shows a report, in any format."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.reporters import REPORTERS
from tests.reporters.building import report_of

#: What a build or a terminal obeys, with what would carry it to the start of a line.
COMMANDS = (
    "::error::x",
    "::add-mask::x",
    "##[add-mask]x",
    "##vso[task.setvariable]x",
    "##teamcity[x]",
    "\x1b[2J",
    "\x9b2J",
)
CARRIERS = ("", "\n", "\r", "\n  ", "\x85", "\u2028", "\x0b", "\x1c", "\t", "a\n\n")
_OBEYED = re.compile(r"^\s*::|##\w*\[|[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def obeyed(name: str, rendered: str) -> list[str]:
    """Lines that a build or a terminal would obey; github's own annotations are what it is for."""
    lines = re.split(r"[\r\n]", rendered)
    own = (
        re.compile(r"^::(?:error|warning|notice) (?:file|title)=[^\x00-\x1f\x7f-\x9f]*$") if name == "github" else None
    )
    return [line for line in lines if _OBEYED.search(line) and not (own and own.match(line))]


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_acts(name: str, command: str, tmp_path: Path) -> None:
    for carrier in CARRIERS:
        text = f"{carrier}{command}{carrier}"
        report = report_of(text, tmp_path / f"a{text}.en.txt".replace("/", "."))
        assert obeyed(name, REPORTERS[name].render(report)) == [], repr(text)


@pytest.mark.parametrize("name", REPORTERS)
@given(text=st.text(st.sampled_from("a:#[] \n\r\t\x1b\x00\x1c\x85\u2028\udce9é<&\"'=]"), max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_line_of_any_such_text_acts(name: str, text: str) -> None:
    rendered = REPORTERS[name].render(report_of(text, Path("/tmp") / f"a{text}.txt".replace("\0", "")))
    assert obeyed(name, rendered) == []
    rendered.encode("utf-8", "backslashreplace")


def test_programs_still_read_what_was_there() -> None:
    text = "one\n::error::two ##[x] 3"
    report = report_of(text, Path("a.txt"))
    (finding,) = json.loads(REPORTERS["json"].render(report))["documents"][0]["findings"]
    assert finding["text"] == text
    (row,) = csv.DictReader(io.StringIO(REPORTERS["csv"].render(report)))
    assert row["text"].replace("\N{WORD JOINER}", "") == text
    (run,) = json.loads(REPORTERS["sarif"].render(report))["runs"]
    assert run["results"][0]["message"]["text"] == text
    said = "".join(ET.fromstring(REPORTERS["junit"].render(report)).itertext())  # written a line above
    assert "::error::two ##[x] 3" in said


@pytest.mark.parametrize("name", REPORTERS)
def test_a_name_that_is_no_utf_8(name: str, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe9.txt"))
    rendered = REPORTERS[name].render(report_of("word", odd))
    rendered.encode("utf-8", "backslashreplace")
