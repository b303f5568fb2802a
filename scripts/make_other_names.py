#!/usr/bin/env python3
"""Makes review/text/names/other_names.tsv.xz: names of one thing with no letter in common: Danube, Donau.

usage: apt-get install dict-freedict-{eng-deu,deu-eng,eng-fra,…}; python scripts/make_other_names.py [FOLDER]
FreeDict's dictionaries (GPL 2 or 3 or later, https://freedict.org) list rivers, seas, peoples, kings and books among
their words. An entry counts where each word but the little ones has a capital on both sides and English has none of
them as a word in small letters; and where the two are not spelled alike, as `names` sees the others without a table.
A line is the English name, then language=name for each that differs. Without FOLDER: /usr/share/dictd, where Debian
has them.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from dictd import articles
from rapidfuzz.fuzz import ratio

from review.text.lexicon import frequency, is_function_word
from review.text.names.transliteration import consonants
from review.text.normalize import ascii_key
from review.text.scripts import scripts_of
from review.text.word_lists import is_listed, is_listed_name

#: ISO 639-3 as FreeDict writes it → BCP 47.
LANGUAGES = {
    "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "fin": "fi", "fra": "fr", "hrv": "hr", "hun": "hu",
    "ita": "it", "nld": "nl", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "srp": "sr", "swe": "sv", "tur": "tr",
}  # fmt: skip
#: A name has so many words, so few letters at least, and is so much alike (0 to 100) in languages that share it.
_WORDS, _LETTERS, _ALIKE = 3, 3, 60
#: English says each word of it so often (Zipf).
_KNOWN = 1.5


def main(folder: Path) -> None:
    """Reads the dictionaries of a folder and writes the table."""
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for code, language in sorted(LANGUAGES.items()):
        for pair, turned in ((f"eng-{code}", False), (f"{code}-eng", True)):
            for head, translations in entries(folder / f"freedict-{pair}"):
                for one in translations:
                    english, other = (one, head) if turned else (head, one)
                    english = english.removeprefix("the ").removeprefix("The ")
                    if is_name(english, "en") and is_name(other, language) and differ(english, other):
                        names[english].add((language, other))
    lines = (
        f"{english}\t" + "\t".join(f"{language}={name}" for language, name in sorted(names[english]))
        for english in sorted(names)
    )
    written = "".join(f"{line}\n" for line in lines)
    target = Path(str(files("review.text.names").joinpath("other_names.tsv.xz")))
    target.write_bytes(lzma.compress(written.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(names)} names, {target.stat().st_size} bytes")


def entries(stem: Path) -> Iterator[tuple[str, list[str]]]:
    """A dictionary's headwords with a capital, each with its translations that may be names."""
    for head, translations in articles(stem):
        if head[:1].isupper():
            yield head, [one for one in translations if one[:1].isupper() or one.startswith("the ")]


def is_name(text: str, language: str) -> bool:
    """Whether an entry is written as names are, and is no remark in English."""
    words = text.split()
    if not 1 <= len(words) <= _WORDS or not all(word.replace("-", "").replace("'", "").isalpha() for word in words):
        return False
    named = [word for word in words if word[0].isupper()]
    if not words[0][0].isupper() or any(word.isupper() for word in named) or len(named) < len(words) - 1:
        return False
    if sum(map(len, named)) < _LETTERS:
        return False
    if language == "en":
        small = [word for word in words if word.islower()]
        proper = [word.casefold() for word in named if is_proper(word)]
        known = proper and all(frequency(word, "en") >= _KNOWN for word in proper)
        return known and all(is_function_word(word, "en") for word in small)
    if "LATIN" not in scripts_of(language):
        return not text.isascii()
    # what the entry means, in English: King of Macedonia
    return not any(
        is_listed(word.casefold(), "en")
        and frequency(word.casefold(), "en") > frequency(word.casefold(), language) + 1.0
        for word in words
    )


def is_proper(word: str) -> bool:
    """Whether English has a word as a name only."""
    key = word.casefold()
    return is_listed_name(key, "en") or (not is_listed(key, "en") and frequency(key, "en") < 5.0)


def differ(english: str, other: str) -> bool:
    """Whether a name is another word, not the same one in another spelling."""
    ours, theirs = ascii_key(english), ascii_key(other)
    heard = consonants(english)
    if (len(heard) >= _LETTERS and heard == consonants(other)) or ratio(ours, theirs) >= _ALIKE:
        return False
    proper = [ascii_key(word) for word in english.split() if word[0].isupper() and is_proper(word)]
    return not all(any(is_like(one, word) for word in theirs.split()) for one in proper)


def is_like(one: str, other: str) -> bool:
    """Whether two folded words are spelled alike or begin alike."""
    return ratio(one, other) >= _ALIKE or other.startswith(one[:5])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/dictd"))
