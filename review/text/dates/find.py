"""Dates of a text by value: 24/2, Feb 24, ngày 24 tháng 2 năm 2023, 2月24日, 24 февраля; months and weekdays alone.

Day and month are read in the language's order (CLDR); where figures allow two orders, both are kept: without a year
(3/4), and where the language's own order is another than day, month, year, which writers mix (3/4/2025 in English).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import EVERYWHERE, language_of
from review.languages.sections import Calendar
from review.lazy_patterns import lazy_regex
from review.text.dates.calendar import APOSTROPHES, CalendarWords, calendar_words
from review.text.dates.eras import dates_of_eras
from review.text.dates.han import han_dates
from review.text.dates.hebrew import hebrew_dates
from review.text.dates.readings import Date, Reading, read_date, same_date
from review.text.dates.vietnamese import vietnamese_dates
from review.text.dates.weekdays import weekday_at, weekdays_as_listed, weekdays_in_runs
from review.text.normalize import nfc, nfd, same_length_lower

__all__ = ["Date", "find_dates", "same_date"]

_LONG = lazy_regex(r"(?<![\d./-])(\d{1,4})([./-])[ ]?(\d{1,2})\2[ ]?(\d{4}|\d{2})(?![\d/])(?![.-]\d)")
_PAIR = lazy_regex(r"(?<![\d./,-])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/%])(?![.,]\d)")
_MONTH_YEAR = lazy_regex(r"(?<![\d./,-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
_DOTTED = lazy_regex(r"(?<![\d.,])(\d{1,2})\.[ ]?(\d{1,2})\.(?!\d)")
_DIGIT = lazy_regex(r"\d")
_MONTHS = 12
_WORD = lazy_regex(r"(?:[\p{L}\p{M}]{2,}+|\p{Cyrillic}(?=['’ʼ]))(?:[-'’ʼ][\p{L}\p{M}]+)*")
#: So short a stem without an ending is another word (marzę, I dream; marzec is March).
_SHORT_MONTH = 5
#: The words that can be names of months and days where those have a capital.
_CAPITAL = lazy_regex(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]++(?:-[\p{L}\p{M}]+)*")


class _AroundMonth(NamedTuple):
    """What may stand around a month's name: a day before it, a day after it, a year."""

    before: regex.Pattern[str]
    after: regex.Pattern[str]
    year: regex.Pattern[str]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word).replace(r"\-", "-?").replace("'", "['’]") for word in words)


@lru_cache(maxsize=1)
def _around_month() -> _AroundMonth:
    own = language_of(EVERYWHERE).calendar
    links, endings, late = map(_alternatives, (own.links, own.day_endings, own.late_day_endings))
    return _AroundMonth(
        regex.compile(
            rf"(?<![\d.,:/$€£])(\d{{1,2}})(?:\s?[-–—]\s?(\d{{1,2}}))?(?:\.|{endings})?"
            rf"(?:[ \u00a0]+(?:(?:{links})[ \u00a0]*)?|-)$"
        ),
        regex.compile(
            rf"\.?[ \u00a0]+(?:the )?(\d{{1,2}})(?:\s?[-–—]\s?(\d{{1,2}})(?!\d))?(?:{late})?"
            rf"(?![\d:%]|[.,]\d|[ ](?:{_alternatives(own.counted)}))"
        ),
        regex.compile(rf"\.?,?[ \u00a0]*(?:(?:{links})[ \u00a0]+)?([12]\d{{3}})(?![\d%]|[.,]\d)"),
    )


def find_dates(text: str, language: str) -> tuple[Date, ...]:
    """The dates of `text` in order, none overlapping another."""
    custom = language_of(language).calendar
    words = calendar_words(language)
    found: list[Date] = []
    if _DIGIT.search(text) is not None:
        found += _numeric(text, words, custom)
        found += dates_of_eras(text, language)
    if custom.hebrew:
        found += hebrew_dates(text, language)
    if custom.dates == "han":
        found += han_dates(text)
    elif custom.dates == "vietnamese":
        found += vietnamese_dates(text)
    else:
        found += _named(text, words, custom)
        found += weekdays_as_listed(same_length_lower(text).translate(APOSTROPHES), language)
        if not language_of(language).traits.spaces:
            found += weekdays_in_runs(text, words.weekdays)
    return _without_overlaps(found)


def _without_overlaps(dates: list[Date]) -> tuple[Date, ...]:
    """The longest of overlapping dates, the first of equally long ones."""
    kept: list[Date] = []
    for date in sorted(dates, key=lambda d: (d.start, d.start - d.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
        elif date.end - date.start > kept[-1].end - kept[-1].start:
            kept[-1] = date
    return tuple(kept)


def _numeric(text: str, words: CalendarWords, custom: Calendar) -> Iterator[Date]:
    """Dates of figures alone: 2023-02-24, 24/2/2023, 24.2., 3/2022."""
    for match in _LONG.finditer(text):
        first, mark, second, last = match[1], match[2], int(match[3]), match[4]
        if len(first) == 4:
            readings: list[Reading] = [(int(first), second, int(last))] if len(last) <= 2 else []
        elif len(first) > 2 or (len(last) == 2 and (mark == "-" or not custom.short_years)):
            continue
        else:
            year = int(last) if len(last) == 4 else (2000 if int(last) < 60 else 1900) + int(last)
            readings = [(year, second, int(first)), (year, int(first), second)]
            if mark == ".":
                readings.pop()
            elif words.order == "mdy":
                readings.reverse()
            elif words.settled and len(last) == 4 and second <= _MONTHS:
                readings.pop()
        date = read_date(match, readings, len(first) == 4 or len(last) == 4)
        if date is not None:
            yield date
    for match in _MONTH_YEAR.finditer(text):
        date = read_date(match, [(int(match[2]), int(match[1]), None)], custom.slashed)
        if date is not None:
            yield date
    for match in _PAIR.finditer(text):
        first_number, second = int(match[1]), int(match[2])
        readings = [(None, second, first_number), (None, first_number, second)]
        if custom.slashed:
            readings.pop()
        elif words.order == "mdy":
            readings.reverse()
        sure = custom.slashed and first_number > 12 and match.group() != "24/7"
        date = read_date(match, readings, sure)
        if date is not None:
            yield date
    if custom.dotted:
        for match in _DOTTED.finditer(text):
            date = read_date(match, [(None, int(match[2]), int(match[1]))])
            if date is not None:
                yield date


def _named(text: str, words: CalendarWords, custom: Calendar) -> Iterator[Date]:
    """Months by name with the day and year beside them, and weekdays by name."""
    months, short, stems, weekdays = words.months, words.short_months, words.month_stems, words.weekdays
    composed = unicodedata.is_normalized("NFC", text)
    lower = same_length_lower(text).translate(APOSTROPHES)
    pattern = _capital_or(tuple(sorted(custom.weekdays))) if words.capitals else _WORD
    for match in pattern.finditer(text):
        start, end = match.span()
        key = lower[start:end] if composed else nfc(lower[start:end])
        month, abbreviated = months.get(key), False
        if month is None:
            weekday = weekday_at(lower, start, end, key, weekdays)
            if weekday is not None:
                yield weekday
                continue
            month = short.get(key)
            abbreviated = month is not None
            if month is None and stems and len(key) > 4:
                bare = key[:-1] + nfd(key[-1])[0]  # oktobrī, in October: oktobri-
                longest = len(key) - (len(key) <= _SHORT_MONTH)
                month = next(
                    (stems[bare[:n]] for n in range(longest, max(3, len(key) - 5), -1) if bare[:n] in stems), None
                )
                if month is None:  # in its August: augusztusában, avqustunda
                    wholes = (key[:n] for n in range(len(key) - 4, max(_SHORT_MONTH, len(key) - 6) - 1, -1))
                    month = next((months[one] for one in wholes if one in months), None)
            if month is None:
                continue
        date = _around(text, start, end, month, words)
        if date is not None:
            yield date
        elif not abbreviated:
            unsure = key in custom.ambiguous_months and not _context(custom.month_context).search(
                text, max(0, start - 12), start
            )
            if not unsure:
                yield Date(start, end, None, month, None, ((None, month, None),))


@lru_cache(maxsize=16)
def _capital_or(forms: tuple[str, ...]) -> regex.Pattern[str]:
    """A word with a capital, or one of the forms without one (mittwochs)."""
    small = "|".join(map(regex.escape, forms))
    return regex.compile(
        rf"{_CAPITAL.pattern}|(?<![\p{{L}}\p{{M}}])(?:{small})(?![\p{{L}}\p{{M}}])" if small else _CAPITAL.pattern
    )


@lru_cache(maxsize=16)
def _context(words: tuple[str, ...]) -> regex.Pattern[str]:
    """Finds a word before a month that says that it is one (in March)."""
    return regex.compile(rf"(?:{'|'.join(words)})[ -]$", regex.IGNORECASE)


def _around(text: str, start: int, end: int, month: int, words: CalendarWords) -> Date | None:
    """The date around a month's name, None where neither a day nor a year stands beside it."""
    days: list[int] = []
    before = _around_month().before.search(text[max(0, start - 24) : start])
    if before is not None and 1 <= int(before[1]) <= 31:
        days = [int(group) for group in before.groups() if group]
        start -= len(before.group())
    elif words.month_first:
        after = _around_month().after.match(text, end)
        if after is not None and 1 <= int(after[1]) <= 31:
            days = [int(group) for group in after.groups() if group]
            end = after.end()
            if words.order == "ymd" and text[end : end + 1] == ".":  # Hungarian: február 24.
                end += 1
    year_match = _around_month().year.match(text, end)
    year = None
    if year_match is not None:
        year, end = int(year_match[1]), year_match.end()
        if 2400 < year < 2700:  # the Buddhist era of Thai dates
            year -= 543
    if not days:
        return None if year is None else read_date((start, end), [(year, month, None)])
    return read_date((start, end), [(year, month, day) for day in days])
