"""Protected stretches of a segment's side, in offsets of the side's text as written."""

from __future__ import annotations

from typing import NamedTuple

from review.checks.views import SegmentView
from review.model import PARAGRAPH_GAP, ProtectedKind, Side

__all__ = ["ProtectedStretch", "stretches_of"]


class ProtectedStretch(NamedTuple):
    """`written text[start:end]`, and what a reader sees of it."""

    start: int
    end: int
    text: str
    reads: str


def stretches_of(view: SegmentView, side: Side, *kinds: ProtectedKind) -> list[ProtectedStretch]:
    """The side's protected stretches of these kinds, in order."""
    found = []
    at = 0
    for paragraph in view.written.paragraphs(side):
        found += [
            ProtectedStretch(at + one.start, at + one.end, paragraph.text[one.start : one.end], one.reads)
            for one in paragraph.protected
            if one.kind in kinds
        ]
        at += len(paragraph.text) + len(PARAGRAPH_GAP)
    return found
