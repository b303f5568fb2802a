"""Two names of a sentence that stand the wrong way round about its verb: Ms Hoa sued Mr Nam, for Mr Nam sued Ms Hoa."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.shared.sentence_pairs import sentence_pairs
from review.checks.views import SegmentView
from review.text.names.roles import Roles, roles_in

__all__ = ["exchanged_roles"]


def exchanged_roles(view: SegmentView) -> Iterator[tuple[Roles, Roles]]:
    """The names of a sentence of the source and those of its translation, where each has the other's place."""
    if len(view.source.sentences) != len(view.target.sentences):
        return
    for ours, theirs in sentence_pairs(view):
        said = roles_in(view.source, *ours)
        put = roles_in(view.target, *theirs) if said is not None else None
        if said is None or put is None:
            continue
        crossed = said.subject.keys & put.object.keys and said.object.keys & put.subject.keys
        if crossed and not (said.subject.keys & put.subject.keys or said.object.keys & put.object.keys):
            yield said, put
