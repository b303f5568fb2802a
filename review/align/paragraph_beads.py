"""Aligned sentences in, paragraphs that belong together out: those that share a sentence, in the smallest groups."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from review.align.dynamic import UnitBead
from review.align.pieces import ParagraphSentence
from review.text.page.boilerplate import is_frame
from review.text.page.credits import find_credit

__all__ = ["Bead", "paragraph_beads"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Paragraphs (counted from 0) that belong together; either side may be none. `score` is a confidence, 0 to 1."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float


def paragraph_beads(
    path: Sequence[UnitBead],
    text: tuple[Sequence[ParagraphSentence], Sequence[ParagraphSentence]],
    units: tuple[Sequence[ParagraphSentence], Sequence[ParagraphSentence]],
    counts: tuple[int, int],
) -> tuple[Bead, ...]:
    """The smallest groups of paragraphs that share their matched units, in the order of the text.

    `path` goes over `text`, the units of source and target that were lined up; `units` are all there are. `counts` are
    the paragraphs.
    """
    (source, target), (sources, targets) = text, counts
    # union-find over paragraphs: source ones 0 …, target ones after them
    parent = list(range(sources + targets))
    worth = [0.0] * (sources + targets)

    def find(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for bead in path:
        if not bead.matched:
            continue
        members = [unit.paragraph for unit in source[bead.source_start : bead.source_end]]
        members += [sources + unit.paragraph for unit in target[bead.target_start : bead.target_end]]
        worth[members[0]] += bead.worth
        for other in members[1:]:
            parent[find(other)] = find(members[0])
    _absorb(parent, find, range(sources), frozenset(unit.paragraph for unit in units[0] if _foreign(unit)))
    _absorb(
        parent,
        find,
        range(sources, sources + targets),
        frozenset(sources + unit.paragraph for unit in units[1] if _foreign(unit)),
    )
    groups: dict[int, tuple[list[int], list[int]]] = {}
    gained: dict[int, float] = {}
    for x in range(sources + targets):
        root = find(x)
        left, right = groups.setdefault(root, ([], []))
        (left if x < sources else right).append(x if x < sources else x - sources)
        gained[root] = gained.get(root, 0.0) + worth[x]
    beads = []
    for root, (left, right) in groups.items():
        per_paragraph = gained[root] / max(len(left), len(right))
        score = 1 / (1 + math.exp(-max(-30.0, min(30.0, per_paragraph)))) if left and right else 0.5
        beads.append(Bead(tuple(left), tuple(right), round(score, 4)))
    return tuple(_in_order(beads))


def _foreign(unit: ParagraphSentence) -> bool:
    """Whether a unit stands in the text without being of it: a site's own line, a picture's credit."""
    text = unit.text
    return is_frame(text.raw, text.language) or find_credit(text.raw, text.language) is not None


def _absorb(parent: list[int], find: Callable[[int], int], side: range, foreign: frozenset[int]) -> None:
    """Put paragraphs that stand between two of one group into it, but for `foreign` ones: what surrounds them holds
    together.
    """
    last: dict[int, int] = {}
    for x in side:
        root = find(x)
        if root in last:
            for between in range(last[root] + 1, x):
                if between not in foreign:
                    parent[find(between)] = find(root)
            root = find(x)
        last[root] = x


def _in_order(beads: Sequence[Bead]) -> list[Bead]:
    """Merge the beads of the two sides: by source number where there is one, others where their target stands."""
    with_source = sorted((bead for bead in beads if bead.source), key=lambda bead: bead.source[0])
    only_target = sorted((bead for bead in beads if not bead.source), key=lambda bead: bead.target[0])
    ordered: list[Bead] = []
    waiting = iter(only_target)
    following = next(waiting, None)
    for bead in with_source:
        while following is not None and bead.target and following.target[0] < bead.target[0]:
            ordered.append(following)
            following = next(waiting, None)
        ordered.append(bead)
    while following is not None:
        ordered.append(following)
        following = next(waiting, None)
    return ordered
