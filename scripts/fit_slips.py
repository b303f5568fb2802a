#!/usr/bin/env python3
"""Fits the odds that a word is a slip where another stands better (review/text/spelling_in_place.py).

    scripts/fit_slips.py en-vi.tsv.gz [more.tsv.gz …]

A table has English prose in the first column and its translation in the second, tab by tab. Half of the sentences are
fitted on, the others say how many clean sentences would be flagged and how many slips found. One word of each gets a
slip: a letter left out (55 %), two swapped (20 %), one too many (13 %) or another one (12 %). What is fitted is a
logistic function of EVIDENCE with a small ridge, by Newton's method. Words that the translation has too are no slips.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from fitting import logistic, sentence_pairs

from review.text.analysis import Text
from review.text.neighbours import neighbours
from review.text.normalize import fold
from review.text.spelling import corrections
from review.text.spelling_in_place import EVIDENCE, LEAST_GAIN, evidence, kind_of_word
from review.text.word_pairs import fit, meet

LANGUAGE = "en"
LETTERS = "etaoinshrdlucmfwypvbgk"
RIDGE = 3e-5
Rows = list[list[float]]


def main() -> int:
    """Prints the weights of each kind of word, and what they find at several thresholds."""
    pairs = [(english, fold(other)) for name in sys.argv[1:] for english, other in sentence_pairs(Path(name))]
    chance = random.Random(7)
    chance.shuffle(pairs)
    halves = [_rows(pairs[part::2], random.Random(part)) for part in (0, 1)]
    for kind in ("listed", "short", "unlisted"):
        (clean, slips), (clean_other, slips_other) = [half[kind] for half in halves]
        weights = logistic(np.array(clean + slips), np.array([0.0] * len(clean) + [1.0] * len(slips)), RIDGE)
        sys.stdout.write(f"{kind} {dict(zip((*EVIDENCE, 'constant'), weights.round(2).tolist(), strict=True))}\n")
        found, flagged = (np.c_[np.array(rows), np.ones(len(rows))] @ weights for rows in (slips_other, clean_other))
        for least in (2.0, 2.5, 3.0, 3.5, 4.0, 5.0):
            told = f"{(found > least).sum()} slips, {(flagged > least).sum()} words as they were"
            sys.stdout.write(f"  above {least}: {told}, of {len(pairs) // 2} sentences\n")
    return 0


def _rows(
    pairs: list[tuple[str, str]], chance: random.Random
) -> dict[str, tuple[list[list[float]], list[list[float]]]]:
    """The evidence of each word as it is, and with a slip, by the kind of word."""
    rows: dict[str, tuple[list[list[float]], list[list[float]]]] = {
        kind: ([], []) for kind in ("listed", "short", "unlisted")
    }
    for english, other in pairs:
        for kind, values in _evidence(english, None, other):
            rows[kind][0].append(values)
        words = list(re.finditer(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])", english))
        if words:
            word = chance.choice(words)
            slip = _slip(word.group(), chance)
            if slip != word.group() and len(slip) > 1:
                text = english[: word.start()] + slip + english[word.end() :]
                for kind, values in _evidence(text, word.start(), other):
                    rows[kind][1].append(values)
    return rows


def _evidence(english: str, start: int | None, other: str) -> Iterator[tuple[str, list[float]]]:
    for place in neighbours(Text(english, LANGUAGE)):
        before, word, after = place.before, place.key, place.after
        if len(word) < 2 or not place.token.text.isalpha() or not place.token.text.islower() or word in other:
            continue
        if (start is not None and place.token.start != start) or (
            meet(before, word, LANGUAGE) and meet(word, after, LANGUAGE)
        ):
            continue
        mine = fit(before, word, after, LANGUAGE)
        gains = [(fit(before, one.word, after, LANGUAGE) - mine, one) for one in corrections(word, LANGUAGE)]
        gain, best = max(gains, key=lambda one: one[0], default=(0.0, None))
        if best is not None and gain >= LEAST_GAIN:
            yield kind_of_word(word, LANGUAGE), [float(value) for value in evidence(place, best, gain, LANGUAGE)]


def _slip(word: str, chance: random.Random) -> str:
    at, which = chance.randrange(len(word)), chance.random()
    if which < 0.55:
        return word[:at] + word[at + 1 :]
    if which < 0.75:
        at = chance.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if which < 0.88:
        return word[:at] + (word[at] if chance.random() < 0.6 else chance.choice(LETTERS)) + word[at:]
    return word[:at] + chance.choice(LETTERS) + word[at + 1 :]


if __name__ == "__main__":
    sys.exit(main())
