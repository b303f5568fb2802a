"""Whether one word in Cyrillic with a capital is a person for certain, however often it is said: Путина, Шойгу.

A capital alone says little (Солнце, Дума): a table of names must have the word, or English must know it as a name.
"""

from __future__ import annotations

from functools import lru_cache

from review.languages.language import LINGUA_FRANCA, language_of
from review.text.lexicon import frequency
from review.text.names.find import is_ordinary
from review.text.names.name_words import is_name_word
from review.text.names.person_names import is_surname
from review.text.normalize import ascii_key

__all__ = ["is_single_person"]

#: English knows a name from this frequency (Zipf) on; from the other on it is a word that it has of its own (internet).
_KNOWN, _OWN = 2.5, 4.7
#: What is left without an ending has so many letters at least, and the name in Latin letters.
_STEM = 5
#: So much (Zipf) a name may be said more often in one case than in the first.
_CASES = 0.3


@lru_cache(maxsize=8192)
def is_single_person(folded: str, language: str) -> bool:
    """Whether a folded word of a language (BCP 47) can only be what a person is called, in whatever case."""
    endings = language_of(language).words.endings
    stems = {folded.removesuffix(one) for one in endings if folded.endswith(one) and len(folded) - len(one) >= _STEM}
    forms = [folded, *(stem for stem in stems if not _is_of_another(stem, language))]
    return any(is_surname(form, language) or _is_listed(form, language) or _is_known(ascii_key(form)) for form in forms)


def _is_of_another(stem: str, language: str) -> bool:
    """Whether what is left without an ending is rarer than with one: королеву is of королева, not Королёв."""
    letters = [one for one in language_of(language).words.endings if len(one) == 1]
    return any(frequency(stem + one, language) > frequency(stem, language) + _CASES for one in letters)


def _is_listed(form: str, language: str) -> bool:
    """Whether the table of names has it, and it is no office or company by what it looks like (Минобороны)."""
    own = tuple(language_of(language).names.surname_endings)
    person = bool(own) and form.endswith(own)
    return is_name_word(form, language) and (person or frequency(ascii_key(form), LINGUA_FRANCA) > 0.0)


def _is_known(key: str) -> bool:
    return len(key) >= _STEM and _KNOWN <= frequency(key, LINGUA_FRANCA) < _OWN and not is_ordinary(key, LINGUA_FRANCA)
