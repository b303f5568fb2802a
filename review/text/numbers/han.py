"""Numbers in Chinese, Japanese and Korean: 3.5万, 1億2000万, 二十五, 三分之一, 15時50分, 5만."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

import regex

from review.lazy_patterns import lazy_regex
from review.text.dates.calendar import ERAS
from review.text.numbers.digits import DigitEvidence, Number, readings
from review.text.numbers.grammar import vulgar
from review.text.numbers.han_parts import in_parts
from review.text.numbers.han_prefixes import prefix_reading
from review.text.numbers.han_values import DIGITS, HAN, LARGE, OR_MORE, SMALL, han_value, shortened
from review.text.numbers.words import NumberWords, Value, fold_word

__all__ = ["WEAK_BEFORE", "find_han_numbers"]

_MAGNITUDES = "".join((*SMALL, *LARGE))
_ONLY_HAN = "".join(c for c in HAN if c not in "천백만억조")
_KOREAN = "천백만억조"
_PLAIN = r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
#: Hangul that only begins as a magnitude does: 3조각 are three pieces, 3만큼 is by three; behind a space anything but
#: what is counted and particles.
_NO_WORD = (
    r"(?!조[각건]|만[큼들나족]|\s[천백만억조](?!여|[이의에을를은는과와도]|[명원개불엔년대장번건톤]|가구|마리|달러|유로|위안|루블|파운드|킬로|미터"
    r"|[천백만억조])\p{Hangul})"
)
_NUMBER = lazy_regex(
    rf"""(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:]))
    |(?P<time>(?P<h>\d{{1,2}})\s?(?:时|時|点|點|시)(?:\s?(?:(?P<m>\d{{1,2}})\s?[分분]|(?P<half>半|반)))?(?!间|間|간))
    |(?P<era>{"|".join(ERAS)})(?P<of>\d{{1,3}}|元|[{_ONLY_HAN}]{{1,5}})(?=年)
    |(?P<fraction>(?P<below>\d+|[{_ONLY_HAN}]+)\s?(?:分之|分の|분의\s?)(?P<above>\d+(?:\.\d+)?|[{_ONLY_HAN}]+))
    |(?P<off>(?P<tenths>\d(?:\.\d)?|[{_ONLY_HAN}]{{1,2}})折(?![叠疊断斷扣磨腾返旧舊射]))
    |(?P<mixed>(?:{_PLAIN}){_NO_WORD}\s?[多余餘数數여]?[{_MAGNITUDES}](?:(?<=[천백])[만억])?+(?:[{_ONLY_HAN}]|\s?\d++(?:,\d{{3}})*+\s?[{_MAGNITUDES}]{{1,2}}|\s?\d{{4}}(?!\d)|\d++)*+(?:\.\d++)?)
    |(?P<code>(?<![A-Za-z])[A-Za-z]{{1,20}}+-?\d+(?:[.,]\d+)*)
    |(?P<plain>{_PLAIN})
    |(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
    |(?P<pair>(?<![{_ONLY_HAN}\d])[双雙両])
    |(?P<han>[{_ONLY_HAN}]+(?:点[{_ONLY_HAN}]+)?(?:{OR_MORE}[{_ONLY_HAN}]+)?)
    |(?P<word>\p{{Hangul}}+)""",
    regex.VERBOSE,
)
#: Characters after a single Han numeral that make it part of another word (一些, 十分), and those before it (第, 周).
_WEAK_AFTER = frozenset("些样樣般定直起切致旦面方边邊下点點个個种種名分部度")
WEAK_BEFORE = frozenset("第周期拜其统統唯同专專万")
_COUNTERS = frozenset("个個种種名")
#: Numerals of contracts, which alone are part of a word or a name (大陆, 参照).
_FORMAL = frozenset("壹贰貳叁參参肆伍陆陸柒捌玖")
#: Two digits in a row before a magnitude or after a ten are about as many: 六七千, 十七八.
_ABOUT = lazy_regex(
    rf"(?P<head>(?:[{_ONLY_HAN}]*[{_MAGNITUDES}])?)(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])"
    rf"(?P<tail>(?:[{_MAGNITUDES}]+)|(?<=十..))"
)
#: Two figures between brackets with a comma alone between them: a list.
_LISTED = lazy_regex(r"[\[(（{【]\d+(?:,\d+)+[\])）}】]")
_FIGURE = lazy_regex(r"\d.*")
_FIGURES = lazy_regex(r"\d{1,30}")
_PERCENT = lazy_regex("[%٪]|パーセント|퍼센트|프로")
#: A half more of what is counted: 一个半小时, 2年半, 한 시간 반; not the half of another word (半島).
_HALF = lazy_regex(
    r"(?:[个個]|[年天日分秒倍歳岁歲周週斤里米]|小[时時]|分[钟鐘]|[时時][间間]|[かカヶケヵ]月|[週周][间間]|公[里斤]"
    r"|\s?(?:년|달|시간|개월|주|배|살)\s?)[半반](?![島岛导導径徑数數分兽獸神山路空身夜球衣价價决決月])"
)
#: What makes an ordinal of figures: 第3, 3番目, 3번째.
_RANK = frozenset("第제")
_ARTICLE = "조"
_NUMBERED, _CLAUSE = lazy_regex(r"제\s?\Z"), lazy_regex(r"\s?(?:제\s?)?\d+\s?[항호목]")
#: What may be a law's article as well as trillions, unless money is counted: 22조에, but 22조 원.
_MAY_BE_ARTICLE = lazy_regex(rf"\d{{1,4}}{_ARTICLE}")
_COUNTED = lazy_regex(r"\s?(?:[원엔불개명]|달러|유로|위안|루블|파운드)")
_RANKED = lazy_regex("番目|번째|등(?![급분])")
#: A straw mat measures rooms: square metres by the fair trade code for real estate (1.62), and the mats that are laid.
_MAT, _MAT_SIZES = "畳", (Fraction(162, 100), Fraction(154, 100), Fraction(182, 100))

Match: TypeAlias = "regex.Match[str]"


def find_han_numbers(text: str, decimal: str, words: NumberWords) -> list[Number]:
    """The numbers of a text in Chinese, Japanese or Korean, in order; its digits are not full-width any more.

    `words` are the language's own number words, which Korean has beside the numerals.
    """
    rows: list[Number] = []
    for match in _NUMBER.finditer(text):
        if rows and match.start() < rows[-1].end:
            continue  # the 五 of 三成五
        if match["word"]:
            rows += (_shared(text, number) for number in _hangul(match, words))
        elif match["plain"] and (
            not _plain(match, text, decimal).values or ("," in match.group() and _LISTED.match(text, match.start() - 1))
        ):
            rows += _separate(match)
        elif match["han"] and (about := _ABOUT.fullmatch(match.group())):
            rows += _about(match.start(), about, decimal)
        else:
            number = next(read(match, text, decimal) for kind, read in _READ.items() if match[kind])
            if number is not None and number.values:
                rows.append(_shared(text, number))
    return rows


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


def _plain(match: Match, _text: str, decimal: str) -> Number:
    return Number(match.start(), match.end(), readings(match.group(), decimal))


def _separate(match: Match) -> Iterator[Number]:
    """The figures of what is no single number: an address, a version, a list."""
    for figure in _FIGURES.finditer(match.group()):
        start, end = (match.start() + at for at in figure.span())
        yield Number(start, end, (int(figure.group()),))


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


#: How far apart two digits in a row are that say about how many (七八, 三五); and the two of counting (三两).
_AS_MANY, _COUNTING = (1, 2), "两兩"


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


#: Which group of `_NUMBER` is read how.
_READ: Mapping[str, Callable[[Match, str, str], Number | None]] = {
    "clock": _time,
    "time": _time,
    "era": _era,
    "fraction": _fraction,
    "off": _off,
    "vulgar": _vulgar,
    "code": _code,
    "plain": _plain,
    "mixed": _mixed,
    "pair": _pair,
    "han": _numerals,
}


def _about(start: int, about: Match, decimal: str) -> Iterator[Number]:
    """一万六七千, sixteen or seventeen thousand: the number up to the first digit, and the one up to the second."""
    head, first, second, tail = about.groups()
    if DIGITS[second] == DIGITS[first] + 1:
        cut = start + len(head) + 1
        for digit, begin, end in ((first, start, cut), (second, cut, start + len(about.group()))):
            value = han_value(head + digit + tail, decimal)
            if value is not None:
                yield Number(begin, end, (value,), written="words", evidence="likely")


def _shared(text: str, number: Number) -> Number:
    """The number with the percent sign or word after it, as tenths, or in square metres: 5％, 三成, 6畳."""
    end, values = number.end, number.values
    if number.kind == "cardinal" and _HALF.match(text, end) is not None:
        sure: DigitEvidence = "certain" if number.evidence == "certain" else "likely"
        return number._replace(values=(*values, values[0] + Fraction(1, 2)), evidence=sure)
    if number.kind == "cardinal" and ((number.start and text[number.start - 1] in _RANK) or _RANKED.match(text, end)):
        number = number._replace(kind="ordinal") if values[0] == int(values[0]) else number
    percent = _PERCENT.match(text, end)
    if percent is not None:
        return number._replace(end=percent.end(), values=(*values, Fraction(values[0], 100)), kind="percent")
    if text[end : end + 1] == _MAT:
        mats = values[0] + (Fraction(1, 2) if text[end + 1 : end + 2] == "半" else 0)
        return number._replace(values=(mats, *(round(mats * size) for size in _MAT_SIZES)))
    return in_parts(text, number)


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


def _hangul(match: Match, words: NumberWords) -> Iterator[Number]:
    """A number word of Korean's own: 스물; one that may be another word (양측, both sides) with its particles, too."""
    word = match.group()
    found = words.phrases.get(fold_word(word))
    if found is None:
        begun = words.phrases.get(fold_word(word[:_SYLLABLES]))
        found = begun if begun is not None and begun.ambiguous and begun.role in ("cardinal", "ordinal") else None
    if found is not None and found.role != "magnitude":
        sure = len(word) >= _SYLLABLES and not found.ambiguous
        yield Number(match.start(), match.end(), (found.value,), found.role, "words", "likely" if sure else "possible")


#: Of Korean words that are short for two (양국, both countries).
_SYLLABLES = 2
