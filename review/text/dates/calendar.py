"""Month and weekday names of each language, and the order of a numeric date, from CLDR through Babel.

CLDR has the forms of a full date (24 февраля) and those that stand alone (февраль); other cases are recognised by the
name's stem where a language has cases, and a few accusatives of weekdays are in the language's file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import regex
from babel.localedata import locale_identifiers

from review.kept_values import kept_value
from review.languages.language import language_of
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.cldr import own_tables
from review.text.language import locale_of
from review.text.normalize import same_length_lower

__all__ = ["APOSTROPHES", "ERAS", "CalendarWords", "calendar_words"]

#: The year before the first of an era: Japan's, and the Republic of China's.
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911}


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Folded names → month 1 to 12, or weekday 0 (Monday) to 6; `order` is "dmy", "mdy" or "ymd" for digits alone."""

    months: dict[str, int]
    #: Abbreviations, which count only beside a day or a year (Mar 3, 3 mai).
    short_months: dict[str, int]
    month_stems: dict[str, int]
    weekdays: dict[str, int]
    order: str
    #: Whether the day follows the month in words too (February 24).
    month_first: bool
    #: Whether names are written with a capital, so that lower case is another word (may, march).
    capitals: bool
    #: Whether CLDR says that a date of figures has the day first, then the month, then the year.
    settled: bool = False


_STEM = 4
#: A last consonant, its soft sign aside, and the vowel before it that other cases lack.
_FLEETING = lazy_regex(r"(?<=\p{L})([aeаеэ])([bcdfghjklmnpqrstvwxzбвгджзклмнпрст])ь?\Z")
_REGION = lazy_re(r"[A-Z]{2}")
#: What tells letters to join, or not to, which writers leave out.
_JOINERS = lazy_regex("[\u200c\u200d]")


#: Apostrophes inside names (п’ятниця), as they are compared.
APOSTROPHES = str.maketrans("’ʼ", "''")


def _key(name: str) -> str:
    return same_length_lower(name).strip(". \u200f").translate(APOSTROPHES)


@lru_cache(maxsize=128)
def calendar_words(language: str) -> CalendarWords:
    """The calendar names of a language (BCP 47); empty tables where CLDR lacks it or writes months as figures."""
    made: tuple[Any, ...] = kept_value(f"calendar-{language}", lambda: _values(_from_cldr(language)))
    return CalendarWords(*made)


def _values(words: CalendarWords) -> tuple[Any, ...]:
    return tuple(getattr(words, one.name) for one in fields(words))


def _from_cldr(language: str) -> CalendarWords:
    locale = locale_of(language)
    if locale is None:
        return CalendarWords({}, {}, {}, {}, "dmy", False, False)
    own = language_of(language).calendar
    months: dict[str, int] = {}
    short: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width, table in (("wide", months), ("abbreviated", short)):
            for month, name in locale.months[context][width].items():
                name = regex.sub(r"^d(?:e |['’])", "", str(name))
                if not any(c.isdecimal() for c in name) and len(name) > 1 and " " not in name:
                    table.setdefault(_key(name), month)
                    table.setdefault(_key(_JOINERS.sub("", name)), month)
        for day, name in locale.days[context]["wide"].items():
            weekdays.setdefault(_key(str(name)), day)
            weekdays.setdefault(_key(_JOINERS.sub("", str(name))), day)
    for name, month in _regional_months(language):
        short.setdefault(name, month)
    short.update(own.short_months)
    for name, month in tuple(months.items()):
        for ending in own.month_endings:
            short.setdefault(name + ending, month)
        for beginning in own.month_beginnings:
            short.setdefault(beginning + name, month)
    initial = next(iter(locale.months["format"]["wide"].values()), "")
    for form in own.weekdays:
        day = _nearest(form, weekdays)
        if day is not None:
            weekdays.setdefault(form, day)
    for name, day in tuple(weekdays.items()):
        for beginning in own.month_beginnings if " " not in name else ():
            weekdays.setdefault(beginning + name, day)
    order = _order(str(locale.date_formats["short"].pattern))
    return CalendarWords(
        months,
        {name: month for name, month in short.items() if name not in months},
        _stems(months) if own.months_inflect else {},
        weekdays,
        order,
        _order(str(locale.date_formats["long"].pattern)) != "dmy",
        bool(initial) and str(initial)[0].isupper(),
        order == "dmy",
    )


def _regional_months(language: str) -> Iterator[tuple[str, int]]:
    """What months are called in some regions of a language, by CLDR (Jänner, setiembre, آب); none for such a tag."""
    for identifier in locale_identifiers():
        base, _, region = identifier.partition("_")
        if base == language and _REGION.fullmatch(region):
            names = own_tables(identifier).get("months", {}).get("format", {}).get("wide")
            for month, name in names.items() if isinstance(names, dict) else ():
                if len(name) > 1 and " " not in name:
                    yield _key(name), month


def _nearest(form: str, weekdays: dict[str, int]) -> int | None:
    """The weekday whose name's last word begins as `form` does, for longest; before that one of several words that ends
    so, and one that `form` ends in.
    """
    last = form.rpartition(" ")[2]
    same = {day for name, day in weekdays.items() if name.rpartition(" ")[1:] == (" ", last)}
    if len(same) == 1:
        return same.pop()
    behind = {day for name, day in weekdays.items() if form.endswith(name)}  # ថ្ងៃពុធ, the day Wednesday
    if len(behind) == 1:
        return behind.pop()
    best, length = None, 2
    for whole, day in weekdays.items():
        name = whole.rpartition(" ")[2]  # e hënë, Monday: hënën
        common = next(
            (i for i, (a, b) in enumerate(zip(form, name, strict=False)) if a != b), min(len(form), len(name))
        )
        if common > length:
            best, length = day, common
    return best


def _stems(months: dict[str, int]) -> dict[str, int]:
    """Names without their last letter, where that still tells them apart (феврал-, helmiku-), and without the vowel
    before it, which cases leave out (oktoobri- of oktoober, септембра of септембар, жніўня of жнівень).
    """
    stems: dict[str, int] = {}
    for name, month in months.items():
        if len(name) > _STEM:
            stems.setdefault(name[:-1], month)
        fleeting = _FLEETING.search(name)
        if fleeting is not None and fleeting.start(1) > _STEM - 1:
            stems.setdefault(name[: fleeting.start(1)] + fleeting[2], month)
    return {
        stem: month
        for stem, month in stems.items()
        if not any(n.startswith(stem) and m != month for n, m in months.items())
    }


def _order(pattern: str) -> str:
    letters = [c for c in regex.sub(r"'[^']*'", "", pattern) if c in "dMyL"]
    return "".join(dict.fromkeys(letters)).lower().replace("l", "m") or "dmy"
