#!/usr/bin/env python3
"""Makes review/languages/en.classes.txt.xz, which kinds of English words follow each other, from public prose.

usage: scripts/make_word_classes.py en-vi.tsv.gz
A row of the table has English in its first column, and in its third where it comes from. What is kept are counts of
classes side by side, no text. Words get their class by what stands before and behind them, there and in the table of
pairs (`scripts/make_word_pairs.py`): positive pointwise mutual information with the most frequent words, its first
dimensions (randomised), and spherical k-means; the most frequent words are a class each. Every tenth sentence is left
out, for scripts/fit_word_order.py.

The file: how many classes; a line of words for each; and a line of characters for each, by which class follows.
"""

from __future__ import annotations

import gzip
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from fitting import Floats

from review.text.sentences import split_sentences
from review.text.word_classes import FINEST, ZERO, file_of, keys
from review.text.word_pairs import file_of as pairs_of

LANGUAGE = "en"
#: All classes, those of one word, the words that say what stands beside others, and the least count of a word.
CLASSES, ALONE, CONTEXTS, LEAST = 400, 200, 1500, 3
DIMENSIONS, ROUNDS = 100, 25
#: No prose; and how much a sentence from elsewhere counts.
LISTS = {"origin", "debian-mo", "anhviet-dict", "cldr-emoji", "iso-codes", "debconf", "xquad-answers"}
WORTH = {"bible-BBE": 0.3, "bible-NHEB": 0.2, "alt": 4.0, "xquad": 4.0, "ntrex": 4.0, "libreoffice-help": 0.3}
WEB = 5e-6
EVERY = 10


def sentences(path: Path, *, fitted: bool) -> Iterator[tuple[float, str]]:
    """The sentences of a table and what each counts: every tenth row's where they are `fitted` on, else the others'."""
    number = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, _, origin, *_ = line.rstrip("\n").split("\t")
            if origin in LISTS or len(english.split()) < 4:
                continue
            number += 1
            if (number % EVERY == 0) == fitted:
                for one in split_sentences(english, LANGUAGE):
                    yield WORTH.get(origin, 1.0), english[one.start : one.end].strip()


def main() -> int:
    """Writes the table."""
    texts = list(sentences(Path(sys.argv[1]), fitted=False))
    lower, capital = Counter[str](), Counter[str]()
    for _, text in texts:
        for word in text.replace("’", "'").split():
            word = word.strip(".,;:?!()\"“”'")
            (lower if word.islower() else capital)[word.casefold()] += 1
    known = frozenset(word for word, count in lower.items() if count > capital[word] / 10)
    rows = [(worth, [key for _, _, key in keys(text, known)]) for worth, text in texts]
    counts = Counter(key for _, row in rows for key in row)
    words = [word for word, count in counts.most_common() if count >= LEAST]
    places = {word: place for place, word in enumerate(words)}
    of = _clustered(_vectors(rows, places), np.log1p([counts[word] for word in words]))
    together = np.zeros((CLASSES, CLASSES))
    for worth, row in rows:
        for first, second in pairwise(row):
            if first in places and second in places:
                together[of[places[first]], of[places[second]]] += worth
    lines = [" ".join(word for word, number in zip(words, of, strict=True) if number == one) for one in range(CLASSES)]
    lines += ["".join(chr(ZERO + round(value / FINEST)) for value in row) for row in _drawn(together)]
    data = lzma.compress("\n".join((str(CLASSES), *lines)).encode())
    file_of(LANGUAGE).write_bytes(data)
    sys.stdout.write(f"{len(words)} words, {len(data)} bytes\n")
    return 0


def _vectors(rows: list[tuple[float, list[str]]], places: dict[str, int]) -> Floats:
    """What stands beside each word, in few dimensions."""
    behind, before = (np.zeros((len(places), CONTEXTS)) for _ in range(2))

    def count(first: str, second: str, worth: float) -> None:
        one, other = places.get(first), places.get(second)
        if one is not None and other is not None:
            if other < CONTEXTS:
                behind[one, other] += worth
            if one < CONTEXTS:
                before[other, one] += worth

    for worth, row in rows:
        for first, second in pairwise(row):
            count(first, second, worth)
    for line in lzma.decompress(pairs_of(LANGUAGE).read_bytes()).decode().split("\n"):
        first, _, *levels = line.split("\t")
        for level in levels:
            decibels, *others = level.split(" ")
            for second in others:
                count("<s>" if first == "^" else first, second, 10 ** (float(decibels) / 10) * WEB)
    table = np.hstack([_positive(before), _positive(behind)])
    basis = np.random.default_rng(1).standard_normal((table.shape[1], DIMENSIONS + 40))
    for _ in range(4):
        basis, _triangle = np.linalg.qr(table.T @ (table @ basis))
    reduced = table @ basis
    turned, sizes, _rest = np.linalg.svd(reduced.T @ reduced)
    vectors = reduced @ turned[:, :DIMENSIONS] / (sizes[:DIMENSIONS] ** 0.25 + 1e-9)
    unit: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return unit


def _positive(table: Floats) -> Floats:
    contexts = (table.sum(0, keepdims=True) + 1e-9) ** 0.75
    contexts *= table.sum() / contexts.sum()
    words = table.sum(1, keepdims=True) + 1e-9
    logs: Floats = np.log(np.maximum(table * table.sum() / (words * contexts), 1e-9))
    return np.maximum(logs, 0.0)


def _clustered(vectors: Floats, weights: Floats) -> list[int]:
    """The class of each word, in the order of how frequent they are."""
    free = np.arange(ALONE, len(vectors))
    first = np.random.default_rng(1).choice(free[:6000], CLASSES - ALONE, replace=False)
    middles = vectors[first]
    nearest = (vectors[free] @ middles.T).argmax(1)
    for _ in range(ROUNDS):
        for one in range(len(middles)):
            mine = free[nearest == one]
            if len(mine):
                middle = (vectors[mine] * weights[mine, None]).sum(0)
                middles[one] = middle / (np.linalg.norm(middle) + 1e-9)
        nearest = (vectors[free] @ middles.T).argmax(1)
    return [*range(ALONE), *(ALONE + int(one) for one in nearest)]


def _drawn(together: Floats) -> Floats:
    """How much more often classes meet than by chance, as a natural logarithm."""
    chance = np.outer(together.sum(1), together.sum(0)) / together.sum()
    half = 0.5 * np.minimum(1.0, chance) + 0.02
    logs: Floats = np.log((together + half) / (chance + half))
    return np.clip(logs, -30 * FINEST, 60 * FINEST)


if __name__ == "__main__":
    sys.exit(main())
