"""Dates as Chinese, Japanese and Korean write them: 2023年2月24日, 令和5年, 二月, 2월 24일, 星期三."""

from __future__ import annotations

from collections.abc import Iterator

from review.lazy_patterns import lazy_regex
from review.text.dates.calendar import ERAS
from review.text.dates.readings import Date, read_date, weekday_of

__all__ = ["han_dates"]

_HAN_DATE = lazy_regex(
    rf"(?:(?P<era>{'|'.join(ERAS)})?(?P<y>\d{{1,4}}|元|[〇零○一二三四五六七八九]{{4}}|(?(era)[一二三四五六七八九十]{{1,4}}|(?!)))\s?[年년]\s?)?"
    r"(?P<m>1[0-2]|(?<!\d)0?[1-9]|十[一二]?|(?<![十一二三四五六七八九百千万〇])[一二三四五六七八九])\s?[月월](?![間间])"
    r"(?:\s?(?P<d>[0-3]?\d|[一二三四五六七八九十]{1,3})\s?[日号號일])?"
)
_HAN_WEEKDAY = lazy_regex(
    r"(?:星期|礼拜|禮拜|周|週)(?P<z>[一二三四五六日天])(?!年)|(?P<j>[月火水木金土日])曜|(?P<k>[월화수목금토일])요일"
)
_HAN_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}


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


def han_dates(text: str) -> Iterator[Date]:
    """Dates and months of figures or Han numerals, and weekdays; in no promised order, some overlapping."""
    for match in _HAN_DATE.finditer(text):
        year = _han_year(match["y"], match["era"]) if match["y"] else None
        day = _han_number(match["d"]) if match["d"] else None
        certain = match["m"].isdecimal() or day is not None or year is not None
        date = read_date(match, [(year, _han_number(match["m"]), day)], certain)
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
        yield weekday_of(match, weekday, certain)
