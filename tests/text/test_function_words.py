"""Function words, and where they cannot stand."""

from __future__ import annotations

import pytest

from review.text.function_words import cannot_end, cannot_follow, closed_classes, closed_words, little_words


def test_classes_of_a_language() -> None:
    english = closed_classes("en")
    assert english is not None
    assert "the" in english.determiners
    assert "the" in closed_words("en")
    assert "also" not in closed_words("en")
    assert "also" in little_words("en")
    assert closed_classes("zh") is None
    assert closed_words("zh") == frozenset()


@pytest.mark.parametrize(
    ("word", "language", "never"),
    [
        ("the", "en", True),
        ("in", "en", False),
        ("und", "de", True),
        ("την", "el", True),
        ("τησ", "el", False),  # hers: το σπίτι της
        ("an", "de", False),
        ("và", "vi-VN", True),
    ],
)
def test_what_ends_no_sentence(word: str, language: str, never: bool) -> None:
    assert cannot_end(word, language) is never


@pytest.mark.parametrize(
    ("first", "second", "never"), [("the", "of", True), ("of", "the", False), ("didn't", "the", True)]
)
def test_what_never_stands_side_by_side(first: str, second: str, never: bool) -> None:
    assert cannot_follow(first, second, "en") is never
    assert not cannot_follow(first, second, "de")
