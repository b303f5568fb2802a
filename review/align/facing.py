"""Cells, headings and items of a list that were left alone on both sides at one place, as many on either: a word or two
is too little to tell by that they belong together, but what stands before and after them does.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.align.lengths import measure
from review.align.paragraph_beads import Bead
from review.lazy_patterns import lazy_regex
from review.model import Paragraph
from review.text.reading import read_paragraph

__all__ = ["join_facing"]

_KINDS = frozenset(("cell", "heading", "list-item"))
#: So many in a row at most, and by how much one of two that belong together may be longer, beyond some letters.
_MOST, _LONGER, _LETTERS = 4, 3.0, 6
#: So sure (0 to 1) are the beads around them.
_SURE = 0.9
_DIGITS = lazy_regex(r"\d+")


def join_facing(beads: Sequence[Bead], source: Sequence[Paragraph], target: Sequence[Paragraph]) -> tuple[Bead, ...]:
    """The beads, those that face each other between two sure pairs as one each."""
    found: list[Bead] = []
    at = 0
    while at < len(beads):
        run = _facing(beads, at)
        pairs = [*zip(beads[at : at + run], beads[at + run : at + 2 * run], strict=True)]
        if pairs and all(_may_be_one(source[one.source[0]], target[other.target[0]]) for one, other in pairs):
            found += (Bead(one.source, other.target, 0.5) for one, other in pairs)
            at += 2 * run
        else:
            found.append(beads[at])
            at += 1
    return tuple(found)


def _facing(beads: Sequence[Bead], at: int) -> int:
    """How many beads from one on are of the source alone, where as many of the target alone follow; else 0."""
    if not at or not _is_sure(beads[at - 1]):
        return 0
    run = 0
    while at + run < len(beads) and not beads[at + run].target:
        run += 1
    behind = at + 2 * run
    if not 0 < run <= _MOST or behind >= len(beads) or not _is_sure(beads[behind]):
        return 0
    alone = all(len(one.source) == 1 for one in beads[at : at + run])
    facing = all(not one.source and len(one.target) == 1 for one in beads[at + run : behind])
    return run if alone and facing else 0


def _is_sure(bead: Bead) -> bool:
    return len(bead.source) == len(bead.target) == 1 and bead.score >= _SURE


def _may_be_one(source: Paragraph, target: Paragraph) -> bool:
    """Whether two paragraphs are of one kind and length, and have the same figures."""
    theirs, ours = (read_paragraph(one).text for one in (source, target))
    if source.kind != target.kind or source.kind not in _KINDS or _DIGITS.findall(theirs) != _DIGITS.findall(ours):
        return False
    short, long = sorted((measure(theirs), measure(ours)))
    return long <= _LONGER * short + _LETTERS
