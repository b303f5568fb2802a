"""Which words of a name tell it: those that are names for certain, and that another language would keep or spell by
their sound.
"""

from __future__ import annotations

from itertools import pairwise

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import begins_compounds, frequency, has_large_lexicon
from review.text.names.cities import is_city
from review.text.names.find import is_at_home_elsewhere, is_ordinary, uninflected
from review.text.names.heard import can_be_heard
from review.text.names.name_words import is_family, is_name_word
from review.text.names.person_names import is_surname, is_usual_given, is_usual_surname
from review.text.names.single_persons import is_single_person
from review.text.names.sounds import weight
from review.text.names.translated import ends_as_adjective, is_translated_name
from review.text.names.word_traces import is_latin, is_respelled
from review.text.normalize import ascii_key
from review.text.noun_words import is_only_noun
from review.text.word_lists import has_word_list, is_listed

__all__ = ["is_only_a_name", "is_person", "is_proper", "is_telling", "is_whole_name", "may_be_noun"]

_LATIN = lazy_regex(r"\p{Latin}")
#: So frequent (Zipf) a language knows a name, and so many sounds tell it from another.
_KNOWN, _FULL = 2.5, 3.5
#: A word of its language that is less frequent (Zipf) may be a city's name all the same, or part of a longer name.
_RARE, _FREQUENT = 3.6, 4.0
#: The fewest letters of a compound's first noun, and of the rest.
_HEAD, _TAIL = 3, 5
#: A word so frequent (Zipf) begins a sentence rather than a name.
_FIRST_WORD = 5.0


def is_telling(word: str, start: int, text: Text, other: Text, several: bool) -> bool:
    """Whether a word is a name for certain, and one that the other language would keep or spell by its sound."""
    key, folded = ascii_key(word), word.casefold()
    if len(key) < 4 or not word.isalpha() or word.isupper() or _is_translated(folded, text):
        return False
    if not several and any(number.end <= start <= number.end + 1 for number in text.numbers):
        return False  # what is counted: 13 Dollar, 10 tỷ Euro
    if start in text.sentence_starts and (frequency(folded, text.language) < 2.5 or not _LATIN.match(word)):
        return False
    if _LATIN.match(word):
        if not is_proper(word, text) if not is_latin(other) else is_ordinary(folded, text.language):
            return False
        rare = frequency(folded, text.language) < (_FREQUENT if several else _RARE)
        told = is_latin(other) or (rare and several) or _is_known(word)
        if not told and is_listed(folded, text.base):
            return False
        if not has_large_lexicon(text.language) and frequency(folded, text.language) == 0 and _known(folded) < 1.5:
            return False
        kept = max(frequency(form, other.language) for form in uninflected(folded, text.language))
        if several and is_respelled(text, other):
            return True
        only = is_name_word(folded, text.language) and not is_at_home_elsewhere(folded, text.language)
        alone = is_latin(other) and (only or kept + 1.0 < frequency(folded, text.language))
        if alone and (is_listed(folded, text.base) or not (is_city(word) or is_family(word, text.language))):
            return False
    elif ends_as_adjective(folded) or (
        frequency(folded, text.language) >= (4.6 if several else 2.2) and not is_single_person(folded, text.language)
    ):
        return False
    return can_be_heard([word], other)


def is_proper(word: str, text: Text) -> bool:
    """Whether a word is a name rather than a word of its language: a rare one may be a city of one language alone."""
    folded = word.casefold()
    if not is_ordinary(folded, text.language):
        return True
    return frequency(folded, text.language) < _RARE and is_city(word)


def may_be_noun(word: str, text: Text) -> bool:
    """Whether a word that has a capital as all nouns may be one (Schlegel), or a compound of one (Eisschelfe)."""
    key, language = word.casefold(), text.language
    if not text.rules.traits.capital_nouns or is_name_word(key, language):
        return False
    if is_only_noun(key, language):
        return frequency(key, language) < _FREQUENT or not is_surname(key, language)
    if is_usual_surname(word) or is_usual_given(word) or is_city(word) or frequency(key, language) > 0.0:
        return False
    return any(begins_compounds(key[:cut], language) for cut in range(_HEAD, len(key) - _TAIL + 1))


def is_whole_name(words: list[str], text: Text) -> bool:
    """Whether two words or three, each too short to tell, are together a name that another script would spell by its
    sound.
    """
    if not 2 <= len(words) <= 3 or not all(word.replace("-", "").isalpha() and not word.isupper() for word in words):
        return False
    if any(not is_proper(word, text) or _is_translated(word.casefold(), text) for word in words):
        return False
    return all(len(word) >= 2 for word in words)


def is_person(words: list[tuple[int, int, str]], text: Text) -> bool:
    """Whether a given name stands before a surname, each usual somewhere, though a word as well (Grace Hill)."""
    for (start, _, given), (_, _, family) in pairwise(words):
        begins = start in text.sentence_starts and frequency(given.casefold(), text.language) >= _FIRST_WORD
        begins = begins or (is_ordinary(given.casefold(), text.language) and _is_behind_article(start, text))
        if not begins and is_usual_given(given) and is_usual_surname(family) and not family.isupper():
            return True
    return False


def _is_behind_article(start: int, text: Text) -> bool:
    """Whether an article or its like stands before a word, as before the Red Cross and before no person."""
    before = text.folded[:start].rsplit(None, 1) if len(text.folded) == len(text.raw) else []
    return bool(before) and before[-1] in text.rules.words.determiner


def is_only_a_name(word: str, text: Text) -> bool:
    """Whether a word that begins a sentence can only be a name: one that its language knows, and no dictionary has."""
    key = word.casefold()
    known = has_word_list(text.base) and frequency(key, text.language) >= _KNOWN and not is_listed(key, text.base)
    return known and _LATIN.match(word) is not None and not is_ordinary(key, text.language) and weight([word]) >= _FULL


def _is_known(word: str) -> bool:
    """Whether a word that is none of its language's is a city or a family somewhere."""
    return is_city(word) or is_usual_surname(word)


def _is_translated(folded: str, text: Text) -> bool:
    return is_translated_name(folded, text.language) or is_translated_name(folded, LINGUA_FRANCA)


def _known(folded: str) -> float:
    return max(frequency(folded, language) for language in language_of(EVERYWHERE).names.witnesses)
