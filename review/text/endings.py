"""Inflected words by rule: what is listed in one form is known in others by the language's endings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.normalize import nfd

__all__ = ["inflected_stems", "stems"]

#: A stem of fewer letters is the beginning of too many words.
_STEM = 3
#: In scripts that write vowels as marks, of languages without listed endings, so long a stem is told whatever follows;
#: and what follows has at most so many characters.
_LONG, _TAIL = 6, 12
_ACCENTED = lazy_regex(r"[\p{Latin}\p{Greek}]")
_LATIN = lazy_regex(r"\p{Latin}")


def _bare(word: str) -> str:
    """A word without the accents that change when it is inflected (óra, órát; χιλιόμετρο, χιλιομέτρων)."""
    if word.isascii() or _ACCENTED.search(word) is None:
        return word
    return "".join(letter for letter in nfd(word) if not unicodedata.combining(letter))


@lru_cache(maxsize=64)
def _endings(language: str) -> tuple[frozenset[str], int]:
    """The endings, and the letters of the longest."""
    endings = language_of(language).words.endings
    return endings, max(map(len, endings), default=0)


def stems(form: str, language: str) -> Iterator[str]:
    """What stays of a listed form (one word, folded) when it is inflected: itself, and without an ending or its last
    letter, which changes in others (hodina, двадцать).
    """
    endings, _ = _endings(language)
    bare = _bare(form)
    if endings:
        lengths = {0, *(len(ending) for ending in endings if len(ending) <= 1 and bare.endswith(ending))}
        lengths |= {1} if bare[-1:] in ("ь", "й") else set()
        yield from (bare[: len(bare) - length] for length in sorted(lengths) if len(bare) - length >= _STEM)
    elif len(form) > _LONG and _LATIN.search(form) is None:
        yield form[:-1]


def inflected_stems(word: str, language: str) -> Iterator[str]:
    """What an inflected word (folded) may be a form of, the longest first: to be looked up among `stems`."""
    endings, longest = _endings(language)
    bare = _bare(word)
    if endings:
        for cut in range(min(longest, len(bare) - _STEM) + 1):
            if not cut or bare[len(bare) - cut :] in endings:
                yield bare[: len(bare) - cut]
    elif len(word) > _LONG and _LATIN.search(word) is None:
        yield from (word[:length] for length in range(len(word), max(_LONG, len(word) - _TAIL) - 1, -1))
