"""How near the translations of a document are to their own sources, and to which other source they would be nearer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from review.semantics.encoder import Encoder, Spread

__all__ = ["Likeness", "compare_meanings"]

#: Pairs from which a document says by itself what is usual in it.
_ENOUGH = 12
#: Deviations that a short document counts as nearer than it is, as what is usual in it is not known.
_UNKNOWN = 1.0
#: Sources that a translation is compared with, on either side of its own.
_REACH = 256
#: Share of a text's cosines, the lower ones, that are taken for unrelated.
_UNRELATED = 0.9


class Likeness(NamedTuple):
    """Of one segment.

    `cosine` is that of source and translation; `above` how many deviations of unrelated pairs it lies above those of
    this text and others; `short` how many deviations of true pairs it lies below these, None where the encoder's were
    never measured. `other` is the number of the segment whose source is nearest of all others, and
    `other_above` how far above chance that is; None and 0.0 where the document has too few.
    """

    cosine: float
    above: float
    short: float | None
    other: int | None
    other_above: float


def compare_meanings(
    numbers: Sequence[int], sources: Sequence[str], targets: Sequence[str], encoder: Encoder
) -> dict[int, Likeness]:
    """By segment number. Raises EngineError as the encoder does.

    With fewer than a dozen pairs, what is usual is taken from the encoder's own figures, with a deviation's caution;
    without those nothing is said.
    """
    spread = encoder.spread
    if not numbers or (len(numbers) < _ENOUGH and spread is None):
        return {}
    first, second = encoder.encode(sources), encoder.encode(targets)
    found = {}
    for at, number in enumerate(numbers):
        near = slice(max(0, at - _REACH), at + _REACH + 1)
        to_sources = first[near] @ second[at]
        own = at - near.start
        cosine = float(to_sources[own])
        short = (spread.own - cosine) / spread.own_deviation if spread is not None else None
        if len(numbers) < _ENOUGH:
            assert spread is not None
            found[number] = Likeness(cosine, _above(cosine, spread), short, None, 0.0)
            continue
        others = np.delete(to_sources, own)
        unlike = np.sort(np.concatenate((others, np.delete(second[near] @ first[at], own))))
        unlike = unlike[: int(len(unlike) * _UNRELATED)]
        usual = float(unlike.mean())
        deviation = max(float(unlike.std()), spread.other_deviation if spread is not None else 0.0, 1e-3)
        best = int(others.argmax())
        found[number] = Likeness(
            cosine,
            (cosine - usual) / deviation,
            short,
            numbers[near.start + best + (best >= own)],
            (float(others[best]) - usual) / deviation,
        )
    return found


def _above(cosine: float, spread: Spread) -> float:
    return (cosine - spread.other) / spread.other_deviation + _UNKNOWN
