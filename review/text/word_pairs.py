"""How often two words of a language meet: whether a word stands where such words stand.

The tables lie beside the language's file (`en.pairs.txt.xz`, made by scripts/make_word_pairs.py, which says where the
counts come from); a language without one knows no pairs, and everything here is then 0 or False. Words are folded,
without apostrophes ("don't" is "dont").
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from review.languages.language import language_of

__all__ = ["START", "attraction", "file_of", "fit", "has_word_pairs", "is_known", "meet"]

#: Stands for the beginning of a sentence.
START = "^"
#: The words that were counted, and the count below which a pair was left out; in decibels, 10 × log10.
_ALL, _LEAST = 120.1, 50.0
#: What an unknown word is taken for, and what a pair that is not listed had on average: half of the most possible.
_RARE, _HALF = 48.0, 3.0


class _Word(NamedTuple):
    often: int
    followers: Mapping[str, int]


def file_of(language: str) -> Path:
    """Where a language's table lies, or would."""
    return Path(str(files("review.languages").joinpath(f"{language}.pairs.txt.xz")))


def has_word_pairs(language: str) -> bool:
    """Whether there is a table for a base language."""
    return language_of(language).lexicon.pairs


@lru_cache(maxsize=4)
def _table(language: str) -> Mapping[str, _Word]:
    if not has_word_pairs(language):
        return {}
    table: dict[str, _Word] = {}
    names: dict[str, str] = {}
    for line in lzma.decompress(file_of(language).read_bytes()).decode().split("\n"):
        word, count, *levels = line.split("\t")
        followers: dict[str, int] = {}
        for level in levels:
            decibels, *others = level.split(" ")
            followers.update((names.setdefault(other, other), int(decibels)) for other in others)
        table[names.setdefault(word, word)] = _Word(int(count), followers)
    return table


def is_known(word: str, language: str) -> bool:
    """Whether the table has the word."""
    return word in _table(language)


def meet(first: str, second: str, language: str) -> bool:
    """Whether the two words are known to follow each other."""
    entry = _table(language).get(first)
    return entry is not None and second in entry.followers


def attraction(first: str, second: str, language: str) -> float | None:
    """How much more often the second word follows the first than by chance, as a power of ten; below 0: it avoids it.

    None where chance would have them meet too seldom to tell, or a word is unknown.
    """
    table = _table(language)
    one, other = table.get(first), table.get(second)
    if one is None or other is None:
        return None
    chance = one.often + other.often - _ALL
    together = one.followers.get(second)
    if together is None and chance < _LEAST:
        return None
    return ((_LEAST - _HALF if together is None else together) - chance) / 10


def fit(before: str, word: str, after: str, language: str) -> float:
    """How well a word stands between two others, as a power of ten: the sum of the logarithms of its probability there.

    Only differences between words in one place mean anything.
    """
    return (_together(before, word, language) + _together(word, after, language) - _count(word, language)) / 10


def _count(word: str, language: str) -> float:
    entry = _table(language).get(word)
    return _RARE if entry is None else entry.often


def _together(first: str, second: str, language: str) -> float:
    entry = _table(language).get(first)
    known = entry.followers.get(second) if entry is not None else None
    if known is not None:
        return known
    return min(_LEAST, _count(first, language) + _count(second, language) - _ALL) - _HALF
