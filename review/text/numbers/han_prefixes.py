"""Whether a number's last numeral is the first of its unit's name: 三百千瓦 is 300 kilowatts, 三千吨 3,000 tonnes."""

from __future__ import annotations

from typing import Literal, TypeAlias

from review.lazy_patterns import lazy_regex

__all__ = ["Reading", "prefix_reading"]

#: Whose the numeral is: the number's, the unit's, or either's.
Reading: TypeAlias = Literal["number", "unit", "either"]

#: The prefixes of the SI that Chinese writes with numerals, and the units that take them (GB 3100). `sure`: read as
#: the unit's behind a single digit, as 四千米 is as far in either reading; `either`: both are said so.
_PREFIX = lazy_regex(
    r"(?P<sure>千(?:米|克(?![拉朗罗])|瓦)|兆(?:瓦|赫|伏|焦|帕|吨|字节|比特))"
    r"|(?P<either>千(?:卡(?!车)|赫|伏|焦|帕|字节|比特)|百帕)"
    r"|千[升吨]"
)
_MAGNITUDES = frozenset("十百千万亿拾佰仟萬億兆")


def prefix_reading(text: str, end: int, written: str) -> Reading:
    """Whose the last numeral of `written` is, a number that ends at `text[end]`: the number's in 一万二千米, as nothing
    smaller than a thousand says two there, and in 三千吨; the unit's in 三百千瓦; either's in 五千卡.
    """
    prefix = _PREFIX.match(text, end - 1)
    if prefix is None:
        return "number"
    before = written[:-1]
    if not before or before[-1] in _MAGNITUDES or (prefix["sure"] and len(before) == 1):
        return "unit"
    if before[-2:-1] in _MAGNITUDES and before[-2:-1] not in "十拾":
        return "number"
    if len(before) > 1:
        return "unit"
    return "either" if prefix["either"] else "number"
