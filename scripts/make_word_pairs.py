#!/usr/bin/env python3
"""Makes review/languages/en.pairs.txt.xz, how often two English words meet, from the counts that wordsegment ships.

usage: pip install wordsegment==1.3.1; python scripts/make_word_pairs.py
The counts are those of the words and pairs of words in a trillion words of the web (Google, published with Norvig 2009,
"Natural Language Corpus Data", https://norvig.com/ngrams; wordsegment: Apache 2.0). A pair of fewer than 100,000 is not
in them. Kept are the pairs of plain words that the language's frequency list knows, and of sentence starts.

A line is a word, a tab, and its count; then, tab by tab, a count and all words that follow it that often. Counts are
in decibels: ten times their logarithm to the base of ten, rounded.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from importlib.resources import files
from math import log10

from review.text.lexicon import frequency
from review.text.word_pairs import START, file_of

LANGUAGE = "en"
#: The rarest words that are kept (Zipf): rarer ones hardly stand in a pair that often.
RAREST = 3.0
#: Words of one letter; every other letter is a label.
LETTERS = frozenset("ai")


def main() -> int:
    """Writes the table."""
    folder = files("wordsegment")
    counts = dict(line.split("\t") for line in folder.joinpath("unigrams.txt").read_text("utf-8").splitlines())
    followers: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    words = {word for word in counts if _is_kept(word)} | {START}
    total = 0
    for line in folder.joinpath("bigrams.txt").read_text("utf-8").splitlines():
        pair, count = line.split("\t")
        first, second = pair.replace("<s>", START).split(" ")
        if first in words and second in words:
            followers[first][_decibels(count)].append(second)
            total += 1
    counts[START] = str(sum(10 ** (level / 10) * len(some) for level, some in followers[START].items()))
    lines = []
    for word in sorted(words):
        levels = (f"{level} {' '.join(sorted(some))}" for level, some in sorted(followers[word].items()))
        lines.append("\t".join((word, str(_decibels(counts[word])), *levels)))
    data = lzma.compress("\n".join(lines).encode())
    file_of(LANGUAGE).write_bytes(data)
    sys.stdout.write(f"{len(words)} words, {total} pairs, {len(data)} bytes\n")
    return 0


def _is_kept(word: str) -> bool:
    plain = word.isascii() and word.isalpha() and (len(word) > 1 or word in LETTERS)
    return plain and frequency(word, LANGUAGE) >= RAREST


def _decibels(count: str) -> int:
    return round(10 * log10(float(count)))


if __name__ == "__main__":
    sys.exit(main())
