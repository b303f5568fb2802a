"""A part of a text that was written anew: paragraphs that the other side lacks stand close together there. What is
paired among them may well be of two versions, so that its values tell little.

Only what stands around a paragraph is looked at: a reviewer who saves one waits for no document to be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.views import DocumentView, SegmentView
from review.model import Side
from review.text.page.boilerplate import is_frame

__all__ = ["is_rewritten", "is_told_before"]

#: How many segments before and after are looked at, and how many of them stand alone at least.
_AROUND, _LONE = 6, 3


def is_rewritten(view: SegmentView, document: DocumentView) -> bool:
    """Whether around a segment many paragraphs stand alone, on both sides: what only one side lacks was left out. A
    program's strings are never rewritten together.
    """
    lone = list(_lone_around(view, document))
    return len(lone) >= _LONE and len({side for _, side in lone}) > 1


def is_told_before(view: SegmentView, document: DocumentView, side: Side) -> bool:
    """Whether of what stands alone around a segment of one side another is told first: one of its side before it, or of
    the translation's own any of the source.
    """
    others = list(_lone_around(view, document))
    return any((lone == side and place < 0) or lone == "source" != side for place, lone in others)


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
