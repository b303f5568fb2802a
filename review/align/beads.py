"""Paragraphs in, beads out: which source paragraphs and which target paragraphs say the same.

Sentences are aligned first (`dynamic`), by length and by what needs no model (`anchors`); paragraphs that share a
sentence are one bead, the smallest such groups. So two paragraphs run into one come out as 2-1, and two neighbouring
1-1 pairs are never taken for a 2-2. A paragraph whose sentences have no counterpart is a 1-0 or 0-1 bead of its own.

The text is gone over several times: what is normal for the pair (ratio and spread of lengths, how often paragraphs
end together) is taken from the pass before.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from review.align.anchors import anchor_worths, likely_pairs
from review.align.apart import apart
from review.align.back import SentencePair, back_keys
from review.align.dynamic import UnitBead, best_path
from review.align.facing import join_facing
from review.align.kept import kept_in
from review.align.keys import CREDIT, FRAME, Key, keys_of, structure_keys_of
from review.align.learned import learned_keys, words_of
from review.align.left import left_places, with_left
from review.align.lengths import LengthModel, prior_model
from review.align.meaning import Meaning
from review.align.paragraph_beads import Bead, paragraph_beads
from review.align.parted import join_parted
from review.align.pieces import ParagraphSentence, units_of
from review.align.worths import NARROW, SKIP_INSIDE, Hints
from review.model import Paragraph
from review.text.reading import read_paragraph

__all__ = ["Bead", "Encode", "align"]

_Value = TypeVar("_Value")
#: Places among the units of either side, rising.
_Places = tuple[list[int], list[int]]
_Vectors = npt.NDArray[np.float32]
_TwoVectors = tuple[_Vectors, _Vectors]
#: Texts in, a vector of length 1 for each out.
Encode = Callable[[Sequence[str]], _Vectors]
_PASSES = 3
#: What it costs to leave out a sentence within a segment, where that is what is asked; above 0 as it is expected there.
_WITHIN = 1.5
#: What it is worth, in nats, to leave out a site's own line.
_SPARE = 3.5
#: Single sentences vary more in length than paragraphs do.
_NOISE = 2.8


def align(
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
    source_language: str,
    target_language: str,
    back: Sequence[Sequence[SentencePair]] | None = None,
    encode: Encode | None = None,
) -> tuple[Bead, ...]:
    """Line the paragraphs of a text and its translation up, in the order of the text (languages are BCP 47 tags).

    `back`, where there is a back-translation, has one entry for each target paragraph: its sentences in order, each
    with the same in the source's language; an empty one says nothing of its paragraph. Raises ValueError for another
    number of entries. `encode` gives texts of either language a vector of length 1 each; what it raises is passed on.

    Every paragraph is in exactly one bead, and matched beads do not cross. A bead may skip paragraphs of its side: a
    line of the website that stands between them is a bead of its own, after it.
    """
    if back is not None and len(back) != len(target):
        raise ValueError(f"{len(back)} back-translations of {len(target)} paragraphs")
    if not source or not target:
        return tuple(
            Bead((n,) if source else (), (n,) if target else (), 0.5) for n in range(max(len(source), len(target)))
        )
    if len(source) == len(target) == 1:
        return (Bead((0,), (0,), 1.0),)
    read = [*map(read_paragraph, target)]
    units = units_of([*map(read_paragraph, source)], source_language), units_of(read, target_language)
    keys = back_keys(*units, read, back, source_language) if back is not None and any(back) else None
    structure = _structure_keys(source, units[0]), _structure_keys(target, units[1])
    edges, same = kept_in((source, target), units) if source_language != target_language else (None, None)
    if same is not None:
        structure = _with(structure[0], same[0]), _with(structure[1], same[1])
    vectors = _encoded(units, encode) if encode is not None and all(units) else None

    def lined_up(kept: _Places) -> list[UnitBead]:
        return align_units(
            *_at(units, kept),
            source_language,
            target_language,
            back=_at(keys, kept) if keys is not None else None,
            structure=_at(structure, kept),
            edges=_at(edges, kept) if edges is not None else None,
            vectors=(vectors[0][kept[0]], vectors[1][kept[1]]) if vectors is not None else None,
        )

    kept: _Places = [*range(len(units[0]))], [*range(len(units[1]))]
    path = lined_up(kept)
    lines = apart(path, *units)
    fewer = [n for n in kept[0] if n not in lines[0]], [n for n in kept[1] if n not in lines[1]]
    if any(lines) and all(fewer):
        path, kept = lined_up(fewer), fewer
    beads = paragraph_beads(path, _at(units, kept), units, (len(source), len(target)))
    return join_parted(join_facing(beads, source, target), source, target)


def _at(sides: tuple[Sequence[_Value], Sequence[_Value]], kept: _Places) -> tuple[list[_Value], list[_Value]]:
    return [sides[0][place] for place in kept[0]], [sides[1][place] for place in kept[1]]


def align_units(
    source: Sequence[ParagraphSentence],
    target: Sequence[ParagraphSentence],
    source_language: str,
    target_language: str,
    *,
    within: bool = False,
    back: tuple[Sequence[frozenset[Key]], Sequence[frozenset[Key]]] | None = None,
    structure: tuple[Sequence[frozenset[Key]], Sequence[frozenset[Key]]] | None = None,
    edges: tuple[Sequence[bool], Sequence[bool]] | None = None,
    vectors: _TwoVectors | None = None,
) -> list[UnitBead]:
    """The best path over units, after as many passes as it takes to learn the document's own lengths and habits.

    `within` is for the sentences of one segment: there one may be missing from the midst of a paragraph. `back` are
    the units' keys of a back-translation. With them no pairs of words are learned: those would count twice.
    `structure` is what the files' formats say of the units, `edges` whether no bead may hold a unit and the one before
    it, `vectors` what they mean: a row of length 1 each.
    """
    source_keys, target_keys = [keys_of(unit.text) for unit in source], [keys_of(unit.text) for unit in target]
    left = left_places(source, target) if source_language != target_language else frozenset()
    source_keys, target_keys = with_left(source_keys, target_keys, left)
    if structure is not None:
        source_keys, target_keys = _with(source_keys, structure[0]), _with(target_keys, structure[1])
    sides = source_keys, target_keys
    if back is not None:
        sides = _with(source_keys, back[0]), _with(target_keys, back[1])
    share = len(left) / max(1, len(target))
    missed, missed_too, common = anchor_worths(*sides, share)
    evidence = Hints(
        source_lengths=np.array([unit.length for unit in source], dtype=np.float64),
        target_lengths=np.array([unit.length for unit in target], dtype=np.float64),
        source_first=np.array([unit.first for unit in source]),
        target_first=np.array([unit.first for unit in target]),
        source_open=np.array([unit.open for unit in source]),
        target_open=np.array([unit.open for unit in target]),
        source_edge=np.array(edges[0]) if edges is not None else np.zeros(len(source), dtype=np.bool_),
        target_edge=np.array(edges[1]) if edges is not None else np.zeros(len(target), dtype=np.bool_),
        source_missed=missed,
        target_missed=missed_too,
        source_spare=_spare(source_keys, target_keys),
        target_spare=_spare(target_keys, source_keys),
        shared=common,
        lengths=prior_model(source_language, target_language).widened(_NOISE),
        guide=likely_pairs(common),
        skip_inside=_WITHIN if within else SKIP_INSIDE,
        meaning=_meaning(source, target, vectors),
    )
    path = best_path(evidence)
    source_words = [words_of(unit.text) for unit in source]
    target_words = [frozenset() if place in left else words_of(unit.text) for place, unit in enumerate(target)]
    for _ in range(_PASSES - 1):
        if back is None:
            learned = learned_keys(path, source_words, target_words)
            sides = _with(source_keys, learned[0]), _with(target_keys, learned[1])
        source_missed, target_missed, shared = anchor_worths(*sides, share)
        if evidence.meaning is not None:
            evidence.meaning.fit(_shapes(path, left))
        evidence = replace(
            evidence,
            lengths=_lengths(evidence, path, left),
            ends=_ends(path, source, target),
            source_missed=source_missed,
            target_missed=target_missed,
            shared=shared,
            guide=_cells(path),
            half_width=NARROW,
        )
        again = best_path(evidence)
        if _cells(again) == _cells(path):
            return again
        path = again
    return path


def _encoded(units: tuple[Sequence[ParagraphSentence], Sequence[ParagraphSentence]], encode: Encode) -> _TwoVectors:
    rows = encode([unit.text.raw for side in units for unit in side])
    return rows[: len(units[0])], rows[len(units[0]) :]


def _meaning(
    source: Sequence[ParagraphSentence], target: Sequence[ParagraphSentence], vectors: _TwoVectors | None
) -> Meaning | None:
    if vectors is None or not source or not target:
        return None
    return Meaning(*vectors, *([float(max(1, unit.length)) for unit in side] for side in (source, target)))


def _shapes(path: Sequence[UnitBead], left: frozenset[int]) -> Iterator[tuple[int, int, int, int]]:
    """The matched beads as units, units, end and end, but for those that were `left` untranslated: no translation is
    as near to its source.
    """
    for bead in path:
        if bead.matched and left.isdisjoint(range(bead.target_start, bead.target_end)):
            sizes = bead.source_end - bead.source_start, bead.target_end - bead.target_start
            yield *sizes, bead.source_end, bead.target_end


def _with(keys: Sequence[frozenset[Key]], more: Sequence[frozenset[Key]]) -> list[frozenset[Key]]:
    return [own | added for own, added in zip(keys, more, strict=True)]


def _structure_keys(paragraphs: Sequence[Paragraph], units: Sequence[ParagraphSentence]) -> list[frozenset[Key]]:
    """By unit; a paragraph's own stand with its first unit."""
    return [structure_keys_of(paragraphs[unit.paragraph]) if unit.first else frozenset() for unit in units]


def _spare(keys: Sequence[frozenset[Key]], others: Sequence[frozenset[Key]]) -> npt.NDArray[np.float64]:
    """What it is worth to leave units unmatched: sites' own lines and credits, where the other text has none."""
    spare = {kind for kind in (FRAME, CREDIT) if not any(kind in unit for unit in others)}
    return np.array([_SPARE if unit & spare else 0.0 for unit in keys])


def _cells(path: Sequence[UnitBead]) -> list[tuple[int, int]]:
    return [(bead.source_end, bead.target_end) for bead in path]


def _lengths(evidence: Hints, path: Sequence[UnitBead], left: frozenset[int]) -> LengthModel:
    """The document's own lengths, but for units that were `left` untranslated."""
    pairs = [
        (
            float(evidence.source_lengths[bead.source_start : bead.source_end].sum()),
            float(evidence.target_lengths[bead.target_start : bead.target_end].sum()),
        )
        for bead in path
        if bead.matched and left.isdisjoint(range(bead.target_start, bead.target_end))
    ]
    return evidence.lengths.fitted(pairs)


def _ends(
    path: Sequence[UnitBead], source: Sequence[ParagraphSentence], target: Sequence[ParagraphSentence]
) -> tuple[float, float, float]:
    """Log-likelihood ratios of a bead's end being a paragraph's end on both sides, on one, on neither.

    Counted over a path, with a few invented counts for what is usual: translations keep their paragraphs.
    """
    both, one, neither = 4.0, 0.7, 1.3
    matched = [bead for bead in path if bead.matched]
    for bead in matched:
        ends = source[bead.source_end - 1].last + target[bead.target_end - 1].last
        both, one, neither = both + (ends == 2), one + (ends == 1), neither + (ends == 0)
    total = both + one + neither
    source_rate = min(0.95, max(0.05, sum(unit.last for unit in source) / len(source)))
    target_rate = min(0.95, max(0.05, sum(unit.last for unit in target) / len(target)))
    chance_both, chance_neither = source_rate * target_rate, (1 - source_rate) * (1 - target_rate)
    chance_one = 1 - chance_both - chance_neither
    return (
        math.log(both / total / chance_both),
        math.log(one / total / chance_one),
        math.log(neither / total / chance_neither),
    )
