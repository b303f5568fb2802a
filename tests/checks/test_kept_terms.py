"""A word that a document keeps wherever it stands was kept on purpose; one that it keeps once was left."""

from __future__ import annotations

import pytest

from review.config import Settings
from review.model import Document, Paragraph, Segment
from review.scoring import score_document

UNLOCK = [
    ("The unlock command puts lines into another order.", "Die Anweisung unlock bringt Zeilen in eine andere Ordnung."),
    ("If a file is missing, unlock reads what you type.", "Fehlt eine Datei, liest unlock, was man eingibt."),
    ("By default unlock writes to the screen.", "Normalerweise schreibt unlock auf den Bildschirm."),
    ("Each line stands once unless unlock is told otherwise.", "Jede Zeile steht einmal da, wenn unlock nicht soll."),
]  # fmt: skip
FIND = [
    ("The find command lists folders.", "L'instruction find énumère les dossiers."),
    ("When find meets a link, it goes on.", "Quand find rencontre un lien, elle continue."),
    ("Errors of find go to the log.", "Les erreurs de find vont au journal."),
]


def severities(pairs: list[tuple[str, str]], target: str) -> list[str]:
    segments = tuple(Segment(n, (Paragraph(s, n),), (Paragraph(t, n),)) for n, (s, t) in enumerate(pairs, start=1))
    findings = score_document(Document("d", "en", target, segments), Settings()).findings
    return [one.severity for one in findings if one.check == "untranslated"]


@pytest.mark.parametrize(("pairs", "target"), [(UNLOCK, "de"), (FIND, "fr")])
def test_a_term_that_is_kept_throughout_is_no_fault(pairs: list[tuple[str, str]], target: str) -> None:
    assert {*severities(pairs, target)} <= {"neutral"}


def test_a_word_that_is_kept_once_and_translated_elsewhere_is_told() -> None:
    pairs = [
        ("The house was bruised badly by the storm.", "Das Haus wurde vom Sturm bruised."),
        ("Apples that are bruised are sold for less.", "Äpfel mit Druckstellen kosten weniger."),
    ]
    assert severities(pairs, "de") == ["minor"]
