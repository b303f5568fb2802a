"""Which sentences of a segment belong together, found from its back-translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from review.backtranslation.cutting import cut
from review.backtranslation.pairing import pair_sentences
from review.backtranslation.paragraphs import Translated
from review.model import Segment

__all__ = ["AlignedSentences", "aligned_sentences"]


class AlignedSentences(NamedTuple):
    """Sentences that belong together: both texts, where each begins in its side of the segment, and what the models
    made of them: `back` of the target, `forward` of the source ("" without a forward model).
    """

    segment: int
    source: str
    source_start: int
    target: str
    target_start: int
    back: str
    forward: str


def aligned_sentences(
    segment: Segment, back: Translated, forward: Translated | None, languages: tuple[str, str]
) -> Iterator[AlignedSentences]:
    """A segment's sentences by what stands for what, by its back-translation: none where a side has no counterpart."""
    source, target = segment.text("source"), segment.text("target")
    sources, targets = cut(source, languages[0]), cut(target, languages[1])
    if not sources or not targets:
        return
    backs = [output for _, output in back.sentences]
    forwards = [] if forward is None else [output for _, output in forward.sentences]
    for left, right in pair_sentences([part.text for part in sources], backs):
        if left and right:
            a, b = sources[left[0]], sources[left[-1]]
            c, d = targets[right[0]], targets[right[-1]]
            yield AlignedSentences(
                segment.number,
                source[a.start : b.start + len(b.text)],
                a.start,
                target[c.start : d.start + len(d.text)],
                c.start,
                " ".join(backs[right[0] : right[-1] + 1]),
                " ".join(forwards[left[0] : left[-1] + 1]),
            )
