"""Whether what may be no number at all (sieben, 两) is one, because of what the other side has."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.numbers.find import Number

__all__ = ["alone_on_both_sides", "is_plausible"]

#: A number word up to this may be another word as well.
_SMALL = 12
#: What languages have a noun for, as for a dozen: une vingtaine, una trentina, the sixties.
_SCORES = (15, *range(20, 91, 10))
_DECADES = frozenset(range(20, 91, 10))
#: In a longer text two number words that stand further apart, as shares of their texts, are rather two things: the two
#: (of whom the sentence before spoke), and three points from four.
_LONG, _NEAR = 100, 0.3


def is_plausible(source: Number, target: Number) -> bool:
    """Whether what may be no number at all (sieben, an iPhone6) is one, because the other side has its like there."""
    if source.kind == "code" or source.written == "roman":
        return target.evidence == "certain" and source.written == "roman"
    if source.kind == "ordinal":  # девяностые годы, the eighties
        return source.written == "words" and {source.values[0], target.values[0]} <= _DECADES
    return (
        source.kind == "cardinal"
        and target.kind == "cardinal"
        and (
            (3 <= source.values[0] <= _SMALL and target.evidence == "likely")
            or (source.values[0] in _SCORES and target.evidence != "possible")
        )
    )


def alone_on_both_sides(
    view: SegmentView, source: list[Number], target: list[Number]
) -> tuple[Number | None, Number | None]:
    """The one small number word of either side that has no counterpart, where one of the two is surely a number and
    neither side has any other number without one: two brothers, 四兄弟. Nothing where there are more.
    """
    source, target = ([number for number in side if number.written != "roman"] for side in (source, target))
    if len(source) != 1 or len(target) != 1:
        return None, None
    theirs, ours = source[0], target[0]
    if _is_pair(view.source, theirs) or _is_pair(view.target, ours):
        return None, None
    places = theirs.start / len(view.source.raw), ours.start / len(view.target.raw)
    if len(view.source.raw) > _LONG and abs(places[0] - places[1]) > _NEAR:
        return None, None
    if not (_counts(theirs) and _counts(ours)) or "likely" not in (theirs.evidence, ours.evidence):
        return None, None
    return theirs, ours


def _is_pair(text: Text, number: Number) -> bool:
    """Whether a word is none of the language's numerals and says two (both, double), as others need not."""
    word = text.raw[number.start : number.end].casefold()
    return number.evidence == "possible" and word in text.rules.numbers.cardinal.get("2", ())


def _counts(number: Number) -> bool:
    return number.kind == "cardinal" and number.written == "words" and 2 <= number.values[0] <= _SMALL
