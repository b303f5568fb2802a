"""A translation of an older or newer version of its source says so once, not a finding for each paragraph."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of

#: Made-up names, six for each of fifty paragraphs, so that each is unlike all others.
NAMES = ["".join(parts).capitalize() for parts in product(("bra", "ku", "les", "mon", "ti", "vor"), repeat=4)]
ENGLISH = [f"On page {n + 101} we meet {', '.join(NAMES[n * 23 : n * 23 + 6])}." for n in range(50)]
GERMAN = [f"Auf Seite {n + 101} treffen wir {', '.join(NAMES[n * 23 : n * 23 + 6])}." for n in range(50)]


def told(folder: Path, english: list[str], german: list[str]) -> Counter[tuple[str, str, str]]:
    """(check, severity, the message's first words) of what stands on one side alone."""
    (folder / "a.en.txt").write_text("\n\n".join(english), encoding="utf-8")
    (folder / "a.de.txt").write_text("\n\n".join(german), encoding="utf-8")
    loaded = load_files(folder / "a.en.txt", folder / "a.de.txt", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return Counter(
        (one.check, one.severity, " ".join(one.message.split()[:4]))
        for one in found
        if one.check in ("omission", "addition")
    )


@pytest.mark.parametrize("gone", [3, 20])
def test_many_paragraphs_without_a_counterpart_are_told_at_the_first(tmp_path: Path, gone: int) -> None:
    lost = told(tmp_path, ENGLISH, GERMAN[:15] + GERMAN[15 + gone :])
    more = told(tmp_path, ENGLISH[:15] + ENGLISH[15 + gone :], GERMAN)
    if gone == 3:
        assert lost == {
            ("omission", "major", "3 paragraphs in a"): 1,
            ("omission", "minor", "this paragraph has no"): 2,
        }
        assert more == {
            ("addition", "major", "3 paragraphs in a"): 1,
            ("addition", "minor", "this paragraph has no"): 2,
        }
    else:
        assert lost == {
            ("omission", "major", "20 of 50 paragraphs"): 1,
            ("omission", "minor", "this paragraph has no"): 19,
        }
        assert more == {
            ("addition", "major", "20 of 50 paragraphs"): 1,
            ("addition", "minor", "this paragraph has no"): 19,
        }


@pytest.mark.parametrize(("gone", "severity"), [(3, "major"), (20, "minor")])
def test_in_another_version_a_length_tells_less(tmp_path: Path, gone: int, severity: str) -> None:
    german = [*GERMAN[:15], *GERMAN[15 + gone : -1], GERMAN[-1].split(",", maxsplit=1)[0] + "."]
    found = told(tmp_path, ENGLISH, german)
    assert [key[1] for key in found if key[2].startswith("the translation has")] == [severity]


def levels(folder: Path, check: str, english: list[str], german: list[str]) -> list[str]:
    """The severities of what a check finds, in the order of the text."""
    (folder / "a.en.txt").write_text("\n\n".join(english), encoding="utf-8")
    (folder / "a.de.txt").write_text("\n\n".join(german), encoding="utf-8")
    loaded = load_files(folder / "a.en.txt", folder / "a.de.txt", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return [one.severity for one in found if one.check == check]


@pytest.mark.parametrize(("gone", "severity"), [(0, "major"), (20, "minor")])
def test_a_paragraph_twice_in_a_row_is_less_in_another_version(tmp_path: Path, gone: int, severity: str) -> None:
    german = [*GERMAN[:41], GERMAN[40], *GERMAN[41:]]
    assert levels(tmp_path, "duplicate", ENGLISH, german[:10] + german[10 + gone :]) == [severity]


@pytest.mark.parametrize(("gone", "severity"), [(0, "major"), (20, "minor")])
def test_a_sites_line_is_less_in_another_version(tmp_path: Path, gone: int, severity: str) -> None:
    german = [*GERMAN[:41], "Lesen Sie auch", *GERMAN[41:]]
    assert levels(tmp_path, "boilerplate", ENGLISH, german[:10] + german[10 + gone :]) == [severity]
    english = ENGLISH[:10] + ENGLISH[10 + gone :]
    assert levels(tmp_path, "boilerplate", english, german) == [severity]


def test_a_whole_menu_is_no_other_version(tmp_path: Path) -> None:
    lines = [
        "Zum Seitenanfang",
        "Lesen Sie auch",
        *(f"{name} {other}" for name, other in zip(NAMES[:15], NAMES[15:30], strict=True)),
    ]
    assert levels(tmp_path, "boilerplate", ENGLISH, GERMAN + lines)[0] == "major"


@pytest.mark.parametrize(("gone", "severity"), [(0, "major"), (20, "minor")])
def test_another_text_is_less_in_another_version(tmp_path: Path, gone: int, severity: str) -> None:
    english = [
        *ENGLISH[:41],
        "Seven of 34 members of the Weimar council voted against 92 plans on 12 May.",
        *ENGLISH[41:],
    ]
    german = [*GERMAN[:41], "Am Freitag kamen in Jena 158 Gäste zu 29 Abenden am Fluss.", *GERMAN[41:]]
    assert levels(tmp_path, "unrelated", english, german[:10] + german[10 + gone :]) == [severity]


@pytest.mark.parametrize(("anew", "severity"), [(False, "major"), (True, "minor")])
def test_what_two_sides_say_is_less_where_the_text_around_was_written_anew(
    tmp_path: Path, anew: bool, severity: str
) -> None:
    english = [*ENGLISH[:10], "The quiet river has 34 bridges of stone and wood.", *ENGLISH[10:20]]
    german = [*GERMAN[:10], "Der stille Fluss hat 37 Brücken aus Stein und Holz.", *GERMAN[10:20]]
    if anew:
        del english[8:10], german[12:14]
    assert levels(tmp_path, "numbers", english, german) == [severity]


def test_where_the_text_was_written_anew_the_first_loss_is_told_louder(tmp_path: Path) -> None:
    english, german = ENGLISH[:6] + ENGLISH[7:20], GERMAN[:4] + GERMAN[5:8] + GERMAN[9:20]
    assert levels(tmp_path, "omission", english, german) == ["major", "minor"]
    assert levels(tmp_path, "addition", english, german) == ["minor"]


def test_notes_on_who_translated_a_text_are_expected(tmp_path: Path) -> None:
    german = [*GERMAN[:-1], "ÜBERSETZUNG", "Ute Vogel und Jan Zahn.", GERMAN[-1]]
    assert levels(tmp_path, "addition", ENGLISH, german) == ["minor", "minor"]


def test_a_section_that_is_missing_says_nothing_of_what_stands_around(tmp_path: Path) -> None:
    english = [*ENGLISH[:10], "The quiet river has 34 bridges of stone and wood.", *ENGLISH[10:20]]
    german = [*GERMAN[:6], *GERMAN[9:10], "Der stille Fluss hat 37 Brücken aus Stein und Holz.", *GERMAN[10:20]]
    assert levels(tmp_path, "numbers", english, german) == ["major"]
