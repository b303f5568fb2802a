#!/usr/bin/env python3
"""Makes review/text/noun_words.tsv.xz, German words that are nouns and nothing else: Tisch, Bevölkerung.

usage: apt-get install hunspell hunspell-de-{at,ch,de}; pip install german-nouns==1.2.5
       python scripts/make_noun_words.py
A list of frequencies (wordfreq) has every word in small letters. Kept is what Wiktionary has as a noun (german-nouns,
CC BY-SA 4.0) and spell checkers accept with a capital only: recht and schuld, which are no nouns in "recht haben" and
"schuld sein", they accept in small letters, too.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from make_borrowed_words import accepted
from make_name_words import wiktionary

from review.text.lexicon import frequency, words_by_frequency
from review.text.normalize import nfc
from review.text.noun_words import FILE, LEAST

#: The Swiss one has what casefolding makes of ß.
DICTIONARIES = ("de_DE", "de_AT", "de_CH")
#: A shorter word is too often a piece of another language.
SHORTEST = 4


def main() -> int:
    """Writes the table."""
    nouns, _ = wiktionary(adjectives=False)
    listed = (nfc(word) for word, _ in words_by_frequency("de") if frequency(word, "de") >= LEAST)
    words = {word for word in listed if len(word) >= SHORTEST and word.isalpha() and word in nouns}
    written = {one: word for word in words for one in _with_sharp_s(word)}
    for dictionary in DICTIONARIES:
        words -= {written[one] for one in accepted(written, dictionary)}
    large = {word[0].upper() + word[1:] for word in words}
    known = set[str]().union(*(accepted(large, dictionary) for dictionary in DICTIONARIES))
    kept = sorted(word.casefold() for word in known)
    data = lzma.compress(("de\t" + "|".join(kept)).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(str(FILE)).write_bytes(data)
    sys.stdout.write(f"{len(kept)} words, {len(data)} bytes\n")
    return 0


def _with_sharp_s(word: str) -> Iterator[str]:
    """A casefolded word, and with ß for each of its ss."""
    yield word
    for at in range(len(word) - 1):
        if word.startswith("ss", at):
            yield word[:at] + "ß" + word[at + 2 :]


if __name__ == "__main__":
    sys.exit(main())
