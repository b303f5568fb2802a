"""Which sentence of a segment is compared with which, where a check asks what both say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from review.checks.views import SegmentView

__all__ = ["Stretch", "about_place", "nearest", "sentence_pairs", "share_of", "within"]

#: (start, end) in a side's text.
Stretch = tuple[int, int]
#: Characters to either side of a place in the translation that is shown beside a word that is missing there.
_AROUND = 16


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Item = TypeVar("_Item", bound=_Placed)


def sentence_pairs(view: SegmentView) -> Iterator[tuple[Stretch, Stretch]]:
    """The sentences one by one where both sides have equally many, else both texts whole."""
    source, target = view.source, view.target
    if len(source.sentences) == len(target.sentences) > 1:
        for ours, theirs in zip(source.sentences, target.sentences, strict=True):
            yield (ours.start, ours.end), (theirs.start, theirs.end)
    else:
        yield (0, len(source.raw)), (0, len(target.raw))


def within(items: Sequence[_Item], stretch: Stretch) -> Sequence[_Item]:
    """Those of some items, in the order of the text, that begin in a stretch of it."""
    first = bisect_left(items, stretch[0], key=lambda item: item.start)
    return items[first : bisect_left(items, stretch[1], lo=first, key=lambda item: item.start)]


def share_of(at: int, stretch: Stretch) -> float:
    """How much of a stretch lies before a place."""
    return (at - stretch[0]) / max(1, stretch[1] - stretch[0])


def nearest(items: Sequence[_Item], stretch: Stretch, share: float) -> _Item:
    """The one of some items that lies nearest to this share of a stretch."""
    return min(items, key=lambda item: abs(share_of(item.start, stretch) - share))


def about_place(view: SegmentView, sentence: Stretch, share: float) -> Stretch | None:
    """Where about a word belongs in a sentence of the translation, or in several, that stands at this share of the
    source's: the words around the same share, of one sentence. None where words are too long to say.
    """
    start, end = sentence
    middle = start + round(share * (end - start))
    for one in view.target.sentences:
        if one.start <= middle < one.end:
            start, end = max(start, one.start), min(end, one.end)
    words = [
        (token.start, token.end)
        for token in within(view.target.words, (max(start, middle - 2 * _AROUND), min(end, middle + _AROUND)))
        if middle - _AROUND < token.end <= end and token.end - token.start <= _AROUND
    ]
    return (words[0][0], words[-1][1]) if words else None
