"""What of a changed paragraph is protected: what stood there before, and what stands in its source."""

from __future__ import annotations

import pytest

from review.formats.inline import protect_markdown
from review.formats.string_marks import protect_string
from review.model import Paragraph
from review.text.reading import carried


def string(text: str) -> Paragraph:
    return Paragraph(text, kind="string", protected=protect_string(text))


def stretches(text: str, old: Paragraph, *source: Paragraph) -> list[str]:
    return [text[one.start : one.end] for one in carried(old, text, source)]


@pytest.mark.parametrize(
    ("source", "old", "text", "expected"),
    [
        ("Delete {count} files?", "Löschen?", "{count} Dateien löschen?", ["{count}"]),
        ("Delete {count} files?", "{anzahl} Dateien löschen?", "{count} Dateien löschen?", ["{count}"]),
        ("{a} of {b}", "{b}", "{b} hat {a}", ["{b}", "{a}"]),
        ("%d or %d", "%d", "%d und %d und %d", ["%d", "%d", "%d"]),
        ("Delete them?", "{count} löschen?", "{count} alle löschen?", ["{count}"]),
        ("Delete them?", "Löschen?", "{count} löschen?", []),
    ],
)
def test_what_stands_as_before_or_as_in_the_source_is_protected(
    source: str, old: str, text: str, expected: list[str]
) -> None:
    assert stretches(text, string(old), string(source)) == expected


def test_marks_of_emphasis_that_were_lost_are_marks_again() -> None:
    source = Paragraph("The **red** `gate`", protected=protect_markdown("The **red** `gate`"))
    assert stretches("Das **rote** `gate`", Paragraph("Das rote gate"), source) == ["**", "**", "`gate`"]
