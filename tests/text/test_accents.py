"""Words that lost their accents, by how often a language's list has them with and without."""

from __future__ import annotations

import pytest

from review.text.accents import accented_words, lost_accents
from review.text.surface import Surface


def lost(text: str, language: str) -> dict[str, str]:
    return {one.token.text: one.meant for one in lost_accents(Surface(text, language))}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("la informacion tambien llega", "es", {"informacion": "información", "tambien": "también"}),
        ("la informacin llega", "es", {"informacin": "información"}),
        ("πηγαν στο σχολειο", "el", {"πηγαν": "πήγαν", "σχολειο": "σχολείο"}),
        ("στο σπίτι της", "el", {}),
        ("madurinn er thar", "is", {"madurinn": "maðurinn", "thar": "þar"}),
        ("poniewaz zycie", "pl", {"poniewaz": "ponieważ", "zycie": "życie"}),
        ("das ist fur uns", "de", {"fur": "für"}),
    ],
)
def test_a_word_without_its_accent_or_its_letter_is_known(text: str, language: str, found: dict[str, str]) -> None:
    assert lost(text, language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Informacion Tambien", "es"),
        ("el hombre compra pan", "es"),
        ("the cafe is open", "en"),
        ("все еще", "ru"),
        ("x y", "tlh"),
    ],
)
def test_capitals_ordinary_words_and_other_scripts_are_left_alone(text: str, language: str) -> None:
    assert lost(text, language) == {}


def test_the_odds_are_the_powers_of_ten_between_the_two_frequencies() -> None:
    (one,) = lost_accents(Surface("tambien", "es"))
    assert 1.0 < one.odds < 6.5


def test_accents_are_counted_by_words_whatever_their_form() -> None:
    assert accented_words(Surface("él llegó e\u0301l, no naïf", "es")) == 4
    assert accented_words(Surface("ela é đi", "vi")) == 2
