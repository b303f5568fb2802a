"""What a translation does throughout is told less than what it does once."""

from __future__ import annotations

import pytest

from review.config import Settings
from review.model import Document, Paragraph, Segment
from review.scoring import score_document


def severities(check: str, pairs: list[tuple[str, str]], languages: tuple[str, str] = ("en", "de")) -> list[str]:
    segments = (
        Segment(n, (Paragraph(source, n),), (Paragraph(target, n),))
        for n, (source, target) in enumerate(pairs, start=1)
    )
    found = score_document(Document("d", *languages, tuple(segments)), Settings()).findings
    return [one.severity for one in found if one.check == check]


GERMAN = [
    ("Read the list of all boats in the harbour.", "liest die Liste aller Boote im Hafen."),
    ("Write the list of all boats to Anna's file.", "schreibt die Liste aller Boote in Annas Datei."),
    ("Show the weather over the river for one day.", "zeigt das Wetter über dem Fluss für einen Tag."),
    ("Close all of the doors of the old house.", "schließt alle Türen des alten Hauses."),
    ("Count the stars that are seen from here.", "zählt die Sterne, die man von hier sieht."),
]


@pytest.mark.parametrize(
    ("lowered", "said"), [(1, ["minor"]), (2, ["minor", "minor"]), (5, ["minor"] * 3 + ["neutral"] * 2)]
)
def test_options_that_begin_in_lower_case(lowered: int, said: list[str]) -> None:
    pairs = [(s, t if n < lowered else t[0].upper() + t[1:]) for n, (s, t) in enumerate(GERMAN)]
    assert severities("sentence-case", [("The river is wide.", "Der Fluss ist breit.")] * 2 + pairs) == said


def test_a_text_without_capitals_has_no_habit() -> None:
    assert severities("sentence-case", GERMAN) == ["minor"] * 5


def test_sections_that_are_numbered_otherwise_are_told_at_the_first() -> None:
    pairs = [("4.2.1 Boats and doors", "5.2.1 Boote und Türen"), ("The river is wide.", "Der Fluss ist breit.")]
    pairs += [
        ("4.2.2 Stars", "5.2.2 Sterne"),
        ("The house is old.", "Das Haus ist alt."),
        ("4.2.3 Lists", "5.2.3 Listen"),
    ]
    assert severities("numbers", pairs) == ["minor", "neutral", "neutral"]
