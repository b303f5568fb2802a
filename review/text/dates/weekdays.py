"""Weekdays by name: of several words (יום שני), inflected (понедельника, সোমবারে), in runs of letters (วันจันทร์ที่ 15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.dates.readings import Date, weekday_of
from review.text.normalize import nfc

__all__ = ["weekday_at", "weekdays_as_listed", "weekdays_in_runs"]

#: What joins the parts of a Persian weekday's name.
_BETWEEN = lazy_regex(r"[\s\u200c]")
#: A shorter name is the beginning of too many other words (luni, الأحد), and more letters are no ending.
_LONG, _ENDING = 6, 4
#: So many letters may stand in the place of a name's last one (ორშაბათს).
_SHORT = 2
_LATIN = lazy_regex(r"\p{Latin}")
#: Letters that all weekdays of a language begin with, where those are a word for day.
_DAY, _WEEK = 3, 7


def weekday_at(lower: str, start: int, end: int, key: str, weekdays: Mapping[str, int]) -> Date | None:
    """The weekday of which the word `lower[start:end]`, composed `key`, is the name, a form of it, or a part; None
    where it is none.
    """
    if key in weekdays:
        start, end, name = _whole(lower, start, end, weekdays)
        return _weekday(start, end, weekdays[name])
    for name, day in weekdays.items():
        first, _, last = name.rpartition(" ")
        before = lower[:start].rstrip()
        if first and last == key and before.endswith(first):
            return _weekday(len(before) - len(first), end, day)
    for name, day in weekdays.items() if len(key) >= _LONG else ():
        whole = len(name) >= _LONG and key.startswith(name) and len(key) - len(name) <= _ENDING
        stem = len(name) > _LONG and key.startswith(name[:-1]) and len(key) - len(name) < _SHORT
        if whole or (stem and _LATIN.search(name) is None):  # Domenico is no domenica
            return _weekday(start, end, day)
    return None


def _weekday(start: int, end: int, day: int) -> Date:
    return Date(start, end, None, None, None, ((None, None, None),), day)


def weekdays_in_runs(text: str, weekdays: Mapping[str, int]) -> Iterator[Date]:
    """The weekdays in runs of letters, by the names that begin or end with the word for day."""
    names = _with_day(weekdays)
    if not names:
        return
    for match in regex.finditer("|".join(map(regex.escape, names)), text):
        yield _weekday(match.start(), match.end(), weekdays[match.group()])


def weekdays_as_listed(lower: str, language: str) -> Iterator[Date]:
    """The weekdays by the names that the language's file lists with their day. One that is another word as well is sure
    where a word for a time stands before it and no other word behind it, or where the next weekday does (quartas e
    sextas-feiras).
    """
    listed = _listed(language)
    if listed is None:
        return
    names, sure, before, behind = listed
    forms = language_of(language).calendar.weekday_forms
    for match in names.finditer(lower):
        certain = match[0] not in sure or bool(
            before.search(lower, max(0, match.start() - _LOOK), match.start()) and behind.match(lower, match.end())
        )
        yield weekday_of(match, forms[match[0]], certain)


#: How far a word for a time begins before a weekday.
_LOOK = 16


@lru_cache(maxsize=32)
def _listed(
    language: str,
) -> tuple[regex.Pattern[str], frozenset[str], regex.Pattern[str], regex.Pattern[str]] | None:
    """What finds a language's listed names of weekdays, those that are other words as well, and what stands before and
    behind such a one where it is a weekday; None where none are listed.
    """
    own = language_of(language).calendar
    if not own.weekday_forms:
        return None

    def any_of(words: Iterable[str]) -> str:
        return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

    glued = rf"(?:(?<![\p{{L}}\p{{M}}])(?:{any_of(own.month_beginnings)}))?" if own.month_beginnings else ""
    names = any_of(own.weekday_forms)
    next_one = any_of({*own.weekday_forms, *own.weekdays} - own.ambiguous_weekdays)
    return (
        regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){glued}\K(?:{names})(?![\p{{L}}\p{{M}}\p{{N}}])"),
        frozenset(own.ambiguous_weekdays),
        regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{any_of(own.weekday_context)})\s$"),
        regex.compile(
            rf"\s*(?:[^\s\p{{L}}\p{{M}}\p{{N}}]|$)|\s(?:{any_of(own.weekday_behind)})(?![\p{{L}}\p{{M}}])"
            rf"|\s\p{{L}}{{1,2}}\s(?:{next_one})"
        ),
    )


def _with_day(weekdays: Mapping[str, int]) -> list[str]:
    """Those names of a whole week that begin or end alike, which is with the word for day; the longest first."""
    for part in (slice(_DAY), slice(-_DAY, None)):
        alike: dict[str, list[str]] = {}
        for name in weekdays:
            alike.setdefault(name[part], []).append(name)
        for names in alike.values():
            if len({weekdays[name] for name in names}) == _WEEK:
                return sorted(names, key=len, reverse=True)
    return []


def _whole(lower: str, start: int, end: int, weekdays: Iterable[str]) -> tuple[int, int, str]:
    """Where a weekday's name begins and ends, and the name, of which the one that was found is the last part or the
    first: سه شنبه, Tuesday, and شنبه, Saturday, whatever stands between; bazar ertəsi, Monday, and bazar, Sunday.
    """
    key = lower[start:end]
    for name in weekdays:
        if (
            name.startswith(f"{key} ")
            and lower.startswith(name, start)
            and not lower[start + len(name) :][:1].isalpha()
        ):
            return start, start + len(name), name
        first = _BETWEEN.sub("", name.removesuffix(key)) if name != key and name.endswith(key) else ""
        before = lower[:start].rstrip(" \u200c")
        if first and before.endswith(first):
            at = len(before) - len(first)
            if not lower[max(0, at - 1) : at].isalpha():
                return at, end, name
    return start, end, nfc(key)
