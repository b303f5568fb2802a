"""Numbers of a text by value: digits of every script, magnitudes, percent, times of day, fractions, number words.

Every reading is kept where a number can be read in several ways (1.500 is 1500 in Vietnamese and 1.5 in English; 5m is
five or five million), the likeliest first, so that two numbers are the same when any of their readings agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

import regex

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.language import conjunctions_of
from review.text.numbers.ages import with_ages
from review.text.numbers.counters import counted_words, with_counters
from review.text.numbers.digits import (
    DigitEvidence,
    Number,
    decimal_symbol,
    group_symbol,
    plain_digits,
    readings,
    whole,
)
from review.text.numbers.eras import in_hebrew_letters, in_islamic_years
from review.text.numbers.han import find_han_numbers
from review.text.numbers.han_clock import find_times_in_words
from review.text.numbers.how_often import often_in_a_word
from review.text.numbers.runs import numbers_in_runs
from review.text.numbers.scan import Scan
from review.text.numbers.shares import with_shares
from review.text.numbers.unit_names import names_of, unit_at
from review.text.numbers.words import number_words
from review.text.tokens import find_addresses

__all__ = ["DigitEvidence", "Number", "before_half", "decimal_symbol", "find_numbers", "group_symbol", "readings"]

#: Bytes of letters in an address.
_ESCAPES = lazy_re(r"(?:%[0-9A-Fa-f]{2})+")
#: What is said with a number before it: an hour and a half, and a quarter.
_HALF = Fraction(1, 2)
_HALVES = frozenset((_HALF, Fraction(1, 4), Fraction(3, 4)))
#: Years of figures.
_FIGURES = lazy_regex(r"\d{3,4}\s?\p{L}|\d{3,4}\s?\(")
#: How far before a half its number ends, in characters.
_NEAR = 40
#: The minutes of a half of a football match, and fewer than one lasts that has time added on.
_HALF_OF_MATCH, _MATCH = 45, 60
_MAGNITUDES = (1000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**12)


@lru_cache(maxsize=1)
def _range() -> regex.Pattern[str]:
    """What stands between the two numbers of a range."""
    words = "|".join(map(regex.escape, language_of(EVERYWHERE).numbers.range_words))
    return regex.compile(rf"[\s-]*(?:[-–—~〜～至到、]|{words})[\s-]*", regex.IGNORECASE)


#: What stands behind the last word of a sentence.
_ENDS = lazy_regex(r"\s*(?:[।.!?,;:”’\"'—–)]|\Z)")


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of `text` in order, none overlapping another."""
    own = language_of(language).numbers
    text = _without_escapes(plain_digits(text))
    if own.numerals == "han":
        decimal, words = decimal_symbol(language), number_words(language)
        times = find_times_in_words(text, decimal, words)
        found = _with_more(_without_counters(find_han_numbers(text, decimal, words)), times)
        found = with_counters(text, _beside_others(found, counted_words(text, language)), language)
        with_shares(text, found, language)
        return _ranges(text, _in_the_match(text, found, own.second_half))
    found = [*Scan(text, language).numbers()]
    if own.verbs_last:
        found = [
            one for one in found if text[one.start : one.end] not in own.verbs_last or not _ENDS.match(text, one.end)
        ]
    if own.numerals:
        more = list(numbers_in_runs(text, language) if own.numerals == "runs" else in_hebrew_letters(text, language))
        counted = [number for number in found if number.written == "mixed"]  # 7 พันล้าน
        more = [one for one in more if not any(number.start < one.start < number.end for number in counted)]
        found = _with_more(found, more)
        if own.numerals == "runs":
            found = _beside_others(found, counted_words(text, language))
        if own.and_half and own.numerals == "runs":
            found = [_with_half_in_run(text, number, language) for number in found]
    found = _with_more(_without_counters(found), often_in_a_word(text, language))
    _with_halves(text, found, language)
    with_shares(text, found, language)
    if own.year_offsets:
        offsets = [int(offset) for offset in own.year_offsets]
        found = [_in_our_era(number, offsets) for number in found]
    found = with_ages(text, _in_the_match(text, found, own.second_half), language)
    if own.hours_from:
        found = [_in_our_hours(text, number, own.hours_from) for number in found]
    return _ranges(text, in_islamic_years(text, found, language) if _FIGURES.search(text) else found)


def _without_counters(numbers: Iterable[Number]) -> list[Number]:
    """The numbers but for words that are glued to figures, where they say what is counted: 19세, nineteen years."""
    kept: list[Number] = []
    for number in numbers:
        glued = bool(kept) and kept[-1].end == number.start
        if not (glued and number.written == "words" and kept[-1].written == "digits"):
            kept.append(number)
    return kept


def _with_more(found: list[Number], more: Iterable[Number]) -> list[Number]:
    """The numbers and more of them, in order; of two in one place the second."""
    extra = list(more)
    kept = [one for one in found if not any(other.start < one.end and one.start < other.end for other in extra)]
    return sorted((*kept, *extra), key=lambda number: number.start)


def _beside_others(found: list[Number], more: Iterable[Number]) -> list[Number]:
    """The numbers and those of more of them that none of them overlaps, in order."""
    extra = [one for one in more if not any(other.start < one.end and one.start < other.end for other in found)]
    return sorted((*found, *extra), key=lambda number: number.start)


def _with_halves(text: str, numbers: list[Number], language: str) -> None:
    """A half or a quarter behind what it is one of gives that number, too: an hour and a half is 1.5; two hours and a
    half say 2.5 at the two, which may be said with or without it, and at the half.
    """
    own = language_of(language).numbers
    for index, half in enumerate(numbers):
        if half.values[0] not in _HALVES or half.written != "words":
            continue
        part = half.values[0]
        alone = text[half.start : half.end].casefold() in own.and_half
        before = before_half(text, language, half, alone)
        if before is None:
            continue
        at = index - 1
        if alone and index > 1 and text[numbers[at].start : numbers[at].end].casefold() in own.never_last:
            at -= text[numbers[at - 1].end : numbers[at].start].isspace()  # một năm rưỡi, whose năm are years
        ahead = numbers[at] if index else None
        if ahead is not None and ahead.end > before.start() and not text[ahead.end : half.start].strip():
            ahead = ahead if alone else None
        elif ahead is not None and text[ahead.end : before.start()].strip():
            ahead = None
        if ahead is not None and ahead.kind == "cardinal":
            more = tuple(value + part for value in ahead.values)
            numbers[at] = ahead._replace(values=(*ahead.values, *more))
            numbers[index] = half._replace(values=(*half.values, *more))
        elif before["unit"]:
            numbers[index] = half._replace(values=(*half.values, 1 + part))
        one = ahead is None or ahead.values[0] == 1
        unit = unit_at(before["unit"], names_of(language)) if one and before["unit"] and not alone else None
        if unit is not None and "duration" in unit[0].dimensions:  # an hour and a half
            numbers[index] = half._replace(start=before.start("unit"), values=(1 + part, part), evidence="likely")


def _with_half_in_run(text: str, number: Number, language: str) -> Number:
    """With a half more as another reading where one is glued to the unit behind: 2 ชั่วโมงครึ่ง, two hours and a half."""
    own = language_of(language).numbers
    halves = "|".join(map(regex.escape, sorted(own.and_half)))
    match = regex.compile(rf"\s?([\p{{L}}\p{{M}}]{{2,16}}?)(?:{halves})(?![\p{{L}}\p{{M}}])").match(text, number.end)
    unit = unit_at(match[1], names_of(language)) if match is not None and number.kind == "cardinal" else None
    if match is None or unit is None or unit[1] != len(match[1]):
        return number
    return number._replace(values=(*number.values, *(value + Fraction(1, 2) for value in number.values)))


def before_half(text: str, language: str, half: Number, alone: bool) -> regex.Match[str] | None:
    """What stands before a half and its conjunction, as group `unit`: hour of "an hour and a half"; `alone`: the half's
    word says the conjunction, too (rưỡi).
    """
    return _before_half(language, alone).search(text, max(0, half.start - _NEAR), half.start)


@lru_cache(maxsize=64)
def _before_half(language: str, alone: bool) -> regex.Pattern[str]:
    """What a half is a half of, and the conjunction; nothing of it where the half's word says it `alone`."""
    own = language_of(language).numbers
    joints = "|".join(map(regex.escape, sorted(conjunctions_of(language) | own.joints)))
    word = r"(?<![\p{L}\p{M}])(?P<unit>[\p{L}\p{M}]+)?"
    if alone or not joints:
        return regex.compile(word + r"\s{0,3}\Z" if alone else r"(?P<unit>)(?!)")
    article = r"(?:[\p{L}\p{M}]{1,4}\s{1,3})?"
    return regex.compile(rf"{word}(?:^|\s{{1,3}})(?:{joints})\s{{1,3}}{article}\Z", regex.IGNORECASE)


def _without_escapes(text: str) -> str:
    """The text, in whose addresses no letter is written by its bytes (%C5%82, RFC 3986, 2.1): they are no figures."""
    if "%" not in text or _ESCAPES.search(text) is None:
        return text
    for start, end in find_addresses(text):
        address = _ESCAPES.sub(lambda escapes: "x" * len(escapes[0]), text[start:end])
        text = text[:start] + address + text[end:]
    return text


def _in_our_era(number: Number, offsets: list[int]) -> Number:
    """With the year of our calendar as more readings: 2566 is 2023 in Thai, 1365 is 1986 or 1987 in Persian."""
    years = (number.values[0] - offset for offset in offsets)
    return number._replace(values=(*number.values, *(year for year in years if 1857 < year < 2157)))


def _in_the_match(text: str, numbers: list[Number], second_half: tuple[str, ...]) -> list[Number]:
    """With the minute of the match as one more reading, where a number may be one of the second half: 후반 30분."""
    folded = text.casefold() if second_half and numbers else ""
    if not any(word in folded for word in second_half):
        return numbers
    found = []
    for number in numbers:
        minute, beside = number.values[0], folded[max(0, number.start - _NEAR) : number.end + _NEAR]
        if (
            number.kind in ("cardinal", "ordinal")
            and 0 < minute < _MATCH
            and any(word in beside for word in second_half)
        ):
            number = number._replace(values=(*number.values, minute + _HALF_OF_MATCH))
        found.append(number)
    return found


def _in_our_hours(text: str, number: Number, hours_from: Mapping[str, int]) -> Number:
    """With the hour of our clocks as more readings: 3 ทุ่ม is 21 or 9 in Thai, saa tatu 9 or 15 in Swahili."""
    hour = number.values[0]
    if not 1 <= hour <= 12:
        return number
    before, behind = text[: number.start].casefold().rstrip(), text[number.end :].casefold().lstrip()
    for said, noon in hours_from.items():
        ahead, _, after = (part.strip() for part in said.partition("*"))
        if before.endswith(ahead) and behind.startswith(after):
            counted = (noon + hour) % 24
            more = {counted, (counted + 12) % 24, counted % 12 or 12} - {hour}
            return number._replace(values=(*number.values, *sorted(more)))
    return number


def _ranges(text: str, numbers: list[Number]) -> tuple[Number, ...]:
    """Gives the first number of a range the magnitude of the second as one more reading: two to three million."""
    for index in range(len(numbers) - 1):
        first, second = numbers[index], numbers[index + 1]
        if (
            second.values[0] >= 1000
            and second.written != "digits"
            and first.values[0] < 1000
            and _range().fullmatch(text, first.end, second.start) is not None
        ):
            more = (whole(value * factor) for value in first.values for factor in _MAGNITUDES)
            numbers[index] = first._replace(values=(*first.values, *more))
    return tuple(numbers)
