"""Two words that stand the wrong way round are told with the order that was meant; free word order is left alone."""

from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.swapped import beside, swapped_words


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("In order avoid to criticism, the mayor left.", "avoid to", "to avoid"),
        ("It is hard to tell difference the between them.", "difference the", "the difference"),
        ("The two of sides the river were flooded.", "of sides", "sides of"),
    ],
)
def test_the_other_order_is_what_was_meant(text: str, words: str, meant: str) -> None:
    assert [(text[start:end], told) for start, end, told in swapped_words(Text(text, "en"))] == [(words, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "Never have I seen such a thing.",
        "What were they talking about?",
        "The price has now fallen, and now has fallen again.",
        "In order Avoid to criticism.",
    ],
)
def test_what_may_stand_so_is_left_alone(text: str) -> None:
    assert list(swapped_words(Text(text, "en"))) == []


def test_a_language_without_counts_of_pairs_is_not_judged() -> None:
    assert list(swapped_words(Text("Der Mann den sah Hund.", "de"))) == []


def test_words_parted_by_a_mark_are_not_beside_each_other() -> None:
    pairs = [(one.key, other.key) for one, other in beside(Text("red wine, old bread", "en"))]
    assert pairs == [("red", "wine"), ("old", "bread")]
