"""Which other language a sentence is in, by how often either says its words: a Russian sentence among Ukrainian ones.

Small words and letters tell paragraphs apart, and a sentence of a near language has few of either. Its words, though,
are each said more in the one language than in the other: so much more together that no chance does it, and none of them
is one of the first language's alone. Of 23,401 texts of programs in thirty languages 5 are taken for another language's
(two of them, the options of commands, for English), and of those of 30 near neighbours two in three are known.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from review.text.lexicon import frequency, has_large_lexicon, has_lexicon, own_letters, said_most
from review.text.scripts import languages_like, script_of

__all__ = ["Spoken", "other_language"]

#: The fewest words that tell, and the most that are looked at.
_FEWEST, _MOST = 3, 60
#: How frequent (Zipf) a word is at most that a list has not, in a large one and in a small one.
_UNLISTED, _UNLISTED_IN_SMALL = 1.0, 2.6
#: So much more frequent (powers of ten) are all words together in the other language, one that tells, and they in the
#: mean; what one word counts at most.
_SURE, _TELLS, _MEAN, _MOST_OF_ONE = 4.0, 1.5, 0.8, 3.0
#: The fewest words that tell.
_TELLING = 2
#: So much more frequent in the first language, a word is of that one alone.
_OWN = 1.0
#: So many languages that say most of the words are compared.
_COMPARED = 3


class Spoken(NamedTuple):
    """A language (base tag), and how much more often (powers of ten) words are said in it."""

    language: str
    more: float


def other_language(keys: list[str], base: str) -> Spoken | None:
    """The language that folded words are rather in than in `base`; None if they may be of that one, or if nothing is
    known of it.
    """
    if len(keys) < _FEWEST or not has_lexicon(base):
        return None
    # each once: laughter is one word
    keys = [key for key in dict.fromkeys(keys[:_MOST]) if script_of(key[0]) in _listed_scripts(base)]
    if len(keys) < _FEWEST:
        return None
    here = _frequencies(keys, base)
    if not any(often < _UNLISTED + _TELLS + _MOST_OF_ONE for often in here):
        return None
    said = Counter(language for key in keys if (language := _said_most(key, base)) is not None)
    for language, _ in said.most_common(_COMPARED):
        more = _how_much_more(here, _frequencies(keys, language), base, language)
        if more is not None:
            return Spoken(language, more)
    return None


@lru_cache(maxsize=64)
def _listed_scripts(base: str) -> frozenset[str]:
    """The scripts of a language's list: Serbian's is in Latin letters alone."""
    return frozenset(map(script_of, own_letters(base)))


def _unlisted(language: str) -> float:
    return _UNLISTED if has_large_lexicon(language) else _UNLISTED_IN_SMALL


def _frequencies(keys: list[str], language: str) -> list[float]:
    least = _unlisted(language)
    return [max(least, frequency(key, language)) for key in keys]


@lru_cache(maxsize=16384)
def _said_most(key: str, base: str) -> str | None:
    found = said_most(key, languages_like(base), (base,))
    return found[1] if found is not None else None


def _how_much_more(here: list[float], there: list[float], base: str, language: str) -> float | None:
    """How much more frequent words are there, if that is enough."""
    unknown = _unlisted(base), _unlisted(language)
    more = [0.0 if pair == unknown else pair[1] - pair[0] for pair in zip(here, there, strict=True)]
    total = sum(min(one, _MOST_OF_ONE) for one in more)
    if total < _SURE or total < _MEAN * len(more) or min(more) <= -_OWN:
        return None
    return total if sum([one >= _TELLS for one in more]) >= _TELLING else None
