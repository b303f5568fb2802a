"""How often two words of a language meet: whether a word stands where such words stand.

The tables lie beside the language's file (`en.pairs.txt.xz`, made by scripts/make_word_pairs.py, which says where the
counts come from); a language without one knows no pairs, and everything here is then 0 or False. Words are folded,
without apostrophes ("don't" is "dont").
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from review.kept_tables import WordTable, kept_table, packed
from review.languages.language import language_of

__all__ = ["START", "attraction", "file_of", "fit", "has_word_pairs", "in_a_row", "is_known", "meet"]

#: Stands for the beginning of a sentence.
START = "^"
#: The words that were counted, and the count below which a pair was left out; in decibels, 10 × log10.
_ALL, _LEAST = 120.1, 50.0
#: What an unknown word is taken for, and what a pair that is not listed had on average: half of the most possible.
_RARE, _HALF = 48.0, 3.0


def file_of(language: str) -> Path:
    """Where a language's table lies, or would."""
    return Path(str(files("review.languages").joinpath(f"{language}.pairs.txt.xz")))


def has_word_pairs(language: str) -> bool:
    """Whether there is a table for a base language."""
    return language_of(language).lexicon.pairs


@lru_cache(maxsize=4)
def _table(language: str) -> WordTable:
    """How often a word is, and two words with a space between them are together, in decibels."""
    if not has_word_pairs(language):
        return WordTable(packed(()))
    data = file_of(language).read_bytes()
    return kept_table(f"pairs-{language}", f"{file_of(language).name} {sha256(data).hexdigest()}", lambda: _read(data))


def _read(data: bytes) -> Iterator[tuple[str, int]]:
    for line in lzma.decompress(data).decode().split("\n"):
        word, count, *levels = line.split("\t")
        yield word, int(count)
        for level in levels:
            decibels, *others = level.split(" ")
            for other in others:
                yield f"{word} {other}", int(decibels)


def is_known(word: str, language: str) -> bool:
    """Whether the table has the word."""
    return _entry(word, language) is not None


def meet(first: str, second: str, language: str) -> bool:
    """Whether the two words are known to follow each other."""
    return _pair(first, second, language) is not None


def attraction(first: str, second: str, language: str) -> float | None:
    """How much more often the second word follows the first than by chance, as a power of ten; below 0: it avoids it.

    None where chance would have them meet too seldom to tell, or a word is unknown.
    """
    one, other = _entry(first, language), _entry(second, language)
    if one is None or other is None:
        return None
    chance = one + other - _ALL
    together = _pair(first, second, language)
    if together is None and chance < _LEAST:
        return None
    return ((_LEAST - _HALF if together is None else together) - chance) / 10


def fit(before: str, word: str, after: str, language: str) -> float:
    """How well a word stands between two others, as a power of ten: the sum of the logarithms of its probability there.

    Only differences between words in one place mean anything.
    """
    return (_together(before, word, language) + _together(word, after, language) - _count(word, language)) / 10


def in_a_row(words: Sequence[str], language: str) -> float:
    """How well words stand in this order, as a power of ten.

    Only differences between orders of the same words mean anything.
    """
    return sum(_together(first, second, language) for first, second in pairwise(words)) / 10


def _count(word: str, language: str) -> float:
    entry = _entry(word, language)
    return _RARE if entry is None else entry


@lru_cache(maxsize=65536)
def _entry(word: str, language: str) -> int | None:
    """The table's number of a word, None where it has none."""
    return _table(language).get(word)


@lru_cache(maxsize=65536)
def _pair(first: str, second: str, language: str) -> int | None:
    """The table's number of two words in a row, None where it has none. Three checks ask of the same pairs."""
    return _table(language).get(f"{first} {second}")


def _together(first: str, second: str, language: str) -> float:
    known = _pair(first, second, language)
    if known is not None:
        return known
    return min(_LEAST, _count(first, language) + _count(second, language) - _ALL) - _HALF
