#!/usr/bin/env python3
"""Makes review/languages/en.words.txt.xz, a dictionary's words, from the list that symspellpy ships.

usage: pip install symspellpy==6.10.1; python scripts/make_word_list.py
The list (82,765 words; SymSpell, MIT) is what is both in SCOWL, the spell checkers' word lists, and in Google Books.
It tells a rare word (tael, riyal, roving) from a frequent slip (belive), which a list of frequencies cannot. Words of
one and two letters are left out: most are abbreviations, and [spelling] short-words has those that count.
"""

from __future__ import annotations

import lzma
import sys
from importlib.resources import files

from review.text.lexicon import listed_words_file

LANGUAGE = "en"
SHORTEST = 3


def main() -> int:
    """Writes the table."""
    listed = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    words = sorted({line.split(" ")[0] for line in listed.splitlines()})
    data = lzma.compress("\n".join(word for word in words if len(word) >= SHORTEST).encode())
    listed_words_file(LANGUAGE).write_bytes(data)
    sys.stdout.write(f"{len(words)} words, {len(data)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
