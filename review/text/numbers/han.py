"""Numbers in Chinese, Japanese and Korean: 3.5万, 1億2000万, 二十五, 三分之一, 15時50分, 5만."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import regex

from review.text.dates.calendar import ERAS
from review.text.numbers.digits import Evidence, Number, readings
from review.text.numbers.words import NumberWords, Value, fold_word

__all__ = ["find_han_numbers"]

_DIGITS = {c: value for value, text in enumerate(
    ("〇零○", "一壹", "二贰貳两兩弐", "三叁參参", "四肆", "五伍",
     "六陆陸", "七柒", "八捌", "九玖")) for c in text}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "천": 1000, "백": 100}
_LARGE = {
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "억": 10**8,
    "兆": 10**12,
    "조": 10**12,
    "京": 10**16,
}
_HAN = "".join((*_DIGITS, *_SMALL, *_LARGE))
_MAGNITUDES = "".join((*_SMALL, *_LARGE))
_ONLY_HAN = "".join(c for c in _HAN if c not in "천백만억조")
_KOREAN = "천백만억조"
_PLAIN = r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
_NUMBER = regex.compile(
    rf"""(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
    |(?P<time>(?P<h>\d{{1,2}})\s?(?:时|時|点|點|시)(?:\s?(?:(?P<m>\d{{1,2}})\s?[分분]|(?P<half>半|반)))?(?!间|間))
    |(?P<era>{"|".join(ERAS)})(?P<of>\d{{1,3}}|元)(?=年)
    |(?P<fraction>(?P<below>\d+|[{_ONLY_HAN}]+)\s?(?:分之|分の|분의\s?)(?P<above>\d+(?:\.\d+)?|[{_ONLY_HAN}]+))
    |(?P<mixed>(?:{_PLAIN})\s?[多余餘数數여]?[{_MAGNITUDES}](?:[{_ONLY_HAN}]|\s?\d++(?:,\d{{3}})*+[{_MAGNITUDES}]|\s?\d{{4}}(?!\d)|\d++)*+(?:\.\d++)?)
    |(?P<code>(?<![A-Za-z])[A-Za-z]{{1,20}}+-?\d+(?:[.,]\d+)*)
    |(?P<plain>{_PLAIN})
    |(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
    |(?P<han>[{_ONLY_HAN}]+(?:点[{_ONLY_HAN}]+)?)
    |(?P<word>\p{{Hangul}}+)""",
    regex.VERBOSE,
)
_PIECE = regex.compile(rf"\d+(?:[.,]\d+)*|[{_HAN}]")
#: Characters after a single Han numeral that make it part of another word (一些, 十分), and those before it (第, 周).
_WEAK_AFTER = frozenset("些样樣般定直起切致旦面方边邊下点點个個种種名分部度")
_FIGURES = regex.compile(r"\d{1,30}")
_PREFIXED = frozenset("瓦米克卡赫伏焦帕升字比位公里吨")
_SHARES = {"成": 10, "割": 10}


def find_han_numbers(text: str, decimal: str, words: NumberWords) -> list[Number]:
    """The numbers of a text in Chinese, Japanese or Korean, in order; its digits are not full-width any more.

    `words` are the language's own number words, which Korean has beside the numerals.
    """
    rows: list[Number] = []
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        kind, written = "cardinal", "digits"
        evidence: Evidence = "certain"
        parts: tuple[Value, ...] = ()
        if match["clock"] or match["time"]:
            pair = (
                match["clock"].split(":")
                if match["clock"]
                else (match["h"], "30" if match["half"] else match["m"] or "0")
            )
            hours, minutes = int(pair[0]), int(pair[1])
            value: Value = hours + Fraction(minutes, 60)
            values: tuple[Value, ...] = (value, value - 12 if value >= 13 else value + 12)
            kind, parts = "time", (hours, minutes)
        elif match["era"]:
            of = 1 if match["of"] == "元" else int(match["of"])
            values = (ERAS[match["era"]] + of, of)
        elif match["fraction"]:
            below, above = _value(match["below"], decimal), _value(match["above"], decimal)
            if not below or above is None:
                continue
            values, parts = (Fraction(above) / below,), (above, below)
            if below == 100:
                values, kind, parts = (above, Fraction(above) / 100), "percent", ()
            evidence = "certain" if match["above"][0].isdecimal() or below == 100 else "likely"
        elif match["vulgar"]:
            values = (Fraction(unicodedata.numeric(match.group())).limit_denominator(10),)
        elif match["code"]:
            figure = regex.search(r"\d.*", match.group())
            values = readings(figure.group() if figure else "0", decimal)
            kind, evidence = "code", "possible"
        elif match["plain"]:
            values = readings(match.group(), decimal)
            if not values:
                rows.extend(
                    Number(start + figure.start(), start + figure.end(), (int(figure.group()),))
                    for figure in _FIGURES.finditer(match.group())
                )
                continue
        elif match["mixed"]:
            end = _without_unit(text, end)
            if text[start:end].isdecimal():
                written = "digits"
            one = _value(text[start:end], decimal)
            if one is None:
                continue
            values, written = (one,), "mixed"
        elif match["word"]:
            row = _hangul(match.group(), start, words)
            if row is not None:
                rows.append(row)
            continue
        else:
            end = _without_unit(text, end)
            one = _value(text[start:end].partition("点")[0], decimal) if end > start else None
            if one is None:
                continue
            if "点" in match.group():
                end = start + match.group().index("点")
            values, written = (one,), "words"
            evidence = "likely" if end - start > 1 and one > 12 else "possible"
            if end - start == 1:
                weak = (
                    one < 3
                    or one > 10
                    or (text[end : end + 1] in _WEAK_AFTER and text[end : end + 1] not in "个個种種名")
                )
                before = text[start - 1 : start]
                evidence = "possible" if weak or before in "第周期拜其统統唯同专專万" else "likely"
                if before == "第":
                    kind = "ordinal"
            elif one <= 12 and len(match.group()) == 2:
                evidence = "likely"
        mark = text[end : end + 1]
        if (mark in ("%", "٪") and mark) or text[end : end + 7].startswith(("パーセント", "퍼센트", "프로")):
            end += 1 if mark in ("%", "٪") else 5 if text[end] == "パ" else 3 if text[end] == "퍼" else 2
            kind, values = "percent", (*values, Fraction(values[0], 100)) if values else ()
        elif mark in _SHARES and mark and values and values[0] < 10:
            values = (*values, values[0] * 10, Fraction(values[0], 10))
        if values:
            rows.append(Number(start, end, values, kind, written, evidence, parts))
    return rows


def _without_unit(text: str, end: int) -> int:
    """The end without a prefix of the unit that follows: 千 of 千瓦 (kilowatt), 兆 of 兆赫, 百 of 百帕."""
    if text[end - 1] in "千兆百" and text[end : end + 1] in _PREFIXED and end < len(text):
        return end - 1
    return end


def _value(written: str, decimal: str) -> Value | None:
    """The value of Han numerals, digits, or both together; None for what is no single number (七八)."""
    pieces = _PIECE.findall(written)
    if all(piece in _DIGITS for piece in pieces):
        if len(pieces) == 2 and pieces[0] not in "〇零○":
            return None  # 七八: seven or eight
        return int("".join(str(_DIGITS[piece]) for piece in pieces)) if len(pieces) <= 30 else None
    total: Value = 0
    section: Value = 0
    current: Value | None = None
    if len(pieces) > 40:
        return None
    for piece in pieces:
        if piece in _DIGITS:
            current = _DIGITS[piece] if current in (None, 0) else current * 10 + _DIGITS[piece]
        elif piece in _SMALL:
            section, current = section + (1 if current is None else current) * _SMALL[piece], None
        elif piece in _LARGE:
            section += current or 0
            if total and total < _LARGE[piece]:
                total, section = (total + section) * _LARGE[piece], 0
            else:
                total, section = total + (section or 1) * _LARGE[piece], 0
            current = None
        else:
            read = readings(piece, decimal)
            if not read:
                return None
            current = read[0]
    return total + section + (current or 0)


def _hangul(word: str, start: int, words: NumberWords) -> Number | None:
    found = words.phrases.get(fold_word(word))
    if found is None or found.role == "magnitude":
        return None
    return Number(
        start, start + len(word), (found.value,), found.role, "words", "possible" if len(word) < 2 else "likely"
    )
