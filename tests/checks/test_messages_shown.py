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
