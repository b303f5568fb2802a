"""Which words are nouns and nothing else."""

from __future__ import annotations

import pytest

from review.text.noun_words import is_only_noun


@pytest.mark.parametrize(
    ("word", "language", "noun"),
    [
        ("tisch", "de", True),
        ("tisch", "de-AT", True),
        ("massnahme", "de", True),  # Maßnahme, casefolded
        ("wohlgelauntheit", "de", True),  # too rare for the table
        ("recht", "de", False),
        ("gescheit", "de", False),
        ("jung", "de", False),
        ("aussenstehende", "de", False),
        ("tisch", "en", False),
        ("sektion", "da", False),
    ],
)
def test_a_noun_is_one_where_nouns_have_a_capital(word: str, language: str, noun: bool) -> None:
    assert is_only_noun(word, language) is noun
