"""A prohibition that became an exemption, and the other way round: must not, muss nicht."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.shared.sentence_pairs import sentence_pairs, within
from review.checks.views import SegmentView
from review.text.word_kinds import Kind, words_of_kinds

__all__ = ["exchanged_duties"]

_KINDS = ("prohibition", "exemption")


def exchanged_duties(view: SegmentView) -> Iterator[tuple[Kind, Kind]]:
    """What forbids in a sentence of the source that only forbids, and what exempts in a translation that only exempts;
    or the contrary.
    """
    source = words_of_kinds(view.source, "modality", _KINDS)
    target = words_of_kinds(view.target, "modality", _KINDS) if source else ()
    if not target or len(view.source.sentences) != len(view.target.sentences):
        return
    for ours, theirs in sentence_pairs(view):
        said, became = within(source, ours), within(target, theirs)
        kinds, others = ({one.kind for one in side} for side in (said, became))
        if len(kinds) == len(others) == 1 and kinds != others:
            yield said[0], became[0]
