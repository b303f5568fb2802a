"""What Han numerals count in parts: 三成 is 30 percent, 两成半 25, 三割五分 35; 三刻钟 is three quarters of an hour."""

from __future__ import annotations

from fractions import Fraction

from review.lazy_patterns import lazy_regex
from review.text.numbers.digits import Number, whole
from review.text.numbers.han_values import DIGITS

__all__ = ["in_parts"]

_TENTHS = frozenset("成割")
#: Tenths with a half or hundredths more, which nothing else counts (三成五人 has five people).
_MORE = lazy_regex("[成割]([半一二三四五六七八九])(?:分(?!之)|(?![一二三四五六七八九十百千万个個年月人名]))")
_QUARTER_HOUR = lazy_regex("刻[钟鐘]")
_MINUTES = 15


def in_parts(text: str, number: Number) -> Number:
    """The number with what it is as tenths or quarters of an hour, where what stands behind it says that it counts."""
    end, value = number.end, number.values[0]
    quarter = _QUARTER_HOUR.match(text, end)
    if quarter is not None and number.kind == "cardinal":
        return number._replace(end=quarter.end(), values=(value * _MINUTES, Fraction(value) / 4), evidence="likely")
    if text[end : end + 1] not in _TENTHS or end >= len(text) or value >= 10:
        return number
    more = _MORE.match(text, end)
    if more is None:
        return number._replace(values=(*number.values, value * 10, Fraction(value) / 10))
    tenths = Fraction(value) + (Fraction(1, 2) if more[1] == "半" else Fraction(DIGITS[more[1]], 10))
    values = whole(tenths * 10), tenths / 10
    return number._replace(end=more.end(), values=values, kind="percent", evidence="likely")
