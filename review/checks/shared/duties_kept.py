"""Whether two sentences that differ in a negation both say what must or may be done: then they are of one kind."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.model import Side
from review.text.modal_words import KINDS, modal_words

__all__ = ["is_modal_of_both"]


def is_modal_of_both(view: SegmentView, side: Side) -> bool:
    """Whether the other side says what may be done, or both say what must: that of which one negates the permission.
    What had to be done alone may be what could not be left: no pude evitar, had to.
    """
    ours, theirs = view.side(side), view.side("target" if side == "source" else "source")
    said, became = modal_words(ours.raw, ours.base), modal_words(theirs.raw, theirs.base)
    return any(became.get(kind) and (kind == "permission" or said.get(kind)) for kind in KINDS)
