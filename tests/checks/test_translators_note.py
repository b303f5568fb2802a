"""What a translator adds at the end of a page, with an address, is told quietly; what else stands there is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of

ENGLISH = "The ferry has left at noon since Monday of last week.\n\nTickets are sold on board by the crew.\n"
GERMAN = "Die Fähre legt seit Montag letzter Woche mittags ab.\n\nFahrkarten verkauft die Mannschaft an Bord.\n"


@pytest.mark.parametrize(
    ("own", "severities"),
    [
        ("ÜBERSETZUNG\nDie deutsche Fassung schrieb Ute Vogel <ute.vogel@example-boats.org>.", ["minor"]),
        ("Diese Fassung ist frei.\n\nFehler melden Sie bitte unter https://boats.example.org/fehler.", ["minor"] * 2),
        ("Im Sommer fahren außerdem zwei weitere Schiffe über den ganzen See.", ["major"]),
    ],
)
def test_an_addition_at_the_end_is_minor_where_it_gives_an_address(
    tmp_path: Path, own: str, severities: list[str]
) -> None:
    foot = "\n\nFERRY(1)        April 2026        FERRY(1)\n"
    (tmp_path / "en.txt").write_text(ENGLISH + foot, encoding="utf-8")
    (tmp_path / "de.txt").write_text(f"{GERMAN}\n{own}{foot}", encoding="utf-8")
    loaded = load_files(tmp_path / "en.txt", tmp_path / "de.txt", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.severity for one in found if one.check == "addition"] == severities
