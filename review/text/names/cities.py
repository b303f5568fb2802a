"""Cities by their other names: 河内 is Hanoi, Aix-la-Chapelle is Aachen, Мюнхен is München.

cities.txt.gz and towns.txt.xz are GeoNames' (https://www.geonames.org, CC BY 4.0), made by scripts/make_city_names.py.
They say nothing of languages, and many of their names are words somewhere: they are there to keep a check silent, never
to claim a place. Towns, smaller places with names that are not alike (Eivissa, Ibiza), are asked for that alone.
"""

from __future__ import annotations

import gzip
import lzma
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from unicodedata import combining

from rapidfuzz.fuzz import ratio

from review.kept_tables import WordTable, kept_table
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.apostrophes import without_articles
from review.text.names.place_names import plain_word
from review.text.normalize import ascii_key
from review.text.tokens import is_unspaced

__all__ = ["FILE", "TOWNS", "folded", "is_city", "names_same_city", "other_names_of"]

FILE = files("review.text.names").joinpath("cities.txt.gz")
TOWNS = files("review.text.names").joinpath("towns.txt.xz")
_LATIN = lazy_regex(r"\p{Latin}")
#: A vowel that goes where an ending comes: Liberci is of Liberec.
_FLEETING = lazy_regex(r"(?<=.{3})e(?=[lkrc]$)")
_HANGUL = lazy_regex(r"\p{Hangul}")
_HAN = lazy_regex(r"\p{Han}")
_SEPARATOR = lazy_regex(r"[^\p{L}\p{M}]+")
#: A name is known by all its letters but the last when it has so many: endings.
_INFLECTED = 5
#: The fewest letters of a name, one of them with a sign: Åbo.
_SHORTEST = 3
#: So much alike (0 to 100) are two names of a town that other rules see.
_ALIKE = 60.0
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


@lru_cache(maxsize=2)
def _places(name: str) -> tuple[str, ...]:
    """The names of a table's places, a line each: |hanoi|河内|…|."""
    file = FILE if name == FILE.name else TOWNS
    unpack = gzip.decompress if file is FILE else lzma.decompress
    return tuple(unpack(file.read_bytes()).decode().split("\n"))


@lru_cache(maxsize=2)
def _lines(name: str) -> WordTable:
    """In which line of a table (its file's name) a name stands; NAME|1 has its second line, and so on."""
    file = FILE if name == FILE.name else TOWNS

    def words() -> Iterator[tuple[str, int]]:
        times: Counter[str] = Counter()
        for number, place in enumerate(_places(name)):
            for called in dict.fromkeys(place.strip("|").split("|")):
                yield (f"{called}|{times[called]}" if times[called] else called), number
                times[called] += 1

    return kept_table(name.partition(".")[0], f"{file.name} {sha256(file.read_bytes()).hexdigest()}", words)


@lru_cache(maxsize=8192)
def _other_names(key: str, table: str = FILE.name) -> frozenset[str]:
    """Every name of every place of a table that has this one."""
    lines, found, times = _lines(table), set[str](), 0
    while (line := lines.get(f"{key}|{times}" if times else key)) is not None:
        found.update(_places(table)[line].strip("|").split("|"))
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
    key = folded(name) or _short(name)
    if not key:
        return False
    names = _other_names(key) | _names_of_town(key)
    if not names:
        return False
    latin = " " + " ".join(ascii_key(token.text) for token in without_articles(other.words)) + " "
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


@lru_cache(maxsize=4096)
def _names_of_town(key: str) -> frozenset[str]:
    """The names of every town that has this one which are not like it: those that are (Martín and Martínez) the sound
    and the spelling tell.
    """
    latin = ascii_key(key)
    return frozenset(one for one in _other_names(key, TOWNS.name) if not _is_like(latin, ascii_key(one)))


def _is_like(one: str, other: str) -> bool:
    return one in other or other in one or ratio(one, other) >= _ALIKE


def _short(name: str) -> str:
    """A name of three letters, one with a sign, as the table of towns has it: abo, of Åbo."""
    return ascii_key(name) if len(name) == _SHORTEST and not name.isascii() and _LATIN.match(name) else ""


def _stem(name: str) -> str:
    """A name without its last letter, which inflection changes, where it has so many; with a sign that takes its vowel,
    as Tamil's -m, that is two characters.
    """
    if len(name) < _INFLECTED or is_unspaced(name):
        return name
    return name[: -2 if combining(name[-1]) == _VIRAMA else -1]
