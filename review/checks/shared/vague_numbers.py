"""Amounts said by their order alone that the translation says by another: hundreds for thousands."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.shared.sentence_pairs import Stretch, sentence_pairs, within
from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.numbers.vague_amounts import VagueAmount, vague_amounts

__all__ = ["other_amounts"]

#: Languages that have words for them say ten thousands, lakhs and crores where others say thousands and millions: an
#: order beside one of these is near enough.
_LOCAL = frozenset((4, 5, 7, 8))


def other_amounts(view: SegmentView) -> Iterator[tuple[VagueAmount, VagueAmount]]:
    """The one vague amount of a sentence, and the one of its translation where that is of another order."""
    source = vague_amounts(view.source)
    target = vague_amounts(view.target) if source else []
    if not target:
        return
    for ours, theirs in sentence_pairs(view):
        said, put = within(source, ours), within(target, theirs)
        if len(said) != 1 or len(put) != 1:
            continue
        one, other = said[0], put[0]
        orders = {one.zeros, other.zeros}
        if len(orders) == 1 or (abs(one.zeros - other.zeros) == 1 and orders & _LOCAL):
            continue
        if _has(view.target, theirs, other, one.zeros) or _has(view.source, ours, one, other.zeros):
            continue
        yield one, other


def _has(text: Text, stretch: Stretch, but: VagueAmount, zeros: int) -> bool:
    """Whether a sentence has a number of an order beside its vague amount."""
    return any(
        value and 10**zeros <= abs(value) < 10 ** (zeros + 1)
        for number in within(text.numbers, stretch)
        if number.end <= but.start or but.end <= number.start
        for value in number.values
    )
