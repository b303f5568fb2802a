"""Evidence that two units belong together that needs no model: what stands on both sides whatever the languages.

Numbers and dates by value, addresses, names, words with the same ASCII letters, countries, cognates (words with the same first
letters; Simard, Foster and Isabelle 1992, "Using cognates to align sentences in bilingual corpora"), and the shape of the
punctuation. Each is a key. A key counts the more the rarer it is in the document (inverse document frequency), and a key of
one unit that the other lacks, though the other text has it elsewhere, counts against the pair.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from review.align.cldr_words import cldr_codes
from review.align.dynamic import Index, Vector
from review.align.units import Unit
from review.text.analysis import Text
from review.text.normalize import ascii_key

__all__ = ["Key", "Reliability", "anchor_worths", "keys_of"]

#: A kind of evidence and its value.
Key = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Reliability:
    """How probable it is that a key of a unit is also in its true counterpart."""

    known: float
    #: The same where the other text does not have the key at all: the counterpart says it otherwise, or is missing.
    unknown: float = 0.95


#: By kind of key; measured by eye on news, not fitted. "Unknown" is near 1, so it hardly counts, for all but numbers.
RELIABILITY: dict[str, Reliability] = {
    "number": Reliability(0.9, 0.6),
    "date": Reliability(0.9, 0.8),
    "address": Reliability(0.95, 0.5),
    "name": Reliability(0.8, 0.85),
    "word": Reliability(0.85, 0.9),
    "territory": Reliability(0.75),
    "cldr": Reliability(0.8, 0.95),
    "cognate": Reliability(0.6, 1.0),
    "shape": Reliability(0.7, 0.9),
    "learned": Reliability(0.6, 1.0),
}
#: Pairs of units with a key in common are listed only for keys in at most this share of the units, and so many pairs.
_MAX_SHARE, _MAX_PAIRS = 0.3, 400
#: Letters of a word that a cognate has in common.
_COGNATE = 5


def keys_of(text: Text) -> frozenset[Key]:
    """The evidence in one unit."""
    codes = (("cldr", code) for code in cldr_codes(text))
    return frozenset((*_numbers(text), *_words(text), *_shape(text), *codes))


def _numbers(text: Text) -> Iterable[Key]:
    taken: list[tuple[int, int]] = []
    for date in text.dates:
        if date.day is not None or date.year is not None:
            yield "date", (date.day, date.month)
    for number in text.numbers:
        if number.values:
            taken.append((number.start, number.end))
            # a small number may be an article or part of a phrase
            if number.written == "digits" or abs(number.values[0]) > 2:
                yield "number", number.values[0]
    for token in text.tokens:
        if token.kind == "number" and not any(start <= token.start < end for start, end in taken):
            yield "number", token.text.replace(",", ".")
        elif token.kind == "address":
            yield "address", token.key.removeprefix("https://").removeprefix("http://").rstrip("/")


def _words(text: Text) -> Iterable[Key]:
    for token in text.words:
        key = ascii_key(token.text)
        capital = token.text[0].isupper()
        if len(key) >= (2 if capital and token.text.isupper() else 3 if capital else 5):
            yield "word", key
            if len(key) > _COGNATE:
                yield "cognate", key[:_COGNATE]


def _shape(text: Text) -> Iterable[Key]:
    raw = text.raw
    if "?" in raw or "？" in raw or "؟" in raw:
        yield "shape", "?"
    if "!" in raw or "！" in raw:
        yield "shape", "!"
    if any(quote in raw for quote in "\"“”„«»「」『』"):
        yield "shape", "quote"
    if "(" in raw or "（" in raw:
        yield "shape", "("
    if "%" in raw:
        yield "shape", "%"
    if ":" in raw or "：" in raw:
        yield "shape", ":"
    if raw.rstrip()[-1:].isalnum():
        yield "shape", "no stop"


def anchor_worths(
    source: Sequence[frozenset[Key]], target: Sequence[frozenset[Key]]
) -> tuple[Vector, Vector, dict[int, tuple[Index, Vector]]]:
    """For `Evidence`: what each unit's keys are worth when missed, and by anti-diagonal what pairs have in common.

    A pair is worth the log-likelihood ratio, given that they belong together, of each key's presence against chance.
    """
    sides = (source, target)
    where: list[defaultdict[Key, list[int]]] = [defaultdict(list), defaultdict(list)]
    for side, units in enumerate(sides):
        for number, keys in enumerate(units):
            for key in keys:
                where[side][key].append(number)
    missed = [np.zeros(len(source)), np.zeros(len(target))]
    pairs: Counter[tuple[int, int]] = Counter()
    for side in (0, 1):
        here, there = where[side], where[1 - side]
        for key, units in here.items():
            reliability = RELIABILITY[key[0]]
            if key not in there:
                missed[side][units] += math.log(reliability.unknown)
    cells: dict[tuple[int, int], float] = {}
    for key, units in where[0].items():
        others = where[1].get(key)
        if not others:
            continue
        probability = RELIABILITY[key[0]].known
        share = max(len(units) / len(source), len(others) / len(target))
        if share > _MAX_SHARE and len(source) > 3:
            continue
        chance_source, chance_target = (len(units) + 0.5) / (len(source) + 2), (len(others) + 0.5) / (len(target) + 2)
        lost_source = math.log((1 - probability) / max(0.05, 1 - chance_target))
        lost_target = math.log((1 - probability) / max(0.05, 1 - chance_source))
        lost_source, lost_target = min(lost_source, 0) / 2, min(lost_target, 0) / 2
        if len(units) * len(others) > _MAX_PAIRS:
            continue
        missed[0][units] += lost_source
        missed[1][others] += lost_target
        gain = math.log(probability / max(chance_source, chance_target)) - lost_source - lost_target
        for i in units:
            for j in others:
                cells[i, j] = cells.get((i, j), 0.0) + gain
    del pairs
    by_diagonal: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), worth in cells.items():
        by_diagonal[i + j].append((i, worth))
    shared = {
        diagonal: (np.array([i for i, _ in found], dtype=np.int64), np.array([worth for _, worth in found]))
        for diagonal, found in by_diagonal.items()
    }
    return missed[0], missed[1], shared
