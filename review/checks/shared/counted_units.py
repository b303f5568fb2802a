"""Number words that may be none (six in French, sei in Italian) and are one, as what is counted tells: six minutes."""

from __future__ import annotations

from collections.abc import Iterable

from review.checks.views import SegmentView
from review.model import Side
from review.text.numbers.find import Number
from review.text.numbers.measures import Quantity, quantity_of
from review.text.numbers.unit_names import names_of

__all__ = ["surely_counted"]


def surely_counted(view: SegmentView, source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers that are left, with more evidence for a word where the other side has left another number of the
    very unit that stands behind it: seize heures, sei ore.
    """
    doubtful = any(_is_doubtful(number) for number in (*source, *target))
    if not (source and target and doubtful):
        return source, target
    units = _units(view, "source", source), _units(view, "target", target)
    return (
        [_surely(number, units[0].get(number.start), units[1].values()) for number in source],
        [_surely(number, units[1].get(number.start), units[0].values()) for number in target],
    )


def _is_doubtful(number: Number) -> bool:
    counts = number.written == "words" and number.kind == "cardinal" and number.values[0] > 1
    return counts and number.evidence == "possible"


def _surely(number: Number, own: Quantity | None, others: Iterable[Quantity]) -> Number:
    if own is None or not _is_doubtful(number):
        return number
    counted = any(own.unit.names & other.unit.names and other.number.values[0] > 1 for other in others)
    return number._replace(evidence="likely") if counted else number


def _units(view: SegmentView, side: Side, numbers: list[Number]) -> dict[int, Quantity]:
    """The lengths of time and what else is measured, by where their numbers begin; none of a number whose word is a
    unit's as well (năm, a year).
    """
    text = view.side(side)
    names = names_of(text.language).forms
    found = {}
    for number in numbers:
        one = quantity_of(text.raw, text.language, number)
        is_unit = text.raw[number.start : number.end].casefold() in names
        if one is not None and "currency" not in one.unit.dimensions and not is_unit:
            found[number.start] = one
    return found
