"""How often something is in the source, and how often in the translation: twice a day, three times a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.numbers.find import Number
from review.text.numbers.how_often import Often, find_often

__all__ = ["other_times"]


def other_times(view: SegmentView) -> Iterator[tuple[Often, Often]]:
    """What the source says to be so often, and the translation to be oftener or less often, in order.

    Nothing where a side says how often of fewer things than the other, for languages say it otherwise, too (double, a
    third time), and nothing of a number that the other side has in another place.
    """
    if not view.source.numbers or not view.target.numbers:
        return
    of_source, of_target = _often(view.source), _often(view.target)
    lost, put = _without(of_source, of_target), _without(of_target, of_source)
    if len(lost) != len(put):
        return
    for theirs, ours in zip(lost, put, strict=True):
        if _is_more(theirs.times, view.source, view.target) and _is_more(ours.times, view.target, view.source):
            yield theirs, ours


def _often(text: Text) -> list[Often]:
    return find_often(text.plain, text.language, text.numbers)


def _without(ours: Iterable[Often], theirs: Iterable[Often]) -> list[Often]:
    """Those of ours that theirs do not have, in order; each of theirs accounts for one."""
    free = [one.times for one in theirs]
    left = []
    for one in ours:
        if one.times in free:
            free.remove(one.times)
        else:
            left.append(one)
    return left


def _is_more(times: int, text: Text, other: Text) -> bool:
    """Whether a text has a number in more places than the other one; one is an article too often to be counted."""
    return times == 1 or _count(times, text.numbers) > _count(times, other.numbers)


def _count(value: int, numbers: Iterable[Number]) -> int:
    return sum(value in number.values for number in numbers)
