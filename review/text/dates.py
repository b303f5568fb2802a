"""Dates of a text by value: 24/2, Feb 24, ngày 24 tháng 2 năm 2023, 2月24日, 24 февраля; months and weekdays alone.

Day and month are read in the language's order (CLDR); where figures allow two orders (3/4), both are kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import regex

from review.text.calendar_words import ERAS, CalendarWords, calendar_words
from review.text.language import base_language
from review.text.normalize import nfc, same_length_lower

__all__ = ["Date", "find_dates", "same_date"]

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
_LONG = regex.compile(r"(?<![\d./-])(\d{1,4})([./-])[ ]?(\d{1,2})\2[ ]?(\d{4}|\d{2})(?![\d/])(?![.-]\d)")
_PAIR = regex.compile(r"(?<![\d./,-])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/%])(?![.,]\d)")
_MONTH_YEAR = regex.compile(r"(?<![\d./,-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
_DOTTED = regex.compile(r"(?<![\d.,])(\d{1,2})\.[ ]?(\d{1,2})\.(?!\d)")
_DOTTED_LANGUAGES = frozenset(
    ("de", "cs", "sk", "fi", "sl", "hr", "bs", "sr", "nb", "no", "da", "et", "lv", "is", "lb")
)
_DIGIT = regex.compile(r"\d")
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}+(?:[-'’][\p{L}\p{M}]+)*")
#: The words that can be names of months and days where those have a capital.
_CAPITAL = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]++(?:-[\p{L}\p{M}]+)*")
_LINKS = r"(?:of|de|del|do|d['’]|the|-?ga|ning)"
_BEFORE = regex.compile(
    r"(?<![\d.,:/$€£])(\d{1,2})(?:\s?[-–—]\s?(\d{1,2}))?(?:\.|st|nd|rd|th|er|re|º|ª|-?го|-?е|-?та|-?ти|-?ій)?"
    rf"[ \u00a0]+(?:{_LINKS}[ \u00a0]*)?$"
)
_AFTER = regex.compile(
    r"\.?[ \u00a0]+(?:the )?(\d{1,2})(?:\s?[-–—]\s?(\d{1,2})(?!\d))?(?:st|nd|rd|th)?"
    r"(?![\d:%]|[.,]\d|[ ](?:percent|million|billion|people|years))"
)
_YEAR = regex.compile(rf"\.?,?[ \u00a0]*(?:{_LINKS}[ \u00a0]+)?([12]\d{{3}})(?![\d%]|[.,]\d)")
_HAN_DATE = regex.compile(
    rf"(?:(?P<era>{'|'.join(ERAS)})?(?P<y>\d{{1,4}}|元|[〇零○一二三四五六七八九]{{4}})\s?[年년]\s?)?"
    r"(?P<m>1[0-2]|(?<!\d)0?[1-9]|十[一二]?|(?<![十一二三四五六七八九百千万〇])[一二三四五六七八九])\s?[月월](?![間间])"
    r"(?:\s?(?P<d>[0-3]?\d|[一二三四五六七八九十]{1,3})\s?[日号號일])?"
)
_HAN_WEEKDAY = regex.compile(
    r"(?:星期|礼拜|禮拜|周|週)(?P<z>[一二三四五六日天])(?!年)|(?P<j>[月火水木金土日])曜|(?P<k>[월화수목금토일])요일"
)
_HAN_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_VI_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_VI_WORDS = "giêng|chạp|mười hai|mười một|mười|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|một"
_VI_DAY = regex.compile(
    rf"\b(?:ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm)\s+(\d{{1,2}})(?:\s*[-–]\s*(\d{{1,2}}))?(?:\s*,?\s*tháng\s*|\s?[/.-]\s?)(\d{{1,2}}(?!\d)|{_VI_WORDS})"
    r"(?:(?:\s*,?\s*năm\s*|\s?[/.-]\s?|,\s*)(\d{4}))?(?!\d)",
    regex.IGNORECASE,
)
_VI_LOOSE = regex.compile(
    r"(?<![\d.,/])(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)(?:\s*,?\s*(?:năm\s*)?(\d{4}))?", regex.IGNORECASE
)
_VI_MONTH = regex.compile(
    rf"\btháng\s+(\d{{1,2}}(?![\d.,]\d|\d)|{_VI_WORDS})\b(?:\s*(?:/|-|,?\s*năm)\s*(\d{{4}})|\s+(\d{{4}}))?",
    regex.IGNORECASE,
)
_VI_WEEKDAY = regex.compile(r"\b(thứ)\s(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b|\b(chủ nhật)\b", regex.IGNORECASE)
_VI_DAYS = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
    "bẩy": 5,
    **{str(day): day - 2 for day in range(2, 8)},
}
_VI_CONTEXT = regex.compile(r"(?:hôm|sáng|trưa|chiều|tối|đêm|ngày|vào|và)\s+$", regex.IGNORECASE)
#: English month names that are other words in capitals too: they need a word before them that goes with a month.
_EN_UNSURE = frozenset(("may", "march", "august", "april", "june"))
_EN_CONTEXT = regex.compile(
    r"(?:in|of|since|until|till|by|early|late|mid|last|this|next|from|to|and|through|between|"
    r"during|for|before|after|end|beginning)[ -]$",
    regex.IGNORECASE,
)


def find_dates(text: str, language: str) -> tuple[Date, ...]:
    """The dates of `text` in order, none overlapping another."""
    base = base_language(language)
    words = calendar_words(language)
    found: list[Date] = []
    if _DIGIT.search(text) is not None:
        found += _numeric(text, words, base)
    if base in ("zh", "ja", "yue", "ko"):
        found += _han(text)
    elif base == "vi":
        found += _vietnamese(text)
    else:
        found += _named(text, words, base)
    return _without_overlaps(found)


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


def _without_overlaps(dates: list[Date]) -> tuple[Date, ...]:
    """The longest of overlapping dates, the first of equally long ones."""
    kept: list[Date] = []
    for date in sorted(dates, key=lambda d: (d.start, d.start - d.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
        elif date.end - date.start > kept[-1].end - kept[-1].start:
            kept[-1] = date
    return tuple(kept)


def _valid(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= (_DAYS[month - 1] if month else 31))


def _date(place: regex.Match[str] | tuple[int, int], readings: list[Reading], certain: bool = True) -> Date | None:
    readings = [(year, month, day) for year, month, day in readings if _valid(month, day)]
    if not readings:
        return None
    start, end = place if isinstance(place, tuple) else place.span()
    return Date(start, end, *readings[0], tuple(dict.fromkeys(readings)), None, certain)


def _numeric(text: str, words: CalendarWords, base: str) -> Iterator[Date]:
    """Dates of figures alone: 2023-02-24, 24/2/2023, 24.2., 3/2022."""
    for match in _LONG.finditer(text):
        first, mark, second, last = match[1], match[2], int(match[3]), match[4]
        if len(first) == 4:
            readings: list[Reading] = [(int(first), second, int(last))] if len(last) <= 2 else []
        elif len(first) > 2 or (len(last) == 2 and (mark == "-" or base == "en")):
            continue
        else:
            year = int(last) if len(last) == 4 else (2000 if int(last) < 60 else 1900) + int(last)
            readings = [(year, second, int(first)), (year, int(first), second)]
            if mark == ".":
                readings.pop()
            elif words.order == "mdy":
                readings.reverse()
        date = _date(match, readings, len(first) == 4 or len(last) == 4)
        if date is not None:
            yield date
    for match in _MONTH_YEAR.finditer(text):
        yield Date(
            match.start(),
            match.end(),
            int(match[2]),
            int(match[1]),
            None,
            ((int(match[2]), int(match[1]), None),),
            None,
            base == "vi",
        )
    for match in _PAIR.finditer(text):
        first_number, second = int(match[1]), int(match[2])
        readings = [(None, second, first_number), (None, first_number, second)]
        if base == "vi":
            readings.pop()
        elif words.order == "mdy":
            readings.reverse()
        sure = base == "vi" and first_number > 12 and match.group() != "24/7"
        date = _date(match, readings, sure)
        if date is not None:
            yield date
    if base in _DOTTED_LANGUAGES:
        for match in _DOTTED.finditer(text):
            date = _date(match, [(None, int(match[2]), int(match[1]))])
            if date is not None:
                yield date


def _named(text: str, words: CalendarWords, base: str) -> Iterator[Date]:
    """Months by name with the day and year beside them, and weekdays by name."""
    months, short, stems, weekdays = words.months, words.short_months, words.month_stems, words.weekdays
    composed = unicodedata.is_normalized("NFC", text)
    lower = same_length_lower(text)
    for match in (_CAPITAL if words.capitals else _WORD).finditer(text):
        start, end = match.span()
        key = lower[start:end] if composed else nfc(lower[start:end])
        month, abbreviated = months.get(key), False
        if month is None:
            if key in weekdays:
                yield Date(start, end, None, None, None, ((None, None, None),), weekdays[key])
                continue
            month = short.get(key)
            abbreviated = month is not None
            if month is None and len(key) > 4:
                month = next(
                    (stems[key[:n]] for n in range(len(key) - 1, max(3, len(key) - 5), -1) if key[:n] in stems), None
                )
            if month is None:
                continue
        date = _around(text, start, end, month, words)
        if date is not None:
            yield date
        elif not abbreviated:
            unsure = base == "en" and key in _EN_UNSURE and not _EN_CONTEXT.search(text, max(0, start - 12), start)
            if not unsure:
                yield Date(start, end, None, month, None, ((None, month, None),))


def _around(text: str, start: int, end: int, month: int, words: CalendarWords) -> Date | None:
    """The date around a month's name, None where neither a day nor a year stands beside it."""
    days: list[int] = []
    before = _BEFORE.search(text[max(0, start - 24) : start])
    if before is not None and 1 <= int(before[1]) <= 31:
        days = [int(group) for group in before.groups() if group]
        start -= len(before.group())
    elif words.month_first:
        after = _AFTER.match(text, end)
        if after is not None and 1 <= int(after[1]) <= 31:
            days = [int(group) for group in after.groups() if group]
            end = after.end()
            if words.order == "ymd" and text[end : end + 1] == ".":  # Hungarian: február 24.
                end += 1
    year_match = _YEAR.match(text, end)
    year = None
    if year_match is not None:
        year, end = int(year_match[1]), year_match.end()
        if 2400 < year < 2700:  # the Buddhist era of Thai dates
            year -= 543
    if not days:
        return None if year is None else _date((start, end), [(year, month, None)])
    return _date((start, end), [(year, month, day) for day in days])


def _han_number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    digits = "〇一二三四五六七八九"
    tens, mark, units = written.partition("十")
    if not mark:
        return int("".join(str(max(0, digits.find(c))) for c in written))
    return max(1, digits.find(tens) if tens else 1) * 10 + max(0, digits.find(units) if units else 0)


def _han_year(written: str, era: str | None) -> int | None:
    """The year of our calendar; None for one of fewer than four digits without an era, which may be of any century."""
    year = 1 if written == "元" else _han_number(written)
    return year + ERAS[era] if era else year if len(written) == 4 else None


def _han(text: str) -> Iterator[Date]:
    for match in _HAN_DATE.finditer(text):
        year = _han_year(match["y"], match["era"]) if match["y"] else None
        day = _han_number(match["d"]) if match["d"] else None
        certain = match["m"].isdecimal() or day is not None or year is not None
        date = _date(match, [(year, _han_number(match["m"]), day)], certain)
        if date is not None:
            yield date
    for match in _HAN_WEEKDAY.finditer(text):
        if match["z"]:
            weekday, certain = (
                _HAN_DAYS[match["z"]],
                match.group()[0] not in "周週" or text[match.end() : match.end() + 1] not in "年岁",
            )
        else:
            weekday, certain = (
                ("月火水木金土日".find(match["j"]) if match["j"] else "월화수목금토일".find(match["k"])),
                True,
            )
        yield Date(match.start(), match.end(), None, None, None, ((None, None, None),), weekday, certain)


def _vietnamese(text: str) -> Iterator[Date]:
    plain = unicodedata.normalize("NFC", text)
    if len(plain) != len(text):  # offsets must be the original's
        plain = text

    def month_of(written: str) -> int:
        return int(written) if written.isdecimal() else _VI_MONTHS[written.casefold()]

    for match in _VI_DAY.finditer(plain):
        year = int(match[4]) if match[4] else None
        date = _date(match, [(year, month_of(match[3]), int(day)) for day in (match[1], match[2]) if day])
        if date is not None:
            yield date
    for match in _VI_LOOSE.finditer(plain):
        date = _date(match, [(int(match[3]) if match[3] else None, int(match[2]), int(match[1]))], bool(match[3]))
        if date is not None:
            yield date
    for match in _VI_MONTH.finditer(plain):
        if regex.search(
            r"(?:\d|mỗi|hàng|một|mấy|vài|nhiều|ngày)\s+$", plain[max(0, match.start() - 8) : match.start()]
        ):
            continue
        year = match[2] or match[3]
        sure = match[1].isdecimal() or match[1][0].isupper() or year is not None or match[1] in ("giêng", "chạp", "tư")
        date = _date(match, [(int(year) if year else None, month_of(match[1]), None)], sure)
        if date is not None:
            yield date
    for match in _VI_WEEKDAY.finditer(plain):
        if match[3]:
            yield Date(match.start(), match.end(), None, None, None, ((None, None, None),), 6)
            continue
        sure = (
            match[2][0].isupper()
            or match[2].isdecimal()
            or bool(_VI_CONTEXT.search(plain[max(0, match.start() - 8) : match.start()]))
        )
        yield Date(
            match.start(), match.end(), None, None, None, ((None, None, None),), _VI_DAYS[match[2].casefold()], sure
        )
