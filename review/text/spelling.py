"""Words near a word: what a typist may have meant by one that no list knows.

The alphabet and the words are those of the language's frequency list (`review.text.lexicon`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from review.languages.language import language_of
from review.text.lexicon import frequency, frequent_words
from review.text.word_lists import is_listed

__all__ = ["SpellingCorrection", "corrections", "doubled_corrections", "is_derived", "is_extended", "rare_corrections"]

#: Only words at least this frequent (Zipf) are offered: those that a reader recognises at once.
_FLOOR = 3.0
#: A letter belongs to the alphabet when at least this many of the frequent words have it.
_LETTER_FLOOR = 60
#: So many letters of a derived word are another's.
_STEM = 4
#: So many are where that one is derived itself.
_LONG_STEM = 7


class SpellingCorrection(NamedTuple):
    """A word one slip away: how frequent it is (Zipf), what the slip was, and at which letter of the misspelt word."""

    word: str
    frequency: float
    slip: str
    at: int


@lru_cache(maxsize=16)
def _alphabet(base: str) -> str:
    counts: Counter[str] = Counter()
    for word in frequent_words(base, _FLOOR):
        counts.update(set(word))
    return "".join(sorted(letter for letter, count in counts.items() if letter.isalpha() and count >= _LETTER_FLOOR))


@lru_cache(maxsize=32768)
def corrections(word: str, base: str) -> tuple[SpellingCorrection, ...]:
    """The frequent words one slip away from a folded word, the most frequent first.

    A slip is two letters swapped, one left out ("missing"), one too many ("extra") or one for another ("wrong").
    """
    known, alphabet = frequent_words(base, _FLOOR), _alphabet(base)
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    cut = [(head, tail[1:]) for head, tail in splits if tail]
    slips = (
        ("swapped", {head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1}),
        ("extra", {head + rest for head, rest in cut}),
        ("missing", {head + letter + tail for head, tail in splits for letter in alphabet}),
        ("wrong", {head + letter + rest for head, rest in cut for letter in alphabet}),
    )
    found: dict[str, SpellingCorrection] = {}
    for slip, candidates in slips:
        for candidate in candidates & known:
            if candidate != word and candidate not in found:
                found[candidate] = SpellingCorrection(
                    candidate, frequency(candidate, base), slip, _parting(word, candidate)
                )
    return tuple(sorted(found.values(), key=lambda correction: (-correction.frequency, correction.word)))


@lru_cache(maxsize=4096)
def doubled_corrections(word: str, base: str) -> tuple[SpellingCorrection, ...]:
    """The frequent words that differ from a folded word by which letters are doubled alone, however many: sattelite,
    acustommed. Those that `corrections` has too are among them.
    """
    others = _by_single_letters(base).get(_single_letters(word), ())
    found = [
        SpellingCorrection(one, frequency(one, base), "doubled", _parting(word, one)) for one in others if one != word
    ]
    return tuple(sorted(found, key=lambda correction: (-correction.frequency, correction.word)))


@lru_cache(maxsize=4)
def _by_single_letters(base: str) -> dict[str, tuple[str, ...]]:
    """The frequent words with a doubled letter or two by their letters without doubling."""
    table: dict[str, tuple[str, ...]] = {}
    for word in frequent_words(base, _FLOOR):
        single = _single_letters(word)
        table[single] = (*table.get(single, ()), word)
    return table


def _single_letters(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


@lru_cache(maxsize=4096)
def rare_corrections(word: str, base: str) -> tuple[SpellingCorrection, ...]:
    """The words of the language's dictionary, however rare, from which a letter was left out of a folded word, or two
    swapped, the most frequent first. None in a language without a dictionary.
    """
    alphabet = _alphabet(base)
    found: list[SpellingCorrection] = []
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        others = [("missing", head + letter + tail) for letter in alphabet]
        if len(tail) > 1 and tail[0] != tail[1]:
            others.append(("swapped", head + tail[1] + tail[0] + tail[2:]))
        found += [
            SpellingCorrection(other, frequency(other, base), slip, at)
            for slip, other in others
            if is_listed(other, base)
        ]
    return tuple(sorted(dict.fromkeys(found), key=lambda correction: (-correction.frequency, correction.word)))


@lru_cache(maxsize=8192)
def is_derived(word: str, base: str) -> bool:
    """Whether a folded word is one of the dictionary's with prefixes or endings of the language: unweighed, deadliness,
    denuclearizes, upsize. False in a language without a dictionary, or whose file has no endings.
    """
    words = language_of(base).words
    for ending in (*words.suffixes, *words.inflections):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _STEM:
            continue
        if any(is_listed(one, base) for one in (stem, stem + "e", stem.removesuffix("i") + "y")):
            return True
        if len(stem) >= _LONG_STEM and (is_derived(stem, base) or is_derived(stem + "e", base)):
            return True
    prefixes = (prefix for prefix in language_of(base).negation.prefix if len(prefix) > 1)
    return is_extended(word, base) or _follows(word, prefixes, base)


def is_extended(word: str, base: str) -> bool:
    """Whether a folded word is one of the dictionary's behind an adverb: upsize."""
    return _follows(word, language_of(base).words.particle_prefixes, base)


def _follows(word: str, prefixes: Iterable[str], base: str) -> bool:
    return any(
        word.startswith(prefix) and len(word) - len(prefix) >= _STEM and is_listed(word.removeprefix(prefix), base)
        for prefix in prefixes
    )


def _parting(word: str, other: str) -> int:
    """Where two words part: the first letter that differs, the shorter's length where one begins the other."""
    for at, (first, second) in enumerate(zip(word, other, strict=False)):
        if first != second:
            return at
    return min(len(word), len(other))
