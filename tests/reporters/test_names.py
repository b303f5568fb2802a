"""A finding says what its file calls the string: a key, or when a subtitle begins, in every report."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.report import Report
from review.reporters import REPORTERS
from review.scoring import score_document

SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\n{}\n\n2\n00:00:03,200 --> 00:00:05,000\n{}\n\n"
    "3\n01:02:03,400 --> 01:02:06,000\n{}\n"
)
SOURCE = ("The bridge that we saw,", "has 12 arches.", "It closed in 1931.")
TARGET = ("Die Brücke, die wir sahen,", "hat 13 Bögen.", "Sie schloss 1931.")


def scored(folder: Path, suffix: str, source: str, target: str) -> Report:
    for language, text in (("en", source), ("de", target)):
        (folder / f"a.{language}{suffix}").write_text(text)
    one = load_files(folder / f"a.en{suffix}", folder / f"a.de{suffix}", Settings("en", "de"))
    return Report("1", (score_document(one.document, one.settings),))


@pytest.mark.parametrize("name", [name for name in REPORTERS if name != "json"])
def test_a_subtitle_is_told_by_its_time(tmp_path: Path, name: str) -> None:
    report = scored(tmp_path, ".srt", SRT.format(*SOURCE), SRT.format(*TARGET))
    text = REPORTERS[name].render(report)
    assert "00:00:03.200" in re.sub(r"<!-- -->|\\", "", text.replace("&#58;", ":").replace("%3A", ":"))


def test_a_string_is_told_by_its_key(tmp_path: Path) -> None:
    texts = [json.dumps({"menu": {"arches": f"{number} arches"}}) for number in (12, 13)]
    report = scored(tmp_path, ".json", *texts)
    (finding,) = json.loads(REPORTERS["json"].render(report))["documents"][0]["findings"]
    assert finding["name"] == "menu.arches"


def test_prose_has_no_names(tmp_path: Path) -> None:
    report = scored(tmp_path, ".txt", "It has 12 arches.", "Sie hat 13 Bögen.")
    (finding,) = json.loads(REPORTERS["json"].render(report))["documents"][0]["findings"]
    assert "name" not in finding
