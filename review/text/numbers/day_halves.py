"""Whether an hour is before noon or after it, where the text says so: sechs Uhr abends, 9 giờ tối, 午後3時, 18h."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from review.kept_values import kept_value
from review.languages.language import EVERYWHERE, language_of
from review.text.language import locale_of
from review.text.numbers.digits import Number
from review.text.numbers.unit_names import names_of

__all__ = ["Half", "Hour", "hour_of_day"]

Half = Literal["am", "pm"]
_HALF_DAY, _DAY = 12, 24
_MINUTE = "duration-minute"
#: How far from an hour the part of the day is looked for, in characters.
_BESIDE = 24
#: The hours by the clock of twelve that each part of the day says to be before noon, and those after it; what is in
#: neither is said of both (3 in the evening, 6 at night, all twelves).
_PARTS: dict[str, tuple[range, range]] = {
    "morning": (range(1, 12), range(0)),
    "afternoon": (range(0), range(1, 10)),
    "evening": (range(0), range(4, 12)),
    "night": (range(1, 5), range(8, 12)),
    "am": (range(1, 12), range(0)),
    "pm": (range(0), range(1, 12)),
}


class Hour(NamedTuple):
    """An hour and its minutes by the clock of twelve, and the half of the day; None where nothing says which."""

    hour: int
    minutes: int
    half: Half | None


def hour_of_day(raw: str, language: str, number: Number) -> Hour | None:
    """The hour of day that a number of the text is; None for what can be none."""
    hour, minutes = (int(part) for part in number.parts[:2]) if number.kind == "time" else (number.values[0], 0)
    if hour != int(hour) or not 0 <= hour <= _DAY or number.kind not in ("cardinal", "ordinal", "time"):
        return None
    hour = int(hour)
    if hour > _HALF_DAY:
        by_clock = number.kind == "time" or hour - _HALF_DAY in number.values or _is_hour(raw, language, number)
        return Hour(hour - _HALF_DAY, minutes, "pm" if by_clock and hour < _DAY else None)
    part = _part_beside(raw, language, number)
    if part is not None:
        before, after = _PARTS[part]
        return Hour(hour % _HALF_DAY, minutes, "am" if hour in before else "pm" if hour in after else None)
    early = number.kind == "time" and raw[number.start : number.start + 1] == "0" and 0 < hour < _HALF_DAY
    return Hour(hour % _HALF_DAY, minutes, "am" if early else None)


def _is_hour(raw: str, language: str, number: Number) -> bool:
    after = _patterns(language).hour.match(raw, number.end)
    return after is not None


def _part_beside(raw: str, language: str, number: Number) -> str | None:
    """The part of the day right behind a number and its word for hours, or right before it."""
    patterns = _patterns(language)
    if patterns.after is None or patterns.before is None:
        return None
    found = patterns.after.match(raw, number.end, number.end + _BESIDE)
    # the offset is the number's, so that what stands before it is no part of a longer word
    found = found or patterns.before.search(raw, max(0, number.start - _BESIDE), number.start)
    return None if found is None else _names(language)[_folded(found["part"])]


class _Patterns(NamedTuple):
    after: regex.Pattern[str] | None
    before: regex.Pattern[str] | None
    hour: regex.Pattern[str]


@lru_cache(maxsize=64)
def _patterns(language: str) -> _Patterns:
    rules, everywhere = language_of(language), language_of(EVERYWHERE).numbers
    names = sorted(_names(language), key=len, reverse=True)
    hours = "|".join(map(regex.escape, sorted(everywhere.hour_words | everywhere.hour_letters | rules.numbers.oclock)))
    hour = rf"\s?(?:{hours})(?![\p{{L}}\p{{M}}])"
    if not names:
        return _Patterns(None, None, regex.compile(hour, regex.IGNORECASE))
    part = rf"(?P<part>{'|'.join(_spelled(name) for name in names)})"
    if not rules.traits.spaces or rules.numbers.numerals == "han":
        after, before = rf"\s?(?:{hours})?\s?{part}", rf"{part}[のに]?\s?\Z"
    else:
        minutes = _minutes(language)
        after = rf"(?:{hour})?{minutes},?\s?{part}(?![\p{{L}}\p{{M}}])"
        before = rf"(?<![\p{{L}}\p{{M}}]){part}\s(?:(?:{hours})\s)?\Z"
    return _Patterns(*(regex.compile(one, regex.IGNORECASE) for one in (after, before, hour)))


def _minutes(language: str) -> str:
    """What may stand behind a number of minutes: the language's words for them, in CLDR's forms."""
    forms = [form for form, unit in names_of(language).forms.items() if _MINUTE in unit.names]
    either = "|".join(map(regex.escape, sorted(forms, key=len, reverse=True)))
    return rf"(?:\s(?:{either})(?![\p{{L}}\p{{M}}]))?" if forms else ""


def _spelled(name: str) -> str:
    """A name as a text has it: with any space, any apostrophe, and stops or none (a.m., a. m., am)."""
    if name in ("am", "pm"):
        return rf"{name[0]}\.?\s?{name[1]}\.?"
    pattern: str = regex.escape(name).replace(r"\ ", r"\s").replace("'", "['’]")
    return pattern


def _folded(name: str) -> str:
    folded = " ".join(name.casefold().replace("’", "'").split())
    bare = folded.replace(".", "").replace(" ", "")
    return bare if bare in ("am", "pm") else folded


@lru_cache(maxsize=64)
def _names(language: str) -> dict[str, str]:
    """Name, folded → part of the day: the language's own, and those of CLDR's two halves."""
    found = dict(kept_value(f"day-halves-{language}", lambda: _from_cldr(language)))
    for part, names in language_of(language).numbers.day_parts.items():
        found.update((_folded(name), part) for name in names)
    return found


def _from_cldr(language: str) -> tuple[tuple[str, str], ...]:
    locale = locale_of(language)
    if locale is None:
        return ()
    found = {
        (_folded(str(name)), half)
        for widths in locale.day_periods.values()
        for width, periods in widths.items()
        if width != "narrow"
        for half, name in periods.items()
        if half in ("am", "pm")
    }
    return tuple(sorted(one for one in found if len(one[0]) > 1))
