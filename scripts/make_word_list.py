#!/usr/bin/env python3
"""Makes review/languages/en.words.txt.xz, a dictionary's words, from the list that symspellpy ships.

usage: pip install symspellpy==6.10.1; apt-get install hunspell hunspell-en-us hunspell-en-gb
       python scripts/make_word_list.py
The list (82,765 words; SymSpell, MIT) is what is both in SCOWL, the spell checkers' word lists, and in Google Books.
It tells a rare word (tael, riyal, roving) from a frequent slip (belive), which a list of frequencies cannot. Words of
one and two letters are left out: most are abbreviations, and [spelling] short-words has those that count.
The list has all its words in small letters, Everest and everest's neighbours alike. What the spell checkers'
dictionaries of Britain and America (SCOWL) both refuse so, and one of them accepts with a capital, is written with it.
"""

from __future__ import annotations

import lzma
import subprocess
import sys
from importlib.resources import files

from review.text.word_lists import listed_words_file

LANGUAGE = "en"
SHORTEST = 3
DICTIONARIES = ("en_US", "en_GB")


def refused(words: list[str], dictionary: str) -> set[str]:
    """What a dictionary of hunspell does not have of some words, written as they are."""
    command = ["hunspell", "-d", dictionary, "-l"]
    done = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def written(words: list[str]) -> list[str]:
    """The words, those with a capital that have one wherever they stand."""
    small = set.intersection(*(refused(words, one) for one in DICTIONARIES))
    large = set.intersection(*(refused([word.title() for word in words], one) for one in DICTIONARIES))
    return [word.title() if word in small and word.title() not in large else word for word in words]


def main() -> int:
    """Writes the table."""
    listed = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    words = sorted({line.split(" ")[0] for line in listed.splitlines()})
    data = lzma.compress("\n".join(written([word for word in words if len(word) >= SHORTEST])).encode())
    listed_words_file(LANGUAGE).write_bytes(data)
    sys.stdout.write(f"{len(words)} words, {len(data)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
