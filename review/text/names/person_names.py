"""Given names and surnames that are usual somewhere: what stands in a row of both is a person.

person_names.tsv.xz is from the package Faker (MIT), made by scripts/make_person_names.py. A name alone may be a word of
its language (Hope, Roman, Green): only beside another is it one for certain.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from review.text.language import base_language
from review.text.names.place_names import plain_word
from review.text.normalize import ascii_key

__all__ = [
    "FILE", "are_given_names_of_one_language", "are_surnames_of_one_language", "is_given", "is_romanised_given",
    "is_surname", "is_usual_given", "is_usual_surname", "is_widely_given", "names_of",
]  # fmt: skip

FILE = files("review.text.names").joinpath("person_names.tsv.xz")
#: In so many languages a given name is widely used.
_WIDELY = 3


class _Names(NamedTuple):
    given: frozenset[str]
    family: frozenset[str]


@lru_cache(maxsize=1)
def _lines() -> dict[str, tuple[str, str]]:
    parts = (line.split("\t") for line in lzma.decompress(FILE.read_bytes()).decode().splitlines())
    return {language: (given, family) for language, given, family in parts}


@lru_cache(maxsize=64)
def _names(base: str) -> _Names:
    given, family = _lines().get(base, ("", ""))
    return _Names(_folded(given), _folded(family))


def _folded(names: str) -> frozenset[str]:
    return frozenset(map(plain_word, names.split("|"))) - {""}


@lru_cache(maxsize=1)
def _all() -> _Names:
    lines = _lines().values()
    return _Names(_folded("|".join(given for given, _ in lines)), _folded("|".join(family for _, family in lines)))


def is_given(word: str, language: str) -> bool:
    """Whether people who speak a language (BCP 47) are called so by a given name."""
    return plain_word(word) in _names(base_language(language)).given


def is_surname(word: str, language: str) -> bool:
    """Whether families that speak a language (BCP 47) are called so."""
    return plain_word(word) in _names(base_language(language)).family


def names_of(language: str) -> frozenset[str]:
    """The given names and surnames, folded, of people who speak a language (BCP 47)."""
    return frozenset().union(*_names(base_language(language)))


def is_usual_given(word: str) -> bool:
    """Whether a word is a given name in any language."""
    return plain_word(word) in _all().given


def is_usual_surname(word: str) -> bool:
    """Whether a word is a surname in any language."""
    return plain_word(word) in _all().family


def are_surnames_of_one_language(word: str, other: str) -> bool:
    """Whether two words are both surnames of some language."""
    return any({plain_word(word), plain_word(other)} <= _names(base).family for base in _lines())


def are_given_names_of_one_language(word: str, other: str) -> bool:
    """Whether two words are both given names in some language."""
    return any({plain_word(word), plain_word(other)} <= _names(base).given for base in _lines())


@lru_cache(maxsize=4096)
def is_widely_given(word: str) -> bool:
    """Whether people are called so by a given name in several languages, so that it is hardly a word of one."""
    key = plain_word(word)
    return sum(key in _names(base).given for base in _lines()) >= _WIDELY


@lru_cache(maxsize=64)
def _romanised(base: str) -> frozenset[str]:
    return frozenset(ascii_key(name) for name in _names(base).given if not name.isascii()) - {""}


def is_romanised_given(word: str, language: str) -> bool:
    """Whether a word is how a given name of a language (BCP 47) is written in Latin letters: Georgi is Георги."""
    return ascii_key(word) in _romanised(base_language(language))
