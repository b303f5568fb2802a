#!/usr/bin/env python3
"""Fits the odds that two words stand the wrong way round (review/text/swapped.py).

    scripts/fit_swapped.py en-vi.tsv.gz [more.tsv.gz …]

A table has English prose in the first column and its translation in the second, tab by tab. Half of the sentences are
fitted on, the others say how many clean sentences would be flagged and how many faults found. In a copy of each two
words change places. What is fitted is a logistic function of EVIDENCE with a small ridge, by Newton's method.

Tried the same way, and left: another preposition (a tenth of the faults found, but of those told in clean prose nearly
all were right), and another form of the word (an eighth found; of DEMETR's changed parts of speech 2 %).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
from fitting import logistic, sentence_pairs

from review.text.analysis import Text
from review.text.swapped import EVIDENCE, beside, evidence

LANGUAGE = "en"
RIDGE = 3e-5
Rows = list[tuple[float, ...]]


def main() -> int:
    """Prints the weights, and what they find at several thresholds."""
    texts = sorted(
        {english for name in sys.argv[1:] for english, _ in sentence_pairs(Path(name)) if "?" not in english}
    )
    chance = random.Random(7)
    chance.shuffle(texts)
    (clean, faults), (clean_other, faults_other) = [_rows(texts[part::2], random.Random(part)) for part in (0, 1)]
    weights = logistic(np.array(clean + faults), np.array([0.0] * len(clean) + [1.0] * len(faults)), RIDGE, 2)
    sys.stdout.write(f"{dict(zip((*EVIDENCE, 'constant'), weights.round(2).tolist(), strict=True))}\n")
    found, flagged = (np.c_[np.array(rows), np.ones(len(rows))] @ weights for rows in (faults_other, clean_other))
    for least in (2.0, 2.5, 3.0, 3.5, 4.0, 4.5):
        told = f"{(found > least).sum()} faults, {(flagged > least).sum()} places as they were"
        sys.stdout.write(f"  above {least}: {told}, of {len(texts) // 2} sentences\n")
    return 0


def _rows(texts: list[str], chance: random.Random) -> tuple[Rows, Rows]:
    """The evidence of all places of the texts as they are, and of the place where two words were made to change."""
    clean: Rows = []
    faults: Rows = []
    for text in texts:
        read = Text(text, LANGUAGE)
        clean += [values for one, other in beside(read) if (values := evidence(one, other, LANGUAGE)) is not None]
        places = [(one.token, other.token) for one, other in beside(read)]
        if not places:
            continue
        one, other = chance.choice(places)
        made = f"{text[: one.start]}{other.text} {one.text}{text[other.end :]}"
        for first, second in beside(Text(made, LANGUAGE)):
            values = evidence(first, second, LANGUAGE) if first.token.start == one.start else None
            if values is not None:
                faults.append(values)
    return clean, faults


if __name__ == "__main__":
    sys.exit(main())
