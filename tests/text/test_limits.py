"""Limits that a text sets."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.limits import limits_of


def limits(text: str, language: str) -> list[tuple[str, bool, list[int], bool]]:
    return [
        (text[one.start : one.end], one.upward, sorted(int(value) for value in one.values), one.vague)
        for one in limits_of(Text(text, language))
    ]


def test_a_limit_is_that_of_the_number_beside_it() -> None:
    assert limits("At least eight pages, at most 40", "en") == [
        ("At least", True, [8], False),
        ("at most", False, [40], False),
    ]
    assert limits("16岁以下的乘客", "zh") == [("以下", False, [16], False)]
    assert limits("60 किमी से कम", "hi") == [("से कम", False, [60], False)]


def test_what_holds_its_negation_is_one_limit() -> None:
    assert limits("no more than five", "en") == [("no more than", False, [5], False)]
    assert limits("nicht später als Montag", "de") == [("nicht später als", False, [], False)]


def test_without_a_number_over_may_be_no_limit() -> None:
    assert limits("over the years", "en") == [("over", True, [], True)]
    assert limits("over, 5", "en") == [("over", True, [], True)]
    assert limits("over the years", "eo") == []


def test_between_two_numbers_a_limit_is_the_nexts() -> None:
    assert limits("nuo 1 iki 79 simbolių", "lt") == [("iki", False, [79], False)]
