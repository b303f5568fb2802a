"""Negations that become affirmations often, and what says "if not" on both sides."""

from __future__ import annotations

import pytest

from review.text.weak_negation import weak_negation_of, without_connectors


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("he no longer works", "no longer"),
        ("no dogs are allowed", "no"),
        ("no doubt it rained", None),
        ("not all came", "not all"),
        ("he came", None),
    ],
)
def test_marks_what_negates_weakly(text: str, marked: str | None) -> None:
    found = weak_negation_of("en").marker(text)
    assert (text[slice(*found)] if found else None) == marked


def test_not_all_is_answered_unless_the_other_side_says_all() -> None:
    english, german = weak_negation_of("en"), weak_negation_of("de")
    assert german.is_answered("nicht alle", "some came", english)
    assert not german.is_answered("nicht alle", "all came", english)


def test_no_longer_is_answered_by_what_says_that_it_ended() -> None:
    english, german = weak_negation_of("en"), weak_negation_of("de")
    assert german.is_answered("nicht mehr", "he stopped", english)
    assert not german.is_answered("nicht mehr", "he works", english)
    assert german.is_answered("nicht mehr", "他工作", weak_negation_of("zh")), "of Chinese nothing is known"


def test_connectors_are_taken_from_both_sides_or_none() -> None:
    assert without_connectors("lauf, sonst fehlst du", "run, otherwise you miss", ("de", "en")) == (
        "lauf, \0\0\0\0\0 fehlst du",
        "run, \0\0\0\0\0\0\0\0\0 you miss",
    )
    both = ("lauf, sonst fehlst du", "run, or you miss")
    assert without_connectors(*both, ("de", "en")) == both
