"""Numbers of a text by value: digits of every script, magnitudes, percent, times of day, fractions, number words.

Every reading is kept where a number can be read in several ways (1.500 is 1500 in Vietnamese and 1.5 in English; 5m is
five or five million), the likeliest first, so that two numbers are the same when any of their readings agree.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import regex

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.language import conjunctions_of
from review.text.numbers.digits import (
    DigitEvidence,
    Number,
    decimal_symbol,
    group_symbol,
    plain_digits,
    readings,
    whole,
)
from review.text.numbers.han import find_han_numbers
from review.text.numbers.scan import Scan
from review.text.numbers.words import number_words
from review.text.tokens import find_addresses

__all__ = ["DigitEvidence", "Number", "decimal_symbol", "find_numbers", "group_symbol", "readings"]

#: Bytes of letters in an address.
_ESCAPES = lazy_re(r"(?:%[0-9A-Fa-f]{2})+")
_HALF = Fraction(1, 2)
#: The word that a half belongs to, the conjunction, and an article: hour and a half. Characters to look at.
_BEFORE_HALF = lazy_regex(r"(?<![\p{L}\p{M}])[\p{L}\p{M}]+\s{1,3}([\p{L}\p{M}]+)\s{1,3}(?:[\p{L}\p{M}]{1,4}\s{1,3})?\Z")
_NEAR = 40
_MAGNITUDES = (1000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**12)


@lru_cache(maxsize=1)
def _range() -> regex.Pattern[str]:
    """What stands between the two numbers of a range."""
    words = "|".join(map(regex.escape, language_of(EVERYWHERE).numbers.range_words))
    return regex.compile(rf"[\s-]*(?:[-–—~〜～至到、]|{words})[\s-]*", regex.IGNORECASE)


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of `text` in order, none overlapping another."""
    own = language_of(language).numbers
    text = _without_escapes(plain_digits(text))
    if own.numerals == "han":
        return _ranges(text, find_han_numbers(text, decimal_symbol(language), number_words(language)))
    found = [*Scan(text, language).numbers()]
    found = [_with_whole(text, n, found, language) for n in range(len(found))]
    if own.year_offsets:
        offsets = [int(offset) for offset in own.year_offsets]
        found = [_in_our_era(number, offsets) for number in found]
    return _ranges(text, found)


def _with_whole(text: str, index: int, numbers: list[Number], language: str) -> Number:
    """A half behind what it is a half of, read with that, too: an hour and a half is 1.5, two hours and a half 2.5."""
    half = numbers[index]
    if half.values[0] != _HALF or half.written != "words":
        return half
    before = _BEFORE_HALF.search(text, max(0, half.start - _NEAR), half.start)
    if before is None or before[1].casefold() not in conjunctions_of(language):
        return half
    ahead = numbers[index - 1] if index else None
    counted = ahead is not None and text[ahead.end : before.start()].isspace()
    wholes = ahead.values if ahead is not None and counted else (1,)
    return half._replace(values=(*half.values, *(value + _HALF for value in wholes)))


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
