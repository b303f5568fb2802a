"""What keys in common (`keys.py`) are worth as evidence that two units belong together, and which pairs that makes.

A key counts the more the rarer it is in the document (inverse document frequency), and a key of one unit that the
other lacks, though the other text has it elsewhere, counts against the pair.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from review.align.keys import Key
from review.align.worths import Index, Vector

__all__ = ["Reliability", "anchor_worths", "likely_pairs", "rising"]


@dataclass(frozen=True, slots=True)
class Reliability:
    """How probable it is that a key of a unit is also in its true counterpart."""

    known: float
    #: The same where the other text does not have the key at all: the counterpart says it otherwise, or is missing.
    unknown: float = 0.95


#: By kind of key; measured by eye on news, not fitted. "Unknown" is near 1, so it hardly counts, for all but numbers.
RELIABILITY: dict[str, Reliability] = {
    "number": Reliability(0.8, 0.7),
    "date": Reliability(0.9, 0.8),
    "address": Reliability(0.95, 0.5),
    "name": Reliability(0.8, 0.85),
    "word": Reliability(0.7, 0.9),
    "territory": Reliability(0.75),
    "cldr": Reliability(0.8, 0.95),
    "cognate": Reliability(0.6, 1.0),
    "shape": Reliability(0.7, 0.9),
    "page": Reliability(0.85, 0.03),
    # a paragraph that stands on both sides, and once
    "kept": Reliability(0.99, 1.0),
    # what a format says of a paragraph: translators keep headings, lists, code and links as they are
    "kind": Reliability(0.98, 0.5),
    "code": Reliability(0.9, 0.9),
    "link": Reliability(0.8, 0.9),
    "learned": Reliability(0.6, 1.0),
    # how often a model chooses the author's word; a word that does not come back says nothing
    "back": Reliability(0.35, 1.0),
    # a word of the source in a unit that was left in its language
    "left": Reliability(0.7, 1.0),
}
#: Pairs of units with a key in common are listed only for keys in at most this share of the units, and so many pairs.
#: How much all this counts beside lengths: keys are not independent of one another.
_WEIGHT = 1.0
_MAX_SHARE, _MAX_PAIRS = 0.45, 400
#: Units that a document is thought to have besides, in which a key does not stand: short documents tell little.
_BESIDES = 8


def _chance(units_with_key: int, units: int) -> float:
    return (units_with_key + 0.5) / (units + _BESIDES)


def anchor_worths(
    source: Sequence[frozenset[Key]], target: Sequence[frozenset[Key]], left: float = 0.0
) -> tuple[Vector, Vector, dict[int, tuple[Index, Vector]]]:
    """For `Evidence`: what each unit's keys are worth when missed, and by anti-diagonal what pairs have in common.

    A pair is worth the log-likelihood ratio, given that they belong together, of each key's presence against chance.
    `left` is the share of the target's units that were left in the source's language: so often a source's unit has its
    words in its counterpart.
    """
    where: tuple[dict[Key, list[int]], dict[Key, list[int]]] = ({}, {})
    for units, found_in in zip((source, target), where, strict=True):
        for number, keys in enumerate(units):
            for key in keys:
                found_in.setdefault(key, []).append(number)
    missed = np.zeros(len(source)), np.zeros(len(target))
    for side in (0, 1):
        for key, places in where[side].items():
            if key not in where[1 - side]:
                missed[side][places] += _WEIGHT * math.log(RELIABILITY[key[0]].unknown)
    cells: defaultdict[tuple[int, int], float] = defaultdict(float)
    for key, here in where[0].items():
        there = where[1].get(key, [])
        if not there or len(here) * len(there) > _MAX_PAIRS:
            continue
        probability = RELIABILITY[key[0]].known
        chance_here, chance_there = _chance(len(here), len(source)), _chance(len(there), len(target))
        if max(chance_here, chance_there) > min(_MAX_SHARE, probability):
            continue
        # half of what the lack of a key is worth falls to either side, as a pair that lacks it lacks it on one
        expected = probability * left if key[0] == "left" else probability
        lost_here = min(0.0, math.log((1 - expected) / max(0.05, 1 - chance_there))) / 2
        lost_there = min(0.0, math.log((1 - probability) / max(0.05, 1 - chance_here))) / 2
        missed[0][here] += _WEIGHT * lost_here
        missed[1][there] += _WEIGHT * lost_there
        gain = math.log(probability / max(chance_here, chance_there)) - lost_here - lost_there
        for i in here:
            for j in there:
                cells[i, j] += _WEIGHT * gain
    by_diagonal: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), worth in cells.items():
        by_diagonal[i + j].append((i, worth))
    shared = {
        diagonal: (np.array([i for i, _ in found], dtype=np.int64), np.array([worth for _, worth in found]))
        for diagonal, found in by_diagonal.items()
    }
    return missed[0], missed[1], shared


def likely_pairs(shared: dict[int, tuple[Index, Vector]], least: float = 8.0) -> list[tuple[int, int]]:
    """Pairs of units that have the most in common with each other, at least `least` nats, without crossing.

    The longest rising run of them (patience sorting, n log n), so that a chance pair does not bend the guide.
    """
    best_of_source: dict[int, tuple[float, int]] = {}
    best_of_target: dict[int, tuple[float, int]] = {}
    for diagonal, (positions, worths) in shared.items():
        for i, worth in zip(positions.tolist(), worths.tolist(), strict=True):
            j = diagonal - i
            best_of_source[i] = max(best_of_source.get(i, (least, -1)), (worth, j))
            best_of_target[j] = max(best_of_target.get(j, (least, -1)), (worth, i))
    mutual = sorted((i, j) for i, (_, j) in best_of_source.items() if j >= 0 and best_of_target[j][1] == i)
    return rising(mutual)


def rising(met: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, which rise in the first place, that rise in the second (patience sorting, n log n)."""
    ends: list[int] = []  # the least last target of a rising run of each length
    last_of: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, j) in enumerate(met):
        length = bisect_left(ends, j)
        before.append(last_of[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            last_of.append(number)
        else:
            ends[length], last_of[length] = j, number
    run: list[tuple[int, int]] = []
    at = last_of[-1] if last_of else -1
    while at >= 0:
        run.append(met[at])
        at = before[at]
    return run[::-1]
