"""What stands in a list or before one: a colon for a full stop, a small letter at the head of an item."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of

ENGLISH = "Try the following on the boat.\n\n{}\n\nThe bell rings twice before the ferry leaves.\n"
GERMAN = "Probieren Sie auf dem Boot Folgendes:\n\n{}\n\nDie Glocke läutet zweimal, bevor die Fähre ablegt.\n"


@pytest.mark.parametrize(
    ("shown", "translated", "told"),
    [
        ("- Ring the bell.\n- Stay seated.", "- Läuten Sie die Glocke.\n- Bleiben Sie sitzen.", []),
        ("```\nbell --ring\n```", "```\nbell --ring\n```", []),
        ("The crew helps you there.", "Die Mannschaft hilft Ihnen dort.", [":"]),
    ],
)
def test_a_colon_stands_for_a_full_stop_before_what_it_introduces(
    tmp_path: Path, shown: str, translated: str, told: list[str]
) -> None:
    (tmp_path / "en.md").write_text(ENGLISH.format(shown), encoding="utf-8")
    (tmp_path / "de.md").write_text(GERMAN.format(translated), encoding="utf-8")
    loaded = load_files(tmp_path / "en.md", tmp_path / "de.md", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.text for one in found if one.check == "end-punctuation"] == told


def test_an_item_that_is_no_sentence_may_begin_in_lower_case(tmp_path: Path) -> None:
    (tmp_path / "en.md").write_text("- Duplicate names of a file\n- The ferry left.\n", encoding="utf-8")
    (tmp_path / "de.md").write_text("- doppelte Namen einer Datei\n- die Fähre legte ab.\n", encoding="utf-8")
    loaded = load_files(tmp_path / "en.md", tmp_path / "de.md", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.text for one in found if one.check == "sentence-case"] == ["die"]
