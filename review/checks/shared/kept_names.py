"""Names that look like nouns where all nouns have a capital: Siegen, Rostock, Lübeck."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from review.languages.language import LINGUA_FRANCA
from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.lexicon import begins_compounds, frequency
from review.text.names.cities import is_city
from review.text.names.find import is_at_home_elsewhere
from review.text.names.person_names import is_given, is_surname
from review.text.names.place_names import names_in, plain_word

__all__ = ["is_kept_name"]


#: A town is so many times (powers of ten) as frequent at home as elsewhere at most; nouns are hardly said elsewhere.
_AT_HOME = 2.4
#: So frequent (Zipf) English has a foreign town's name with its marks.
_WITH_MARKS = 1.3


def is_kept_name(word: str, source: Text) -> bool:
    """Whether a capitalised word of the source may be the name of a city, a territory or a person: it is called so, and
    stands somewhere without an article.
    """
    called = (
        is_city(word)
        or _is_heard_elsewhere(plain_word(word), source.language)
        or is_given(word, source.language)
        or is_surname(word, source.language)
        or word in _places_named(source.base)
    )
    if not called:
        return False
    classes = closed_classes(source.base)
    determiners = source.rules.words.before_noun | (classes.determiners if classes is not None else frozenset())
    key = plain_word(word)
    words = source.words
    if words and plain_word(words[0].text) == key:
        return True
    return any(plain_word(token.text) == key and before.key not in determiners for before, token in pairwise(words))


@lru_cache(maxsize=8)
def _places_named(base: str) -> frozenset[str]:
    """What a language calls territories and cities."""
    return frozenset().union(*names_in(base).values())


def _is_heard_elsewhere(key: str, language: str) -> bool:
    """Whether other languages say a word that nothing is composed of: Passau, Zwickau."""
    if not key.isascii() and frequency(key, LINGUA_FRANCA) < _WITH_MARKS:
        return False  # without its marks it is another word: Bäume, Baume
    return is_at_home_elsewhere(key, language, _AT_HOME) and not begins_compounds(key, language)
