"""Numbers of a text by value: digits of every script, magnitudes, percent, times of day, fractions, number words.

Every reading is kept where a number can be read in several ways (1.500 is 1500 in Vietnamese and 1.5 in English; 5m is
five or five million), the likeliest first, so that two numbers are the same when any of their readings agree.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_re
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
    if own.year_offset:
        found = [_in_our_era(number, own.year_offset) for number in found]
    return _ranges(text, found)


def _without_escapes(text: str) -> str:
    """The text, in whose addresses no letter is written by its bytes (%C5%82, RFC 3986, 2.1): they are no figures."""
    if "%" not in text or _ESCAPES.search(text) is None:
        return text
    for start, end in find_addresses(text):
        address = _ESCAPES.sub(lambda escapes: "x" * len(escapes[0]), text[start:end])
        text = text[:start] + address + text[end:]
    return text


def _in_our_era(number: Number, offset: int) -> Number:
    """With the year of our calendar as one more reading: 2566 is 2023 in Thai."""
    year = number.values[0]
    return number._replace(values=(*number.values, year - offset)) if 1857 < year - offset < 2157 else number


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
