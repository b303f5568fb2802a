"""Cities by their other names: 河内 is Hanoi, Aix-la-Chapelle is Aachen, Мюнхен is München.

cities.txt.gz is GeoNames' (https://www.geonames.org, CC BY 4.0), made by scripts/make_city_names.py. It says nothing of
languages, and many of its names are words somewhere: it is there to keep a check silent, never to claim a place.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.place_names import plain_word
from review.text.normalize import ascii_key
from review.text.tokens import is_unspaced

__all__ = ["FILE", "folded", "is_city", "names_same_city"]

FILE = files("review.text.names").joinpath("cities.txt.gz")
_LATIN = lazy_regex(r"\p{Latin}")
_HAN = lazy_regex(r"\p{Han}")
_SEPARATOR = lazy_regex(r"[^\p{L}\p{M}]+")
#: A name is known by all its letters but the last when it has so many: endings.
_INFLECTED = 5


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
    return key if len(key) >= (2 if is_unspaced(key) else 3) else ""


@lru_cache(maxsize=1)
def _table() -> str:
    return gzip.decompress(FILE.read_bytes()).decode()


@lru_cache(maxsize=4096)
def _other_names(key: str) -> frozenset[str]:
    """Every name of every city that has this one."""
    table, found, at = _table(), set(), 0
    while (at := table.find(f"|{key}|", at)) >= 0:
        start, end = table.rfind("\n", 0, at) + 1, table.find("\n", at)
        found.update(table[start : end if end >= 0 else len(table)].strip("|").split("|"))
        at += 1
    return frozenset(found)


def is_city(name: str) -> bool:
    """Whether a name, in its nominative, is one of a city's."""
    return bool(_other_names(folded(name)))


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
    han = ascii_key("".join(_HAN.findall(other.raw)))  # by its sound, so that either kind of characters does
    return any(
        f" {one} " in latin or (len(one) >= _INFLECTED and f" {one[:-1]}" in latin)
        if _LATIN.match(one)
        else _stem(one) in own or (han and _HAN.match(one) is not None and ascii_key(one) in han)
        for one in names
    )


def _stem(name: str) -> str:
    return name[:-1] if len(name) >= _INFLECTED and not is_unspaced(name) else name
