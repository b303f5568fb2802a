"""What Han numerals are worth: 二十五, 1億2000万, and 三千二 with the last unit left out."""

from __future__ import annotations

from review.lazy_patterns import lazy_regex
from review.text.numbers.digits import readings
from review.text.numbers.words import Value

__all__ = ["DIGITS", "HAN", "LARGE", "MORE", "OR_MORE", "SMALL", "han_value", "shortened"]

DIGITS = {c: value for value, text in enumerate(
    ("〇零○", "一壹", "二贰貳两兩弐", "三叁參参", "四肆", "五伍",
     "六陆陸", "七柒", "八捌", "九玖")) for c in text}  # fmt: skip
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "천": 1000, "백": 100}
LARGE = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
    "京": 10**16,
}  # fmt: skip
HAN = "".join((*DIGITS, *SMALL, *LARGE))
#: Some more, and as a pattern between a ten and the ten thousands that it multiplies: 三十多万, 百二十余万, 三十数万.
MORE = "多余餘數数几幾来來"
OR_MORE = rf"(?<=[十百千拾佰仟万萬亿億])[{MORE}](?=[十百千]?[万萬亿億兆])"
_PIECE = lazy_regex(rf"\d+(?:[.,]\d+)*|[{HAN}]")


def han_value(written: str, decimal: str) -> Value | None:
    """The value of Han numerals, digits, or both together; None for what is no single number (七八)."""
    pieces = _PIECE.findall(written)
    if all(piece in DIGITS for piece in pieces):
        if len(pieces) == 2 and pieces[0] not in "〇零○":
            return None  # 七八: seven or eight
        return int("".join(str(DIGITS[piece]) for piece in pieces)) if len(pieces) <= 30 else None
    total: Value = 0
    section: Value = 0
    current: Value | None = None
    if len(pieces) > 40:
        return None
    for piece in pieces:
        if piece in DIGITS:
            current = DIGITS[piece] if current in (None, 0) else current * 10 + DIGITS[piece]
        elif piece in SMALL:
            section, current = section + (1 if current is None else current) * SMALL[piece], None
        elif piece in LARGE:
            section += current or 0
            if total and total < LARGE[piece]:
                total, section = (total + section) * LARGE[piece], 0
            else:
                total, section = total + (section or 1) * LARGE[piece], 0
            current = None
        else:
            read = readings(piece, decimal)
            if not read:
                return None
            current = read[0]
    return total + section + (current or 0)


def shortened(written: str, decimal: str) -> Value | None:
    """What 三千二 is in Chinese, 3,200, with the unit of the last numeral left out; Japanese has 3,002."""
    last, unit = written[-1:], written[-2:-1]
    size = SMALL.get(unit) or LARGE.get(unit) or 0
    if size < 100 or last not in DIGITS or len(written) < 3:
        return None
    whole = han_value(written[:-1], decimal)
    return None if whole is None else whole + DIGITS[last] * size // 10
