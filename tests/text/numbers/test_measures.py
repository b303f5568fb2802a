"""Units and currencies beside numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.numbers.conversions import converted, is_gloss, said_in_words
from review.text.numbers.find import find_numbers
from review.text.numbers.measures import Quantity, quantities, quantity_of


def quantity(text: str, language: str) -> Quantity | None:
    return quantity_of(text, language, find_numbers(text, language)[0])


@pytest.mark.parametrize(
    ("text", "language", "name", "written"),
    [
        ("12 km", "en", "length-kilometer", "km"),
        ("a 12-kilometre road", "en", "length-kilometer", "kilometre"),
        ("dài 12 cây số", "vi", "length-kilometer", "cây số"),
        ("12 километров", "ru", "length-kilometer", "километров"),
        ("12公里", "zh", "length-kilometer", "公里"),
        ("3時間", "ja", "duration-hour", "時間"),
        ("32 °C", "de", "temperature-celsius", "°C"),
        ("40 km/h", "fr", "speed-kilometer-per-hour", "km/h"),
        ("40 км/ч", "ru", "speed-kilometer-per-hour", "км/ч"),
        ("120 km/giờ", "vi", "speed-kilometer-per-hour", "km/giờ"),
        ("時速120キロ", "ja", "speed-kilometer-per-hour", "キロ"),
        ("25キロ", "ja", "mass-kilogram", "キロ"),
        ("25キロ", "ja", "length-kilometer", "キロ"),
        ('80 ק"מ', "he", "length-kilometer", 'ק"מ'),
        ("80 كيلومترا", "ar", "length-kilometer", "كيلومترا"),
        ("16 कि॰मी॰", "hi", "length-kilometer", "कि॰मी॰"),
        ("40 Grad", "de", "temperature-fahrenheit", "Grad"),
        ("40°", "en", "temperature-celsius", "°"),
        ("5 триллионов рублей", "ru", "RUB", "рублей"),
        ("79,3 tỷ USD", "vi", "USD", "USD"),
        ("$79.3 billion", "en", "USD", "$"),
        ("€5", "en", "EUR", "€"),
        ("VND 5 million", "en", "VND", "VND"),
        ("300万元", "zh", "CNY", "元"),
        ("20 euros", "fr", "EUR", "euros"),
    ],
)
def test_unit(text: str, language: str, name: str, written: str) -> None:
    found = quantity(text, language)
    assert found is not None
    assert name in found.unit.names
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(("text", "language"), [("12 people", "en"), ("56%", "en"), ("năm 2021", "vi"), ("5", "xx")])
def test_no_unit(text: str, language: str) -> None:
    assert quantity(text, language) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1600 km", "1,000 miles", True),
        ("32 °C", "90 °F", True),
        ("90 kg", "200 pounds", True),
        ("15 feet", "5 meters", True),
        ("15 feet", "5.1 meters", False),
        ("45 miles", "80 km", False),
        ("100 miles", "200 km", False),
        ("9 days", "8 days", False),
        ("1600 km", "1,600 miles", False),
        ("5 km", "5 kg", False),
        ("$5", "€5", False),
    ],
)
def test_converted(one: str, other: str, same: bool) -> None:
    first, second = quantity(one, "en"), quantity(other, "en")
    assert first is not None
    assert second is not None
    assert converted(first, second) == same


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789 .,kmg°C$€£円元đ-¥USDabc/²"), st.sampled_from(("en", "vi", "zh", "ja", "ru")))
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    for number in find_numbers(text, language):
        found = quantity_of(text, language, number)
        if found is not None:
            assert 0 <= found.start < found.end <= len(text)


def found(text: str, language: str) -> list[Quantity]:
    return quantities(text, language, find_numbers(text, language))


def test_feet_and_inches_are_one_amount() -> None:
    five_seven = Fraction(67, 12)
    assert [q.amounts for q in found("5 feet 7 inches tall", "en")] == [(five_seven,), (five_seven,)]
    assert [q.amounts for q in found("she is 5'7\" tall", "en")] == [(five_seven,)]
    assert converted(found("5 feet 7 inches", "en")[0], found("1,70 m", "fr")[0])


def test_the_first_of_a_range_has_the_unit_of_the_second() -> None:
    first, second = found("19 to 34 miles", "en")
    assert first.unit == second.unit
    assert first.amounts == (19,)


@pytest.mark.parametrize(
    ("text", "glosses"),
    [
        ("55 km/h (34 mph)", [False, True]),
        ("55 km/h (44 mph)", [False, False]),
        ("55 km/h, then 34 mph", [False, False]),
        ("55 km/h (fast) and 34 mph", [False, False]),
        ("VND250 billion ($10 million)", [False, True]),
    ],
)
def test_a_gloss_says_the_amount_before_it_once_more(text: str, glosses: list[bool]) -> None:
    amounts = found(text, "en")
    assert [is_gloss(quantity, amounts, text) for quantity in amounts] == glosses


@pytest.mark.parametrize(
    ("text", "language", "other", "said"),
    [
        ("24 Stunden", "de", "the meeting lasted a day", True),
        ("24 Stunden", "de", "the meeting lasted a week", False),
        ("30 minutes", "fr", "half an hour", True),
        ("18 Monate", "de", "a year and a half", True),
        ("20 Stunden", "de", "a day", False),
        ("24 km", "de", "a day", False),
    ],
)
def test_a_length_of_time_said_without_its_number(text: str, language: str, other: str, said: bool) -> None:
    assert said_in_words(found(text, language)[0], other, "en") is said
