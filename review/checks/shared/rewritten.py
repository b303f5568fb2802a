"""A part of a text that was written anew: paragraphs of the source that the translation lacks and paragraphs of its own
stand close together. What is paired there may well be of two versions, so that its values tell little.

Only what stands around a paragraph is looked at: a reviewer who saves one waits for no document to be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.views import DocumentView, SegmentView
from review.model import Side
from review.text.page.boilerplate import is_frame

__all__ = ["is_rewritten", "stands_after_lone"]

#: How many segments before and after are looked at, and how many of them stand alone at least: of both sides, of one.
_AROUND, _LONE, _OF_ONE = 6, 3, 4


def is_rewritten(view: SegmentView, document: DocumentView) -> bool:
    """Whether around a segment many paragraphs stand alone; a program's strings are never rewritten together."""
    sides = [side for _, side in _lone_around(view, document)]
    return len(sides) >= (_LONE if len(set(sides)) > 1 else _OF_ONE)


def stands_after_lone(view: SegmentView, document: DocumentView, side: Side) -> bool:
    """Whether one of the segments right before one, as far as is looked, is of that side alone, too."""
    return any(place < 0 and side == lone for place, lone in _lone_around(view, document))


def _lone_around(view: SegmentView, document: DocumentView) -> Iterator[tuple[int, Side]]:
    """How far before (below 0) or behind a segment others stand alone, itself (0) among them, and of which side."""
    at = view.number - 1
    for place in range(max(0, at - _AROUND), min(len(document.segments), at + _AROUND + 1)):
        other = document.segments[place]
        if other.paired:
            continue
        side: Side = "source" if other.segment.source else "target"
        text = other.side(side)
        if text.words and other.segment.kind(side) != "string" and not is_frame(text.raw.strip(), text.language):
            yield place - at, side
