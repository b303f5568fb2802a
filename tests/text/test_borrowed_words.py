"""Which English words other languages have as they are."""

from __future__ import annotations

import pytest

from review.text.borrowed_words import is_borrowed


@pytest.mark.parametrize(
    ("word", "language", "borrowed"),
    [
        ("team", "tr", True),
        ("podcast", "lt", True),
        ("lake", "hr", True),  # easy ones
        ("hive", "da", True),  # to haul
        ("hive", "pl", False),
        ("macros", "ca", True),
        ("macros", "fi", False),
        ("honey", "pl", False),
        ("carpenter", "vi", False),
    ],
)
def test_a_word_is_borrowed_by_those_who_have_it(word: str, language: str, borrowed: bool) -> None:
    assert is_borrowed(word, language) is borrowed


def test_a_language_of_which_nothing_is_known_may_have_what_any_group_has() -> None:
    assert is_borrowed("macros", "oc")
    assert not is_borrowed("honey", "oc")
