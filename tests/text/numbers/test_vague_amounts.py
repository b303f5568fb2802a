"""Amounts of which a text says the order alone."""

from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.numbers.vague_amounts import vague_amounts


@pytest.mark.parametrize(
    ("language", "text", "said", "zeros"),
    [
        ("en", "It cost hundreds of millions.", "hundreds of millions", 8),
        ("vi", "Hàng chục nghìn người đến.", "Hàng chục nghìn", 4),
        ("ja", "数十万人が来た。", "数十万", 5),
        ("ar", "عشرات الآلاف من الناس", "عشرات الآلاف", 4),
        ("es", "miles de millones de euros", "miles de millones", 9),
        ("fi", "Kymmeniätuhansia ihmisiä.", "Kymmeniätuhansia", 4),
        ("ko", "수백만 명이 왔다.", "수백만", 6),
    ],
)
def test_amounts_are_read_with_what_multiplies_them(language: str, text: str, said: str, zeros: int) -> None:
    (amount,) = vague_amounts(Text(text, language))
    assert (text[amount.start : amount.end], amount.zeros) == (said, zeros)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Пришли две тысячи человек."),
        ("fr", "Il a coûté 5 millions."),
        ("zh", "十几万人"),
        ("ro", "20 de mii de oameni"),
        ("ko", "할 수만 있다면"),
        ("la", "milia passuum"),
    ],
)
def test_what_is_counted_and_what_is_no_amount_is_none(language: str, text: str) -> None:
    assert vague_amounts(Text(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("vi", "hàng ngàn hàng triệu phép tính"), ("hi", "हज़ारों लाखों लोग"), ("en", "thousands of thousands")],
)
def test_two_side_by_side_are_no_product(language: str, text: str) -> None:
    assert len(vague_amounts(Text(text, language))) == 2
