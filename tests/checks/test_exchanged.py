"""Entries of a catalogue whose translations were exchanged, told where all evidence together is strong; not where two
entries are alike or say too little.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.checks.shared.exchanged import _have_a_root_in_common
from review.checks.shared.unlike import _latin_words
from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of
from review.model import Finding
from review.text.analysis import Text

TEXTS = {
    "open": ("Open file", "Datei öffnen"),
    "saved": ("The file %s was saved.", "Die Datei %s wurde gespeichert."),
    "close": ("Close window", "Fenster schließen"),
    "lines": ("Read 5 lines", "5 Zeilen gelesen"),
    "printer": ("Printer not found", "Drucker nicht gefunden"),
    "window": ("New window", "Neues Fenster"),
    "missing": ("File not found: %s", "Datei nicht gefunden: %s"),
    "quit": ("Do you want to quit?", "Möchten Sie beenden?"),
    "server": ("The server does not answer.", "Der Server antwortet nicht."),
    "left": ("Left", "Links"),
    "right": ("Right", "Rechts"),
    "sound": ("Sound", "Klang"),
}


def _told(folder: Path, first: str, second: str) -> list[Finding]:
    source = {key: text for key, (text, _) in TEXTS.items()}
    target = {key: text for key, (_, text) in TEXTS.items()}
    target[first], target[second] = target[second], target[first]
    for name, strings in (("en", source), ("de", target)):
        (folder / f"{name}.json").write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    loaded = load_files(folder / "en.json", folder / "de.json", Settings("en", "de", sentence_encoder="none"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return [one for one in found if one.severity != "neutral"]


@pytest.mark.parametrize(("first", "second"), [("open", "saved"), ("missing", "quit")])
def test_neighbours_that_were_exchanged_are_told_and_nothing_else_is(tmp_path: Path, first: str, second: str) -> None:
    found = _told(tmp_path, first, second)
    assert [one.check for one in found] == ["shifted", "shifted"]
    for one, other in zip(found, (second, first), strict=True):
        assert one.severity == "major"
        assert f"“{TEXTS[other][0]}”" in one.message


def test_two_words_that_nothing_tells_apart_are_left_alone(tmp_path: Path) -> None:
    assert not _told(tmp_path, "window", "sound")


def test_opposites_are_told_by_what_they_mean(tmp_path: Path) -> None:
    assert [one.check for one in _told(tmp_path, "left", "right")] == ["opposite", "opposite"]


def test_entries_that_are_right_are_left_alone(tmp_path: Path) -> None:
    assert not _told(tmp_path, "open", "open")


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("Disabled", "Disable use of INFORMATION_SCHEMA", True),
        ("Could not connect media", "Connection failed", True),
        ("Error Detail", "Error Details", True),
        ("Lock the layer", "Unlock the layer", True),
        ("Fenster gruppieren", "Gruppe auflösen", True),
        ("Open file", "Close file", False),
        ("Connection failed", "Connection restored", False),
    ],
)
def test_words_of_one_root_tell_two_entries_from_nothing(one: str, other: str, common: bool) -> None:
    assert _have_a_root_in_common(Text(one, "en"), Text(other, "en")) is common


def test_code_within_a_text_without_spaces_is_seen() -> None:
    words = _latin_words(Text('當持有the_lock的時候，GCC "word wrap"', "zh-TW"))
    assert words == {"the_lock", "GCC", "word wrap"}
