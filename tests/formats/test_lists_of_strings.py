"""A list of strings on one side against one string on the other: the first is the pair, no string is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files


def pairs(folder: Path, source: object, target: object) -> list[tuple[str, str]]:
    for name, value in (("a.en.json", source), ("a.de.json", target)):
        (folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    settings = Settings(source_language="en", target_language="de")
    loaded = load_files(folder / "a.en.json", folder / "a.de.json", settings)
    return [(one.text("source"), one.text("target")) for one in loaded.document.segments]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ({"land": ["Gambia", "The Gambia"], "see": "Lake"}, {"land": "Gambia", "see": "See"}),
        ({"land": "Gambia", "see": "Lake"}, {"land": ["Gambia", "das Land Gambia"], "see": "See"}),
    ],
)
def test_a_list_goes_with_one_string(tmp_path: Path, source: object, target: object) -> None:
    assert pairs(tmp_path, source, target) == [("Gambia", "Gambia"), ("Lake", "See")]


def test_lists_of_different_lengths_lack_a_string(tmp_path: Path) -> None:
    assert pairs(tmp_path, {"a": ["One", "Two"]}, {"a": ["Eins"]}) == [("One", "Eins"), ("Two", "")]
