"""Names of a text that the other one has left out: nothing there sounds like them, and no name there is left for them.

`traces.py` keeps silent on a lone name that languages may have a word of their own for (Dunaj is the Danube). Here the
other side's names are counted: where each of them has its own on this side, none can be that word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon, has_lexicon, is_function_word
from review.text.names.apostrophes import without_articles, without_ending
from review.text.names.cities import is_city, names_same_city
from review.text.names.find import is_ordinary, uninflected
from review.text.names.given_names import has_form_of
from review.text.names.heard import LEAST, SURE_WITH_ENDING, is_heard
from review.text.names.loss import Loss
from review.text.names.name_words import is_name_word
from review.text.names.people_words import countries_of
from review.text.names.peoples import is_of_another_country, is_people
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.place_traces import mentions
from review.text.names.single_persons import is_single_person
from review.text.names.sounds import weight
from review.text.names.title_case import is_title_case
from review.text.names.translated import ends_as_adjective, is_translated_name
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed, is_listed_name

__all__ = ["has_trace", "left_out", "left_without_room"]

#: A more frequent word (Zipf) of a language is one of it, though no table of names has it.
_RARE = 2.0
#: A word so frequent (Zipf) of a language whose nouns have a capital is one, though people are called so.
_FREQUENT = 4.3
_LATIN = lazy_regex(r"\p{Latin}")
#: A word with a capital that is less frequent (Zipf) is no office or institution (Estado, Ilha).
_SELDOM = 4.3
#: A shorter word is too often an abbreviation, a particle or a syllable.
#: What stands behind a first word that says of what kind a title is: Роман «Анна Каренина».
_BEFORE_TITLE = lazy_regex(r"\s[«„“\"‘]")
_WRITTEN = lazy_regex(r"\p{Lu}\p{Ll}{3,}")


def left_out(text: Text, other: Text) -> Iterator[Loss]:
    """The names of a text without a trace in the other one, which has no name that nothing on this side accounts for.

    Only where this side has capitals for names alone, and the dictionary of the other side's language is known.
    """
    if not _tells(text, other):
        return
    told = (token for token in without_articles(text.words) if _may_be(token, text))
    lost = [token for token in told if not has_trace(token.text, text, other)]
    if not lost:
        return
    names, words = _unaccounted(other, text)
    known = [token for token in lost if _is_known(token.key, text.language)]
    if len(known) > names:
        lost = lost if len(lost) > names + words else known
    elif len(lost) <= names + words:
        return
    yield from (Loss(token.start, token.end, token.text) for token in lost)


def left_without_room(text: Text, other: Text) -> Iterator[Loss]:
    """The words of a text with a capital within a sentence that have no trace in the other one, where everything there
    with a capital is accounted for: of whatever kind such a word is, nothing can be its translation. English would
    write it with a capital, too. In Latin letters: Cyrillic declines what it writes so (Короля and Королеву, the King
    and Queen).
    """
    if not (_tells(text, other) and is_latin(text)) or text.rules.traits.capital_nouns:
        return
    named = (token for token in without_articles(text.words) if _is_written_as_name(token, text))
    named = (token for token in named if not any(mentions(other, place) for place in countries_of(token, text)))
    lost = [token for token in named if not has_trace(token.text, text, other)]
    if lost and not any(_unaccounted(other, text)):
        yield from (Loss(token.start, token.end, token.text) for token in lost)


def _is_written_as_name(token: Token, text: Text) -> bool:
    """Whether a word has a capital that neither a sentence nor its kind gives it, and is no usual one."""
    if _WRITTEN.fullmatch(token.text) is None or token.start in text.place_offsets | text.sentence_starts:
        return False
    key, language = token.key, text.language
    if (
        is_function_word(key, language)
        or ends_as_adjective(key)
        or frequency(key, language) >= _SELDOM
        or _goes_on(token, text)
    ):
        return False
    return not any(number.end <= token.start <= number.end + 2 for number in text.numbers)


def _tells(text: Text, other: Text) -> bool:
    if not (is_cased(text.base) and has_word_list(other.base) and is_latin(other)):
        return False
    return not (text.rules.traits.syllables or is_title_case(text) or is_title_case(other))


def _may_be(token: Token, text: Text) -> bool:
    """Whether a word with a capital is a name: a table knows it as one, or its language hardly has it."""
    if _WRITTEN.fullmatch(token.text) is None or token.start in text.place_offsets:
        return False
    key, language = token.key, text.language
    if is_function_word(key, language) or is_translated_name(key, language) or is_translated_name(key, LINGUA_FRANCA):
        return False
    if is_ordinary(key, language) or any(number.end <= token.start <= number.end + 2 for number in text.numbers):
        return False  # what is counted may be called otherwise: 1. Mose is Genesis
    if _LATIN.match(key) is None and ends_as_adjective(key):
        return False
    begins = token.start in text.sentence_starts
    if text.rules.traits.capital_nouns:
        told = is_name_word(key, language), _is_called_so(key, language)
        if not (all if frequency(key, language) >= _FREQUENT else any)(told):
            return False
    if begins:
        if not has_lexicon(language):
            return False  # any word may be somebody's surname somewhere (Raamat, a book in Estonian)
        if _BEFORE_TITLE.match(text.raw, token.end):
            return False
        if not is_name_word(key, language) and _goes_on(token, text):
            return False  # a given name before the surname, which does for both
        return _is_called_so(key, language) or _is_met_elsewhere(key, language) or _is_person(key, language)
    if _is_known(key, language):
        return True
    return not ends_as_adjective(key) and has_large_lexicon(language) and frequency(key, language) < _RARE


@lru_cache(maxsize=16384)
def _is_called_so(key: str, language: str) -> bool:
    """Whether people or cities are called so, by a folded word in whatever case."""
    word = key.title()
    return (
        is_usual_surname(word) or is_usual_given(word) or any(map(is_city, map(str.title, uninflected(key, language))))
    )


@lru_cache(maxsize=16384)
def _is_known(key: str, language: str) -> bool:
    """Whether a table has a folded word as a name: a person's, a city's, or one that no dictionary of its language has
    in small letters; in Cyrillic, which writes offices so (Минобороны), that one English must have, too.
    """
    if _is_called_so(key, language) or _is_met_elsewhere(key, language) or _is_person(key, language):
        return True
    return is_name_word(key, language) and _LATIN.match(key) is not None


def _goes_on(token: Token, text: Text) -> bool:
    """Whether another word with a capital stands right behind a word."""
    return text.raw[token.end : token.end + 1] == " " and text.raw[token.end + 1 : token.end + 2].isupper()


def _is_person(key: str, language: str) -> bool:
    """Whether a folded word in Cyrillic can only be what a person is called: Путин."""
    return _LATIN.match(key) is None and is_single_person(key, language)


@lru_cache(maxsize=16384)
def _is_met_elsewhere(key: str, language: str) -> bool:
    """Whether people or cities are called so, or English has the name as well."""
    if not is_name_word(key, language):
        return False
    forms = [ascii_key(form) for form in uninflected(key, language)]
    nominatives = language_of(EVERYWHERE).names.nominative_endings
    stems = [*forms, *(form + ending for form in forms[1:] for ending in nominatives)]
    return _is_called_so(key, language) or any(frequency(form, LINGUA_FRANCA) > 0.0 for form in stems)


def has_trace(word: str, text: Text, other: Text) -> bool:
    """Whether a name of a text has left one in the other: its spelling, sound, another form or a city's other name."""
    if has_form_of(word, other) or names_same_city(word, other):
        return True
    if is_latin(text):
        forms = [word[: len(form)] for form in uninflected(word.casefold(), text.language)]  # Harkova-ssa: Kharkiv
        return any(leaves_trace(form, other, is_respelled(text, other)) for form in forms)
    return weight([word]) < LEAST or is_heard([word], other, SURE_WITH_ENDING)


def _is_of_its_country(key: str, text: Text, other: Text) -> bool:
    """Whether a folded word is for people or things of a country that the other text speaks of: polski is Polish."""
    return is_people(key, text.language) and not is_of_another_country(key, text.language, other)


def _unaccounted(text: Text, other: Text) -> tuple[int, int]:
    """How many names and places, and how many other words with a capital, have nothing on the other side."""
    there = frozenset[str]().union(*(place.ids for place in other.places))
    names, words = sum(place.ids.isdisjoint(there) for place in text.places), 0
    for token in text.words:
        word = without_ending(token.text)
        if not word[:1].isupper() or token.start in text.place_offsets or is_function_word(token.key, text.language):
            continue
        key = word.casefold()
        small = is_listed(key, text.base) and not is_listed_name(key, text.base)
        if token.start in text.sentence_starts and small:
            continue
        if leaves_trace(word, other, is_respelled(text, other)) or has_form_of(word, other):
            continue
        if names_same_city(word, other) or _is_of_its_country(key, text, other):
            continue
        names, words = names + (not small), words + small
    return names, words
