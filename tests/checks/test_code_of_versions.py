"""Code that differs at one place is a slip; at many near one another it is another version's, and told once."""

from __future__ import annotations

import pytest

from review.config import Settings
from review.model import Document, Paragraph, Segment
from review.scoring import score_document

COMMANDS = [f"boat --harbour={n + 11} sail_{name}" for n, name in enumerate(("far", "home", "north", "south", "west"))]


def severities(changed: int) -> list[str]:
    """Of blocks of code among paragraphs, of which so many have another number in the translation."""
    segments: list[Segment] = []
    for n, command in enumerate(COMMANDS):
        other = command.replace("=1", "=7") if n < changed else command
        number = len(segments) + 1
        segments.append(
            Segment(
                number,
                (Paragraph(f"This is the way number {n + 3} over the sea.", number),),
                (Paragraph(f"Das ist der Weg Nummer {n + 3} über das Meer.", number),),
            )
        )
        segments.append(
            Segment(
                number + 1,
                (Paragraph(command, number + 1, kind="code"),),
                (Paragraph(other, number + 1, kind="code"),),
            )
        )
    found = score_document(Document("d", "en", "de", tuple(segments)), Settings()).findings
    return [one.severity for one in found if one.check == "markup"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [(1, ["major"]), (2, ["major", "major"]), (4, ["minor", "neutral", "neutral", "neutral"])],
)
def test_blocks(changed: int, said: list[str]) -> None:
    assert severities(changed) == said
