"""How Japanese surnames and given names in characters are read: 健一 as Ken'ichi, 佐藤 as Sato.

japanese_names.tsv.xz, made by scripts/make_japanese_names.py from japanese-personal-name-dataset (MIT), has all
readings of a name of two characters or more.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.normalize import ascii_key

__all__ = ["FILE", "JapaneseNames", "is_read_in", "japanese_names", "short_reading"]

FILE = files("review.text.names").joinpath("japanese_names.tsv.xz")
#: The most characters of a name, and the fewest letters of a reading that tell it.
_MOST, _LEAST = 4, 3
_LONG = lazy_regex(r"(?<=o)(?:[ou]|h(?![aeiouy]))|(?<=u)u")
#: One spelling for sounds that are written in two ways: Homma and Honma, Kotchi and Kocchi.
_SPELLED = (("tch", "cch"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"))
_LETTERS = lazy_regex(r"[^a-z]+")


class JapaneseNames(NamedTuple):
    """The readings of names in characters, and all readings."""

    family: dict[str, frozenset[str]]
    given: dict[str, frozenset[str]]
    families: frozenset[str]
    givens: frozenset[str]


def short_reading(word: str) -> str:
    """A reading in Latin letters, however its long vowels and double consonants are written."""
    key: str = _LONG.sub("", _LETTERS.sub("", ascii_key(word)))
    for written, usual in _SPELLED:
        key = key.replace(written, usual)
    return key


@lru_cache(maxsize=1)
def japanese_names() -> JapaneseNames:
    """The whole table."""
    tables: dict[str, dict[str, set[str]]] = {"family": {}, "given": {}}
    readings: dict[str, set[str]] = {"family": set(), "given": set()}
    for line in lzma.decompress(FILE.read_bytes()).decode().splitlines():
        kind, reading, names = line.split("\t")
        readings[kind].add(reading)
        for name in names.split("|"):
            tables[kind].setdefault(name, set()).add(reading)
    family, given = ({name: frozenset(read) for name, read in tables[kind].items()} for kind in ("family", "given"))
    return JapaneseNames(family, given, frozenset(readings["family"]), frozenset(readings["given"]))


@lru_cache(maxsize=4096)
def is_read_in(word: str, run: str) -> bool:
    """Whether some characters of a run are a name that is read as a word in Latin letters."""
    key, names = short_reading(word), japanese_names()
    if len(key) < _LEAST or not (key in names.families or key in names.givens):
        return False
    parts = (run[at:end] for at in range(len(run)) for end in range(at + 2, min(at + _MOST, len(run)) + 1))
    return any(key in names.family.get(part, ()) or key in names.given.get(part, ()) for part in parts)
