"""Names of one thing that no letter need have in common: die Donau and the Danube, Karl der Große and Charlemagne.

The table is made of FreeDict's dictionaries (scripts/make_other_names.py), of which each has names beside English ones;
two other languages meet through English. It is there to keep a check silent.
"""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from review.languages.language import LINGUA_FRANCA
from review.text.names.place_names import VOWEL_END, plain_word

if TYPE_CHECKING:
    from review.text.analysis import Text

__all__ = ["named_otherwise"]

#: A word begins as a name's does by so many letters, and so many more may be its ending: Karls, Großen, Odry.
_START, _ENDING = 3, 3
#: So long a name begins compounds: Donaubrücke.
_COMPOUND = 4
_FILE = "other_names.tsv.xz"
Name = tuple[str, ...]


@lru_cache(maxsize=1)
def _things() -> tuple[dict[str, tuple[Name, ...]], ...]:
    """For each thing its names (folded words, the little ones apart) by language."""
    text = lzma.decompress(files("review.text.names").joinpath(_FILE).read_bytes()).decode()
    things: list[dict[str, tuple[Name, ...]]] = []
    for line in text.splitlines():
        english, *others = line.split("\t")
        names: dict[str, tuple[Name, ...]] = {LINGUA_FRANCA: (_words(english),)}
        for other in others:
            language, _, name = other.partition("=")
            names[language] = (*names.get(language, ()), _words(name))
        things.append(names)
    return tuple(things)


def _words(name: str) -> Name:
    words = name.split()
    return tuple(_stem(plain_word(word)) for word in words if word[0].isupper() or len(word) > _START)


def _stem(word: str) -> str:
    stem = VOWEL_END.sub("", word)
    return stem if len(stem) >= _COMPOUND else word


def _called(number: int, base: str) -> tuple[Name, ...]:
    """A thing's names in a language; where the dictionaries have none, what any calls it but English."""
    names = _things()[number]
    if base in names:
        return names[base]
    return tuple(name for language, called in names.items() if language != LINGUA_FRANCA for name in called)


@lru_cache(maxsize=32)
def _index(base: str) -> dict[str, tuple[tuple[Name, int], ...]]:
    """What names begin with in a language, with the names and the numbers of their things."""
    index: dict[str, list[tuple[Name, int]]] = {}
    for number in range(len(_things())):
        for name in _called(number, base):
            index.setdefault(name[0][:_START], []).append((name, number))
    return {start: tuple(entries) for start, entries in index.items()}


def named_otherwise(text: Text, other: Text) -> tuple[tuple[int, int], ...]:
    """Where a text has a name, as (start, end), whose other name in the other text's language that text has."""
    return tuple(_found(text, other))


def _found(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    index = _index(text.base)
    words = text.words
    keys = [plain_word(word.text) for word in words]
    theirs = sorted({plain_word(word.text) for word in other.words if word.text[0].isupper()}) if index else []
    for at, key in enumerate(keys):
        if not words[at].text[0].isupper():
            continue
        for name, number in index.get(key[:_START], ()):
            last = _end(name, keys, at)
            if last is not None and any(_has(theirs, one) for one in _called(number, other.base)):
                yield words[at].start, words[last].end


def _end(name: Name, keys: list[str], at: int) -> int | None:
    """The place of a name's last word where it begins at a word, little words between; None where it does not."""
    last = at - 1
    for part in name:
        found = next((n for n in range(last + 1, min(last + 3, len(keys))) if _is(keys[n], part)), None)
        if found is None or (part is name[0] and found != at):
            return None
        last = found
    return last


def _is(key: str, stem: str) -> bool:
    return key.startswith(stem) and (len(stem) >= _COMPOUND or len(key) - len(stem) <= _ENDING)


def _has(keys: list[str], name: Name) -> bool:
    for stem in name:
        at = bisect_left(keys, stem)
        if not any(_is(key, stem) for key in keys[at : at + 8] if key.startswith(stem)):
            return False
    return True
