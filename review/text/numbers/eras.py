"""Years of other eras: of the Islamic calendar (1445 هـ), and written in Hebrew letters (תשפ"ד)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.dates.hebrew import hebrew_days, hebrew_value
from review.text.numbers.digits import Number

__all__ = ["in_hebrew_letters", "in_islamic_years"]

#: A lunar year has so many of ours, and the first began in 622 (R. G. van Gent's formula for the civil calendar).
_LUNAR, _HEGIRA = 0.970224, 621.5774
#: Years that people write about in that era.
_ISLAMIC = range(1, 1600)
#: A year of the sixth thousand, which is left out or a ה: its hundreds first, and a mark before the last letter.
_YEAR = lazy_regex(r"(?<!\p{L})(?:ה['׳])?(ת[א-ת]{0,4}[\"״][א-תךםןףץ])(?!\p{L})")
#: The first of January of a year of ours lies in the Hebrew year so much larger, its end in the next.
_HEBREW = 3760


@lru_cache(maxsize=32)
def _marks(language: str) -> regex.Pattern[str]:
    """What says that the number before it is a year of the Islamic calendar."""
    words = language_of(language).numbers.islamic | language_of(EVERYWHERE).numbers.islamic
    either = "|".join(map(regex.escape, sorted(words, key=len, reverse=True)))
    return regex.compile(rf"\s{{0,2}}\(?(?:{either})(?!\p{{L}})")


def in_islamic_years(text: str, numbers: list[Number], language: str) -> list[Number]:
    """The numbers, those that are years of the Islamic calendar with the two of our years that they lie in, too."""
    marks = _marks(language)
    return [
        number._replace(values=(*number.values, *_ours(int(number.values[0]))))
        if number.values[0] in _ISLAMIC and marks.match(text, number.end)
        else number
        for number in numbers
    ]


def _ours(year: int) -> tuple[int, int]:
    first = int(_LUNAR * year + _HEGIRA)
    return first, first + 1


def in_hebrew_letters(text: str, language: str) -> Iterator[Number]:
    """Days before a Hebrew month, and years in Hebrew letters, as the Hebrew calendar counts them and as ours does:
    תשפ"ד is 5784, 2023 and 2024.
    """
    for start, end, day in hebrew_days(text, language):
        yield Number(start, end, (day,), written="words", evidence="possible")
    for match in _YEAR.finditer(text):
        value = hebrew_value(match[1])
        if value is not None:
            year = 5000 + value
            start, end = match.span()
            readings = (year, year - _HEBREW, year - _HEBREW - 1, value)
            yield Number(start, end, readings, written="words", evidence="possible")
