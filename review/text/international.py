"""Which words are one language's alone, English ones first, and which are at home in many (software, jazz, weekend)."""

from __future__ import annotations

from functools import lru_cache

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.text.borrowed_words import is_borrowed
from review.text.lexicon import frequency, said_most
from review.text.scripts import languages_like, scripts_of
from review.text.word_lists import has_word_list, is_listed

__all__ = ["is_alone", "is_english_alone", "is_international", "is_of_many", "is_only_english", "is_programming"]

#: How much more frequent (Zipf, a power of ten) it is in English than in any of a few languages with large lists, which
#: hold some English of titles and quotations; and than in the language that it is looked for in.
_MORE, _MORE_THAN_HERE = 1.0, 1.2
#: What no other language has is said there all the same, in names and titles (Honey, Silicon Valley): rarer by this.
_TITLED = 0.6
#: So frequent a word is one that people say.
_SAID = 3.5
#: A rarer word tells nothing.
_EVERYDAY = 4.0
#: A word of one language that is left in another is so frequent at home, where dishes are rarer, and so much more so.
_HEARD, _FAR = 3.3, 1.5
#: The list of a language of another script has a borrowed word so often, English ones of the web less.
_LISTED = 3.0
#: So often is one said that is what a foreign thing is called.
_NAMED = 2.0
#: One that is said nowhere else may be as rare as this (doormat), if a dictionary has it.
_RARE = 2.4


@lru_cache(maxsize=16384)
def is_english_alone(key: str, language: str) -> bool:
    """Whether an everyday English word (folded) is none of `language`, and no loan word of the large languages."""
    english = frequency(key, LINGUA_FRANCA)
    if english < _EVERYDAY or _is_said_here(key, language, english):
        return False
    witnesses = language_of(EVERYWHERE).names.witnesses
    return all(english - frequency(key, one) >= _MORE for one in witnesses if one != LINGUA_FRANCA)


def _is_said_here(key: str, language: str, english: float) -> bool:
    """Whether a language says a word nearly as often as English, or, where its dictionary has it, not quite (just in
    Catalan); a list of another script has English of the web.
    """
    rarer = _FAR if is_borrowed(key, language) else _MORE_THAN_HERE
    return "LATIN" in scripts_of(language) and english - frequency(key, language) < rarer


@lru_cache(maxsize=16384)
def is_only_english(key: str, language: str) -> bool:
    """Whether a dictionary's English word (folded), however rare, is none of `language` and hardly any of others: no
    spell checkers have it, or it is said in one of a few large languages at most, and in no two of all with a list.
    """
    english = frequency(key, LINGUA_FRANCA)
    if english < _RARE or not is_listed(key, LINGUA_FRANCA):
        return False
    if not is_borrowed(key, language) and (
        "LATIN" not in scripts_of(language) or english - frequency(key, language) >= _TITLED
    ):
        return True
    if _is_said_here(key, language, english):
        return False
    witnesses = (one for one in language_of(EVERYWHERE).names.witnesses if one != LINGUA_FRANCA)
    if sum(english - frequency(key, one) < _MORE_THAN_HERE for one in witnesses) > 1:  # flesh is a chair in French
        return False
    latin = languages_like(LINGUA_FRANCA)
    most = said_most(key, latin, (LINGUA_FRANCA,))
    second = said_most(key, latin, (LINGUA_FRANCA, most[1])) if most else None
    return second is None or english - second[0] >= _MORE


@lru_cache(maxsize=16384)
def is_alone(key: str, language: str, other: str) -> bool:
    """Whether a word (folded) of `language` is none that `other` or English would borrow: said at home, hardly there,
    and in one of a few large languages at most. Where `other` has another script, which writes loan words in its own,
    the word may be rarer; what English has beside German or French (proxy, outlet) is a term there, too.
    """
    here, apart = frequency(key, language), "LATIN" not in scripts_of(other)
    if here < (_RARE if apart else _HEARD) or is_listed(key, other):
        return False
    if not is_listed(key, language) and (has_word_list(language) and here < _SAID - 0.5):
        return False
    there = frequency(key, other)
    if there >= _LISTED if apart else here - there < _FAR:
        return False
    if language != LINGUA_FRANCA and here - frequency(key, LINGUA_FRANCA) < _MORE_THAN_HERE:
        return False
    witnesses = (one for one in language_of(EVERYWHERE).names.witnesses if one not in (language, other, LINGUA_FRANCA))
    return sum(here - frequency(key, one) < _MORE_THAN_HERE for one in witnesses) <= 1


@lru_cache(maxsize=16384)
def is_international(key: str) -> bool:
    """Whether people say a word (folded) in each of a few large languages, as they do software, email and jazz."""
    return all(frequency(key, one) >= _SAID for one in language_of(EVERYWHERE).names.witnesses)


@lru_cache(maxsize=16384)
def is_of_many(key: str, language: str) -> bool:
    """Whether a rare word (folded) is said about as often in `language` as in each of a few large ones, and much more
    often in none: what the thing is called where it comes from (udon), and no slip.
    """
    here = frequency(key, language)
    witnesses = (frequency(key, one) for one in language_of(EVERYWHERE).names.witnesses if one != language)
    if here < _NAMED or any(abs(there - here) >= _MORE for there in witnesses):
        return False
    most = said_most(key, languages_like(language), (language,))
    return most is None or most[0] - here < _MORE


def is_programming(key: str) -> bool:
    """Whether programming languages have a word (folded), so that a text about a program keeps it (array, width)."""
    return key in _programming()


@lru_cache(maxsize=1)
def _programming() -> frozenset[str]:
    return frozenset(language_of(EVERYWHERE).lexicon.programming)
