from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.lexicon import (
    frequency,
    frequent_words,
    has_large_lexicon,
    has_lexicon,
    is_function_word,
    own_letters,
    said_most,
)
from review.text.tokens import tokenize
from review.text.word_lists import is_listed, is_listed_name


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("house", "en"),
        ("nước", "vi"),
        ("Straße", "de"),
        ("хлеб", "ru"),
        ("पानी", "hi"),
        ("kuća", "hr"),
        ("água", "pt-BR"),
    ],
)
def test_everyday_words_are_frequent(word: str, language: str) -> None:
    assert frequency(tokenize(word)[0].key, language) > 4


def test_unknown_words_and_languages_have_no_frequency() -> None:
    assert frequency("qzxwv", "en") == 0
    assert frequency("house", "th") == 0
    assert not has_lexicon("th")


def test_compounds_are_as_frequent_as_their_rarest_part() -> None:
    assert 3 < frequency("well-known", "en") < frequency("known", "en")
    assert frequency("well-qzxwv", "en") == 0
    assert frequency("l’eau", "fr") > 4


def test_size_of_lists() -> None:
    assert has_large_lexicon("en")
    assert has_lexicon("vi")
    assert not has_large_lexicon("vi")


def test_function_words() -> None:
    assert is_function_word("the", "en-GB")
    assert is_function_word("của", "vi")
    assert not is_function_word("parliament", "en")
    assert not is_function_word("the", "th")


@settings(deadline=None)
@given(st.text(), st.sampled_from(("en", "vi", "tlh", "zh-Hant")))
def test_scale_holds_for_any_text(word: str, language: str) -> None:
    assert 0 <= frequency(word, language) <= 8


def test_an_everyday_word_belongs_to_the_language_that_says_it_most() -> None:
    languages = ("de", "fr", "nl")
    assert [(said_most(word, languages, ()) or (0, ""))[1] for word in ("und", "maison", "huis")] == ["de", "fr", "nl"]
    found = said_most("und", languages, ())
    assert found is not None
    assert found[0] == pytest.approx(frequency("und", "de"), abs=0.05)
    assert said_most("qzxwv", languages, ()) is None


def test_languages_that_are_not_meant_are_passed_over() -> None:
    languages = ("de", "fr", "nl")
    ranked = sorted(languages, key=lambda language: -frequency("machine", language))
    found = [said_most("machine", languages, ranked[:n]) for n in range(3)]
    assert [one and one[1] for one in found] == ranked
    assert said_most("maison", languages, ("fr",)) in (None, said_most("maison", ("de", "nl"), ()))


def test_letters_are_a_languages_own_by_use() -> None:
    assert {"ä", "e"} <= own_letters("de")
    assert not {"ế", "ł", "ß"} & own_letters("de")
    assert "ế" in own_letters("vi")
    assert own_letters("th") == frozenset()


def test_a_dictionary_writes_some_words_with_a_capital_only() -> None:
    assert all(is_listed_name(word, "en") for word in ("everest", "hungarian", "tuesday"))
    assert not any(is_listed_name(word, "en") for word in ("polish", "gold", "qwrt"))
    assert not is_listed_name("paris", "fr")
    assert is_listed("everest", "en")
    assert not is_listed("Everest", "en")


@pytest.mark.parametrize(("word", "language"), [("हिन्दी", "hi"), ("पानी", "hi"), ("বাংলা", "bn"), ("தமிழ்", "ta")])
def test_a_word_with_vowel_signs_is_among_the_frequent_ones(word: str, language: str) -> None:
    assert word in frequent_words(language, 3.0)


def test_an_abbreviation_or_a_figure_is_not_among_the_frequent_ones() -> None:
    assert {"don't", "00", "u.s."}.isdisjoint(frequent_words("en", 3.0))
