#!/usr/bin/env python3
"""Fits the odds that a comma, semicolon or colon is one too many (review/checks/shared/added_marks.py).

    scripts/fit_marks.py vi=en-vi.tsv.gz [de=en-de.tsv.gz …]

A table has English prose in the first column and its translation into the language named in the second, tab by tab; the
translation is taken for the source. Half of the sentences are fitted on, the others say how many marks of theirs would
be flagged, and how many of those found that were put in after a word by chance. What is fitted is a logistic function
of EVIDENCE with a small ridge, by Newton's method; the table that it prints goes into the module.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from fitting import Floats, logistic, sentence_pairs

from review.checks.shared.added_marks import EVIDENCE, MARKS, evidence, joints
from review.text.surface import Surface

RIDGE, MOST = 3e-4, 18_000
Rows = dict[str, list[tuple[float, ...]]]


def main() -> int:
    """Prints the weights, and what they find at several thresholds."""
    halves: list[tuple[Rows, Rows]] = [({mark: [] for mark in MARKS}, {mark: [] for mark in MARKS}) for _ in "ab"]
    sentences = 0
    for argument in sys.argv[1:]:
        language, _, name = argument.partition("=")
        chance = random.Random(argument)
        pairs = list(dict.fromkeys(sentence_pairs(Path(name))))
        chance.shuffle(pairs)
        for number, (english, other) in enumerate(pairs[:MOST]):
            as_it_is, added = halves[number % 2]
            source = Surface(other, language)
            sentences += number % 2
            for mark, values in _marks(source, Surface(english, "en"), None):
                as_it_is[mark].append(values)
            spaces = [at for at, character in enumerate(english) if character == " "]
            for mark in MARKS:
                at = chance.choice(spaces)
                for one, values in _marks(source, Surface(english[:at] + mark + english[at:], "en"), at):
                    added[one].append(values)
    weights = {mark: _fit(halves[0][0][mark], halves[0][1][mark]) for mark in MARKS}
    for number, name in enumerate(EVIDENCE):
        row = ", ".join(f"{weights[mark][number]:.2f}" for mark in MARKS)
        sys.stdout.write(f'    "{name}": ({row}),\n')
    sys.stdout.write(f"constants {', '.join(f'{weights[mark][-1]:.2f}' for mark in MARKS)}\n")
    for mark in MARKS:
        flagged, found = (np.c_[np.array(rows[mark]), np.ones(len(rows[mark]))] @ weights[mark] for rows in halves[1])
        for least in (2.0, 2.5, 3.0, 3.5, 4.0, 5.0):
            told = f"{(found > least).mean():.3f} found, {(flagged > least).sum()} of {len(flagged)} flagged"
            sys.stdout.write(f"{mark} above {least}: {told}, in {sentences} sentences\n")
    return 0


def _marks(source: Surface, target: Surface, at: int | None) -> Iterator[tuple[str, tuple[float, ...]]]:
    for match in joints(target):
        if at is None or match.start("marks") == at:
            yield match["marks"], tuple(map(float, evidence(match, source, target)))


def _fit(as_it_is: list[tuple[float, ...]], added: list[tuple[float, ...]]) -> Floats:
    extra = np.array([0.0] * len(as_it_is) + [1.0] * len(added))
    return logistic(np.array(as_it_is + added), extra, RIDGE, decimals=2)


if __name__ == "__main__":
    sys.exit(main())
