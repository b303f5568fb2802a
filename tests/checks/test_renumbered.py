"""What a document counts otherwise throughout is told as minor, and what it calls otherwise throughout as neutral."""

from __future__ import annotations

import pytest

import review


def found(check: str, sources: list[str], targets: list[str], languages: tuple[str, str]) -> list[tuple[str, str]]:
    first, second = languages
    report = review.score(sources, targets, source_language=first, target_language=second, back_translation="none")
    return [(one.text, one.severity) for one in report.documents[0].findings if one.check == check]


@pytest.mark.parametrize(
    ("languages", "sources", "targets", "numbers"),
    [
        (
            ("en", "cs"),
            ["Lesson 2.5: Undoing", "Lesson 2.6: Redoing", "The hall has 214 seats."],
            ["Lekce 2.7: Zpět", "Lekce 2.8: Znovu", "Sál má 241 míst."],
            [("2.7", "minor"), ("2.8", "minor"), ("241", "major")],
        ),
        (
            ("en", "ja"),
            ["Figure 14 shows the bridge.", "Figure 15 shows the tower.", "Figure 16 shows the gate."],
            ["図24は橋を示しています。", "図25は塔を示しています。", "図26は門を示しています。"],
            [("24", "minor"), ("25", "minor"), ("26", "minor")],
        ),
        (("en", "cs"), ["Lesson 2.5: Undoing"], ["Lekce 2.7: Zpět"], [("2.7", "major")]),
        (
            ("en", "de"),
            ["Room 214 is free.", "Room 215 is free.", "Room 216 is free."],
            ["Raum 214 ist frei.", "Raum 215 ist frei.", "Raum 261 ist frei."],
            [("261", "major")],
        ),
    ],
)
def test_what_is_counted_otherwise_throughout(
    languages: tuple[str, str], sources: list[str], targets: list[str], numbers: list[tuple[str, str]]
) -> None:
    assert found("numbers", sources, targets, languages) == numbers


def test_what_is_called_otherwise_throughout_is_neutral() -> None:
    sources = ["Schicken Sie eine SMS an ihn.", "Die SMS kommt sofort an.", "Mehr als eine SMS kostet Geld."]
    targets = ["Envíele un MMS a él.", "El MMS llega al momento.", "Más de un MMS cuesta dinero."]
    assert {severity for _, severity in found("acronyms", sources, targets, ("de", "es"))} == {"neutral"}
    assert {severity for _, severity in found("acronyms", sources[:1], targets[:1], ("de", "es"))} == {"major"}


def test_a_key_has_a_name_of_its_own_in_each_language() -> None:
    sources, targets = ["Drücken Sie jetzt ENTER und warten Sie."], ["Pulse INTRO ahora y espere un poco."]
    for check in ("acronyms", "placeholders"):
        assert found(check, sources, targets, ("de", "es")) == []
