"""Days of the Hebrew calendar, in Hebrew letters before the name of a month: ט"ו בשבט, ה' באייר תש"ח.

Days are counted as Dershowitz and Reingold's Calendrical Calculations do: months from Nisan, years from Tishri; a day
begins with the evening before it, so that the one before may be meant too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.dates.readings import Date, Reading, read_date

__all__ = ["hebrew_dates", "hebrew_days", "hebrew_value"]

#: The day before the first of the first year, as Python counts days.
_EPOCH = -1373427
_NISAN, _TISHRI, _ADAR, _SECOND_ADAR = 1, 7, 12, 13
#: A letter's value: א is 1, י 10, ק 100; the letters at a word's end count as elsewhere.
_VALUES = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True))
_FINAL = str.maketrans("ךםןףץ", "כמנפצ")
_DAY = r"(?<!\p{L})(?:[בלמהו]-?)?(?P<day>[א-ל]['׳]|[יכל][\"״][א-ט]|ט[\"״][וז])"
_YEAR = r"(?:ה['׳])?(?P<year>ת[א-ת]{0,4}[\"״][א-תךםןףץ])"


def hebrew_value(letters: str) -> int | None:
    """What Hebrew letters count; None where the larger do not stand first, but for 15 and 16 (ט"ו)."""
    values = [_VALUES[letter] for letter in letters.translate(_FINAL) if letter in _VALUES]
    return sum(values) if values == sorted(values, reverse=True) else None


def hebrew_days(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Where the days of months stand in a text, with their number."""
    for match in _dates(text, language):
        value = hebrew_value(match["day"])
        if value is not None:
            yield *match.span("day"), value


def hebrew_dates(text: str, language: str) -> Iterator[Date]:
    """The dates with day, month and year, as those of ours that they are."""
    months = _months(language)
    for match in _dates(text, language):
        day, of = hebrew_value(match["day"]), hebrew_value(match["year"] or "")
        if not day or not of or not match["year"]:
            continue
        days = list(_ours(5000 + of, months[match["month"]], day))
        readings: list[Reading] = [(one.year, one.month, one.day) for one in days]
        found = read_date(match.span(), readings, certain=False)
        if found is not None:
            yield found


def _dates(text: str, language: str) -> Iterator[regex.Match[str]]:
    names = _months(language)
    if not names or not any(mark in text for mark in "\"״'׳"):
        return
    yield from _pattern(tuple(sorted(names, key=len, reverse=True))).finditer(text)


@lru_cache(maxsize=8)
def _months(language: str) -> dict[str, int]:
    return {form: int(month) for month, forms in language_of(language).calendar.hebrew.items() for form in forms}


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> regex.Pattern[str]:
    either = "|".join(map(regex.escape, names))
    return regex.compile(rf"{_DAY}\s{{1,2}}[בל]?(?P<month>{either})(?!\p{{L}})(?:,?\s{{1,2}}{_YEAR}(?!\p{{L}}))?")


def _ours(year: int, month: int, day: int) -> Iterator[date]:
    """The days of our calendar that a date may be; Adar alone is either of two in a leap year."""
    months = (_SECOND_ADAR, _ADAR) if month == _ADAR and _is_leap(year) else (month,)
    for one in months:
        at = _new_year(year) + day - 1
        first = range(_TISHRI, one) if one >= _TISHRI else (*range(_TISHRI, _last(year) + 1), *range(_NISAN, one))
        at += sum(_length(year, earlier) for earlier in first)
        yield from (date.fromordinal(at), date.fromordinal(at - 1))


def _is_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _last(year: int) -> int:
    return _SECOND_ADAR if _is_leap(year) else _ADAR


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _new_year(year: int) -> int:
    before, now, after = (_elapsed(one) for one in (year - 1, year, year + 1))
    late = 2 if after - now == 356 else 1 if now - before == 382 else 0
    return _EPOCH + now + late


def _length(year: int, month: int) -> int:
    days = _new_year(year + 1) - _new_year(year)
    short = month in (2, 4, 6, 10, 13) or (month == _ADAR and not _is_leap(year))
    short = short or (month == 8 and days not in (355, 385)) or (month == 9 and days in (353, 383))
    return 29 if short else 30
