"""Dates of the Islamic and the Persian calendar, as those of ours that they are: 15 رمضان 1445, ۱۵ مهر ۱۴۰۲.

Days are counted as Dershowitz and Reingold's Calendrical Calculations do: the Islamic year by its arithmetic rule, from
which the moon's sighting differs by a day or two either way, the Persian one by the cycle of 2,820 years.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.dates.readings import Date, Reading, read_date

__all__ = ["dates_of_eras"]

#: The day before the first of either calendar, as Python counts days.
_ISLAMIC_EPOCH, _PERSIAN_EPOCH = 227014, 226895
#: Days by which a date may differ from the rule's, the likeliest first.
_SIGHTED, _COUNTED = (0, -1, 1, -2, 2), (0, -1, 1)
#: The last year that is told: that of 2272 in the Islamic calendar.
_LAST = 1700
_CYCLE, _CYCLE_DAYS = 2820, 1029983


def dates_of_eras(text: str, language: str) -> Iterator[Date]:
    """The dates with day, month and year that a text gives in another calendar than ours."""
    own = language_of(language).calendar
    for names, ordinal, off in ((own.islamic, _islamic, _SIGHTED), (own.persian, _persian, _COUNTED)):
        if not names:
            continue
        months = {form: int(month) for month, forms in names.items() for form in forms}
        for match in _pattern(tuple(sorted(months, key=len, reverse=True))).finditer(text):
            day, month, year = int(match["day"]), months[match["month"].casefold()], int(match["year"])
            if not (1 <= day <= 31 and 1 <= year <= _LAST):
                continue
            at = ordinal(year, month, day)
            days = (date.fromordinal(at + apart) for apart in off)
            readings: list[Reading] = [(one.year, one.month, one.day) for one in days]
            found = read_date(match, readings, certain=False)
            if found is not None:
                yield found


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> regex.Pattern[str]:
    either = "|".join(map(regex.escape, names))
    return regex.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s{{1,2}}(?P<month>{either})\s{{1,2}}(?:\p{{L}}{{1,5}}\s)?(?P<year>\d{{3,4}})(?!\d)",
        regex.IGNORECASE,
    )


def _islamic(year: int, month: int, day: int) -> int:
    return day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH


def _persian(year: int, month: int, day: int) -> int:
    cycles, of_cycle = divmod(year - 474, _CYCLE)
    of_cycle += 474
    before = (month - 1) * 31 if month <= 7 else (month - 1) * 30 + 6
    days = day + before + (of_cycle * 682 - 110) // 2816 + (of_cycle - 1) * 365
    return days + cycles * _CYCLE_DAYS + _PERSIAN_EPOCH
