"""A name of a menu or a button, which its markup tells, ends in any word; a sentence in bold does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of


@pytest.mark.parametrize(
    ("language", "source", "target", "marked"),
    [
        ("nl", "We see *Copied From*, *Owner* and so on.", "We zien *Gekopieerd van*, *Eigenaar* enzovoort.", []),
        ("de", "We see *Copied From*, *Owner* and so on.", "Wir sehen *Kopiert von*, *Eigentümer* und mehr.", []),
        ("de", "The bridge of *Prague*, an old one, is shut.", "Die Brücke von, die *alt* ist, ist zu.", ["von"]),
        ("de", "The bridge *of Prague*, an old one, is shut.", "Die Brücke *von*, die alt ist, ist zu.", ["von"]),
    ],
)  # fmt: skip
def test_a_name_in_markup_may_end_in_a_little_word(
    tmp_path: Path, language: str, source: str, target: str, marked: list[str]
) -> None:
    (tmp_path / "en.md").write_text(source + "\n", encoding="utf-8")
    (tmp_path / "own.md").write_text(target + "\n", encoding="utf-8")
    loaded = load_files(tmp_path / "en.md", tmp_path / "own.md", Settings("en", language))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.text for one in found if one.check == "truncated"] == marked


@pytest.mark.parametrize(
    ("language", "target", "severities"),
    [
        ("fr", "**remove** enlève un paquet du système.", ["neutral"]),
        ("it", "**remove** toglie un pacchetto.", ["neutral"]),
        ("it", "Il comando remove toglie un pacchetto.", ["minor"]),
    ],
)
def test_a_word_that_both_sides_mark_is_a_commands(
    tmp_path: Path, language: str, target: str, severities: list[str]
) -> None:
    (tmp_path / "en.md").write_text("**remove** takes a package away.\n", encoding="utf-8")
    (tmp_path / "own.md").write_text(target + "\n", encoding="utf-8")
    loaded = load_files(tmp_path / "en.md", tmp_path / "own.md", Settings("en", language))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.severity for one in found if one.check == "untranslated"] == severities
