"""How surely a source and a translation belong together that do not stand beside each other.

The evidence is that of the alignment (`review.align`): what both have without a dictionary, words that go together in
the document's own pairs, how long either is, and what a format says of them. It is worth so many nats: the logarithm
of how much more probable it is of a pair than of two texts that chance put together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from review.align.anchors import RELIABILITY
from review.align.dynamic import UnitBead
from review.align.keys import Key, keys_of, structure_keys_of
from review.align.learned import learned_keys, words_of
from review.checks.shared.paragraph_keys import LOOKED_AT
from review.checks.views import DocumentView, SegmentView, of_document

__all__ = ["Belonging", "belonging"]

#: Segments that a document is thought to have besides, in which a key does not stand: short documents tell little.
_BESIDES = 30
#: A key that so many segments have on either side tells nothing.
_COMMON = 0.45
#: Standard deviation of the log ratio of the lengths of two texts that do not belong together.
_CHANCE = 0.75


class Belonging:
    """The segments' evidence, by their place in `views`; the pairs among them are what words are learned from."""

    def __init__(self, document: DocumentView, views: Sequence[SegmentView]) -> None:
        self._lengths = document.lengths
        self._measured = [view.lengths for view in views]
        words = [
            tuple(words_of(text) if len(text.raw) <= LOOKED_AT else frozenset() for text in (view.source, view.target))
            for view in views
        ]
        beads = [UnitBead(at, at + 1, at, at + 1, 0.0) for at, view in enumerate(views) if view.paired]
        learned = learned_keys(beads, [one for one, _ in words], [other for _, other in words])
        self._source = [_keys(view, "source") | own for view, own in zip(views, learned[0], strict=True)]
        self._target = [_keys(view, "target") | own for view, own in zip(views, learned[1], strict=True)]
        self._sources = Counter(key for keys in self._source for key in keys)
        self._targets = Counter(key for keys in self._target for key in keys)
        self._count = max(sum(map(bool, side)) for side in (self._source, self._target)) + _BESIDES
        #: How many keys a text has that has any, on the average, on either side.
        self._sizes = _usual(self._source), _usual(self._target)

    def worth(self, source: int, target: int) -> float:
        """Nats for the source of one place and the translation of another."""
        return self.evidence(source, target) + self.length(source, target)

    def evidence(self, source: int, target: int) -> float:
        """What the two have, and have not, in common."""
        ours, theirs = self._source[source], self._target[target]
        sizes = len(ours) / self._sizes[0], len(theirs) / self._sizes[1]
        both = (self._shared(key, sizes) for key in ours & theirs)
        return math.fsum((*both, *(self._lost(key, key in ours, sizes) for key in ours ^ theirs)))

    def length(self, source: int, target: int) -> float:
        """The lengths alone: Student's t (3 degrees) of their log ratio against chance."""
        ours, theirs = self._measured[source][0], self._measured[target][1]
        z = self._lengths.z(ours, theirs)
        sigma = self._lengths.sigma(max(1, ours), max(1, theirs))
        return -2 * math.log1p(z * z / 3) - math.log(sigma) + math.log(_CHANCE)

    def _shared(self, key: Key, sizes: tuple[float, float]) -> float:
        known, chance = RELIABILITY[key[0]].known, max(self._chance(key, sizes))
        return math.log(known / chance) if chance <= min(_COMMON, known) else 0.0

    def _lost(self, key: Key, ours: bool, sizes: tuple[float, float]) -> float:
        """What it is worth that only one of the two has a key: more where the other text has it somewhere."""
        kind = RELIABILITY[key[0]]
        if not (self._targets if ours else self._sources)[key]:
            return math.log(kind.unknown)
        chance = self._chance(key, sizes)
        if max(chance) > min(_COMMON, kind.known):
            return 0.0
        return min(0.0, math.log((1 - kind.known) / max(0.05, 1 - chance[1 if ours else 0]))) / 2

    def _chance(self, key: Key, sizes: tuple[float, float]) -> tuple[float, float]:
        """How probably chance puts a key into texts of such sizes, as multiples of the usual one."""
        counts = (self._sources[key] + 0.5) / self._count, (self._targets[key] + 0.5) / self._count
        return 1 - (1 - counts[0]) ** max(1.0, sizes[0]), 1 - (1 - counts[1]) ** max(1.0, sizes[1])


@of_document
def belonging(document: DocumentView) -> Belonging:
    """The evidence of all the document's segments, by their place in it."""
    return Belonging(document, document.segments)


def _keys(view: SegmentView, side: str) -> frozenset[Key]:
    text = view.source if side == "source" else view.target
    if len(text.raw) > LOOKED_AT:
        return frozenset()
    written = view.written.source if side == "source" else view.written.target
    return keys_of(text).union(*(structure_keys_of(one) for one in written))


def _usual(sides: Sequence[frozenset[Key]]) -> float:
    counts = [len(keys) for keys in sides if keys]
    return max(1.0, sum(counts) / max(1, len(counts)))
