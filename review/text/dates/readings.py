"""A date by value, with every reading that it can have."""

from __future__ import annotations

from typing import NamedTuple

import regex

__all__ = ["Date", "Reading", "read_date", "same_date", "weekday_of"]

Reading = tuple[int | None, int | None, int | None]


class Date(NamedTuple):
    """`text[start:end]`: year, month and day as likeliest read, None for what it does not say.

    `readings` are all (year, month, day) that it can be. A weekday alone has `weekday` (0 is Monday) and nothing else.
    `certain`: no doubt that it is a date (24/2 may be a fraction, March a verb in capitals).
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    readings: tuple[Reading, ...] = ()
    weekday: int | None = None
    certain: bool = True


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def same_date(one: Date, other: Date) -> bool:
    """Whether two dates can be the same: some readings agree in all that both say, and both say month or day."""
    for year, month, day in one.readings:
        for other_year, other_month, other_day in other.readings:
            if (
                (month is None or other_month is None or month == other_month)
                and (day is None or other_day is None or day == other_day)
                and (year is None or other_year is None or year == other_year or year % 100 == other_year % 100)
            ):
                return True
    return False


def _valid(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= (_DAYS[month - 1] if month else 31))


def weekday_of(place: regex.Match[str], weekday: int, certain: bool = True) -> Date:
    """A weekday alone, 0 for Monday."""
    start, end = place.span()
    return Date(start, end, None, None, None, readings=((None, None, None),), weekday=weekday, certain=certain)


def read_date(place: regex.Match[str] | tuple[int, int], readings: list[Reading], certain: bool = True) -> Date | None:
    """The date with those of its readings that the calendar has, the likeliest first; None where it has none."""
    readings = [(year, month, day) for year, month, day in readings if _valid(month, day)]
    if not readings:
        return None
    start, end = place if isinstance(place, tuple) else place.span()
    return Date(start, end, *readings[0], tuple(dict.fromkeys(readings)), None, certain)
