"""Surnames that are words: a document that says who is meant says it everywhere."""

from __future__ import annotations

import pytest

import review

MET = (
    "On Saturday the president Donald Trump spoke in Wheeling.",
    "El sábado el presidente Donald Trump habló en Wheeling.",
)
ALONE = ("Later the crowd saw Trump leave.", "Más tarde la multitud vio salir a Trump.")


def told(*pairs: tuple[str, str], language: str = "es") -> list[tuple[int, str, str, str]]:
    """Segment, severity, text and message of what `names` tells of the last pair after the others."""
    report = review.score(
        [source for source, _ in pairs],
        [target for _, target in pairs],
        source_language="en",
        target_language=language,
        back_translation="none",
    )
    return [
        (one.segment, one.severity, one.text, one.message)
        for document in report.documents
        for one in document.findings
        if one.check == "names"
    ]


def test_a_surname_that_was_made_a_word_is_lost() -> None:
    lost = ("Nobody in the hall believed Trump yesterday.", "Ayer nadie en la sala creyó al triunfo.")

    assert told(MET, ALONE, lost) == [(3, "minor", "Trump", "“Trump” of the source is not named in the translation")]


def test_beside_the_given_name_that_was_kept_it_is_another_name() -> None:
    put = ("Both Kim and Donald Trump want a summit.", "Tanto Kim como Donald Superar quieren una cumbre.")

    assert told(MET, ALONE, put) == [(3, "major", "Superar", "the source names “Trump”, the translation “Superar”")]


def test_a_document_that_names_nobody_so_does_not_know() -> None:
    lost = ("Nobody in the hall believed Trump yesterday.", "Ayer nadie en la sala creyó al triunfo.")

    assert told(ALONE, lost) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The rapper came back to the West.", "El rapero volvió al Oeste."),
        ("They live in West Virginia now.", "Ahora viven en Virginia Occidental."),
        ("The wind turned west.", "El viento giró al oeste."),
    ],
)
def test_the_word_itself_is_translated(source: str, target: str) -> None:
    met = ("The rapper Kanye West sang.", "El rapero Kanye West cantó.")
    alone = ("Then people called West again.", "Luego la gente volvió a llamar a West.")

    assert told(met, alone, (source, target)) == []


def test_a_name_in_another_script_is_heard() -> None:
    met = ("Yesterday Donald Trump spoke.", "Вчера выступил Дональд Трамп.")
    alone = ("Later the crowd saw Trump leave.", "Позже толпа увидела, как Трамп ушёл.")
    lost = ("Nobody in the hall believed Trump.", "Никто в зале не поверил козырю.")

    assert [one[:3] for one in told(met, alone, lost, language="ru")] == [(3, "minor", "Trump")]


def test_all_users_are_no_person() -> None:
    report = review.score(
        ["Allen Benutzern wird geholfen.", "Gestern kamen Benutzern zu Hilfe.", "Mit Benutzern sprach niemand."],
        ["Alle gebruikers worden geholpen.", "Gisteren kregen ze hulp.", "Niemand sprak met gebruikers."],
        source_language="de",
        target_language="nl",
        back_translation="none",
    )

    assert [one.message for document in report.documents for one in document.findings if one.check == "names"] == []
