"""Amounts that source or translation says in several units and the other one in one: 1 hour 30 minutes, 90 minutes."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.text.numbers.compounds import amounts_of, compounds, is_same_amount
from review.text.numbers.find import Number
from review.text.numbers.measures import Quantity

__all__ = ["in_several_units"]


def in_several_units(
    view: SegmentView, of_source: list[Quantity], of_target: list[Quantity], alone: tuple[set[Number], set[Number]]
) -> list[tuple[Number, Number]]:
    """The numbers of amounts that one side says in several units (1 hour 30 minutes), the other in one or others."""
    theirs = compounds(view.source.raw, view.source.language, of_source, view.source.numbers)
    ours = compounds(view.target.raw, view.target.language, of_target, view.target.numbers)
    if not theirs and not ours:
        return []
    pairs = [(s, t) for s in theirs for t in (*ours, *amounts_of(of_target))]
    pairs += [(s, t) for s in amounts_of(of_source) for t in ours]
    return [
        (s, t)
        for one, other in pairs
        if not (alone[0].isdisjoint(one.numbers) and alone[1].isdisjoint(other.numbers)) and is_same_amount(one, other)
        for s in one.numbers
        for t in other.numbers
    ]
