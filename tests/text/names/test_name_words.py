from __future__ import annotations

import pytest

from review.text.names.find import is_ordinary
from review.text.names.name_words import is_name_word


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("bertolucci", "it"),
        ("tusk", "pl"),
        ("vondra", "cs"),
        ("dortmund", "de"),
        ("nürtingen", "de"),
        ("тодорка", "bg"),
    ],
)
def test_what_a_language_says_often_and_no_dictionary_has_in_small_letters_is_a_name(word: str, language: str) -> None:
    assert is_name_word(word, language)
    assert not is_ordinary(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [("bollettino", "it"), ("zyje", "pl"), ("koch", "de"), ("küche", "de"), ("tusk", "xx")],
)
def test_words_of_a_dictionary_and_those_without_their_marks_are_none(word: str, language: str) -> None:
    assert not is_name_word(word, language)
