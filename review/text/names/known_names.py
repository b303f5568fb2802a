"""The names of a text that a table has: cities, rivers and mountains, given names and surnames."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.language import base_language
from review.text.lexicon import frequency, is_function_word
from review.text.names.apostrophes import without_ending
from review.text.names.cities import is_city, names_same_city
from review.text.names.find import is_ordinary
from review.text.names.name_words import is_name_word
from review.text.names.nature import things_in
from review.text.names.peoples import is_people
from review.text.names.person_names import is_given, is_surname, is_usual_given, is_usual_surname
from review.text.names.transcribed import spells_sounds
from review.text.names.translated import ends_as_adjective, is_translated_name
from review.text.names.word_bounds import is_cut
from review.text.scripts import is_cased
from review.text.tokens import is_unspaced
from review.text.word_lists import has_word_list, is_listed, is_listed_name

__all__ = ["CITY", "NATURE", "PERSON", "KnownName", "forms_of", "is_certain", "known_names", "names_its_city"]

NATURE, PERSON = "nature", "person"
_PLACE = "place"
CITY = frozenset((_PLACE,))
_NOTHING = frozenset[str]()
#: A word so frequent (Zipf) is one of its language.
_FREQUENT = 5.6
#: A word less frequent (Zipf) and of so many letters is a name rather than a word, in a script without capitals.
_RARE, _LONG = 4.3, 5
#: A word so frequent (Zipf) as it stands is no name with an ending, in a script without capitals.
_SAID = 5.0
#: So much (Zipf) a name may be said more often in one case than in the first.
_CASES = 0.3
#: The fewest letters of a name, and in Korean.
_LEAST, _LEAST_HANGUL = 3, 2
#: So many letters at the end of a word may be an ending, where scripts have capitals and elsewhere (Tamil), and so many
#: are left of it at least; in Korean so many.
_ENDING, _ENDING_UNCASED, _STEM, _ENDING_HANGUL = 4, 10, 4, 3
#: The most characters that a city's name has where words run on, and the fewest.
_LONGEST, _SHORTEST = 6, 2
#: Where vowels are letters of their own (Thai) it has more, and fewer are met by chance.
_LONGEST_SPELLED, _SHORTEST_SPELLED = 14, 6
_SPELLED = lazy_regex(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_LATIN = lazy_regex(r"\p{Latin}")
_HANGUL = lazy_regex(r"\p{Hangul}")


class KnownName(NamedTuple):
    """A name in a text, what it may be a name of, and the thing (nature.py) or the places (territories.py) it is;
    `listed` unless only a dictionary of its language says that it is a name.
    """

    start: int
    end: int
    text: str
    kinds: frozenset[str]
    thing: int | None = None
    ids: frozenset[str] = _NOTHING
    listed: bool = True


def known_names(text: Text, tables_only: bool) -> Iterator[KnownName]:
    """The names of a text that a table has, none inside another; and what can only be a name, unless `tables_only`."""
    taken: set[int] = set()
    for start, end, thing in things_in(text):
        written = text.raw[start:end]
        person = (PERSON,) if is_given(written, text.language) else ()
        yield KnownName(start, end, written, frozenset((NATURE, *person)), thing)
        taken.update(range(start, end))
    for place in text.places:
        if place.start not in taken:
            yield KnownName(place.start, place.end, text.raw[place.start : place.end], CITY, ids=place.ids)
            taken.update(range(place.start, place.end))
    if text.rules.traits.syllables:
        return  # every other syllable is a name
    yield from _words(text, taken, tables_only)


def _words(text: Text, taken: set[int], tables_only: bool) -> Iterator[KnownName]:
    cased, words, after = is_cased(text.base), text.words, 0
    for at, token in enumerate(words):
        if at < after or token.start in taken or (cased and not token.text[0].isupper()):
            continue
        if is_unspaced(token.text):
            yield from _in_run(token.text, token.start, text, taken)
            continue
        if at + 1 < len(words) and text.raw[token.end : words[at + 1].start] in (" ", "-"):
            both = without_ending(text.raw[token.start : words[at + 1].end])
            if (not cased or words[at + 1].text[0].isupper()) and is_city(both):
                yield KnownName(token.start, token.start + len(both), both, CITY)
                after = at + 2
                continue
        word = without_ending(token.text)
        kinds, end = _kinds(word, text.language, token.start in text.sentence_starts), token.start + len(word)
        if kinds:
            yield KnownName(token.start, end, word, kinds)
        elif kinds is not None and cased and not tables_only and _is_only_a_name(word.casefold(), text.language):
            yield KnownName(token.start, end, word, frozenset((_PLACE, PERSON)), listed=False)


def _in_run(run: str, start: int, text: Text, taken: set[int]) -> Iterator[KnownName]:
    """The cities' names within words that run on, the longest first."""
    at, spelled = 0, _SPELLED.match(run) is not None
    longest, shortest = (_LONGEST_SPELLED, _SHORTEST_SPELLED) if spelled else (_LONGEST, _SHORTEST)
    while at < len(run):
        for length in range(min(longest, len(run) - at), shortest - 1, -1):
            name = run[at : at + length]
            if start + at in taken or start + at + length - 1 in taken:
                continue
            if length == _SHORTEST and spells_sounds(name):
                continue  # the beginning of a longer name, rather
            if is_city(name) and not is_cut(run, at, at + length, text.language):
                yield KnownName(start + at, start + at + length, name, CITY)
                at += length - 1
                break
        at += 1


@lru_cache(maxsize=16384)
def _kinds(word: str, language: str, begins: bool) -> frozenset[str] | None:
    """What a word is a name of, by a table; None of what is a word."""
    key, cased = word.casefold(), is_cased(language)
    if len(key) < (_LEAST_HANGUL if _HANGUL.match(word) else _LEAST) or is_function_word(key, language):
        return None
    if is_translated_name(key, language) or frequency(key, language) >= _FREQUENT:
        return None
    if key in language_of(language).names.titles or is_people(key, language):
        return None
    if cased and (word.isupper() or not word[1:].islower() or _is_word(key, language, begins)):
        return None
    kinds: set[str] = set()
    for form in _likely(forms_of(word, language), language):
        if is_city(form):
            kinds.add(_PLACE)
        if is_given(form, language) or is_surname(form, language):
            kinds.add(PERSON)
        if _LATIN.match(form) and (is_usual_given(form) or is_usual_surname(form)):
            kinds.add(PERSON)
    return frozenset(kinds)


def is_certain(name: KnownName, text: Text) -> bool:
    """Whether a table has a name as it stands, and it is hardly a word: one with a capital within a sentence, or a rare
    one.
    """
    key, language = name.text.casefold(), text.language
    if not name.listed or name.thing is not None or name.ids or is_unspaced(name.text):
        return False
    if is_cased(text.base):
        begins = name.start in text.sentence_starts
        return not (begins or ends_as_adjective(key) or (_LATIN.match(key) is not None and is_ordinary(key, language)))
    exact = is_city(name.text) or is_given(name.text, language) or is_surname(name.text, language)
    return exact and len(key) >= _LONG and frequency(key, language) < _RARE


def _is_word(key: str, language: str, begins: bool) -> bool:
    """Whether a folded word with a capital may be one of its language that no name is."""
    base = base_language(language)
    if has_word_list(base):
        return is_listed(key, base) and not is_listed_name(key, base)
    return (begins or language_of(language).traits.capital_nouns) and is_ordinary(key, language)


def _likely(forms: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The forms that a language says about as often as any other, where it inflects names: королеву is of королева."""
    if len(forms) == 1 or not is_cased(language) or _LATIN.match(forms[0]):
        return forms
    said = [frequency(form.casefold(), language) for form in forms]
    return tuple(form for form, often in zip(forms, said, strict=True) if often >= max(said[1:]) - _CASES)


def _is_only_a_name(key: str, language: str) -> bool:
    """Whether a folded word can only be a name in its language, of whatever."""
    base = base_language(language)
    if has_word_list(base):
        listed = is_listed_name(key, base) and frequency(key, LINGUA_FRANCA) > 0
        return listed or (not is_listed(key, base) and not is_ordinary(key, language) and frequency(key, language) > 0)
    return is_name_word(key, language) and not ends_as_adjective(key)


def forms_of(word: str, language: str) -> tuple[str, ...]:
    """A word, and what may be left of it without an ending or what is joined to it."""
    return tuple(dict.fromkeys(_forms(word, language)))


def _forms(word: str, language: str) -> Iterator[str]:
    yield word
    if word[0] in language_of(language).names.joined_letters and len(word) > _LEAST:
        yield word[1:]
    if _LATIN.match(word) and not language_of(language).traits.inflects_names:
        return
    cased = is_cased(language)
    if not cased and frequency(word, language) >= _SAID:
        return
    longest, least = (_ENDING if cased else _ENDING_UNCASED), _STEM
    if _HANGUL.match(word):
        longest, least = _ENDING_HANGUL, _LEAST_HANGUL
    endings = ("", *language_of(EVERYWHERE).names.nominative_endings) if cased else ("",)
    for length in range(len(word) - 1, max(least, len(word) - longest) - 1, -1):
        for ending in endings:
            yield word[:length] + ending


def names_its_city(word: str, text: Text, other: Text) -> bool:
    """Whether the other text has, in any language, the name of a city that a word of a text is, in whatever case."""
    return any(names_same_city(form, other) for form in forms_of(word, text.language))
