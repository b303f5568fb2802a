"""A number kept its value and lost its unit: kilometres became miles, dollars euros, weeks months.

Triggers on a number that both sides have, with a unit of measure or a currency right beside it on either side, where
the two units are of one kind and not the same, or grams, litres, metres and degrees among each other, on percent that
became a unit or money, or the other way round, and on percentage points that became percent. The translation's unit is
marked. Names and signs of units come from CLDR.

Leaves alone: amounts that were converted (the number changed too), a number without a unit on one side, $ and
dollars for any dollar, signs with several meanings where one fits (¥, 元), and numbers that occur with both units.

Flagged (vi → en): `Tuyến đường dài 12 km.` → `The road is 12 miles long.` — `miles`
Not flagged (vi → en): `Giá trị hợp đồng là 5 triệu đô la.` → `The contract is worth $5 million.`

False alarms: none of 11,415 clean translations (FLORES dev vi→en, en→vi, pt→en; NTREX en→vi both ways; DEMETR
into English); the one that it flags there, 12.8 miles for 12,8 km, is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.differing_values import differs
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text
from review.text.numbers.find import Number
from review.text.numbers.measures import Quantity, quantity_of
from review.text.numbers.units import DEGREES, Unit, may_be_same, same_kind
from review.text.numbers.words import Value

__all__ = ["CHECK"]

_SURE = frozenset(
    [
        "mass-gram",
        "mass-kilogram",
        "mass-milligram",
        "volume-liter",
        "volume-milliliter",
        "volume-centiliter",
        "volume-deciliter",
        "length-meter",
        "length-kilometer",
        "length-centimeter",
        "length-millimeter",
        *DEGREES,
    ]
)
#: How far behind a number the word for percentage points ends, in characters; it is one of the two next words.
_NEAR, _NEAR_UNSPACED = 32, 10


def _quantities(text: Text) -> dict[Value, list[Quantity]]:
    table: dict[Value, list[Quantity]] = {}
    for number in text.numbers:
        quantity = quantity_of(text.raw, text.language, number)
        if quantity is not None:
            for value in number.values[:1]:
                table.setdefault(value, []).append(quantity)
    return table


def _bare(text: Text, value: Value, with_unit: list[Quantity]) -> bool:
    """Whether the value occurs without a unit too, so that no pair is sure."""
    return sum(value in number.values for number in text.numbers) > len(with_unit)


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:  # noqa: ARG001 (every check has this form)
    if not view.paired or not view.number_pairs.matched:
        return
    yield from _made_percent(view)
    yield from _lost_points(view)
    of_target = _quantities(view.target)
    if not of_target:
        return
    of_source = _quantities(view.source)
    for value, ours in of_target.items():
        theirs = of_source.get(value, [])
        if not theirs or _bare(view.source, value, theirs) or _bare(view.target, value, ours) or _small(ours[0].number):
            continue
        if len(ours) > len(theirs) and any(mine.unit.names & one.unit.names for mine in ours for one in theirs):
            continue
        for mine in ours:
            alike = [
                quantity
                for quantity in theirs
                if same_kind(quantity.unit, mine.unit) or _are_sure(quantity.unit, mine.unit)
            ]
            if len(alike) != len(theirs) or any(may_be_same(quantity.unit, mine.unit) for quantity in theirs):
                continue
            yield differs(view, alike[0], mine)


def _are_sure(one: Unit, other: Unit) -> bool:
    """Whether both are grams, litres or metres or what is made of them, or degrees: no other unit is called so."""
    return all(_SURE.issuperset(unit.names) for unit in (one, other))


def _made_percent(view: SegmentView) -> Iterator[Hit]:
    """A measure or an amount of money of the source that the translation makes a percentage, or the other way round:
    30度 as 30 percent, 60 Prozent as 60 dollars. Nothing where a side has the number twice, with either.
    """
    for source, target in view.number_pairs.matched:
        value = source.values[0]
        if (source.kind == "percent") == (target.kind == "percent") or value != target.values[0]:
            continue
        text, number = (view.target, target) if source.kind == "percent" else (view.source, source)
        quantity = quantity_of(text.raw, text.language, number)
        if quantity is None or quantity.unit.dimensions & {"duration", "digital"} or _is_repeated(view, value):
            continue
        number = number._replace(start=min(number.start, quantity.start), end=max(number.end, quantity.end))
        yield differs(view, *((source, number) if source.kind == "percent" else (number, target)))


def _is_repeated(view: SegmentView, value: Value) -> bool:
    """Whether a side has a number more than once."""
    return any(
        sum(value in number.values for number in numbers) > 1 for numbers in (view.source.numbers, view.target.numbers)
    )


def _lost_points(view: SegmentView) -> Iterator[Hit]:
    """Percentage points of the source that are percent in the translation, or the other way round."""
    if not view.source.rules.numbers.points or not view.target.rules.numbers.points:
        return
    for source, target in view.number_pairs.matched:
        ours, theirs = _points_after(view.target, target), _points_after(view.source, source)
        if ours == theirs or source.values[0] != target.values[0]:
            continue
        bare, other = (target, view.target) if theirs else (source, view.source)
        if bare.kind == "percent" and not any(word in other.raw.casefold() for word in other.rules.numbers.points):
            yield differs(view, source, target)


def _points_after(text: Text, number: Number) -> bool:
    """Whether a number counts percentage points."""
    said, after = text.raw[number.start : number.end].casefold(), text.raw[number.end : number.end + _NEAR].casefold()
    beside = after[:_NEAR_UNSPACED] if text.unspaced else " " + " ".join(after.split()[:2])
    return any(word in said or word in beside for word in text.rules.numbers.points)


def _small(number: Number) -> bool:
    """Whether it is one, which may be an article."""
    return number.written == "words" and number.values[0] <= 1


CHECK = Check(
    code="units",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
    of_pairs=True,
)
