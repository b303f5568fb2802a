"""How languages begin the words for who or what is of a country: deutsch, allemand, Rakušan.

peoples.tsv.xz is made by scripts/make_peoples.py of FreeDict's dictionaries, i18n-nationality and CLDR.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files

from review.languages.language import EVERYWHERE, language_of
from review.text.analysis import Text
from review.text.cldr import parse_locale
from review.text.names.place_names import plain_word
from review.text.normalize import ascii_key
from review.text.tokens import Token
from review.text.translations import ENGLISH, dictionary

__all__ = ["beginnings_of_people", "countries_of", "knows_peoples"]

_FILE = "peoples.tsv.xz"
#: So many letters begin every word of the table, and so many more may be its ending: Norw-egian; and so many before the
#: endings of a language's places: Ruots-alais-et.
_START, _ENDING, _INNER = 4, 5, 3


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    """By language, by country (ISO 3166): how the words begin; with a capital where they are written with one."""
    text = lzma.decompress(files("review.text.names").joinpath(_FILE).read_bytes()).decode()
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in text.splitlines():
        language, place, *begins = line.split("\t")
        table.setdefault(language, {})[place] = tuple(begins)
    return table


@lru_cache(maxsize=64)
def _index(base: str) -> dict[str, tuple[tuple[str, bool, str], ...]]:
    """First letters → (folded beginning, whether with a capital, country), the longest first."""
    index: dict[str, list[tuple[str, bool, str]]] = {}
    for place, begins in _table().get(base, {}).items():
        for begin in begins:
            key = begin.casefold()
            index.setdefault(key[:_START], []).append((key, begin[0].isupper(), place))
    return {start: tuple(sorted(found, key=lambda one: -len(one[0]))) for start, found in index.items()}


def beginnings_of_people(place: str, base: str) -> tuple[str, ...]:
    """How the words of a base language for a country's people begin, folded."""
    return tuple(begin.casefold() for begin in _table().get(base, {}).get(place, ()))


def knows_peoples(base: str) -> bool:
    """Whether the table has the words of a base language."""
    return base in _table()


def countries_of(token: Token, text: Text) -> frozenset[str]:
    """The countries that a word of a text is of; empty where it is no such word."""
    key = plain_word(token.text)
    ending = max(_ENDING, text.rules.places.endings + _INNER)
    found = [
        (begin, place)
        for begin, capital, place in _index(text.base).get(key[:_START], ())
        if key.startswith(begin) and len(key) <= len(begin) + ending and (not capital or token.text[0].isupper())
    ]
    longest = max((len(begin) for begin, _ in found), default=0)
    places = frozenset(place for begin, place in found if len(begin) == longest)
    return places if places and not _is_another_word(token.key, places, text.base) else frozenset()


def _is_another_word(key: str, places: frozenset[str], base: str) -> bool:
    """Whether the dictionary has a word that begins as those for a people do, and says nothing of one: paraguas."""
    meanings = dictionary(base).get(key)
    if not meanings or language_of(base).traits.capital_nouns or not knows_peoples(ENGLISH):
        return False
    stems = language_of(EVERYWHERE).places.people
    begins = {begin[:_START] for place in places for begin in beginnings_of_people(place, ENGLISH)}
    if not begins or any(key in beginnings_of_people(place, base) for place in places):
        return False
    begins |= {stem for place in places for stem in stems.get(place, ())}
    begins |= {ascii_key(parse_locale(ENGLISH).territories.get(place, place))[:_START] for place in places}
    return not any(meaning.startswith(tuple(begins)) for meaning in meanings)
