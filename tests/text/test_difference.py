from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.text.difference import difference


def test_words_that_changed_are_told_from_those_that_stayed() -> None:
    parts = difference("The station was was closed.", "The old station was closed.")
    assert [words.strip() for kind, words in parts if kind == "new"] == ["old"]
    assert [words.strip() for kind, words in parts if kind == "gone"] == ["was"]


def test_what_is_gone_stands_before_the_new_that_replaces_it() -> None:
    assert difference("It has 13 arches", "It has 12 arches") == [
        ("same", "It has "), ("gone", "13"), ("new", "12"), ("same", " arches")
    ]  # fmt: skip


@given(st.text(max_size=40), st.text(max_size=40))
def test_both_texts_can_be_read_from_any_difference(before: str, after: str) -> None:
    holds(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("", "new"),
        ("old", ""),
        ("a\n\nb", "a\nb"),
        ("Nhà ga đóng cửa.", "Nhà ga mở cửa!"),
        ("x " * 5000, "y\n" * 9),
    ],
)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    holds(before, after)


def holds(before: str, after: str) -> None:
    """Both texts can be read from their difference."""
    parts = difference(before, after)
    assert "".join(words for kind, words in parts if kind != "new") == before
    assert "".join(words for kind, words in parts if kind != "gone") == after
