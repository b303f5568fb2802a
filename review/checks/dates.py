"""A date differs: another day, month, year or weekday than in the source.

Compared are values: ngày 24/2, 24. Februar, 24 февраля, 2月24日 and February 24 are one date, thứ Ba is Tuesday.

Triggers on a date of the translation whose day, month or year the source does not have, where the source has a
date that the translation lacks: the two are taken for twins. On a day and month in the translation that the
source has nowhere; on a full date of the source whose day is missing from the translation; on a weekday that
became another.

Leaves alone: dates that figures allow to be read in two ways (3/4) where one reading fits, months alone where the
source names none, a year that only one side gives, days that stand apart from their month (7 and 8 July), weekdays
that only one side names, a feast's name for its date (May Day, 1. Mai), what may be no date (1/3, May, March, thứ
ba), and paragraphs in which more than 500 dates have no counterpart, which are tables (more than some 1,000 dates:
comparing them would take too long).

Flagged (vi → en): `Hội nghị diễn ra ngày 24/2.` → `The conference took place on February 21.` — `February 21`
Not flagged (vi → en): `Hội nghị diễn ra sáng 24/2.` → `The conference took place on the morning of 24 February.`

False alarms: four of 11,415 clean translations (FLORES dev vi→en, en→vi, pt→en; NTREX en→vi both ways; DEMETR
into English), and in those four the human translator did write another weekday.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.differing_values import differs, not_in_source, not_in_translation
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_re
from review.text.analysis import Text
from review.text.dates.feasts import names_feast
from review.text.dates.find import Date

__all__ = ["CHECK"]


_FIGURES = lazy_re(r"(?<![\d.])\d+(?:\.\d+)+(?!\d)")
#: A paragraph with more dates that have no counterpart holds tables that are not of each other: nothing is said of it.
#: Nor where comparing each date with all dates and numbers of the other side would take more steps.
_MANY, _STEPS = 500, 8_000_000


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:  # noqa: ARG001 (every check has this form)
    if not view.paired:
        return
    of_source, of_target = view.source.dates, view.target.dates
    if not of_source and not of_target:
        return
    sizes = (len(side) for side in (of_source, of_target, view.source.numbers, view.target.numbers))
    if max(len(of_source), len(of_target)) * sum(sizes) > _STEPS:
        return
    source_only = [date for date in of_source if _missing(date, view.source, view.target)]
    target_only = [date for date in of_target if _missing(date, view.target, view.source)]
    if len(source_only) + len(target_only) > _MANY:
        return
    yield from _weekdays(view, of_source, of_target)
    for date in target_only:
        twin = _twin(date, source_only)
        if twin is not None:
            source_only.remove(twin)
            yield differs(view, twin, date)
        elif (
            date.day
            and date.month
            and not _stands(view.target, date, view.source)
            and not names_feast(view.source, date)
        ):
            yield not_in_source(view, "date", date)
    dated = any(date.month or date.weekday is not None for date in of_target)
    for date in source_only:
        if (
            date.day
            and date.month
            and not dated
            and not _stands(view.source, date, view.target)
            and not names_feast(view.target, date)
        ):
            yield not_in_translation(view, "date", date)


def _weekdays(view: SegmentView, of_source: tuple[Date, ...], of_target: tuple[Date, ...]) -> Iterator[Hit]:
    """Weekdays that became others: only where both sides name some that the other does not."""
    source_days = {date.weekday for date in of_source}
    target_days = {date.weekday for date in of_target}
    lost = [date for date in of_source if date.weekday is not None and date.certain and date.weekday not in target_days]
    new = [date for date in of_target if date.weekday is not None and date.certain and date.weekday not in source_days]
    for before, after in zip(lost, new, strict=False):
        yield differs(view, before, after)


def _missing(date: Date, own: Text, other: Text) -> bool:
    """Whether the other text lacks the day, the month or the year of every reading of a certain date, and its signs."""
    if date.weekday is not None or not date.certain:
        return False
    if date.day and own.raw[date.end - 1].isdecimal() and own.raw[date.start : date.end] in other.raw:
        return False  # 3/4/2025, whichever of the two is the day
    others = [reading for candidate in other.dates if candidate.weekday is None for reading in candidate.readings]
    months = {month for _, month, _ in others if month}
    days = {day for _, _, day in others if day}
    for year, month, day in date.readings:
        if month is not None and month not in months and (months or day is None or not _has_number(other, day)):
            continue
        if day is not None and day not in days and not _has_number(other, day):
            continue
        if year is not None and not _has_year(year, month, others, other):
            continue
        return False
    return True


def _has_year(
    year: int, month: int | None, others: list[tuple[int | None, int | None, int | None]], text: Text
) -> bool:
    """Whether the other text says the year, or says none with that month."""
    known = [other for other, other_month, _ in others if other and (month is None or other_month in (None, month))]
    return not known or any(other % 100 == year % 100 for other in known) or _has_number(text, year)


def _has_number(text: Text, value: int) -> bool:
    return any(value in number.values or value in number.parts for number in text.numbers)


def _stands(text: Text, date: Date, other: Text) -> bool:
    """Whether the other text has the day as a number, or the very signs: 4.3. may be a section."""
    written = text.raw[date.start : date.end].rstrip(".")
    return _has_number(other, date.day or 0) or written in _FIGURES.findall(other.raw)


def _twin(date: Date, candidates: list[Date]) -> Date | None:
    """The date without counterpart that has most in common with this one."""
    if not candidates:
        return None
    alike = [other for other in candidates if bool(other.day) == bool(date.day)] or candidates
    return max(
        alike,
        key=lambda other: sum(
            (
                other.month == date.month and date.month is not None,
                other.day == date.day and date.day is not None,
                other.year == date.year,
            )
        ),
    )


CHECK = Check(
    code="dates",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
    of_pairs=True,
)
