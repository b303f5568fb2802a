"""Entities of a manual's DTD are placeholders: another one, and one that was written out, is a question."""

from __future__ import annotations

import pytest

from review.checks import CHECKS
from review.checks.views import DocumentView
from review.formats.docbook import MANUAL
from review.model import Document, Segment

#: Of a DTD that is read nowhere, so that its entities are known to be somebody else's.
HEAD = '<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd">'


def told(source: str, target: str) -> list[tuple[str, str | None, str | None]]:
    """What `placeholders` says of a paragraph: (message, severity if it is not the check's own, suggestion)."""
    one, other = (
        MANUAL.read(f"{HEAD}<book><para>{text}</para></book>".encode(), "a", "en") for text in (source, target)
    )
    view = DocumentView(Document("manual", "en", "de", (Segment(1, one, other),)))
    return [(hit.message, hit.severity, hit.suggestion) for hit in CHECKS["placeholders"].find(view)]


def test_another_entity_is_a_question() -> None:
    assert told("Open &appname; and press Print.", "Öffnen Sie &apname; und drücken Sie auf Drucken.") == [
        ("the source has &appname; here, the translation &apname;", "minor", "&appname;")
    ]


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Open &appname; now.", "Öffnen Sie jetzt das Programm.", "&appname; is missing in the translation"),
        ("Open it now.", "Öffnen Sie &appname; jetzt.", "the source has no &appname;"),
    ],
)
def test_one_that_was_written_out_is_a_question(source: str, target: str, message: str) -> None:
    assert told(source, target) == [(message, "minor", None)]


def test_one_that_stands_for_a_name_need_not_be_said_as_often() -> None:
    assert told("Open &app; and let &app; run.", "Öffnen Sie &app; und lassen Sie es laufen.") == []
    assert told("Open &app; and let it run.", "Öffnen Sie &app; und lassen Sie &app; laufen.") == []


def test_characters_by_name_are_no_placeholders() -> None:
    assert told("Save &amp; close &lt;now&gt;.", "Speichern und jetzt schließen.") == []


@pytest.mark.parametrize("said", ["&IGU;", "&pex;", "&Maj;", ""])
def test_a_short_form_and_a_key_are_said_in_words_of_the_language(said: str) -> None:
    assert {severity for _, severity, _ in told("It is a &GUI; window.", f"Es ist ein {said} Fenster.")} == {"neutral"}
