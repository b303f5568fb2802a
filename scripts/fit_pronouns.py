#!/usr/bin/env python3
"""Fits the odds that another form of a pronoun should stand in its place (review/text/pronouns.py).

    scripts/fit_pronouns.py en-vi.tsv.gz [more.tsv.gz …]

A table has English prose in the first column, tab by tab. Half of the sentences are fitted on; the others say how many
pronouns of theirs would be flagged, and how many found that were put in another form by chance. What is fitted is a
logistic function of EVIDENCE with a small ridge, by Newton's method.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from zlib import crc32

import numpy as np
from fitting import logistic, sentence_pairs

from review.text.analysis import Text
from review.text.neighbours import Neighbours
from review.text.pronouns import EVIDENCE, evidence, forms_of, pronouns_in

SHAPE = re.compile(r"I|[A-Z]?[a-z]+")
LANGUAGE, RIDGE, MOST = "en", 1e-4, 120_000
Rows = list[list[tuple[float, ...]]]


def main() -> int:
    """Prints the weights, and what they find at several thresholds."""
    sentences = list(dict.fromkeys(english for name in sys.argv[1:] for english, _ in sentence_pairs(Path(name))))
    chance = random.Random(5)
    chance.shuffle(sentences)
    as_it_is: tuple[Rows, Rows] = ([], [])
    changed: tuple[Rows, Rows] = ([], [])
    count = 0
    for sentence in sentences[:MOST]:
        half = crc32(sentence.encode()) % 2
        places = _places(sentence)
        count += half
        for place, second in places:
            as_it_is[half].append([evidence(place, second, other, LANGUAGE) for other in forms_of(LANGUAGE)[place.key]])
        if places:
            place, _ = chance.choice(places)
            written, form = place.token, chance.choice(forms_of(LANGUAGE)[place.key])
            shown = form.capitalize() if written.text[0].isupper() and (written.start == 0 or form == "i") else form
            slip = sentence[: written.start] + ("I" if form == "i" else shown) + sentence[written.end :]
            for one, second in _places(slip):
                if one.token.start == written.start:
                    right = [evidence(one, second, other, LANGUAGE) for other in forms_of(LANGUAGE)[form]]
                    at = forms_of(LANGUAGE)[form].index(place.key)
                    changed[half].append([right[at], *right[:at], *right[at + 1 :]])
    clean = [values for rows in as_it_is[0] for values in rows]
    wrong = [rows[0] for rows in changed[0]]
    weights = logistic(
        np.array(clean + wrong, float), np.array([0.0] * len(clean) + [1.0] * len(wrong)), RIDGE, decimals=2
    )
    for name, weight in zip(EVIDENCE, weights, strict=False):
        sys.stdout.write(f'    "{name}": {weight:.2f},\n')
    sys.stdout.write(f"constant {weights[-1]:.2f}\n")
    flagged, found = (
        np.array([max(np.c_[np.array(rows, float), np.ones(len(rows))] @ weights) for rows in part[1]])
        for part in (as_it_is, changed)
    )
    for least in (1.0, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0):
        told = f"{(found > least).mean():.3f} found, {(flagged > least).sum()} of {len(flagged)} flagged"
        sys.stdout.write(f"above {least}: {told}, in {count} sentences\n")
    return 0


def _places(sentence: str) -> list[tuple[Neighbours, str]]:
    return [one for one in pronouns_in(Text(sentence, LANGUAGE)) if SHAPE.fullmatch(one[0].token.text)]


if __name__ == "__main__":
    sys.exit(main())
