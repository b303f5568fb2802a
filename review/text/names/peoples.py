"""Words for who or what is of a country: Hungarian, Danes, which other languages derive of a name of their own.

CLDR has no such words. They are what a dictionary writes with a capital only and that ends as they do, before that the
country's name or what is left of it (Hungary, Hungarian); and the names of the languages that are official there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from babel.core import get_global

from review.kept_values import kept_value
from review.languages.language import language_of
from review.text.analysis import Text
from review.text.language import base_language, locale_of
from review.text.names.place_names import home_of, names_in, plain_word
from review.text.names.place_traces import mentions
from review.text.word_lists import has_word_list, is_listed_name

__all__ = ["derived_peoples", "is_of_another_country", "is_people"]

#: The fewest letters that are left of a country's name, and that begin a language's own name.
_LEAST, _STEM = 3, 4


@lru_cache(maxsize=4)
def derived_peoples(base: str) -> dict[str, frozenset[str]]:
    """The folded words of a language with the countries (ISO 3166) that they may be of."""
    if not has_word_list(base):
        return {}
    table = kept_value(f"peoples-{base}", lambda: _table(base))
    return {word: frozenset(places) for word, places in table.items()}


def _table(base: str) -> dict[str, list[str]]:
    peoples: dict[str, set[str]] = {}
    for place, names in names_in(base).items():
        if place.isupper():
            for word in (one for name in names for one in _derived(plain_word(name), base)):
                peoples.setdefault(word, set()).add(place)
    locale = locale_of(base)
    languages = locale.languages if locale is not None else {}
    for place, spoken in get_global("territory_languages").items():
        for language, facts in spoken.items():
            if language in languages and facts.get("official_status") in ("official", "de_facto_official"):
                peoples.setdefault(plain_word(str(languages[language])), set()).add(place)
    for word, places in tuple(peoples.items()):
        for one in _persons(word, base):
            peoples.setdefault(one, set()).update(places)
    return {word: sorted(places) for word, places in peoples.items()}


def _persons(word: str, base: str) -> Iterator[str]:
    """Who is of a country, of the word for what is: Danes of Danish, Norwegians of Norwegian."""
    rules, plural = language_of(base).places, language_of(base).words.plural
    stems = {word.removesuffix(ending) for ending in rules.lost_before_persons} - {word}
    persons = {stem + ending for stem in stems for ending in ("", *rules.person_endings)}
    for one in (word, *sorted(persons)):
        if len(one) >= _STEM and is_listed_name(one, base):
            yield one
            if plural:
                yield one + plural


def _derived(name: str, base: str) -> Iterator[str]:
    if not name.isalpha():
        return
    rules = language_of(base).places
    stems = {name, *(name.removesuffix(one) for one in rules.lost_before_adjectives)}
    words = {stem + ending for stem in stems for ending in rules.adjective_endings if len(stem) >= _LEAST}
    yield from (word for word in words - {name} if is_listed_name(word, base))


def is_people(key: str, language: str) -> bool:
    """Whether a folded word of a language (BCP 47) says that something is of a country."""
    return key in derived_peoples(base_language(language))


def is_of_another_country(key: str, language: str, other: Text) -> bool:
    """Whether a folded word of a language says of which country something is, and another text speaks neither of that
    country nor of its language, nor is it at home there.
    """
    places = derived_peoples(base_language(language)).get(key, frozenset())
    if not places or home_of(other.language) in places or any(mentions(other, place) for place in places):
        return False
    return not any(name in plain_word(other.raw) for name in _own_names(key, base_language(language), other.base))


@lru_cache(maxsize=1024)
def _own_names(key: str, base: str, other: str) -> tuple[str, ...]:
    """How the names begin that another language has for the language of a people."""
    ours, theirs = locale_of(base), locale_of(other)
    if ours is None or theirs is None:
        return ()
    tags = [tag for tag, name in ours.languages.items() if plain_word(str(name)) == key]
    return tuple(plain_word(str(theirs.languages[tag]))[:_STEM] for tag in tags if tag in theirs.languages)
