"""Cities by their other names: 河内 is Hanoi, Aix-la-Chapelle is Aachen, Мюнхен is München.

cities.txt.gz is GeoNames' (https://www.geonames.org, CC BY 4.0), made by scripts/make_city_names.py. It says nothing of
languages, and many of its names are words somewhere: it is there to keep a check silent, never to claim a place.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from unicodedata import combining

from review.kept_tables import WordTable, kept_table
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.place_names import plain_word
from review.text.normalize import ascii_key
from review.text.tokens import is_unspaced

__all__ = ["FILE", "folded", "is_city", "names_same_city", "other_names_of"]

FILE = files("review.text.names").joinpath("cities.txt.gz")
_LATIN = lazy_regex(r"\p{Latin}")
#: A vowel that goes where an ending comes: Liberci is of Liberec.
_FLEETING = lazy_regex(r"(?<=.{3})e(?=[lkrc]$)")
_HANGUL = lazy_regex(r"\p{Hangul}")
_HAN = lazy_regex(r"\p{Han}")
_SEPARATOR = lazy_regex(r"[^\p{L}\p{M}]+")
#: A name is known by all its letters but the last when it has so many: endings.
_INFLECTED = 5
#: Unicode's combining class of the sign that takes a letter's vowel.
_VIRAMA = 9


def folded(name: str) -> str:
    """A name as the table has it: lower-case ASCII with single spaces in Latin script, else folded as written; "" for
    one too short to tell anything.
    """
    words = [word for word in _SEPARATOR.split(name) if word]
    if not words:
        return ""
    if _LATIN.match(words[0]):
        key = " ".join(ascii_key(word) for word in words)
        return key if len(key) >= 4 else ""
    key = " ".join(plain_word(word) for word in words)
    return key if len(key) >= (2 if is_unspaced(key) or _HANGUL.match(key) else 3) else ""


@lru_cache(maxsize=1)
def _cities() -> tuple[str, ...]:
    """The cities' names, a line each: |hanoi|河内|…|."""
    return tuple(gzip.decompress(FILE.read_bytes()).decode().split("\n"))


@lru_cache(maxsize=1)
def _lines() -> WordTable:
    """In which line of the table a name stands; NAME|1 has its second line, and so on."""

    def words() -> Iterator[tuple[str, int]]:
        times: Counter[str] = Counter()
        for number, city in enumerate(_cities()):
            for name in dict.fromkeys(city.strip("|").split("|")):
                yield (f"{name}|{times[name]}" if times[name] else name), number
                times[name] += 1

    return kept_table("cities", f"{FILE.name} {sha256(FILE.read_bytes()).hexdigest()}", words)


@lru_cache(maxsize=4096)
def _other_names(key: str) -> frozenset[str]:
    """Every name of every city that has this one."""
    lines, found, times = _lines(), set[str](), 0
    while (line := lines.get(f"{key}|{times}" if times else key)) is not None:
        found.update(_cities()[line].strip("|").split("|"))
        times += 1
    return frozenset(found)


def is_city(name: str) -> bool:
    """Whether a name, in its nominative, is one of a city's."""
    key = folded(name)
    return bool(key and _other_names(key))


def other_names_of(name: str) -> frozenset[str]:
    """Every name, folded, of every city that has this one."""
    key = folded(name)
    return _other_names(key) if key else frozenset()


def names_same_city(name: str, other: Text) -> bool:
    """Whether a text has, in any language, the name of a city that `name` is a name of."""
    key = folded(name)
    if not key:
        return False
    names = _other_names(key)
    if not names:
        return False
    latin = " " + " ".join(ascii_key(token.text) for token in other.words) + " "
    own = other.folded
    inflects = other.rules.traits.inflects_names
    han = ascii_key("".join(_HAN.findall(other.raw)))  # by its sound, so that either kind of characters does
    return any(
        f" {one} " in latin
        or (len(one) >= _INFLECTED and f" {one[:-1]}" in latin)
        or (inflects and (short := _FLEETING.sub("", one)) != one and f" {short}" in latin)
        if _LATIN.match(one)
        else _stem(one) in own or (han and _HAN.match(one) is not None and ascii_key(one) in han)
        for one in names
    )


def _stem(name: str) -> str:
    """A name without its last letter, which inflection changes, where it has so many; with a sign that takes its vowel,
    as Tamil's -m, that is two characters.
    """
    if len(name) < _INFLECTED or is_unspaced(name):
        return name
    return name[: -2 if combining(name[-1]) == _VIRAMA else -1]
