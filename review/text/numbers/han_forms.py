"""What each form of a number in Chinese, Japanese and Korean says: 15時50分, 令和5年, 三分之一, 八折, 3.5万, 二十五."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

import regex

from review.lazy_patterns import lazy_regex
from review.text.dates.calendar import ERAS
from review.text.numbers.digits import DigitEvidence, Number, readings
from review.text.numbers.grammar import vulgar
from review.text.numbers.han_prefixes import prefix_reading
from review.text.numbers.han_values import DIGITS, han_value, shortened
from review.text.numbers.words import Value

__all__ = ["READINGS", "WEAK_BEFORE", "Match", "plain_reading"]

#: Characters after a single Han numeral that make it part of another word (一些, 十分), and those before it (第, 周).
_WEAK_AFTER = frozenset("些样樣般定直起切致旦面方边邊下点點个個种種名分部度")
WEAK_BEFORE = frozenset("第周期拜其统統唯同专專万")
_COUNTERS = frozenset("个個种種名")
#: Numerals of contracts, which alone are part of a word or a name (大陆, 参照).
_FORMAL = frozenset("壹贰貳叁參参肆伍陆陸柒捌玖")
_FIGURE = lazy_regex(r"\d.*")
_ARTICLE = "조"
_NUMBERED, _CLAUSE = lazy_regex(r"제\s?\Z"), lazy_regex(r"\s?(?:제\s?)?\d+\s?[항호목]")
#: What may be a law's article as well as trillions, unless money is counted: 22조에, but 22조 원.
_MAY_BE_ARTICLE = lazy_regex(rf"\d{{1,4}}{_ARTICLE}")
_COUNTED = lazy_regex(r"\s?(?:[원엔불개명]|달러|유로|위안|루블|파운드)")
Match: TypeAlias = "regex.Match[str]"
#: How far apart two digits in a row are that say about how many (七八, 三五); and the two of counting (三两).
_AS_MANY, _COUNTING = (1, 2), "两兩"


def _time(match: Match, _text: str, _decimal: str) -> Number:
    """15:50, 15时50分, 3点半."""
    pair = match["clock"].split(":") if match["clock"] else (match["h"], "30" if match["half"] else match["m"] or "0")
    hours, minutes = int(pair[0]), int(pair[1])
    value: Value = hours + Fraction(minutes, 60)
    half = value - 12 if value >= 13 else value + 12
    return Number(match.start(), match.end(), (value, half), "time", parts=(hours, minutes))


def _era(match: Match, _text: str, decimal: str) -> Number | None:
    """令和5年, 民国三十八年: of the era, and of ours."""
    of = 1 if match["of"] == "元" else han_value(match["of"], decimal)
    if of is None and _in_figures(match["of"]):
        of = int("".join(str(DIGITS[digit]) for digit in match["of"]))
    if of is None:
        return None
    return Number(match.start(), match.end(), (ERAS[match["era"]] + of, of))


def _in_figures(written: str) -> bool:
    """Whether Han numerals stand for figures, one each: 三八 for 38."""
    return all(digit in DIGITS for digit in written)


def _fraction(match: Match, _text: str, decimal: str) -> Number | None:
    """三分之一, 100分の5."""
    below, above = han_value(match["below"], decimal), han_value(match["above"], decimal)
    if not below or above is None:
        return None
    if below == 100:
        return Number(match.start(), match.end(), (above, Fraction(above) / 100), "percent")
    evidence: DigitEvidence = "certain" if match["above"][0].isdecimal() else "likely"
    written = "digits" if evidence == "certain" else "words"
    return Number(
        match.start(), match.end(), (Fraction(above) / below,), "cardinal", written, evidence, parts=(above, below)
    )


def _off(match: Match, _text: str, decimal: str) -> Number | None:
    """八折: at eight tenths of the price, 20 percent off."""
    written = match["tenths"]
    value = han_value(written, decimal)
    if value is None:
        digits = [DIGITS[digit] for digit in written if digit in DIGITS]
        value = digits[0] * 10 + digits[1] if len(digits) == len(written) == 2 else None
    if not value:
        return None
    kept = Fraction(value) * 10 if value < 10 else Fraction(value)
    whole, off = (int(one) if one == int(one) else one for one in (kept, 100 - kept))
    values = (off, Fraction(off) / 100, whole, Fraction(whole) / 100, value)
    return Number(match.start(), match.end(), values, "percent", "words", "likely")


def _vulgar(match: Match, _text: str, _decimal: str) -> Number:
    return Number(match.start(), match.end(), (vulgar(match.group()),))


def _code(match: Match, _text: str, decimal: str) -> Number:
    """A380, COVID-19."""
    figure = _FIGURE.search(match.group())
    return Number(
        match.start(), match.end(), readings(figure.group() if figure else "0", decimal), "code", evidence="possible"
    )


def plain_reading(match: Match, _text: str, decimal: str) -> Number:
    """15, 1,234: figures alone; without values where they are no single number."""
    return Number(match.start(), match.end(), readings(match.group(), decimal))


def _mixed(match: Match, text: str, decimal: str) -> Number | None:
    """3.5万, 1億2000万."""
    end, values = _counted(match, text, decimal)
    return Number(match.start(), end, values, written="mixed") if values else None


def _numerals(match: Match, text: str, decimal: str) -> Number | None:
    """二十五, 三; of 三点五 only what stands before the point."""
    start = match.start()
    if _in_a_row(match.group()):
        digits = [DIGITS[digit] for digit in match.group()]
        return Number(start, match.end(), (digits[0] * 10 + digits[1],), written="words", evidence="possible",
                      parts=tuple(digits))  # fmt: skip
    end, values = _counted(match, text, decimal)
    if not values:
        return None
    value = values[0]
    if "点" in match.group():
        end = start + match.group().index("点")
    evidence: DigitEvidence = "likely" if end - start > 1 and value > 12 else "possible"
    if end - start == 1:
        return _numeral(text, start, value)
    if value <= 12 and len(match.group()) == 2:
        evidence = "likely"
    return Number(start, end, values, written="words", evidence=evidence)


def _pair(match: Match, _text: str, _decimal: str) -> Number:
    """双方, 両国: both, as a pair; 三双 is three pairs."""
    return Number(match.start(), match.end(), (2,), written="words", evidence="possible")


def _in_a_row(written: str) -> bool:
    """Whether two digits are a year or a day of one: 九二 is 1992, 六四 the fourth of June; 七八 is seven or eight, as
    三五 is three to five.
    """
    if len(written) != 2 or any(digit not in DIGITS or digit in _COUNTING for digit in written):
        return False
    first, second = (DIGITS[digit] for digit in written)
    return first > 0 and second - first not in _AS_MANY


def _numeral(text: str, start: int, value: Value) -> Number:
    """A single numeral, often part of another word (一些, 十分, 周三), or a text's first; 第三 is the third."""
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    weak = (
        value < 3
        or text[start] in _FORMAL
        or value > 10
        or (after in _WEAK_AFTER and after not in _COUNTERS)
        or not before
        or before in WEAK_BEFORE
    )
    kind = "ordinal" if before == "第" else "cardinal"
    return Number(start, start + 1, (value,), kind, "words", "possible" if weak else "likely")


def _is_article(text: str, start: int, end: int) -> bool:
    """Whether what may be Korean's trillion is a law's article alone: 제22조, 22조 3항."""
    return _NUMBERED.search(text, max(0, start - 2), start) is not None or _CLAUSE.match(text, end) is not None


def _counted(match: Match, text: str, decimal: str) -> tuple[int, tuple[Value, ...]]:
    """Where a number ends, and its readings, without the prefix of the unit behind it: 千 of 三百千瓦, 百 of 三百帕."""
    end, written = match.end(), match.group().partition("点")[0]
    if written.endswith(_ARTICLE) and _is_article(text, match.start(), end):
        written = written.removesuffix(_ARTICLE).rstrip()
        value = han_value(written, decimal)
        return match.start() + len(written), () if value is None else (value,)
    whose = prefix_reading(text, end, written) if match.group() == written else "number"
    values = [han_value(one, decimal) for one in (written, written[:-1]) if one]
    chosen = {"number": [*values[:1], shortened(written, decimal)], "unit": values[1:], "either": values}[whose]
    if _MAY_BE_ARTICLE.fullmatch(match.group()) and not _COUNTED.match(text, end):
        chosen.append(int(written.removesuffix(_ARTICLE)))
    return end - (whose == "unit"), tuple(value for value in chosen if value is not None)


#: By the name of what the pattern of all numbers found (`review.text.numbers.han`).
READINGS: Mapping[str, Callable[[Match, str, str], Number | None]] = {
    "clock": _time,
    "time": _time,
    "era": _era,
    "fraction": _fraction,
    "off": _off,
    "vulgar": _vulgar,
    "code": _code,
    "plain": plain_reading,
    "mixed": _mixed,
    "pair": _pair,
    "han": _numerals,
}
