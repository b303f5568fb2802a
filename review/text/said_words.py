"""Whether a text says a word of another language: whether the dictionaries call one of its words by that."""

from __future__ import annotations

from functools import lru_cache

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.translations import ENGLISH, dictionary

__all__ = ["is_said"]

#: Letters that an ending leaves, of an English word and of another, and the most that it has.
_SHORT, _LEAST, _ENDING = 3, 4, 3
#: Letters of the longest word where words run on.
_LONGEST = 4


def is_said(word: str, language: str, source: Text) -> bool:
    """Whether a dictionary calls one of the source's words by a folded word of `language`, or by another form of it;
    False where there is none.
    """
    return language == ENGLISH and not _called(source.raw, source.language).isdisjoint(_forms(word))


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    """A word, what may be left of it without an ending, and what it may be with one."""
    found = {word}
    for ending in language_of(ENGLISH).words.inflections:
        found.add(word + ending)
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORT:
            found |= {stem, stem + "e", stem.removesuffix("i") + "y"}
            if stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)


@lru_cache(maxsize=16)
def _called(raw: str, language: str) -> frozenset[str]:
    """Everything that the words of a text are called in English."""
    text = Text(raw, language)
    if not (table := dictionary(text.base)):
        return frozenset()
    found: set[str] = set()
    if language_of(text.base).traits.spaces:
        starts = _beginnings(text.base)
        for word in text.words:
            stems = (word.key[: len(word.key) - cut] for cut in range(_ENDING + 1) if len(word.key) - cut >= _LEAST)
            found |= table.get(word.key) or next((starts[stem] for stem in stems if stem in starts), frozenset())
        return frozenset(found)
    place = 0
    while place < len(raw):
        size = next((size for size in range(_LONGEST, 0, -1) if raw[place : place + size] in table), 0)
        found |= table.get(raw[place : place + size], frozenset())
        place += size or 1
    return frozenset(found)


@lru_cache(maxsize=4)
def _beginnings(base: str) -> dict[str, frozenset[str]]:
    """What words are called by what is left of them without an ending."""
    found: dict[str, frozenset[str]] = {}
    for word, english in dictionary(base).items():
        for size in range(max(_LEAST, len(word) - _ENDING), len(word) + 1):
            found[word[:size]] = found.get(word[:size], frozenset()) | english
    return found
