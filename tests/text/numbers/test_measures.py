"""Units and currencies beside numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.numbers.find import find_numbers
from review.text.numbers.measures import Quantity, converted, quantity_of


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
