"""Dates as Vietnamese writes them: ngày 24 tháng 2 năm 2023, sáng 24/2, tháng Giêng, thứ Ba, chủ nhật."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.lazy_patterns import lazy_regex
from review.text.dates.readings import Date, read_date, weekday_of
from review.text.normalize import nfc

__all__ = ["vietnamese_dates"]

_VI_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_VI_WORDS = "giêng|chạp|mười hai|mười một|mười|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|một"
_VI_DAY = lazy_regex(
    rf"\b(?:ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm)\s+(\d{{1,2}})(?:\s*[-–]\s*(\d{{1,2}}))?(?:\s*,?\s*tháng\s*|\s?[/.-]\s?)(\d{{1,2}}(?!\d)|{_VI_WORDS})"
    r"(?:(?:\s*,?\s*năm\s*|\s?[/.-]\s?|,\s*)(\d{4}))?(?!\d)",
    regex.IGNORECASE,
)
_VI_LOOSE = lazy_regex(
    r"(?<![\d.,/])(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)(?:\s*,?\s*(?:năm\s*)?(\d{4}))?", regex.IGNORECASE
)
_VI_MONTH = lazy_regex(
    rf"\btháng\s+(\d{{1,2}}(?![\d.,]\d|\d)|{_VI_WORDS})\b(?:\s*(?:/|-|,?\s*năm)\s*(\d{{4}})|\s+(\d{{4}}))?",
    regex.IGNORECASE,
)
_VI_WEEKDAY = lazy_regex(r"\b(thứ)\s(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b|\b(chủ nhật)\b", regex.IGNORECASE)
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
_VI_CONTEXT = lazy_regex(r"(?:hôm|sáng|trưa|chiều|tối|đêm|ngày|vào|và|mỗi|đến|tới)\s+$", regex.IGNORECASE)
_VI_BEHIND = lazy_regex(r"\s+(?:h[àằ]ng tuần|tuần\s(?:này|sau|trước|tới|qua)|(?:đến|tới) thứ)\b", regex.IGNORECASE)


def vietnamese_dates(text: str) -> Iterator[Date]:
    """Dates and months in words, and weekdays; in no promised order, some overlapping."""
    plain = nfc(text)
    if len(plain) != len(text):  # offsets must be the original's
        plain = text

    def month_of(written: str) -> int:
        return int(written) if written.isdecimal() else _VI_MONTHS[written.casefold()]

    for match in _VI_DAY.finditer(plain):
        year = int(match[4]) if match[4] else None
        date = read_date(match, [(year, month_of(match[3]), int(day)) for day in (match[1], match[2]) if day])
        if date is not None:
            yield date
    for match in _VI_LOOSE.finditer(plain):
        date = read_date(match, [(int(match[3]) if match[3] else None, int(match[2]), int(match[1]))], bool(match[3]))
        if date is not None:
            yield date
    for match in _VI_MONTH.finditer(plain):
        if regex.search(
            r"(?:\d|mỗi|hàng|một|mấy|vài|nhiều|ngày)\s+$", plain[max(0, match.start() - 8) : match.start()]
        ):
            continue
        year = match[2] or match[3]
        sure = match[1].isdecimal() or match[1][0].isupper() or year is not None or match[1] in ("giêng", "chạp", "tư")
        date = read_date(match, [(int(year) if year else None, month_of(match[1]), None)], sure)
        if date is not None:
            yield date
    for match in _VI_WEEKDAY.finditer(plain):
        if match[3]:
            yield weekday_of(match, 6)
            continue
        sure = (
            match[2][0].isupper()
            or match[2].isdecimal()
            or bool(_VI_CONTEXT.search(plain[max(0, match.start() - 8) : match.start()]))
            or _VI_BEHIND.match(plain, match.end()) is not None
        )
        yield weekday_of(match, _VI_DAYS[match[2].casefold()], sure)
