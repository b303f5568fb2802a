"""What a translation's hints of a negation answer: "less" in "less than two years" is the source's "less".

A text with a hint (less, few, forget, only) is not said to have lost a negation, for the hint may be what became of it.
It is not where the source has the same: the same end of a scale of opposites, the same limit at the same number.
"""

from __future__ import annotations

from collections import Counter

from review.checks.shared.sentence_pairs import Stretch, within
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.limits import limits_of
from review.text.negation_counts import without
from review.text.opposites import poles_of

__all__ = ["without_shared"]

#: Where a piece of a text begins, and the piece, folded.
Piece = tuple[int, str]
#: Scales (files of languages, [opposites.scales]) whose words, negated, stay what they are: not off is never off.
_PLAIN = frozenset({"switch", "openness", "activation", "fullness", "heft", "moisture", "width"})
#: What lies between a negation and what it negates.
_CLAUSE = lazy_regex(r"[^,;:.!?()\n]*")


def without_shared(view: SegmentView, source: Piece, target: Piece, marker: Stretch) -> str:
    """The piece of the translation without the words that say what words of the source's piece say, offsets kept. What
    the marker may negate is not looked for: not earlier is at the earliest.
    """
    ours, theirs = ((at, at + len(folded)) for at, folded in (source, target))
    at = source[0] + marker[1]
    own = view.source.rules.opposites.negated
    poles = Counter(
        (one.scale, one.pole)
        for one in within(poles_of(view.source, negated=True), ours)
        if one.scale in _PLAIN
        or one.scale in own
        or one.start < at
        or _CLAUSE.fullmatch(view.source.raw, at, one.start) is None
    )
    shared = []
    for one in within(poles_of(view.target, negated=True), theirs):
        if poles[one.scale, one.pole] > 0:  # as many as the source has: the next may be what became of the negation
            poles[one.scale, one.pole] -= 1
            shared.append((one.start, one.end))
    start = source[0] + marker[0]
    limits = [one for one in within(limits_of(view.source), ours) if not (one.start < at and start < one.end)]
    shared += [
        (one.start, one.end)
        for one in within(limits_of(view.target), theirs)
        if any(one.upward == other.upward and one.values & other.values for other in limits)
    ]
    return without(target[1], [(start - target[0], end - target[0]) for start, end in shared])
