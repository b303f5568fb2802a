"""Limits that a translation turns round: at most 40 for at least 40, over 18 for under 18.

Told is a number that the source limits from one side alone and the translation from the other alone; and a sentence
with one kind of limit whose translation has the other kind alone, where both set it at the same number or at none. So
is a limit beyond one end of the source's range, where the other end is lost: over 10 for from 5 to 10.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from review.checks.shared.sentence_pairs import Stretch, nearest, sentence_pairs, share_of, within
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.limits import Limit, limits_of
from review.text.negation_words import negation_of
from review.text.opposites import poles_of

__all__ = ["exchanged_limits"]

#: The end of a scale that negates what is said of it (files of languages, [opposites.scales]).
_FORBIDDEN = ("permission", 1)
#: What lies between the ends of a range in figures: a dash, a word or two, a unit.
_BETWEEN = lazy_regex(r"\s?[-–—~〜～]\s?|[^\p{N}.,;:!?()/%+=×\n、。，；：！？؟،؛।]{1,12}")


def exchanged_limits(view: SegmentView) -> Iterator[tuple[Limit, Limit]]:
    """A limit of the source, and the contrary one of the translation in its place."""
    target = limits_of(view.target)
    source = limits_of(view.source) if target else []
    if not target:
        return
    alike = len(view.source.sentences) == len(view.target.sentences)
    for ours, theirs in sentence_pairs(view):
        changed = _changed((within(source, ours), ours), (within(target, theirs), theirs))
        if changed is None and not within(source, ours):
            changed = _beyond(view, ours, theirs, within(target, theirs))
        if changed is None:
            continue
        negated = [
            _is_negated(view.source, ours, within(source, ours)),
            _is_negated(view.target, theirs, within(target, theirs)),
        ]
        # a negation somewhere in several sentences is hardly the limit's
        if None not in negated and negated[0] == negated[1] and (alike or not negated[0]):
            yield changed


def _changed(
    source: tuple[Sequence[Limit], Stretch], target: tuple[Sequence[Limit], Stretch]
) -> tuple[Limit, Limit] | None:
    ours, theirs = source[0], target[0]
    both = _limited(ours) & _limited(theirs)
    for right in ours:
        if right.vague or any(one.upward != right.upward and _may_be_at(one, right) for one in ours):
            continue
        contrary = [one for one in theirs if one.upward != right.upward and not one.vague and _may_be_at(one, right)]
        if not contrary or any(one.upward == right.upward and _may_be_at(one, right) for one in theirs):
            continue
        # as many of either kind on both sides are the same limits, put beside another number by this reading
        if _more(ours, theirs, both, upward=right.upward) and _more(theirs, ours, both, upward=not right.upward):
            return right, nearest(contrary, target[1], share_of(right.start, source[1]))
    return None


def _beyond(view: SegmentView, ours: Stretch, theirs: Stretch, limits: Sequence[Limit]) -> tuple[Limit, Limit] | None:
    """A range of the source, and the limit of the translation that leaves it out, with no word of its other end."""
    firm = [one for one in limits if one.values]
    numbers = within(view.source.numbers, ours) if firm else ()
    said = {value for number in within(view.target.numbers, theirs) for value in (*number.values, *number.parts)}
    for first, second in pairwise(numbers):
        low, high = first.values[0], second.values[0]
        between = _BETWEEN.fullmatch(view.source.raw, first.end, second.start)
        if low >= high or between is None or {first.written, second.written} != {"digits"}:
            continue
        for one in firm:
            end, other = (high, low) if one.upward else (low, high)
            if end in one.values and other not in said and len(one.values) == 1:
                values = frozenset((Fraction(low), Fraction(high)))
                return Limit(not one.upward, first.start, second.end, values, vague=False), one
    return None


def _limited(limits: Sequence[Limit]) -> set[Fraction]:
    return {value for limit in limits for value in limit.values}


def _more(some: Sequence[Limit], others: Sequence[Limit], both: set[Fraction], *, upward: bool) -> bool:
    """Whether one side has more limits of a direction than the other, at numbers that both limit or at none."""
    ours, theirs = (
        sum(one.upward == upward and (not one.values or bool(one.values & both)) for one in side)
        for side in (some, others)
    )
    return ours > theirs


def _may_be_at(one: Limit, other: Limit) -> bool:
    """Whether both stand at the same number, or at none, or the one may be a limit of anything."""
    return one.vague or (bool(one.values & other.values) if one.values or other.values else True)


def _is_negated(text: Text, stretch: Stretch, limits: Sequence[Limit]) -> bool | None:
    """Whether a sentence negates anything beside its limits; None where that is not known: in a language without
    negations, where something is forbidden (from exceeding 5).
    """
    negation = negation_of(text.base)
    if negation is None or any((one.scale, one.pole) == _FORBIDDEN for one in within(poles_of(text), stretch)):
        return None
    folded = text.raw[slice(*stretch)].replace("’", "'").lower()
    for limit in limits:
        start, end = limit.start - stretch[0], limit.end - stretch[0]
        folded = folded[:start] + "\0" * (end - start) + folded[end:]
    return negation.first(negation.without_idioms(folded)) is not None
