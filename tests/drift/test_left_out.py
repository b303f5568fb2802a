"""Paragraphs that were taken out of the translation while the source has them still."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.reporters.drift_text import drift_text
from tests.drift.histories import ENGLISH, GERMAN, History, edited


@pytest.fixture
def history(tmp_path: Path) -> History:
    history = History(tmp_path / "repository")
    history.translated()
    return history


def told(history: History) -> list[tuple[str, str, str]]:
    return [
        (one.kind, one.severity, (one.target or one.source)[0].text[:12])
        for page in history.drift().pages
        for one in page.stale
    ]


def test_one_whose_source_is_as_it_was_is_minor(history: History) -> None:
    history.commit({"de/baths.md": edited(GERMAN, 2)})
    assert told(history) == [("dropped", "minor", "They are ope")]
    lines = drift_text(history.drift(), "major").splitlines()
    assert lines[0].startswith("en/baths.md:5 minor the translation says no more what the source says: “They are open")


def test_taking_a_stale_paragraph_out_does_not_make_the_finding_go(history: History) -> None:
    history.commit({"en/baths.md": edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))})
    assert told(history) == [("changed", "major", "Es ist von M")]
    history.commit({"de/baths.md": edited(GERMAN, 2)})
    assert told(history) == [("dropped", "major", "They are ope")]
    history.commit({"de/baths.md": edited(GERMAN, 2, GERMAN[2].replace("300", "450"))})
    assert told(history) == []


def test_one_that_the_source_has_no_more_either_is_nothing(history: History) -> None:
    history.commit({"de/baths.md": edited(GERMAN, 2)})
    history.commit({"en/baths.md": edited(ENGLISH, 2)})
    assert told(history) == []


def test_one_that_was_joined_to_its_neighbour_is_there(history: History) -> None:
    history.commit({"de/baths.md": [*GERMAN[:2], f"{GERMAN[2]} {GERMAN[3]}", *GERMAN[4:]]})
    assert told(history) == []


def test_one_that_was_moved_or_written_anew_is_there(history: History) -> None:
    history.commit({"de/baths.md": [*GERMAN[:2], *GERMAN[3:], GERMAN[2]]})
    assert told(history) == []
    anew = "Geöffnet wird jeden Morgen, vom Frühling bis in den Herbst; 300 Leute passen in das Becken."
    history.commit({"de/baths.md": edited(GERMAN, 2, anew)})
    assert told(history) == []


def test_a_paragraph_deleted_and_another_in_its_place_is_no_reworded_one(history: History) -> None:
    other = "Dogs are welcome on the lower deck in the evenings, as long as their owners keep them on a leash."
    history.commit({"en/baths.md": edited(ENGLISH, 4, other)})
    assert told(history) == [("lost", "major", "Kinder unter"), ("gained", "major", "Dogs are wel")]
