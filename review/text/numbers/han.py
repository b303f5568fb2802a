"""Numbers in Chinese, Japanese and Korean: 3.5万, 1億2000万, 二十五, 三分之一, 15時50分, 5만."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from review.lazy_patterns import lazy_regex
from review.text.dates.calendar import ERAS
from review.text.numbers.digits import DigitEvidence, Number
from review.text.numbers.han_forms import READINGS, Match, plain_reading
from review.text.numbers.han_parts import in_parts
from review.text.numbers.han_values import DIGITS, HAN, LARGE, OR_MORE, SMALL, han_value
from review.text.numbers.words import NumberWords, fold_word

__all__ = ["find_han_numbers"]

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
#: Two digits in a row before a magnitude or after a ten are about as many: 六七千, 十七八.
_ABOUT = lazy_regex(
    rf"(?P<head>(?:[{_ONLY_HAN}]*[{_MAGNITUDES}])?)(?P<first>[一二三四五六七八])(?P<second>[二三四五六七八九])"
    rf"(?P<tail>(?:[{_MAGNITUDES}]+)|(?<=十..))"
)
#: Two figures between brackets with a comma alone between them: a list.
_LISTED = lazy_regex(r"[\[(（{【]\d+(?:,\d+)+[\])）}】]")
_FIGURES = lazy_regex(r"\d{1,30}")
_PERCENT = lazy_regex("[%٪]|パーセント|퍼센트|프로")
#: A half more of what is counted: 一个半小时, 2年半, 한 시간 반; not the half of another word (半島).
_HALF = lazy_regex(
    r"(?:[个個]|[年天日分秒倍歳岁歲周週斤里米]|小[时時]|分[钟鐘]|[时時][间間]|[かカヶケヵ]月|[週周][间間]|公[里斤]"
    r"|\s?(?:년|달|시간|개월|주|배|살)\s?)[半반](?![島岛导導径徑数數分兽獸神山路空身夜球衣价價决決月])"
)
#: What makes an ordinal of figures: 第3, 3番目, 3번째.
_RANK = frozenset("第제")
_RANKED = lazy_regex("番目|번째|등(?![급분])")
#: A straw mat measures rooms: square metres by the fair trade code for real estate (1.62), and the mats that are laid.
_MAT, _MAT_SIZES = "畳", (Fraction(162, 100), Fraction(154, 100), Fraction(182, 100))


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
            not plain_reading(match, text, decimal).values
            or ("," in match.group() and _LISTED.match(text, match.start() - 1))
        ):
            rows += _separate(match)
        elif match["han"] and (about := _ABOUT.fullmatch(match.group())):
            rows += _about(match.start(), about, decimal)
        else:
            number = next(read(match, text, decimal) for kind, read in READINGS.items() if match[kind])
            if number is not None and number.values:
                rows.append(_shared(text, number))
    return rows


def _is_several(match: Match, text: str, decimal: str) -> bool:
    """Whether figures are no single number: an address, a version, a list."""
    listed = "," in match.group() and _LISTED.match(text, match.start() - 1) is not None
    return listed or not plain_reading(match, text, decimal).values


def _separate(match: Match) -> Iterator[Number]:
    """Each of the figures."""
    for figure in _FIGURES.finditer(match.group()):
        start, end = (match.start() + at for at in figure.span())
        yield Number(start, end, (int(figure.group()),))


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
