"""Dates by value, whatever the language writes them with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.dates.calendar import calendar_words
from review.text.dates.find import Date, find_dates, same_date

LANGUAGES = ("en", "vi", "de", "ru", "fr", "zh", "ja", "ko", "hi", "hu", "cs", "th", "xx")


def only(text: str, language: str) -> Date:
    dates = find_dates(text, language)
    assert len(dates) == 1, dates
    return dates[0]


@pytest.mark.parametrize(
    ("text", "language", "year", "month", "day"),
    [
        ("ngày 24/2", "vi", None, 2, 24),
        ("sáng 24/2/2023", "vi", 2023, 2, 24),
        ("Ngày 24 tháng 2 năm 2023", "vi", 2023, 2, 24),
        ("đầu tháng 3", "vi", None, 3, None),
        ("tháng Mười hai", "vi", None, 12, None),
        ("tháng 3/2022", "vi", 2022, 3, None),
        ("on February 24", "en", None, 2, 24),
        ("Feb. 24, 2023", "en", 2023, 2, 24),
        ("the 24th of February 2023", "en", 2023, 2, 24),
        ("in March", "en", None, 3, None),
        ("2023-02-24", "en", 2023, 2, 24),
        ("am 24. Februar", "de", None, 2, 24),
        ("am 24.2., früh", "de", None, 2, 24),
        ("24.02.2023", "ru", 2023, 2, 24),
        ("24 февраля 2023 года", "ru", 2023, 2, 24),
        ("в феврале", "ru", None, 2, None),
        ("24 lutego", "pl", None, 2, 24),
        ("2023 augusztusában nyílt meg", "hu", None, 8, None),
        ("2021-ci ilin avqustunda açılıb", "az", None, 8, None),
        ("افتُتح الجسر في آب 2023", "ar", 2023, 8, None),
        ("في 3 غشت 2023", "ar", 2023, 8, 3),
        ("am 3. Jänner 2024", "de", 2024, 1, 3),
        ("el 11 de setiembre de 1973", "es", 1973, 9, 11),
        ("v únoru", "cs", None, 2, None),
        ("24 de febrero de 2023", "es", 2023, 2, 24),
        ("le 1er mars", "fr", None, 3, 1),
        ("2023年2月24日", "zh", 2023, 2, 24),
        ("二〇二三年五月", "zh", 2023, 5, None),
        ("2023년 2월 24일", "ko", 2023, 2, 24),
        ("2023. február 24-én", "hu", None, 2, 24),
        ("24 फ़रवरी", "hi", None, 2, 24),
        ("5 มีนาคม 2566", "th", 2023, 3, 5),
    ],
)
def test_value(text: str, language: str, year: int | None, month: int | None, day: int | None) -> None:
    date = only(text, language)
    assert (date.year, date.month, date.day, date.certain) == (year, month, day, True)


@pytest.mark.parametrize(
    ("text", "language", "weekday"),
    [
        ("Thứ Ba", "vi", 1),
        ("chủ nhật", "vi", 6),
        ("on Tuesday", "en", 1),
        ("в среду", "ru", 2),
        ("星期三", "zh", 2),
        ("水曜日", "ja", 2),
    ],
)
def test_weekday(text: str, language: str, weekday: int) -> None:
    assert only(text, language).weekday == weekday


@pytest.mark.parametrize(("text", "language"), [("lần thứ ba", "vi"), ("1/3 dân số", "vi"), ("open 24/7", "en")])
def test_what_may_be_none_is_not_certain(text: str, language: str) -> None:
    assert not any(date.certain for date in find_dates(text, language))


@pytest.mark.parametrize("text", ["He may march on.", "March on!", "version 1.2.3", "May I come?"])
def test_english_words_that_are_no_months(text: str) -> None:
    assert find_dates(text, "en") == ()


def test_both_orders_are_kept_where_figures_allow_them() -> None:
    first, second = only("3/4/2023", "en"), only("4. März 2023", "de")
    assert same_date(first, second)
    assert same_date(first, only("3 April 2023", "en"))
    assert not same_date(first, only("5 April 2023", "en"))


def test_order_comes_from_the_language() -> None:
    assert [calendar_words(language).order for language in ("en", "vi", "hu")] == ["mdy", "dmy", "ymd"]


PIECES = st.sampled_from(
    [*"0123456789./-, 年月日周三", "ngày ", "tháng ", "May ", "March", "февраля ", "Thứ ", "ba ", "de ", "th ", "\n"]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(LANGUAGES))
def test_spans_lie_in_the_text_in_order_and_nothing_raises(text: str, language: str) -> None:
    at = 0
    for date in find_dates(text, language):
        assert at <= date.start < date.end <= len(text)
        assert date.readings
        at = date.end


@pytest.mark.parametrize(
    "text", ["24 tháng 2 " * 10_000, "May 5 " * 10_000, "1/" * 50_000, " " * 100_000 + "May", "1月" * 20_000]
)
def test_long_runs_take_bounded_time(text: str) -> None:
    for language in ("vi", "en", "zh"):
        find_dates(text, language)


def test_regions_names_of_months_leave_their_locales_as_they_were() -> None:
    assert find_dates("am 3. Jänner 2024", "de") != ()
    assert only("am 3. Februar 2024", "de-AT").readings == ((2024, 2, 3),)
    assert only("am 3. Jänner 2024", "de-AT").readings == ((2024, 1, 3),)
