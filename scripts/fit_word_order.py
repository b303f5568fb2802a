#!/usr/bin/env python3
"""Fits the odds that the words of a sentence stand in no order (review/text/scattered.py).

    scripts/fit_word_order.py en-vi.tsv.gz

A table has English in its first column and in its third where it comes from: the one that scripts/make_word_classes.py
was given, of which it left out every tenth sentence. Of these, half are fitted on, the others say how many clean ones
would be flagged and how many found with their words shuffled.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from zlib import crc32

import numpy as np
from fitting import Floats, logistic
from make_word_classes import sentences

from review.text.scattered import EVIDENCE, evidence, is_prose

LANGUAGE = "en"
RIDGE = 1e-5
FEWEST_WORDS = 6


def main() -> int:
    """Prints the weights, and what they find at several thresholds."""
    texts = sorted({text for _, text in sentences(Path(sys.argv[1]), fitted=True) if is_prose(text)})
    halves = [[text for text in texts if crc32(text.encode()) % 2 == part] for part in (1, 0)]
    (clean, faults), (other_clean, other_faults) = map(_rows, halves)
    weights = logistic(np.r_[clean, faults], np.r_[np.zeros(len(clean)), np.ones(len(faults))], RIDGE, 2)
    sys.stdout.write(f"{dict(zip((*EVIDENCE, 'constant'), weights.round(2).tolist(), strict=True))}\n")
    flagged, found = (np.c_[rows, np.ones(len(rows))] @ weights for rows in (other_clean, other_faults))
    for least in (1.5, 2.0, 2.5, 3.0, 3.5):
        shares = f"{(found > least).mean():.3f} of the faults, {(flagged > least).sum()} of {len(flagged)} clean"
        sys.stdout.write(f"  above {least}: {shares}\n")
    return 0


def _rows(texts: list[str]) -> tuple[Floats, Floats]:
    """The evidence of all sentences as they are, and shuffled."""
    clean = [values for text in texts if (values := evidence(text, LANGUAGE)) is not None]
    faults = [values for text in texts if (values := evidence(_shuffled(text), LANGUAGE)) is not None]
    return np.array(clean), np.array(faults)


def _shuffled(text: str) -> str:
    """A sentence with its words in another order, its first letter and last mark where they were."""
    bare = text.rstrip(".!…”’\"')")
    words = bare.split()
    if len(words) < FEWEST_WORDS:
        return ""
    words[0] = words[0][:1].lower() + words[0][1:]
    random.Random(text).shuffle(words)
    made = " ".join(words) + text[len(bare) :]
    return made[:1].upper() + made[1:]


if __name__ == "__main__":
    sys.exit(main())
