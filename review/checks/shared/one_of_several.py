"""The sentence of several short ones that the other side has not, which the lengths of the whole hardly show.

A side with one sentence fewer, and no more pauses and conjunctions, has either left one out or made one of two. Each is
tried: the sentences one by one, without one of them, or with two that stand together as one. Of 5,976 paragraphs of
three to six sentences in 37 pairs of languages (a game's texts, translated freely) seven that are told so were made by
joining two or lack a sentence indeed; of the same with a sentence of up to 40 letters each cut out a half are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from review.align.lengths import LengthModel, measure
from review.checks.shared.lost_clauses import joints
from review.checks.views import SegmentView
from review.model import Side

__all__ = ["LeftOut", "one_of_several"]

#: Of so many sentences one is looked for, and of so many at most.
_FEWEST, _MOST = 3, 12
#: The other side is shorter than normal by this, and each sentence but one fits its counterpart so well (squares of
#: standard deviations), better by this than with two made into one.
_SHORT, _FIT, _BETTER = -0.2, 0.6, 0.3
#: Where neither side has a pause or conjunction, as steps of instructions have none, nothing tells of two made into
#: one: of 5,443 strings of three sentences and more in catalogues of 80 languages one is told so that lacks none.
_BETTER_UNJOINED = 0.0
#: Without another sentence the rest fits as well.
_NEAR = 1.0
#: Longer sentences (as `measure` has it) are parted and joined as translators like.
_LONG = 40


class LeftOut(NamedTuple):
    """`start` and `end` of the sentence that was left out, or of the stretch in which `several` may be it."""

    start: int
    end: int
    several: bool

    @property
    def message(self) -> str:
        """What it is said to be, up to the side that has it not."""
        return (
            "one of these sentences" if self.several else "this sentence, or one beside it,"
        ) + " has no counterpart in the "


def one_of_several(view: SegmentView, side: Side, lengths: LengthModel) -> LeftOut | None:
    """The one sentence of a side that the other one has not; None where none can be told."""
    text, other = view.side(side), view.side("target" if side == "source" else "source")
    if not _FEWEST <= len(text.sentences) <= _MOST or len(other.sentences) != len(text.sentences) - 1:
        return None
    joined_here, joined_there = joints(text), joints(other)
    if joined_there > joined_here:
        return None
    own, theirs = ([measure(one.raw[start:end]) for start, end in one.sentences] for one in (text, other))
    if max(own) > _LONG or not all(
        any(map(str.isalpha, one.raw[a:b])) for one in (text, other) for a, b in one.sentences
    ):
        return None

    def z(here: float, there: float) -> float:
        """How many standard deviations the other side is longer than normal."""
        return lengths.z(here, there) if side == "source" else -lengths.z(there, here)

    if z(sum(own), sum(theirs)) > _SHORT:
        return None

    def misfit(sentences: Sequence[float]) -> float:
        return sum(z(here, there) ** 2 for here, there in zip(sentences, theirs, strict=True))

    without = [misfit(own[:at] + own[at + 1 :]) for at in range(len(own))]
    joined = [misfit([*own[:at], own[at] + own[at + 1], *own[at + 2 :]]) for at in range(len(own) - 1)]
    best = min(without)
    better = _BETTER if joined_here or joined_there else _BETTER_UNJOINED
    if best > _FIT * len(own) or min(joined) - best < better:
        return None
    likely = [at for at, fit in enumerate(without) if fit - best < _NEAR]
    return LeftOut(text.sentences[likely[0]][0], text.sentences[likely[-1]][1], len(likely) > 1)
