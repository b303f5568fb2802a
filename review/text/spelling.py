"""Words near a word: what a typist may have meant by one that no list knows.

The alphabet and the words are those of the language's frequency list (`review.text.lexicon`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from review.text.lexicon import frequency, frequent_words

__all__ = ["Correction", "corrections"]

#: Only words at least this frequent (Zipf) are offered: those that a reader recognises at once.
_FLOOR = 3.0
#: A letter belongs to the alphabet when at least this many of the frequent words have it.
_LETTER_FLOOR = 60


class Correction(NamedTuple):
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
def corrections(word: str, base: str) -> tuple[Correction, ...]:
    """The frequent words one slip away from a folded word, the most frequent first.

    A slip is two letters swapped, one left out ("missing"), one too many ("extra") or one for another ("wrong").
    """
    known = frequent_words(base, _FLOOR)
    found: dict[str, Correction] = {}
    for candidate, slip, at in _slips(word, _alphabet(base)):
        if candidate in known and candidate != word and candidate not in found:
            found[candidate] = Correction(candidate, frequency(candidate, base), slip, at)
    return tuple(sorted(found.values(), key=lambda correction: -correction.frequency))


def _slips(word: str, alphabet: str) -> Iterator[tuple[str, str, int]]:
    length = len(word)
    for at in range(length - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :], "swapped", at
    for at in range(length):
        yield word[:at] + word[at + 1 :], "extra", at
    for at in range(length + 1):
        head, tail = word[:at], word[at:]
        for letter in alphabet:
            yield head + letter + tail, "missing", at
    for at in range(length):
        head, tail = word[:at], word[at + 1 :]
        for letter in alphabet:
            yield head + letter + tail, "wrong", at
