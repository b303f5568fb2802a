"""Feasts of a fixed date that a text may name in the date's place: May Day, Bastille Day, Saint-Sylvestre.

feasts.tsv.xz is made by scripts/make_feasts.py: public holidays and days of remembrance of all countries.
"""

from __future__ import annotations

import lzma
from collections import Counter
from functools import lru_cache
from importlib.resources import files

from review.text.analysis import Text
from review.text.dates.readings import Date
from review.text.language import base_language

__all__ = ["names_feast"]

#: So many names at least of a language end or begin with the word for day, which is in half of them.
_MANY = 4
#: A word of a name may have another ending in a text: so many of its first letters are there, or all but so many.
_STEM, _ENDING = 3, 3


def names_feast(text: Text, date: Date) -> bool:
    """Whether a text names what is kept on a day of a month, or any feast by a word for day with a capital."""
    names, heads = _names(base_language(text.language))
    within = (word for word in text.words if word.key in heads and word.start not in text.sentence_starts)
    if any(word.text[:1].isupper() for word in within):
        return True
    listed = [name for _, month, day in date.readings for name in names.get(f"{month or 0:02}-{day or 0:02}", ())]
    if text.unspaced:
        return any(name in text.folded for name in listed)
    keys = [word.key for word in text.words] if listed else []
    return any(
        all(any(key.startswith(_stem(word)) for key in keys) for word in name.split() if len(word) > _STEM)
        for name in listed
    )


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - _ENDING)]


@lru_cache(maxsize=32)
def _names(language: str) -> tuple[dict[str, list[str]], frozenset[str]]:
    """A language's names by month and day, folded, and the words for day that half of them begin or end with."""
    names = {day: listed.split("|") for tag, day, listed in _table() if tag == language}
    ends: Counter[str] = Counter()
    for name in (name for listed in names.values() for name in listed):
        words = name.split()
        ends.update({words[0], words[-1]} if len(words) > 1 else ())
    count = sum(map(len, names.values()))
    return names, frozenset(word for word, often in ends.items() if often >= max(_MANY, count / 2))


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, str, str], ...]:
    lines = lzma.decompress(files("review.text").joinpath("dates/feasts.tsv.xz").read_bytes()).decode().split("\n")
    rows = (line.split("\t") for line in lines)
    return tuple((tag, day, names) for tag, day, names in rows)
