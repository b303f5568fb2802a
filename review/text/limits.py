"""Which limits a text sets: at least eight, no later than Friday, under 18; by the language's file ([limits]).

A limit goes up (at least, over, not before) or down (at most, under, until). What stands beside a number is that
number's; words that say much else where no number is near (over, under) are vague then: they may be a limit. What
negates within the form (no more than) is told by the form; a negation elsewhere turns it for whoever compares.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.word_kinds import words_of_kinds

__all__ = ["Limit", "limits_of"]

_KINDS = ("least", "most", "above", "below")
#: What may lie between a limit and its number: over an estimated 300, 18 years or older.
_BESIDE = lazy_regex(r"[^.,;:!?()\n、。，；：！？؟،؛।]{0,18}")


class Limit(NamedTuple):
    """`text[start:end]` sets a limit, `upward` (at least) or not (at most), at a number of one of these `values`, none
    where no number stands beside it; `vague`: then it may be no limit at all.
    """

    upward: bool
    start: int
    end: int
    values: frozenset[Fraction]
    vague: bool


def limits_of(text: Text) -> list[Limit]:
    """All limits in the order of the text; none of a language without the table."""
    found = words_of_kinds(text, "limits", _KINDS)
    if not found:
        return []
    numbers = text.numbers
    starts = [number.start for number in numbers]
    limits = []
    for word in found:
        after = bisect_left(starts, word.start)
        gaps = []
        for place in (after, after - 1):
            if not 0 <= place < len(numbers):
                continue
            number = numbers[place]
            between = sorted(((word.start, word.end), (number.start, number.end)))
            start, end = between[0][1], between[1][0]
            if end <= start or _BESIDE.fullmatch(text.raw, start, end) is not None:
                gaps.append((max(0, end - start), place < after, place))
        values = frozenset(Fraction(value) for value in numbers[min(gaps)[-1]].values) if gaps else frozenset()
        vague = not values and word.kind in ("above", "below")
        limits.append(Limit(word.kind in ("least", "above"), word.start, word.end, values, vague))
    return limits
