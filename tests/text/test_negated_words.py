"""Words that a prefix negates, and those that only begin so."""

from __future__ import annotations

import pytest

from review.text.negated_words import ends_as
from review.text.negation_words import negation_of


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "uncrewed"), ("en", "impossible"), ("fr", "inutile"), ("de", "unbemannt"), ("es", "incapaz")],
)
def test_a_word_behind_a_prefix_may_be_negated(language: str, text: str) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert negation.words.perhaps(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "disease"), ("en", "intends"), ("fr", "intérieur"), ("de", "entwicklung")]
)
def test_a_word_that_dictionaries_never_negate_is_none(language: str, text: str) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert negation.words.perhaps(text) == []


def test_a_word_has_another_ones_ending() -> None:
    assert ends_as("intends", ["intend"])
    assert not ends_as("indentation", ["ind", "indent"])
