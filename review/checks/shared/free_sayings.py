"""Sentences that say a thing in quite other words, as proverbs are translated: they share no word that is known."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.text.marks import final_mark
from review.text.translations import shared_words

__all__ = ["says_otherwise"]

#: So few known words tell nothing; so many words are no saying.
_KNOWN, _LONG = 2, 16


def says_otherwise(view: SegmentView) -> bool:
    """Whether both sides are a short sentence, and none of the known words of one means any of the other: nothing then
    tells that they speak of one thing, so that what one negates the other need not.
    """
    if len(view.source.sentences) > 1 or len(view.target.sentences) > 1:
        return False
    if final_mark(view.source.raw, view.source.base) is None or final_mark(view.target.raw, view.target.base) is None:
        return False  # a label
    if max(len(view.source.words), len(view.target.words)) > _LONG or view.source.numbers or view.target.numbers:
        return False
    found = shared_words(view.source, view.target)
    return found is not None and found[1] >= _KNOWN and found[0] == 0
