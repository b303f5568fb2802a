"""Languages that share many words: a sentence may be the same in both."""

from __future__ import annotations

import pytest

import review

BOKMAAL = [
    ("Jeg vet ikke hvor mange som kommer i morgen.", "Eg veit ikkje kor mange som kjem i morgon."),
    ("Vi har ikke sett noen i huset i dag.", "Vi har ikkje sett nokon i huset i dag."),
    ("Katten ligger på taket og sover hele dagen.", "Katten ligg på taket og søv heile dagen."),
]
INDONESIAN = [
    ("Berkas itu disimpan di dalam direktori yang sama.", "Fail itu disimpan di dalam direktori yang sama."),
    ("Tekan tombol ini untuk menutup jendela.", "Tekan butang ini untuk menutup tetingkap."),
]
SPANISH = [
    ("No sé cuántos vienen mañana.", "Não sei quantos vêm amanhã."),
    ("Hay que abrir la puerta con la llave.", "É preciso abrir a porta com a chave."),
]
ENGLISH = "This option is only used when the file is not found."


def left(pairs: list[tuple[str, str]], sentence: str, source: str, target: str) -> list[str]:
    """What is told of a sentence that stands in both, behind the pairs."""
    report = review.score(
        [*(one for one, _ in pairs), sentence],
        [*(other for _, other in pairs), sentence],
        source_language=source,
        target_language=target,
        back_translation="none",
    )
    return [f"{one.severity}: {one.message}" for document in report.documents for one in document.findings]


@pytest.mark.parametrize(
    ("pairs", "sentence", "source", "target"),
    [
        (BOKMAAL, "Send e-post til oss for å få hjelp til dette.", "nb", "nn"),
        (INDONESIAN, "Gunakan perintah ini untuk mengubahnya.", "id", "ms"),
        ([], "Gunakan perintah ini untuk mengubahnya.", "id", "ms"),
        ([], "To je sve što imam u kući.", "hr", "bs"),
        ([], "Han kommer i dag med toget.", "da", "no"),
    ],
)
def test_a_sentence_that_both_may_have_is_no_leftover(
    pairs: list[tuple[str, str]], sentence: str, source: str, target: str
) -> None:
    assert left(pairs, sentence, source, target) == []


def test_between_languages_farther_apart_it_was_left() -> None:
    sentence = "El gato duerme en la casa todo el día."

    assert left(SPANISH, sentence, "es", "pt") == [f"major: “{sentence}” is left in Spanish"]


def test_english_is_called_english() -> None:
    assert left(INDONESIAN, ENGLISH, "id", "ms") == [f"major: “{ENGLISH}” is left in English"]
