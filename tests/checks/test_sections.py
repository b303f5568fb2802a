"""Paragraphs in a row that one side alone has are a section: the first says so, the others are minor."""

from __future__ import annotations

from pathlib import Path

import pytest

import review

PAIRS = [
    ("How the mill works", "Hoe de molen werkt"),
    (
        "The mill stands by the river, and its wheel turns day and night.",
        "De molen staat aan de rivier en het rad draait dag en nacht.",
    ),
    (
        "In spring the water is high, so that two people have to watch it.",
        "In het voorjaar staat het water hoog en moeten twee mensen opletten.",
    ),
    (
        "Visitors may come in on Sundays, when nobody is at work there.",
        "Bezoekers mogen op zondag binnenkomen, als er niemand werkt.",
    ),
    (
        "Ask the miller for the key to the tower before you climb it.",
        "Vraag de molenaar om de sleutel van de toren voordat u naar boven gaat.",
    ),
]
ALONE = [
    "The stones were brought from a quarry in the hills by oxen.",
    "They have to be cut anew every other year by a mason.",
    "An old one lies in the grass before the door as a table.",
]


def page(texts: list[str]) -> str:
    return "<html><body>" + "".join(f"<p>{text}</p>" for text in texts) + "</body></html>"


@pytest.mark.parametrize("check", ["omission", "addition"])
def test_a_section_is_told_once(tmp_path: Path, check: str) -> None:
    first, second = (list(side) for side in zip(*PAIRS, strict=True))
    longer = [*first[:3], *ALONE, *first[3:]]
    pages, languages = (longer, second), ("en", "nl")
    if check == "addition":
        pages, languages = (second, longer), ("nl", "en")
    files = tmp_path / "a.html", tmp_path / "b.html"
    for file, texts in zip(files, pages, strict=True):
        file.write_text(page(texts), encoding="utf-8")
    report = review.score(*files, source_language=languages[0], target_language=languages[1], back_translation="none")
    found = [one for one in report.documents[0].findings if one.check == check]
    assert [(one.text, one.severity) for one in found] == [
        (ALONE[0], "major"), (ALONE[1], "minor"), (ALONE[2], "minor"),
    ]  # fmt: skip
    assert found[0].message == "3 paragraphs in a row have no counterpart, this one first"
