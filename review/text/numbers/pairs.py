"""Which numbers of a text have a counterpart, by value, in its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from review.text.analysis import Text
from review.text.numbers.ages import as_parts
from review.text.numbers.find import Number
from review.text.numbers.measures import quantity_of
from review.text.numbers.shares import rounded_share
from review.text.numbers.unit_names import names_of
from review.text.numbers.words import Value

__all__ = ["NumberPairs", "pair_numbers"]


#: A paragraph with more numbers that have no counterpart holds tables that somebody pasted and that are not of each
#: other: nothing is said of it. Nor where looking for each of them among all numbers would take more steps.
_MANY, _STEPS = 500, 2_000_000


class NumberPairs(NamedTuple):
    """`matched`: (source number, target number) of one value, each source number with its first free counterpart.

    `source_only` and `target_only`: numbers whose value the other side has nowhere, in order. A number that is repeated
    on one side and said once on the other is matched.
    """

    matched: tuple[tuple[Number, Number], ...]
    source_only: tuple[Number, ...]
    target_only: tuple[Number, ...]


def pair_numbers(source: Text, target: Text) -> NumberPairs:
    """The numbers of both texts, matched by any of their readings, repeats allowed."""
    of_source, of_target = as_parts(source.numbers, target.numbers), as_parts(target.numbers, source.numbers)
    if any(number.written == "mixed" and len(number.values) > 1 for number in (*of_source, *of_target)):
        of_source, of_target = _as_meant(of_source, of_target), _as_meant(of_target, of_source)
    if not of_source and not of_target:
        return NumberPairs((), (), ())
    of_source, of_target = (
        _as_divided(of_source, source.raw, of_target, target.raw),
        _as_divided(of_target, target.raw, of_source, source.raw),
    )
    source_values, target_values = _by_value(of_source), _by_value(of_target)
    alone = sum(source_values.keys().isdisjoint(number.values) for number in of_target)
    alone += sum(target_values.keys().isdisjoint(number.values) for number in of_source)
    if alone > _MANY or alone * (len(of_source) + len(of_target)) > _STEPS:
        return NumberPairs((), (), ())
    partners = _partners(of_source, of_target, target_values)
    matched = [(number, of_target[index]) for number, index in zip(of_source, partners, strict=True) if index >= 0]
    source_only = [
        number
        for number, index in zip(of_source, partners, strict=True)
        if index < 0
        and (
            _only_of_another_kind(number, of_target, target_values)
            or (not _known(number, target_values) and not _elsewhere(number, target_values, source, target))
        )
    ]
    target_only = [
        number
        for index, number in enumerate(of_target)
        if (index not in partners and _only_of_another_kind(number, of_source, source_values))
        or (not _known(number, source_values) and not _elsewhere(number, source_values, target, source))
    ]
    return NumberPairs(tuple(matched), tuple(source_only), tuple(target_only))


def _partners(
    of_source: tuple[Number, ...], of_target: tuple[Number, ...], target_values: dict[Value, list[int]]
) -> list[int]:
    """The index of the counterpart that each number of the source has, -1 where none is free: first those of its own
    kind, so that two brothers and a second shop are not taken for each other.
    """
    partners, used = [-1] * len(of_source), set[int]()
    for own_kind in (True, False):
        for place, number in enumerate(of_source):
            if partners[place] >= 0:
                continue
            for index in (index for value in number.values for index in target_values.get(value, ())):
                if index not in used and (not own_kind or number.kind == of_target[index].kind):
                    partners[place] = index
                    used.add(index)
                    break
    return partners


def _known(number: Number, others: dict[Value, list[int]]) -> bool:
    return any(others.get(value) for value in number.values)


def _only_of_another_kind(number: Number, others: tuple[Number, ...], by_value: dict[Value, list[int]]) -> bool:
    """Whether all numbers of its value are ordinals and this one in words is none, or the reverse: those are others'
    counterparts.
    """
    if number.written != "words" or number.kind not in _COUNTS or number.values[0] <= 1:
        return False
    indices = [index for value in number.values for index in by_value.get(value, ())]
    return bool(indices) and all({number.kind, others[index].kind} == _COUNTS for index in indices)


#: What a number says: how many, or the how manieth.
_COUNTS = {"cardinal", "ordinal"}


def _as_meant(numbers: tuple[Number, ...], others: tuple[Number, ...]) -> tuple[Number, ...]:
    """The numbers without the readings that would make an amount of the other side a thousandth of it: 2.300 millones
    is not 2.3 million. Elsewhere a separator is read both ways, for writers mix them up.
    """
    meant = {other.values[0] for other in others if other.written == "mixed"}
    return tuple(
        number._replace(values=number.values[:1])
        if number.written == "mixed" and any(number.values[0] == 1000 * value for value in meant)
        else number
        for number in numbers
    )


def _as_divided(numbers: tuple[Number, ...], raw: str, others: tuple[Number, ...], other: str) -> tuple[Number, ...]:
    """The numbers without a second reading of their separator (12,500 as 12.5) that the other side has in other
    figures or in a word: who writes a separator as another language does keeps the figures.
    """
    if not any(number.written == "digits" and _is_divided(number) for number in numbers):
        return numbers
    figures = {_figures(one, other) for one in others if one.written == "digits"}
    first = {one.values[0] for one in others if one.written in ("digits", "words")}
    return tuple(
        number._replace(values=(number.values[0], *number.values[2:]))
        if number.written == "digits"
        and _is_divided(number)
        and number.values[1] in first
        and _figures(number, raw) not in figures
        else number
        for number in numbers
    )


def _is_divided(number: Number) -> bool:
    """Whether the second reading of a number is that of a separator: of thousands and before decimals."""
    first, second = (*number.values, 0, 0)[:2]
    return bool(first) and (first == 1000 * second or second == 1000 * first)


def _figures(number: Number, raw: str) -> str:
    return "".join(filter(str.isdecimal, raw[number.start : number.end]))


def _by_value(numbers: Iterable[Number]) -> dict[Value, list[int]]:
    table: dict[Value, list[int]] = {}
    for index, number in enumerate(numbers):
        for value in number.values:
            table.setdefault(value, []).append(index)
        for part in number.parts:
            table.setdefault(part, [])
        if number.kind == "time" and number.parts:  # 2:30 p.m., в четырнадцать тридцать
            table.setdefault((number.parts[0] + 12) % 24, [])
    return table


def _elsewhere(number: Number, others: dict[Value, list[int]], own: Text, other: Text) -> bool:
    """Whether the other text says the number in another way: its parts, its decade or century, the same characters."""
    if number.kind == "time" and number.parts:
        hours, minutes = number.parts[:2]
        for hour in (hours, hours + 12):  # 0230, 3.40 Uhr
            if any(_is_clock(value, others, other) for value in (hour * 100 + minutes, hour + Fraction(minutes) / 100)):
                return True
    if number.kind == "time" and number.parts[0] == 1 and number.parts[1] in others and _says_hour(other):
        return True  # 1 h 50, an hour and fifty minutes
    if number.parts and all(_has(part, others, number.kind == "time" and not at) for at, part in _told(number.parts)):
        return True
    written = own.raw[number.start : number.end]
    if written[0].isdecimal() or number.kind == "code":
        at = other.raw.find(written)
        while at >= 0:
            end = at + len(written)
            if not other.raw[at - 1 : at].isdecimal() and not other.raw[end : end + 1].isdecimal():
                return True
            at = other.raw.find(written, end)
    if (
        (_clock(number, others) and not _is_measured(number, own))
        or _said_apart(number, own, other)
        or rounded_share(number, others)
    ):
        return True
    for value in number.values:
        if value in others and not _is_fraction_of(number, value):
            return True  # a part of a fraction or time of the other side
        if value == int(value) and _era(int(value), others):
            return True
    return False


def _is_clock(value: Value, others: dict[Value, list[int]], other: Text) -> bool:
    """Whether figures of the other side may be a time of day by their value: 0230, not those of an amount (215 min)."""
    if value not in others:
        return False
    return any(value in number.values and not _is_measured(number, other) for number in other.numbers)


def _is_measured(number: Number, text: Text) -> bool:
    """Whether a number has a unit, which is none of hours: 215 minutes."""
    measure = quantity_of(text.raw, text.language, number)
    return measure is not None and _HOUR not in measure.unit.names


def _says_hour(text: Text) -> bool:
    """Whether a text has the word for an hour, which need no number where it is one."""
    forms = [form for form, unit in names_of(text.language).forms.items() if _HOUR in unit.names and len(form) > 1]
    return any(form in text.folded for form in forms)


_HOUR = "duration-hour"


def _is_fraction_of(number: Number, value: Value) -> bool:
    """Whether a value is that of a fraction's noun (three quarters, a third): a part of another fraction is none."""
    return value in number.parts if number.kind == "cardinal" else number.kind == "ordinal" and number.values[1:2] != ()


def _said_apart(number: Number, own: Text, other: Text) -> bool:
    """Whether the other text says a time by the numbers that this one says it with, in no words known for it (ten,
    three of ten to three), or this number is one of those.
    """
    if number.said:
        apart = {value for one in other.numbers if one.kind != "time" for value in one.values}
        return apart.issuperset(number.said)
    if number.kind == "time":
        return False
    told = {value for one in own.numbers if one.kind != "time" for value in one.values}
    return any(one.said and number.values[0] in one.said and told.issuperset(one.said) for one in other.numbers)


def _era(value: int, others: dict[Value, list[int]]) -> bool:
    """Whether the other side has the decade or century in another way: 90 and 1990s, 19th and 1800s, Ottocento."""
    if 10 <= value < 100:
        if any(
            1000 <= year < 2100 and (year % 100 == value or (year % 10 == 0 and year // 100 + 1 == value))
            for year in others
        ):
            return True
        return 13 <= value <= 20 and (value - 11) * 100 in others
    if not 1000 <= value < 2100:
        return False
    within = value % 100
    if within == 0 and value - 1000 in others:
        return True
    return (within >= 10 and within in others) or (value % 10 == 0 and value // 100 + 1 in others)


def _clock(number: Number, others: dict[Value, list[int]]) -> bool:
    """Whether 0230 or 3.40 is a time of day of the other side."""
    value = number.values[0]
    hours, minutes = divmod(value, 100) if value >= 100 else (value // 1, (value % 1) * 100)
    if value >= 2400 or minutes != int(minutes) or minutes >= 60 or (value >= 100) == (value != int(value)):
        return False
    if not minutes:
        return value >= 100 and 0 in others and hours in others
    time = hours + Fraction(int(minutes), 60)
    return time in others and (hours in others or hours - 12 in others)


def _told(parts: tuple[Value, ...]) -> Iterator[tuple[int, Value]]:
    """The parts with their places, without those that are none."""
    return ((at, part) for at, part in enumerate(parts) if part)


def _has(part: Value, others: dict[Value, list[int]], hour: bool) -> bool:
    return part in others or (hour and (part + 12) % 24 in others)
