"""Which capitalised words in Cyrillic are persons for certain."""

from __future__ import annotations

import pytest

from review.text.names.single_persons import is_single_person


@pytest.mark.parametrize("word", ["путин", "путина", "шойгу", "карповым", "гусейнов"])
def test_a_person_in_any_case(word: str) -> None:
    assert is_single_person(word, "ru")


@pytest.mark.parametrize(
    "word", ["солнце", "дума", "запад", "интернет", "магазин", "победа", "штатов", "королеву", "минобороны"]
)
def test_a_word_with_a_capital_is_none(word: str) -> None:
    assert not is_single_person(word, "ru")
