"""Which endings an apostrophe parts from a name."""

from __future__ import annotations

import pytest

from review.text.names.apostrophes import without_ending


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("Scotland's", "Scotland"),
        ("Scotland’s", "Scotland"),
        ("Hans'", "Hans"),
        ("Yılmaz'ı", "Yılmaz"),
        ("New York's", "New York"),
        ("O'Brien", "O'Brien"),
        ("Scotland", "Scotland"),
    ],
)
def test_what_an_apostrophe_parts_from_a_name_is_no_part_of_it(word: str, bare: str) -> None:
    assert without_ending(word) == bare
