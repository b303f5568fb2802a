"""Checks of values see messages as people do: one form at a time, with a number in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of


def said(folder: Path, language: str, source: str, target: str) -> list[tuple[str, str]]:
    """(check, marked text) of all findings of one string that are worth more than a hint."""
    (folder / "en.json").write_text(json.dumps({"text": source}), encoding="utf-8")
    (folder / "t.json").write_text(json.dumps({"text": target}), encoding="utf-8")
    document = load_files(folder / "en.json", folder / "t.json", Settings("en", language)).document
    found = findings_of(view_of(document, Settings()), Settings())
    return [(one.check, one.text) for one in found if one.severity != "neutral"]


@pytest.mark.parametrize(
    ("language", "source", "target", "findings"),
    [
        (
            "cs",
            "{n, plural, one {Wait # day or 30 hours} other {Wait # days or 30 hours}}",
            "{n, plural, one {Čekej # den či 30 hodin} few {Čekej # dny či 30 hodin} other {Čekej # dní či 30 hodin}}",
            [],
        ),
        (
            "de",
            "{n, plural, one {Wait # day or 30 hours} other {Wait # days or 30 hours}}",
            "{n, plural, one {Warte # Tag oder 30 Stunden} other {Warte # Tage oder 40 Stunden}}",
            [("numbers", "40")],
        ),
        ("de", "The limit is %d MB.", "Die Grenze liegt bei %d GB.", [("units", "GB")]),
        ("id", "The length must be at least $2 bytes.", "Panjangnya harus minimal $2 bita.", []),
        ("de", "The fee is $25 this year.", "Die Gebühr beträgt dieses Jahr $35.", [("numbers", "35")]),
        ("de", "The limit is %d MB.", "Die Grenze liegt bei %d MB.", []),
        (
            "de",
            "{n, plural, one {One user was} other {# users were}} not found",
            "{n, plural, one {Ein Benutzer wurde} other {# Benutzer wurden}} nicht gefunden",
            [],
        ),
    ],
)
def test_values_are_compared_form_by_form(
    tmp_path: Path, language: str, source: str, target: str, findings: list[tuple[str, str]]
) -> None:
    assert said(tmp_path, language, source, target) == findings


LETTERS = "|".join(f"The name is too long. It may have {{{{ n }}}} {form} or less." for form in ("letter", "letters"))


@pytest.mark.parametrize(
    ("language", "source", "target", "findings"),
    [
        ("id", LETTERS, "Nama ini terlalu panjang. Boleh berisi {{ n }} huruf atau kurang.", []),
        (
            "sl",
            LETTERS,
            "|".join(
                f"Ime je predolgo. Ima lahko {{{{ n }}}} {form} ali manj." for form in ("črko", "črki", "črke", "črk")
            ),
            [],
        ),
        (
            "bs",
            "You must pick {n} word.|You must pick {n} words.",
            "Morate odabrati {n} riječ.|Morate odabrati {n} riječi.|Morate odabrati {n} riječi.",
            [],
        ),
        ("he", "One page found|{n} pages found", "נמצא דף אחד|{n} דפים נמצאו|{n} דפים נמצאו", []),
        ("ja", "{n} day left|{n} days left", "残り{n}日", []),
        (
            "de",
            "Only {n} file of 30|Only {n} files of 30",
            "Nur {n} Datei von 30|Nur {n} Dateien von 40",
            [("numbers", "40")],
        ),
        ("de", "Yes, {n}|No, {m}", "Ja, {n}|Nein", [("placeholders", "{m}")]),
    ],
)
def test_forms_parted_by_bars_are_compared_one_by_one(
    tmp_path: Path, language: str, source: str, target: str, findings: list[tuple[str, str]]
) -> None:
    assert [one for one in said(tmp_path, language, source, target) if one[0] != "language"] == findings
