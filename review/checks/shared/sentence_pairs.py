"""Which sentence of a segment is compared with which, where a check asks what both say."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import SegmentView

__all__ = ["Stretch", "about_place", "sentence_pairs"]

#: (start, end) in a side's text.
Stretch = tuple[int, int]
#: Characters to either side of a place in the translation that is shown beside a word that is missing there.
_AROUND = 16


def sentence_pairs(view: SegmentView) -> Iterator[tuple[Stretch, Stretch]]:
    """The sentences one by one where both sides have equally many, else both texts whole."""
    source, target = view.source, view.target
    if len(source.sentences) == len(target.sentences) > 1:
        for ours, theirs in zip(source.sentences, target.sentences, strict=True):
            yield (ours.start, ours.end), (theirs.start, theirs.end)
    else:
        yield (0, len(source.raw)), (0, len(target.raw))


def about_place(view: SegmentView, sentence: Stretch, share: float) -> Stretch | None:
    """Where about a word belongs in a sentence of the translation that stands at this share of the source's: the words
    around the same share. None where words are too long to say.
    """
    start, end = sentence
    middle = start + round(share * (end - start))
    words = [
        (token.start, token.end)
        for token in view.target.words
        if start <= token.start < middle + _AROUND and middle - _AROUND < token.end <= end
        if token.end - token.start <= _AROUND
    ]
    return (words[0][0], words[-1][1]) if words else None
