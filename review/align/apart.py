"""Lines of a page that stand in the text of one side only: a site's own ones, a picture's credit.

What stands before and after such a line belongs together as if it were not there, and no bead reaches over a line that
is left out. So units are lined up once more without the lines of which the other text has none of that kind, but for
those that were paired with a paragraph by itself: a language's file does not have all that its sites say.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.align.dynamic import UnitBead
from review.align.keys import CREDIT, FRAME, Key
from review.align.pieces import ParagraphSentence
from review.text.page.boilerplate import is_frame
from review.text.page.credits import find_credit

__all__ = ["apart"]

_Units = Sequence[ParagraphSentence]


def apart(path: Sequence[UnitBead], source: _Units, target: _Units) -> tuple[set[int], set[int]]:
    """The places of the units of either side that are to be taken out, after a path over all of them."""
    lines, others = _lines(source, target), _lines(target, source)
    if lines or others:
        for bead in path:
            place, other = bead.source_start, bead.target_start
            single = (bead.source_end - place, bead.target_end - other) == (1, 1)
            if single and _whole(source[place]) and _whole(target[other]):
                lines.discard(place)
                others.discard(other)
    return lines, others


def _lines(units: _Units, others: _Units) -> set[int]:
    """Places of units that are whole paragraphs, and of a kind that the others have none of."""
    kinds = {place: kind for place, unit in enumerate(units) if _whole(unit) and (kind := _kind(unit)) is not None}
    theirs = {_kind(unit, alone=False) for unit in others} if kinds else set()
    return {place for place, kind in kinds.items() if kind not in theirs}


def _whole(unit: ParagraphSentence) -> bool:
    return unit.first and unit.last


def _kind(unit: ParagraphSentence, *, alone: bool = True) -> Key | None:
    """A line's kind; of a credit behind a caption only where it need not stand `alone`."""
    raw, language = unit.text.raw, unit.text.language
    if is_frame(raw, language):
        return FRAME
    credit = find_credit(raw, language)
    if credit is None or (alone and raw[: credit.start].strip(" (（[【")):
        return None
    return CREDIT
