"""How a translation ends what its source ends with a mark: many a translator writes no colon before a list or code, and
no full stop behind a command.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from review.checks.views import DocumentView, SegmentView, of_document
from review.model import OBJECT
from review.text.marks import final_mark

__all__ = ["is_habit"]

#: So many ends of a kind without a mark, and so large a share of all of them, are a habit.
_FEW, _SHARE = 4, 0.5
#: The marks that may be left out.
_LEFT_OUT = ("colon", "full stop")


@dataclass(frozen=True, slots=True)
class _End:
    """How a source's paragraph ends: with which mark, of an item, before code."""

    mark: str
    item: bool
    code: bool


def is_habit(view: SegmentView, document: DocumentView) -> bool:
    """Whether the document's paragraphs that end as this one's source does have no mark in the translation mostly.

    Full stops count in items and behind code alone: one is missing nowhere else on purpose.
    """
    end = _end(view)
    return end is not None and (end.mark == "colon" or end.item or end.code) and end in _habits(document)


@of_document
def _habits(document: DocumentView) -> frozenset[_End]:
    all_ends, bare = Counter[_End](), Counter[_End]()
    for view in document.segments:
        end = _end(view) if view.paired else None
        if end is not None:
            all_ends[end] += 1
            bare[end] += final_mark(view.target.raw, view.target.base) is None
    return frozenset(end for end, count in bare.items() if count >= max(_FEW, _SHARE * all_ends[end]))


def _end(view: SegmentView) -> _End | None:
    text = view.source.raw.rstrip()
    mark = final_mark(text, view.source.base)
    if mark is None or mark.kind not in _LEFT_OUT:
        return None
    return _End(mark.kind, view.segment.kind("source") == "list-item", text[: mark.start].endswith(OBJECT))
