"""Words that a language has borrowed as they are."""

from __future__ import annotations

import pytest

from review.text.loan_words import is_loan_word, loan_phrases
from review.text.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "source", "target"),
    [("tiramisù", "it", "en"), ("phở", "vi", "en"), ("barszcz", "pl", "en"), ("bratwurst", "de", "es")],
)
def test_a_word_that_the_target_says_is_borrowed(word: str, source: str, target: str) -> None:
    assert is_loan_word(word, source, target)


@pytest.mark.parametrize(
    ("word", "source", "target"),
    [
        ("hausse", "fr", "en"),  # Wiktionary has it, English hardly says it
        ("encore", "fr", "en"),  # a little word at home
        ("décision", "fr", "en"),
        ("bratwurst", "de", "vi"),
    ],
)
def test_others_are_not(word: str, source: str, target: str) -> None:
    assert not is_loan_word(word, source, target)


def test_phrases_are_found_whole_with_their_apostrophes_and_within_a_sentence_only() -> None:
    text = "C’est la vie, a fait accompli, a fait. Accompli"
    found = [text[start:end] for start, end in loan_phrases(tokenize(text), text)]
    assert found == ["C’est la vie", "fait accompli"]
