"""Weekdays and full dates as CLDR writes them, in every language that has a file."""

from __future__ import annotations

import datetime

import pytest
from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from review.languages.language import EVERYWHERE, language_tags
from review.text.dates.find import find_dates

#: Months in figures, ordinals or several words, and letters that writers leave out; weekdays that are months, too.
NOT_READ = {"bo", "ckb", "dv", "dz", "mn", "as", "ga", "ml", "si", "br", "cy", "mt", "sa"}


def known(tag: str) -> bool:
    try:
        Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return False
    return tag not in NOT_READ | {EVERYWHERE}


@pytest.mark.parametrize("tag", [tag for tag in language_tags() if known(tag)])
def test_a_full_date_of_cldr_is_read(tag: str) -> None:
    for month in range(1, 13):
        written = format_date(datetime.date(2023, month, 14), "long", locale=Locale.parse(tag))
        readings = [reading[1:] for date in find_dates(written, tag) for reading in date.readings]
        assert (month, 14) in readings, written
    for day in range(7):
        written = format_date(datetime.date(2023, 5, 15 + day), "full", locale=Locale.parse(tag))
        assert day in {date.weekday for date in find_dates(written, tag)}, written


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("he", "ביום שני", ["יום שני"]),
        ("bn", "সোমবারে", ["সোমবারে"]),
        ("ka", "ორშაბათს", ["ორშაბათს"]),
        ("ru", "по пятницам", ["пятницам"]),
        ("th", "ร้านปิดทุกวันอังคาร", ["วันอังคาร"]),
        ("it", "Domenico dorme.", []),
        ("ru", "Пятницкий сказал", []),
        ("ar", "أبرز الأحداث", []),
        ("ro", "lunile trec", []),
    ],
)
def test_weekdays(language: str, text: str, found: list[str]) -> None:
    assert [text[d.start : d.end] for d in find_dates(text, language) if d.weekday is not None] == found


def test_a_month_with_its_preposition_is_one_beside_a_day() -> None:
    assert [date.month for date in find_dates("ב-14 במאי", "he")] == [5]
    assert find_dates("הבמאי זכה", "he") == ()
