"""Which paragraphs of a page and of its translation belong together, in a blink: thousands of versions are looked at.

Pages keep their structure in translation: headings of a level, items of a list, code, and what a paragraph has in code
and links. Where both have the same kinds of paragraphs in a row, they are paired in order; else the cheapest path is
taken (1-1, 1-0, 0-1, 2-1, 1-2) by kind, by what the paragraphs keep, and by length. Short texts without any structure
are aligned as everywhere in `review`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from rapidfuzz import fuzz

from review.align.beads import align
from review.align.lengths import LengthModel, measure, prior_model
from review.lazy_patterns import lazy_regex
from review.model import Paragraph
from review.text.reading import read_paragraph

__all__ = ["pair"]

#: Costs, in about the unit of a squared z: another kind, none opposite, two for one.
_KIND, _CODE, _ALONE, _TWO = 6.0, 30.0, 5.5, 3.0
_MOST_Z = 4.0
#: What it is worth where all that is kept in translation is on both sides.
_KEPT = 5.0
#: What it costs where both have code and none in common.
_CONTRADICTION = 7.0
#: How far from the diagonal a path may go, beyond what the lengths differ by.
_BAND = 30
#: Texts of fewer paragraphs without any structure are aligned by their words.
_FEW = 60
_KEEPS = lazy_regex(r"\p{Nd}+|[A-Za-z_][\w.]*\(\)|https?://\S+")
_PROSE = frozenset(("body",))
_CODES, _LINKS = frozenset(("code", "placeholder")), frozenset(("link",))


class _Part(NamedTuple):
    """What of a paragraph its counterpart shares."""

    kind: str
    level: int
    length: int
    keeps: frozenset[str]
    text: str
    codes: frozenset[str] = frozenset()


def pair(
    source: Sequence[Paragraph], target: Sequence[Paragraph], languages: tuple[str, str]
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """(source paragraphs, target paragraphs) that belong together, numbers from 0; either may be none."""
    if not source or not target:
        return (*(((n,), ()) for n in range(len(source))), *(((), (n,)) for n in range(len(target))))
    if all(one.key for one in (*source, *target)):
        places = {one.key: number for number, one in enumerate(target)}
        return tuple(((n,), (places[one.key],)) for n, one in enumerate(source) if one.key in places)
    kinds = [[(one.kind, one.level) for one in side] for side in (source, target)]
    if kinds[0] == kinds[1] and not any(map(_contradict, source, target)):
        return tuple(((n,), (n,)) for n in range(len(source)))
    if {kind for side in kinds for kind, _ in side} <= _PROSE and max(map(len, kinds)) <= _FEW:
        return tuple((bead.source, bead.target) for bead in align(source, target, *languages))
    model = prior_model(*languages)
    parts = [*map(_part, source)], [*map(_part, target)]
    return tuple(_crossed(_path(*parts, model), *parts))


def _contradict(one: Paragraph, other: Paragraph) -> bool:
    """Whether both have code, and nothing like it in common: then they are hardly translations of each other."""
    if one.kind == "code":
        return False
    ours, theirs = _stretches(one, _CODES), _stretches(other, _CODES)
    return bool(ours and theirs) and not _shared(ours, theirs)


@lru_cache(maxsize=20_000)
def _shared(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of code have one in common, or a command that is called in two ways (run --old, run --new)."""
    return bool(ours & theirs) or bool(_commands(ours) & _commands(theirs))


def _commands(codes: frozenset[str]) -> set[str]:
    return {words[0] for one in codes if len(words := one.strip("`").split()) > 1}


def _stretches(paragraph: Paragraph, kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(paragraph.text[p.start : p.end] for p in paragraph.protected if p.kind in kinds)


def _crossed(
    beads: Sequence[tuple[tuple[int, ...], tuple[int, ...]]], source: Sequence[_Part], target: Sequence[_Part]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads, with two put together that were left alone in another order and have just the same code, or keep just
    the same, as no others do.
    """
    ours = {n: source[n].codes or source[n].keeps for a, b in beads if not b for n in a}
    theirs = {n: target[n].codes or target[n].keeps for a, b in beads if not a for n in b}
    together = {}
    for number, keeps in ours.items():
        same = [n for n, others in theirs.items() if others == keeps and keeps]
        if len(same) == 1 and sum(others == keeps for others in ours.values()) == 1:
            together[number] = same[0]
    taken = set(together.values())
    for a, b in beads:
        if not b and a[0] in together:
            yield a, (together[a[0]],)
        elif a or b[0] not in taken:
            yield a, b


def _part(paragraph: Paragraph) -> _Part:
    if paragraph.kind == "code":
        return _Part("code", 0, measure(paragraph.text), frozenset(), " ".join(paragraph.text.split()))
    codes = _stretches(paragraph, _CODES)
    kept = codes | _stretches(paragraph, _LINKS) | set(_KEEPS.findall(paragraph.text))
    text = read_paragraph(paragraph).text
    return _Part(paragraph.kind, paragraph.level, measure(text), frozenset(kept), text, codes)


def _cost(one: _Part, other: _Part, model: LengthModel) -> float:
    if (one.kind == "code") != (other.kind == "code"):
        return _CODE
    if one.kind == "code":
        return _CODE * (1 - fuzz.ratio(one.text, other.text) / 100) - _KEPT
    cost = min(_MOST_Z, abs(model.z(one.length, other.length))) ** 2 / 3
    if (one.kind, one.level) != (other.kind, other.level):
        cost += _KIND
    if one.keeps or other.keeps:
        shared = len(one.keeps & other.keeps) / len(one.keeps | other.keeps)
        cost += _KEPT * (1 - 2 * shared)
    if one.codes and other.codes and not _shared(one.codes, other.codes):
        cost += _CONTRADICTION
    if one.text == other.text:
        cost -= _KEPT
    return cost


def _both(one: _Part, other: _Part) -> _Part:
    return _Part(
        one.kind,
        one.level,
        one.length + other.length,
        one.keeps | other.keeps,
        one.text + other.text,
        one.codes | other.codes,
    )


def _path(
    source: Sequence[_Part], target: Sequence[_Part], model: LengthModel
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    rows, columns = len(source), len(target)
    band = abs(rows - columns) + _BAND
    best = [[inf] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            here = best[i][j]
            if here == inf:
                continue
            for a, b, cost in _steps(source, target, i, j, model):
                if here + cost < best[i + a][j + b]:
                    best[i + a][j + b] = here + cost
                    step[i + a][j + b] = (a, b)
    beads: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    i, j = rows, columns
    while i or j:
        a, b = step[i][j]
        if not a and not b:  # outside the band: what is left stands alone
            beads += [((n,), ()) for n in range(i - 1, -1, -1)]
            beads += [((), (n,)) for n in range(j - 1, -1, -1)]
            break
        beads.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads[::-1]


def _steps(
    source: Sequence[_Part], target: Sequence[_Part], i: int, j: int, model: LengthModel
) -> list[tuple[int, int, float]]:
    steps = []
    if i < len(source):
        steps.append((1, 0, _ALONE))
    if j < len(target):
        steps.append((0, 1, _ALONE))
    if i < len(source) and j < len(target):
        steps.append((1, 1, _cost(source[i], target[j], model)))
        if i + 1 < len(source) and source[i].kind == source[i + 1].kind != "code":
            steps.append((2, 1, _TWO + _cost(_both(source[i], source[i + 1]), target[j], model)))
        if j + 1 < len(target) and target[j].kind == target[j + 1].kind != "code":
            steps.append((1, 2, _TWO + _cost(source[i], _both(target[j], target[j + 1]), model)))
    return steps
