"""Which paragraphs of two versions of one text are the same: kept, moved, edited, parted, joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from review.drift.substance import substance
from review.model import Paragraph

__all__ = ["Matching", "match"]

#: How alike, of 100, two paragraphs are that are versions of one: in the same place, and anywhere.
_HERE, _ANYWHERE = 45.0, 72.0
#: How alike the only two that are left in a place must be.
_LEFT = 20.0
#: Any two texts of a language share many letters (some 40 of 100, one pair in ten 45), but fewer words than this (one
#: pair in a hundred 20): two are versions of one where they share as many words, or letters more than enough.
_WORDS, _ENOUGH, _FEW_WORDS = 25.0, 62.0, 4
#: How much of the shorter one stands in the longer where one was parted or two were joined, and how long it must be.
_WITHIN, _TELLING = 88.0, 16
#: More pairs than these are not compared one by one.
_MOST_PAIRS = 40_000


@dataclass(frozen=True, slots=True)
class Matching:
    """Old paragraphs → new ones and back, by number from 0; what came or went is not there.

    `same` are the pairs that say the same.
    """

    forward: dict[int, tuple[int, ...]] = field(default_factory=dict)
    backward: dict[int, tuple[int, ...]] = field(default_factory=dict)
    same: frozenset[tuple[int, int]] = frozenset()


class _Links:
    def __init__(self) -> None:
        self.forward: dict[int, list[int]] = {}
        self.backward: dict[int, list[int]] = {}
        self.same: set[tuple[int, int]] = set()

    def add(self, old: int, new: int) -> None:
        self.forward.setdefault(old, []).append(new)
        self.backward.setdefault(new, []).append(old)

    def added_to(self, new: int, old: int) -> None:
        self.add(old, new)

    def matching(self) -> Matching:
        return Matching(
            {key: tuple(sorted(values)) for key, values in self.forward.items()},
            {key: tuple(sorted(values)) for key, values in self.backward.items()},
            frozenset(self.same),
        )


def match(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Matching:
    """The paragraphs of two versions that belong together."""
    before, now = [*map(substance, old)], [*map(substance, new)]
    links = _Links()
    if old and new and all(one.key for one in (*old, *new)):
        places = {one.key: number for number, one in enumerate(new)}
        for number, one in enumerate(old):
            if one.key in places:
                links.add(number, places[one.key])
                if before[number] == now[places[one.key]]:
                    links.same.add((number, places[one.key]))
        return links.matching()
    gaps = _anchored(before, now, links)
    _moved(before, now, links)
    for first, second in gaps:
        _edited(_free(first, links.forward), _free(second, links.backward), (old, new), (before, now), _HERE, links)
    free = _free(range(len(old)), links.forward), _free(range(len(new)), links.backward)
    _edited(*free, (old, new), (before, now), _ANYWHERE, links)
    for first, second in gaps:
        _divided(first, second, before, now, links)
        left = _free(first, links.forward), _free(second, links.backward)
        if len(left[0]) == len(left[1]) == 1:
            a, b = left[0][0], left[1][0]
            plain = old[a].kind in ("body", "list-item")
            if _is_alike(old[a], new[b]) and (_likeness if plain else fuzz.ratio)(before[a], now[b]) >= _LEFT:
                links.add(a, b)
    return links.matching()


def _free(numbers: Sequence[int], taken: dict[int, list[int]]) -> list[int]:
    return [number for number in numbers if number not in taken]


def _is_alike(one: Paragraph, other: Paragraph) -> bool:
    return (one.kind, one.level) == (other.kind, other.level)


def _anchored(before: Sequence[str], now: Sequence[str], links: _Links) -> list[tuple[range, range]]:
    """Links what stayed in its order; gives the places between, those with something on either side."""
    gaps = []
    a = b = 0
    for first, second, size in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        if a < first or b < second:
            gaps.append((range(a, first), range(b, second)))
        for n in range(size):
            links.add(first + n, second + n)
            links.same.add((first + n, second + n))
        a, b = first + size, second + size
    return gaps


def _moved(before: Sequence[str], now: Sequence[str], links: _Links) -> None:
    places: dict[str, list[int]] = defaultdict(list)
    for number in _free(range(len(before)), links.forward):
        places[before[number]].append(number)
    for number in _free(range(len(now)), links.backward):
        if places.get(now[number]):
            old = places[now[number]].pop(0)
            links.add(old, number)
            links.same.add((old, number))


def _edited(
    first: Sequence[int],
    second: Sequence[int],
    paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]],
    texts: tuple[Sequence[str], Sequence[str]],
    least: float,
    links: _Links,
) -> None:
    """Links the pairs that are alike, the most alike first; of two that are as alike, the one in order."""
    if not first or not second or len(first) * len(second) > _MOST_PAIRS:
        return
    found = sorted(_pairs(first, second, paragraphs, texts, least), reverse=True)
    for _, _, old, new in found:
        if old not in links.forward and new not in links.backward:
            links.add(old, new)


def _pairs(
    first: Sequence[int],
    second: Sequence[int],
    paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]],
    texts: tuple[Sequence[str], Sequence[str]],
    least: float,
) -> Iterator[tuple[float, float, int, int]]:
    for i, old in enumerate(first):
        code = paragraphs[0][old].kind == "code"
        for j, new in enumerate(second):
            if code != (paragraphs[1][new].kind == "code"):
                continue
            alike = _likeness(texts[0][old], texts[1][new], least)
            if alike:
                yield alike, -abs(i / len(first) - j / len(second)), old, new


def _likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two texts are by their letters, of 100; 0 below `least`, and where their words are others'."""
    alike: float = fuzz.ratio(one, other, score_cutoff=least)
    if not alike or alike >= _ENOUGH:
        return alike
    words = one.split(), other.split()
    if min(map(len, words)) < _FEW_WORDS:
        return alike
    return alike if 100 * Indel.normalized_similarity(*words) >= _WORDS else 0.0


def _divided(first: range, second: range, before: Sequence[str], now: Sequence[str], links: _Links) -> None:
    """Links paragraphs that are a part of one beside them in the other version, whose other part is linked."""
    for number in _free(second, links.backward):
        wholes = [old for old in first if len(before[old]) > len(now[number])]
        _part(now[number], wholes, before, partial(links.added_to, number))
    for number in _free(first, links.forward):
        wholes = [new for new in second if len(now[new]) > len(before[number])]
        _part(before[number], wholes, now, partial(links.add, number))


def _part(text: str, wholes: Sequence[int], texts: Sequence[str], link: Callable[[int], None]) -> None:
    if len(text) < _TELLING or not wholes:
        return
    best = max(wholes, key=lambda whole: fuzz.partial_ratio(text, texts[whole]))
    if fuzz.partial_ratio(text, texts[best]) >= _WITHIN:
        link(best)
