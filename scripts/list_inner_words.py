#!/usr/bin/env python3
"""Prints the words of a list that hold a place's name as a piece: บริการ (service) has ริกา, Riga.

usage: list_inner_words.py LANGUAGE WORDS [FREQUENCIES]
They stand as `within` under `[places]` in the language's file. WORDS has a word a line: for Thai words_th.txt of
PyThaiNLP (CC0), with its tnc_freq.txt (word, tab, how often the Thai National Corpus has it; those of five times and
more count); for Lao lo_spellcheck_dict.txt of laonlp (Google's language-resources, Apache 2.0). A word that only goes
on behind a name of five letters or more is derived of it. Where no frequencies are known, a word of three letters or
more beside the name makes a compound that does name the place, perhaps (the Lao language).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from review.text.names.place_names import names_in

_LONG, _OFTEN, _SHORTEST = 5, 5, 3


def _inner(language: str, words: frozenset[str], compounds: bool) -> Iterator[str]:
    listed = names_in(language).values()
    names = {name for names in listed for name in names if " " not in name and not name.isascii()}

    @cache
    def are_words(letters: str) -> bool:
        ends = range(_SHORTEST, len(letters) + 1)
        return not letters or any(letters[:end] in words and are_words(letters[end:]) for end in ends)

    for word in words - names:
        held = [(word.find(name), name) for name in names if name in word]
        longest = [(at, name) for at, name in held if not any(name in other and name != other for _, other in held)]
        if any(
            (at or len(name) < _LONG) and not (compounds and are_words(word[:at]) and are_words(word[at + len(name) :]))
            for at, name in longest
        ):
            yield word


def main() -> None:
    """Reads the list and prints its words, the shortest first, none that holds another."""
    language, file, *frequencies = sys.argv[1:]
    words = frozenset(word for line in Path(file).read_text(encoding="utf-8").splitlines() if (word := line.strip()))
    often = None
    if frequencies:
        lines = (line.split("\t") for line in Path(frequencies[0]).read_text(encoding="utf-8").splitlines())
        often = {word for word, *times in lines if times and int(times[0]) >= _OFTEN}
    found = [word for word in _inner(language, words, compounds=often is None) if often is None or word in often]
    kept: list[str] = []
    for word in sorted(found, key=lambda word: (len(word), word)):
        if not any(one in word for one in kept):
            kept.append(word)
    print(" ".join(kept))


if __name__ == "__main__":
    main()
