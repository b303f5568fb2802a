"""Names that stand in lower case inside a sentence: "the history of portugal", "every sunday", "mein Bruder thomas".

That a word is a name is told by both sides: a source names the place (in any of its names), or writes the very word
with a capital, or has one that sounds so; and the language's own tables know the word as a name. Only a dictionary that
refuses a word in small letters is enough on the language's side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.language import base_language, locale_of
from review.text.lexicon import frequency, is_function_word
from review.text.names.apostrophes import without_ending
from review.text.names.cities import is_city
from review.text.names.find import is_ordinary
from review.text.names.name_words import is_name_word
from review.text.names.peoples import is_people
from review.text.names.person_names import is_given, is_surname, is_usual_given, is_usual_surname
from review.text.names.place_names import names_in, plain_word
from review.text.names.translated import ends_as_adjective
from review.text.names.word_traces import leaves_trace
from review.text.normalize import nfc
from review.text.scripts import is_cased
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed, is_listed_name

__all__ = ["SmallName", "is_small", "small_names"]

#: The fewest letters of a name, and of one that is only heard on the other side.
_LEAST, _HEARD = 4, 5
#: A word so frequent (Zipf) is one of its language, where no dictionary says that it is a name.
_SAID = 5.0
#: What joins a word to a path, an address, a key or a longer word.
_JOINS = "/\\@#._-–:=&'’"


class SmallName(NamedTuple):
    """A stretch of a target in lower case, and how it is written."""

    start: int
    end: int
    written: str


def small_names(view: SegmentView) -> Iterator[SmallName]:
    """The names of a target that stand in lower case inside a sentence."""
    target = view.target
    small = [word for word in target.words if is_small(word, target)]
    if not view.paired or not small or not is_cased(target.base):
        return
    found = {one.start: one for one in (*_places(view.source, target, small), *_words(view, small))}
    for start in sorted(found):
        if not view.is_marked_up("target", start):
            yield found[start]


def is_small(word: Token, text: Text) -> bool:
    """Whether a word is in lower case, and neither begins a sentence nor is a part of something longer."""
    if not word.text[0].islower() or word.start in text.sentence_starts:
        return False
    if not without_ending(word.text).islower() or word.start in text.mentioned:
        return False
    return text.raw[word.start - 1 : word.start] not in tuple(_JOINS) and not (
        text.raw[word.end : word.end + 1] in tuple(_JOINS) and text.raw[word.end + 1 : word.end + 2].isalnum()
    )


def _places(source: Text, target: Text, small: list[Token]) -> Iterator[SmallName]:
    """The places that the source names and the target does not, but for small letters: in a name of theirs as it
    stands, or with an ending where a dictionary has that with a capital only.
    """
    wanted = {place for one in source.places for place in one.ids}
    if not wanted or wanted <= {place for one in target.places for place in one.ids}:
        return
    kept = {word.text for word in source.words}
    starts = {word.start: word for word in small if word.text not in kept and len(word.text[0].upper()) == 1}
    letters = (letter.upper() if at in starts else letter for at, letter in enumerate(target.raw))
    for place in Text("".join(letters), target.language).places:
        word = starts.get(place.start)
        if word is None or not place.ids & wanted:
            continue
        written = target.raw[place.start : place.end]
        if not written.islower() or is_function_word(word.key, target.base):
            continue  # the Netherlands, châu Âu
        names = (name for one in sorted(place.ids & wanted) for name in sorted(names_in(target.base).get(one, ())))
        name = next((name for name in names if plain_word(name) == plain_word(written)), None)
        if name is not None and len(name) >= _LEAST:
            yield SmallName(place.start, place.end, name)
        elif is_name_word(without_ending(word.text).casefold(), target.language):
            yield SmallName(place.start, place.end, written[0].upper() + written[1:])


def _words(view: SegmentView, small: list[Token]) -> Iterator[SmallName]:
    """The single words that can only be names of the language, and are the source's."""
    source, target = view.source, view.target
    capitals: set[str] = set()
    others: set[str] = set()
    for word in source.words:
        (capitals if word.text[0].isupper() else others).add(without_ending(word.text).casefold())
    days = _days(target.language)
    for word in small:
        written = without_ending(word.text)
        key = written.casefold()
        if key in others or len(key) < _LEAST or key in _written_small(target.language):
            continue
        proved = _can_only_be_a_name(key, target.language)
        if key in days and (proved or target.rules.traits.capital_nouns):
            told = True
        elif key in capitals and not source.rules.traits.capital_nouns:
            told = proved or _is_called_so(key, target.language, source.base)
        else:
            told = proved and len(key) >= _HEARD and _is_named_like(key, source)
        if told and not ends_as_adjective(key):
            yield SmallName(word.start, word.start + len(written), written[0].upper() + written[1:])


def _can_only_be_a_name(key: str, language: str) -> bool:
    """Whether a dictionary of the language has a folded word with a capital only, as a person's or a place's name."""
    base = base_language(language)
    if has_word_list(base):
        return is_listed_name(key, base) and not is_people(key, language)
    return is_name_word(key, language) and (is_city(key) or _is_persons(key, language) or key in _place_words(base))


def _is_called_so(key: str, language: str, theirs: str) -> bool:
    """Whether a folded word is called so somewhere, and the language hardly says it as a word."""
    base = base_language(language)
    if (has_word_list(base) and is_listed(key, base)) or frequency(key, language) >= _SAID:
        return False
    if has_word_list(theirs) and is_listed(key, theirs) and not is_listed_name(key, theirs):
        return False  # Marine, which is a marine elsewhere
    return _is_persons(key, language) and not is_ordinary(key, language)


def _is_persons(key: str, language: str) -> bool:
    return is_given(key, language) or is_surname(key, language) or is_usual_given(key) or is_usual_surname(key)


@lru_cache(maxsize=16)
def _place_words(base: str) -> frozenset[str]:
    """The folded names of places that are one word."""
    return frozenset(plain_word(name) for names in names_in(base).values() for name in names if " " not in name)


@lru_cache(maxsize=16)
def _days(language: str) -> frozenset[str]:
    """The folded names of the days of the week, where the language writes them with a capital."""
    locale = locale_of(language)
    names = [str(name) for name in locale.days["format"]["wide"].values()] if locale is not None else []
    return frozenset(name.casefold() for name in names if name[:1].isupper() and name.isalpha())


@lru_cache(maxsize=16)
def _written_small(language: str) -> frozenset[str]:
    """The names of days, months and languages that CLDR begins with a small letter."""
    locale = locale_of(language)
    if locale is None:
        return frozenset()
    tables = [widths["wide"] for table in (locale.days, locale.months) for widths in table.values()]
    names = (nfc(str(name)) for table in (*tables, locale.languages) for name in table.values())
    return frozenset(name.casefold() for name in names if name[:1].islower())


def _is_named_like(key: str, source: Text) -> bool:
    """Whether the source has a name that is spelled or sounds like a folded word."""
    capital = key[0].upper() + key[1:]
    if is_cased(source.base) and not source.rules.traits.capital_nouns:
        named = Text(" ".join(word.text for word in source.words if word.text[0].isupper()), source.language)
        return bool(named.raw) and leaves_trace(capital, named)
    return leaves_trace(capital, source)
