"""Books of the Bible that one language numbers and the other names: 2. Mose 20,8 is Exodus 20:8."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.numbers.find import Number

__all__ = ["but_books"]

#: A number, a word or two with a capital, chapter and verse.
_BOOK = lazy_regex(
    r"(?<![\p{N}.,:])(?P<book>[1-6])(?:\.|-?\p{L}{1,2})?[ \u00a0]?"
    r"(?:\p{Lu}[\p{L}\p{M}]+\.?(?:[ \u00a0]\p{L}+)?|\p{Lo}{2,8})[ \u00a0]?"
    r"(?P<chapter>\d{1,3})(?:[:,.]|章)[ ]?(?P<verse>\d{1,3})(?!\d)"
)
_VERSE = lazy_regex(r"(?<![\d.,:])(?P<chapter>\d{1,3})(?:[:,.]|章)[ ]?(?P<verse>\d{1,3})(?!\d)")


def but_books(view: SegmentView, source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """Without the numbers of books, and what stands behind them, where the other side has that chapter and verse behind
    a name without a number.
    """
    left = [source, target]
    for here, own, there in ((0, view.source.raw, view.target.raw), (1, view.target.raw, view.source.raw)):
        if not left[here]:
            continue
        numbered = {(match["chapter"], match["verse"]) for match in _BOOK.finditer(there)}
        for match in _BOOK.finditer(own):
            verse = match["chapter"], match["verse"]
            same = [one.span() for one in _VERSE.finditer(there) if (one["chapter"], one["verse"]) == verse]
            if same and verse not in numbered:
                left[here] = _outside(left[here], [match.span()])
                left[1 - here] = _outside(left[1 - here], same)
    return left[0], left[1]


def _outside(numbers: list[Number], spans: list[tuple[int, int]]) -> list[Number]:
    return [one for one in numbers if not any(start <= one.start < end for start, end in spans)]
