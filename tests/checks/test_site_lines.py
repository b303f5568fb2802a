"""A page's own lines around an article: a menu's entries that were left out, a credit that moved past a paragraph."""

from __future__ import annotations

from pathlib import Path

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of

GERMAN = (
    "Neue Brücke über die Elbe eröffnet", "Von Anne Vogel",
    "Die 640 Meter lange Brücke wurde am Montag nach drei Jahren Bauzeit eröffnet.",
    "Der Landrat sagte, 12.000 Einwohner hätten künftig einen kürzeren Weg.", "Mehr zum Thema", "Fotos: Karl Huber",
    "Täglich werden 5.000 Fahrzeuge erwartet, teilte das Verkehrsamt mit.", "Impressum", "Datenschutz", "Kontakt",
)  # fmt: skip
ENGLISH = (
    "New bridge over the Elbe opened", "By Anne Vogel",
    "The 640-metre bridge was opened on Monday after three years of construction.",
    "The district administrator said 12,000 residents would have a shorter route.",
    "Some 5,000 vehicles are expected every day, the transport office said.", "Photos: Karl Huber",
)  # fmt: skip


def _told(folder: Path, target: tuple[str, ...]) -> list[tuple[str, str]]:
    (folder / "de.txt").write_text("\n\n".join(GERMAN), encoding="utf-8")
    (folder / "en.txt").write_text("\n\n".join(target), encoding="utf-8")
    loaded = load_files(folder / "de.txt", folder / "en.txt", Settings("de", "en"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return [(one.check, one.text[:20]) for one in found if one.check in ("omission", "addition")]


def test_neither_menu_nor_moved_credit_is_told_as_left_out(tmp_path: Path) -> None:
    assert _told(tmp_path, ENGLISH) == []


def test_a_paragraph_that_was_left_out_there_still_is(tmp_path: Path) -> None:
    assert _told(tmp_path, (*ENGLISH[:4], ENGLISH[5])) == [("omission", GERMAN[6][:20])]
