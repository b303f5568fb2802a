"""Ages that are said as a part of a decade: in his late forties, Mitte fünfzig."""

from __future__ import annotations

from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.numbers.digits import Number

__all__ = ["as_parts", "with_ages"]

#: The years of a decade that each of its parts may be said of, in another language with a number: from the decade's
#: first to the first of the next one, which "nearly fifty" is.
_YEARS = {"early": range(5), "mid": range(3, 8), "late": range(6, 11)}
_DECADES = frozenset(range(20, 91, 10))
#: Characters before a number in which the part is looked for.
_BEFORE = 24


def with_ages(text: str, numbers: list[Number], language: str) -> list[Number]:
    """The numbers, in which each decade with its part before it can be each year of that part, too."""
    pattern = _parts(language)
    if pattern is None:
        return numbers
    return [_with_years(text, number, pattern) if number.values[0] in _DECADES else number for number in numbers]


def as_parts(numbers: tuple[Number, ...], others: tuple[Number, ...]) -> tuple[Number, ...]:
    """The numbers, of which a part of a decade is no longer all of it where the other side has a part, too: in the late
    twenties is not Ende dreißig, though both may be thirty.
    """
    if not any(map(_is_part, numbers)) or not any(map(_is_part, others)):
        return numbers
    return tuple(one._replace(values=one.values[1:]) if _is_part(one) else one for one in numbers)


def _is_part(number: Number) -> bool:
    """Whether a number has the readings that `with_ages` gives."""
    first, *years = number.values
    return first in _DECADES and any(years == [first + more for more in part if more] for part in _YEARS.values())


def _with_years(text: str, number: Number, pattern: regex.Pattern[str]) -> Number:
    found = pattern.search(text, max(0, number.start - _BEFORE), number.start)
    if found is None or number.kind not in ("cardinal", "ordinal") or found["years"]:
        return number
    part = next(name for name in _YEARS if found[name])
    years = (number.values[0] + more for more in _YEARS[part] if more)
    return number._replace(values=(*number.values, *years))


@lru_cache(maxsize=64)
def _parts(language: str) -> regex.Pattern[str] | None:
    """A decade's part right before its number, with what says before it that years are meant (the late forties)."""
    parts = language_of(language).numbers.decade_parts
    if not parts:
        return None
    either = "|".join(rf"(?P<{name}>{'|'.join(map(regex.escape, parts[name]))})" for name in _YEARS)
    years = "|".join(map(regex.escape, parts.get("years", ()))) or "(?!)"
    return regex.compile(
        rf"(?:(?<![\p{{L}}\p{{M}}])(?P<years>{years})\s+)?+(?<![\p{{L}}\p{{M}}])(?:{either})[\s-]\Z", regex.IGNORECASE
    )
