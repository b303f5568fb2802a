"""Hours that source and translation have in different halves of the day."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.views import SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.text.analysis import Text
from review.text.numbers.day_halves import Half, hour_of_day
from review.text.numbers.find import Number
from review.text.numbers.measures import quantity_of

__all__ = ["but_afternoons", "but_round_the_clock", "in_another_half_day"]

_Clock = tuple[int, int]


def in_another_half_day(view: SegmentView) -> Iterator[tuple[Number, Number, Half]]:
    """Source and translation's number where one says an hour before noon and the other one after it (sechs Uhr abends
    and six in the morning), and the half of the day in which the translation has it. An hour that a side has in
    both halves, or in none, is passed over.
    """
    matched = view.number_pairs.matched
    if not matched:
        return
    halves: dict[_Clock, Half] | None = None
    for source, target in matched:
        ours = hour_of_day(view.target.raw, view.target.language, target)
        if ours is None or ours.half is None:
            continue
        halves = _halves(view.source) if halves is None else halves
        theirs = hour_of_day(view.source.raw, view.source.language, source)
        if theirs is None or theirs.half is None or theirs[:2] != ours[:2] or theirs.half == ours.half:
            continue
        if halves.get(theirs[:2]) == theirs.half and _halves(view.target).get(ours[:2]) == ours.half:
            yield source, target, ours.half


def _halves(text: Text) -> dict[_Clock, Half]:
    """The one half of the day in which a text has an hour, by the hour; without those that it has in both."""
    found: dict[_Clock, Half] = {}
    both: set[_Clock] = set()
    for number in text.numbers:
        said = hour_of_day(text.raw, text.language, number)
        if said is not None and said.half is not None and found.setdefault(said[:2], said.half) != said.half:
            both.add(said[:2])
    return {clock: half for clock, half in found.items() if clock not in both}


def but_afternoons(view: SegmentView, source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """Without an hour after noon by the clock of 24 that stands alone, and the same one by the clock of twelve that the
    other side says to be after noon: alle 18, at six in the evening.
    """
    left = [source, target]
    for here, own, there, other in ((0, view.source, 1, view.target), (1, view.target, 0, view.source)):
        for number in [one for one in left[here] if _may_be_hour(own, one)]:
            said = number.values[0] - _NOON, 0, "pm"
            same = [one for one in left[there] if hour_of_day(other.raw, other.language, one) == said]
            if same:
                left[here] = [one for one in left[here] if one is not number]
                left[there] = [one for one in left[there] if one is not same[0]]
    return left[0], left[1]


def but_round_the_clock(
    view: SegmentView, source: list[Number], target: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Without the 24 of 24 hours, 24/7 and 24h/24 where the other side says so without a number: rund um die Uhr."""
    return _but_all_day(source, view.target), _but_all_day(target, view.source)


def _but_all_day(numbers: list[Number], other: Text) -> list[Number]:
    if not any(number.values[0] == _DAY for number in numbers):
        return numbers
    said = any(words in other.folded for words in language_of(EVERYWHERE).numbers.all_day)
    return [number for number in numbers if number.values[0] != _DAY] if said else numbers


_NOON, _DAY = 12, 24


def _may_be_hour(text: Text, number: Number) -> bool:
    """Whether a number in figures may be an hour after noon, and has no unit."""
    if number.kind != "cardinal" or number.written != "digits" or not _NOON < number.values[0] < _DAY:
        return False
    return quantity_of(text.raw, text.language, number) is None
