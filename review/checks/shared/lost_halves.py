"""Halves that one side alone has: two and a half litres and 2 litres, hai tiếng rưỡi and two hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.numbers.find import Number
from review.text.numbers.unit_names import HALF
from review.text.numbers.words import number_words

__all__ = ["halves_lost"]

_HALF = Fraction(1, 2)
#: How far behind a number the sign for its half stands, in characters.
_NEAR = 8


def halves_lost(
    view: SegmentView, source: Iterable[Number], target: Iterable[Number]
) -> Iterator[tuple[Number, Number]]:
    """Source and translation's number of which one is a half more than the other. `source` and `target` are the numbers
    that the other side has not: nothing is said where the half may be one of them (two years and six months), nor where
    the other side's language has no word for it that is known.
    """
    source, target = list(source), list(target)
    apart = [(s, t) for s in source for t in target if _is_half_apart(s, t)]
    sure = [number for number in (*source, *target) if number.evidence != "possible"]
    if len(apart) == 1 and all(number in apart[0] for number in sure):
        yield from apart
    pairs = view.number_pairs
    for s, t in pairs.matched:
        halves = _has_half(s), _has_half(t)
        if halves[0] == halves[1] or s.values[0] != t.values[0]:
            continue
        text, only = (view.target, pairs.target_only) if halves[0] else (view.source, pairs.source_only)
        if not only and not _may_say(text):
            yield (_with_half(view.source, s), t) if halves[0] else (s, _with_half(view.target, t))


def _is_half_apart(one: Number, other: Number) -> bool:
    """Whether one is a half more, and the half is told in words or figures of its own: 3.5 and three."""
    less, more = sorted((one, other), key=lambda number: number.values[0])
    return (
        more.values[0] - less.values[0] == _HALF
        and less.values[0] >= 1
        and less.values[0] == int(less.values[0])
        and less.kind == more.kind == "cardinal"
        and more.evidence != "possible"
    )


def _has_half(number: Number) -> bool:
    """Whether a half stands behind what a number counts, so that it is read with it and without."""
    return number.kind == "cardinal" and number.values[0] + _HALF in number.values[1:]


def _with_half(text: Text, number: Number) -> Number:
    """The number up to the half that goes with it, so that a message shows both: hai tiếng rưỡi."""
    behind = (one.end for one in text.numbers if one.values[0] == _HALF and number.start < one.start)
    signs = (at + 1 for sign in HALF if (at := text.raw.find(sign, number.end, number.end + _NEAR)) >= 0)
    return number._replace(end=min((*behind, *signs), default=number.end))


def _may_say(text: Text) -> bool:
    """Whether a text says some half, or its language a half in no word that is known."""
    return not _knows_halves(text) or any(value % 1 == _HALF for one in text.numbers for value in one.values)


def _knows_halves(text: Text) -> bool:
    words = number_words(text.language).phrases.values()
    return text.rules.numbers.numerals == "han" or any(word.value == _HALF for word in words)
