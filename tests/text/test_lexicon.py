from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.lexicon import frequency, has_large_lexicon, has_lexicon, is_function_word
from review.text.tokens import tokenize


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
