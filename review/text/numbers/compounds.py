"""Amounts said in several units: 1 hour 30 minutes, 2 h 15, an hour and 40 minutes, 3 kg 200 g."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import regex

from review.languages.language import language_of
from review.text.language import conjunctions_of
from review.text.numbers.digits import Number
from review.text.numbers.measures import Quantity
from review.text.numbers.unit_names import names_of, unit_at
from review.text.numbers.units import UNITS

__all__ = ["Amount", "amounts_of", "compounds", "is_same_amount"]


class Amount(NamedTuple):
    """What numbers of a text say together: `values` are their readings in the first unit of SI of the `dimension`."""

    numbers: tuple[Number, ...]
    dimension: str
    values: frozenset[float]


#: How far from each other two amounts are that are one, as a share: a length of time is said exactly, but a month has
#: 30 or 31 days; what is measured is rounded.
_EXACT, _MONTHS, _ROUNDED = 1e-6, 0.02, 0.04
_DURATION, _HOUR, _MINUTE = "duration", 3600.0, 60.0
_SIXTY = 60
#: Whose parts are said behind them: in other dimensions a second amount is mostly one of something else.
_PARTED = frozenset((_DURATION, "mass", "length", "volume"))
#: How far before an amount the unit stands that is said without its number.
_LOOK = 30


def amounts_of(quantities: Sequence[Quantity]) -> Iterator[Amount]:
    """Each quantity alone, in each dimension that it may be of."""
    for one in quantities:
        for dimension in one.unit.dimensions & _PARTED:
            yield Amount((one.number,), dimension, frozenset(_values(one, dimension)))


def compounds(text: str, language: str, quantities: Sequence[Quantity], numbers: Sequence[Number]) -> list[Amount]:
    """The amounts that a text says in several units, of which each is smaller than the one before it."""
    return [*_hours(numbers), *_chains(text, language, quantities, numbers)]


def is_same_amount(one: Amount, other: Amount) -> bool:
    """Whether two amounts are the same, of which one at least is said in several units."""
    if one.dimension != other.dimension:
        return False
    near = _ROUNDED
    if one.dimension == _DURATION:
        longest = max(*one.values, *other.values, 0.0)
        near = _MONTHS if longest >= UNITS["duration-month"][1] else _EXACT
    return any(abs(a - b) <= near * max(a, b) for a in one.values for b in other.values if a > 0 and b > 0)


def _hours(numbers: Sequence[Number]) -> Iterator[Amount]:
    """Hours and minutes in one: 2 h 15, 2:15."""
    for number in numbers:
        if number.kind == "time" and len(number.parts) > 1:
            hours, minutes = float(number.parts[0]), float(number.parts[1])
            yield Amount((number,), _DURATION, frozenset((_HOUR * hours + _MINUTE * minutes,)))


def _chains(text: str, language: str, quantities: Sequence[Quantity], numbers: Sequence[Number]) -> Iterator[Amount]:
    by_start = {number.start: at for at, number in enumerate(numbers)}
    gap, known = _gap(language), {one.number.start: one for one in quantities}
    used: set[int] = set()
    for first in quantities:
        dimension = next(iter(first.unit.dimensions), "")
        if first.number.start in used or len(first.unit.dimensions) != 1 or dimension not in _PARTED:
            continue
        chain, values = [first.number], _values(first, dimension)
        smallest, end = _factor(first), max(first.end, first.number.end)
        before = _said_before(text, language, first, dimension)
        if before > smallest:
            values = {before + value for value in values}
        at = by_start.get(first.number.start, len(numbers)) + 1
        while at < len(numbers) and gap.fullmatch(text, end, max(end, numbers[at].start)):
            number, last = numbers[at], known.get(numbers[at].start)
            if last is None:
                # one hour forty
                minutes = number.values[0]
                if smallest == _HOUR and number.kind == "cardinal" and 0 < minutes < _SIXTY and number.end > end:
                    values = {value + _MINUTE * float(minutes) for value in values}
                    chain.append(number)
                break
            if last.unit.dimensions != {dimension} or _factor(last) >= smallest:
                break
            values = {a + b for a, b in product(values, _values(last, dimension))}
            chain.append(number)
            used.add(number.start)
            smallest, end, at = _factor(last), max(last.end, number.end), at + 1
        if len(chain) > 1 or before > smallest:
            yield Amount(tuple(chain), dimension, frozenset(values))


def _said_before(text: str, language: str, first: Quantity, dimension: str) -> float:
    """What a unit says that stands without a number before an amount: an hour and 40 minutes; 0 where none does."""
    match = _unit_before(language).search(text, max(0, first.number.start - _LOOK), first.number.start)
    named = unit_at(match["unit"], names_of(language)) if match is not None else None
    if match is None or named is None or named[1] != len(match["unit"]) or named[0].dimensions != {dimension}:
        return 0
    return max(UNITS[name][1] for name in named[0].names if name in UNITS)


@lru_cache(maxsize=64)
def _gap(language: str) -> regex.Pattern[str]:
    """What stands between two units of one amount."""
    return regex.compile(rf"[\s.,،、-]*+(?:(?:{_joints(language)})[\s-]*+)?", regex.IGNORECASE)


@lru_cache(maxsize=64)
def _unit_before(language: str) -> regex.Pattern[str]:
    word = r"(?<![\p{L}\p{M}\p{N}])(?P<unit>[\p{L}\p{M}]{2,})"
    return regex.compile(rf"{word}\s(?:(?:{_joints(language)})\s?)?\Z", regex.IGNORECASE)


def _joints(language: str) -> str:
    joints = conjunctions_of(language) | language_of(language).numbers.joints
    return "|".join(map(regex.escape, sorted(joints))) or "(?!)"


def _factor(one: Quantity) -> float:
    return max(UNITS[name][1] for name in one.unit.names if name in UNITS)


def _values(one: Quantity, dimension: str) -> set[float]:
    factors = [UNITS[name][1] for name in one.unit.names if UNITS.get(name, ("",))[0] == dimension]
    return {float(amount) * factor for amount in one.amounts for factor in factors}
