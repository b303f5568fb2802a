"""Words near a word: what a typist may have meant by one that no list knows.

The alphabet and the words are those of the language's frequency list (`review.text.lexicon`).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from review.text.lexicon import frequency, frequent_words

__all__ = ["SpellingCorrection", "corrections"]

#: Only words at least this frequent (Zipf) are offered: those that a reader recognises at once.
_FLOOR = 3.0
#: A letter belongs to the alphabet when at least this many of the frequent words have it.
_LETTER_FLOOR = 60


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


def _parting(word: str, other: str) -> int:
    """Where two words part: the first letter that differs, the shorter's length where one begins the other."""
    for at, (first, second) in enumerate(zip(word, other, strict=False)):
        if first != second:
            return at
    return min(len(word), len(other))
