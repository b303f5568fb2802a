"""Which English words are English alone, and which are at home in many languages (software, jazz, weekend)."""

from __future__ import annotations

from functools import lru_cache

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.text.lexicon import frequency

__all__ = ["is_english_alone", "is_international"]

#: How much more frequent (Zipf, a power of ten) it is in English than in any of a few languages with large lists, which
#: hold some English of titles and quotations; and than in the language that it is looked for in.
_MORE, _MORE_THAN_HERE = 1.0, 1.2
#: So frequent a word is one that people say.
_SAID = 3.5
#: A rarer word tells nothing.
_EVERYDAY = 4.0


@lru_cache(maxsize=16384)
def is_english_alone(key: str, language: str) -> bool:
    """Whether an everyday English word (folded) is none of `language`, and no loan word of the large languages."""
    english = frequency(key, LINGUA_FRANCA)
    if english < _EVERYDAY or english - frequency(key, language) < _MORE_THAN_HERE:
        return False
    witnesses = language_of(EVERYWHERE).names.witnesses
    return all(english - frequency(key, one) >= _MORE for one in witnesses if one != LINGUA_FRANCA)


@lru_cache(maxsize=16384)
def is_international(key: str) -> bool:
    """Whether people say a word (folded) in each of a few large languages, as they do software, email and jazz."""
    return all(frequency(key, one) >= _SAID for one in language_of(EVERYWHERE).names.witnesses)
