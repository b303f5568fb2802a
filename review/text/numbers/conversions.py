"""One amount said twice: in two units (1,000 miles and 1.600 km), in brackets (34 mph), without a number (a day)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import regex

from review.lazy_patterns import lazy_regex
from review.text.numbers.measures import Quantity
from review.text.numbers.unit_names import UNSPACED, folded_name, names_of
from review.text.numbers.units import DEGREES, UNITS

__all__ = ["as_much", "converted", "is_gloss", "said_in_words"]


def is_gloss(quantity: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Whether an amount in brackets says the one before them in another unit or currency: 55 km/h (34 mph)."""
    opened = max(text.rfind(bracket, 0, quantity.number.start) for bracket in "([（")
    if opened < 0 or quantity.number.start - opened > _GLOSS or _CLOSED.search(text, opened, quantity.number.start):
        return False
    return any(
        opened - 2 * _GLOSS <= other.number.start < opened
        and not other.unit.names & quantity.unit.names
        and ("currency" in quantity.unit.dimensions & other.unit.dimensions or converted(other, quantity))
        for other in others
    )


#: How far behind the bracket a gloss begins, in characters.
_GLOSS = 30
_CLOSED = lazy_regex(r"[)\]）]")
#: A length of time that is said without a number, or with a half: a day, half an hour, a year and a half.
_SAID = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1, Fraction(3, 2), Fraction(5, 2))


def said_in_words(quantity: Quantity, text: str, language: str, counted: frozenset[str] = frozenset()) -> bool:
    """Whether a text may say a length of time without its number: 24 hours as a day, 30 minutes as half an hour; not
    in one of the units `counted`.
    """
    if quantity.unit.dimensions != {"duration"}:
        return False
    wanted = set()
    for name in quantity.unit.names:
        for amount in quantity.amounts:
            seconds = _base(name, float(amount))
            for other, (dimension, factor) in UNITS.items():
                if (
                    dimension == "duration"
                    and other != name
                    and any(abs(seconds - float(part) * factor) <= 0.02 * seconds for part in _SAID)
                ):
                    wanted.add(other)
    wanted -= counted
    if not wanted:
        return False
    forms = [form for form, unit in names_of(language).forms.items() if unit.names & wanted]
    folded = folded_name(text)
    return any(
        form in folded if UNSPACED.match(form) else regex.search(rf"\b{regex.escape(form)}\b", folded) for form in forms
    )


def converted(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same amount in different units, rounded as translators do: by 8 %, and by 12 %
    where one of them is the other to its first digit (fifteen feet are five metres).
    """
    if one.unit.names == other.unit.names and one.unit.names != DEGREES:
        return _is_fortnight(one, other)
    if _of_the_kitchen(one, other) or _of_the_kitchen(other, one):
        return True
    return any(
        first != second and _kind(first) == _kind(second) and _near((first, a), (second, b))
        for first in one.unit.names & UNITS.keys()
        for second in other.unit.names & UNITS.keys()
        for a in map(float, one.amounts)
        for b in map(float, other.amounts)
    )


def as_much(one: Quantity, unit: str, amount: float) -> bool:
    """Whether a quantity is so many of another unit, rounded as translators do."""
    return any(
        name != unit and _kind(name) == _kind(unit) and _near((name, value), (unit, amount))
        for name in one.unit.names & UNITS.keys()
        for value in map(float, one.amounts)
    )


def _is_fortnight(one: Quantity, other: Quantity) -> bool:
    """Whether two lengths of time are one that some languages count with its first day and some without: vierzehn Tage,
    quinze jours; acht Tage, seven days. In words at least where that day is counted.
    """
    if "duration-day" not in one.unit.names:
        return False
    few, many = sorted((one, other), key=lambda quantity: quantity.amounts[0])
    return many.number.written == "words" and (few.amounts[0], many.amounts[0]) in _FORTNIGHTS


_FORTNIGHTS = ((14, 15), (7, 8))


def _of_the_kitchen(one: Quantity, other: Quantity) -> bool:
    """Whether the other is what so many cups or spoons may weigh: a litre of flour half a kilogram, of honey 1.4."""
    return any(
        _KITCHEN[0] <= _base(mass, weight) / litres <= _KITCHEN[1]
        for spoon in one.unit.names & _SPOONS
        for mass in other.unit.names
        if UNITS.get(mass, ("",))[0] == "mass"
        for weight in map(float, other.amounts)
        for amount in map(float, one.amounts)
        if (litres := _base(spoon, amount)) > 0
    )


#: What is measured by volume in some kitchens and weighed in others, and kilograms in a litre of it.
_SPOONS = frozenset(("volume-cup", "volume-tablespoon", "volume-teaspoon"))
_KITCHEN = (0.3, 1.7)


def _kind(unit: str) -> str:
    """What a unit measures; a speed may be said by its length (145 kilometres in the hour), with the hour elsewhere."""
    dimension = UNITS[unit][0]
    return "length" if dimension == "speed" else dimension


def _near(one: tuple[str, float], other: tuple[str, float]) -> bool:
    """Whether two amounts with their units are as good as one; lengths of time are seldom rounded so far."""
    first, second = _base(*one), _base(*other)
    if _kind(one[0]) == "temperature" and abs(first - second) <= _DEGREE:
        return True
    apart = abs(first - second) / max(abs(first), abs(second), _NOTHING)
    if apart <= _CLOSE or apart > _ROUNDED or _kind(one[0]) in ("duration", "temperature"):
        return apart <= _CLOSE
    return _rounded(one[1], second * one[1] / first) or _rounded(other[1], first * other[1] / second)


#: Two amounts are one that are so far apart, as a share of the larger one; so far at most where one is rounded.
_CLOSE, _ROUNDED = 0.08, 0.12
_NOTHING = 1e-9
#: What rounding to whole degrees of either scale leaves, in degrees Celsius.
_DEGREE = 0.56


def _rounded(amount: float, exactly: float) -> bool:
    """Whether an amount is an exact one to its first digit: 5 for 4.6, 40 for 43."""
    return f"{amount:.10g}" == f"{float(f'{exactly:.0e}'):.10g}"


#: Metres, for a speed in kilometres an hour as the length of an hour's way.
_KILOMETRE = 1000


def _base(unit: str, value: float) -> float:
    if unit == "temperature-fahrenheit":
        return (value - 32) / 1.8
    dimension, factor = UNITS[unit]
    return value * factor * (_KILOMETRE if dimension == "speed" else 1)
