"""Words whose accents were lost: stripped (atencion) or dropped with their letters (atencin), by a list of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log10
from typing import NamedTuple

from review.kept_values import kept_value
from review.lazy_patterns import lazy_regex
from review.text.cldr import locale_data
from review.text.language import locale_of
from review.text.lexicon import frequency, words_by_frequency
from review.text.surface import Surface
from review.text.tokens import Token

__all__ = ["Lost", "accented_share", "accented_words", "lost_accents"]

#: How frequent (Zipf) the word with its accents is, and how much more so than what is written (powers of ten).
_FREQUENT, _MORE = 3.0, 0.4
#: Shorter words may be anything without one of their letters; what is written then is no word.
_SHORTEST_DROPPED, _NO_WORD = 4, 1.5
#: Letters that no decomposition takes their sign from.
_PLAIN = str.maketrans({**dict(zip("đøłıħŧðə", "dolihtde", strict=True)), "þ": "th", "æ": "ae"})
#: Folded words have none of the sigma that Greek words end in.
_FINAL_SIGMA = lazy_regex(r"σ$")
#: What is left of a word without its accents, in scripts that write them always: Latin, and Greek, whose words of two
#: syllables and more have one each.
_BARE = lazy_regex(r"[a-z]+|[α-ω]+")

#: Where CLDR has words of a language, how it writes them, and how many tell how often they have an accent.
_CLDR_TABLES = ("languages", "territories", "scripts", "unit_patterns", "date_fields", "days", "months")
_CLDR_WORD = lazy_regex(r"\p{Latin}{2,}")
_MANY_WORDS = 500


class Lost(NamedTuple):
    """A word of a text, the one that it was, and how much more frequent that is, in powers of ten."""

    token: Token
    meant: str
    odds: float


@lru_cache(maxsize=16384)
def _stripped(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.translate(_PLAIN)) if not unicodedata.combining(c))


@lru_cache(maxsize=8)
def _meant(base: str) -> tuple[dict[str, tuple[str, float]], dict[str, tuple[str, float]]]:
    """What is left of a language's frequent words without accents, and without the letters that have them."""
    return kept_value(f"accents-{base}", lambda: _without_accents(base))


def _without_accents(base: str) -> tuple[dict[str, tuple[str, float]], dict[str, tuple[str, float]]]:
    stripped: dict[str, tuple[str, float]] = {}
    dropped: dict[str, tuple[str, float]] = {}
    for word, share in words_by_frequency(base):
        zipf = log10(share) + 9.0
        if zipf < _FREQUENT:
            break
        if word.isascii() or not word.isalpha():
            continue
        plain = _stripped(word)
        if plain == word or _BARE.fullmatch(plain) is None:
            continue
        stripped.setdefault(plain, (_FINAL_SIGMA.sub("ς", word), zipf))
        rest = "".join(letter for letter in unicodedata.normalize("NFC", word) if letter.isascii())
        if len(rest) >= _SHORTEST_DROPPED:
            dropped.setdefault(rest, (word, zipf))
    return stripped, dropped


def lost_accents(text: Surface) -> list[Lost]:
    """The words of a text that its language's list has with accents only, or more often so."""
    found: list[Lost] = []
    stripped, dropped = _meant(text.base)
    for token in text.words:
        if token.key not in stripped and token.key not in dropped:
            continue
        if not token.text.islower() or len(token.text) < 2 or _BARE.fullmatch(token.text) is None:
            continue
        lost = _lost(token, text.base)
        if lost is not None:
            found.append(lost)
    return found


def _lost(token: Token, base: str) -> Lost | None:
    stripped, dropped = _meant(base)
    own = frequency(token.key, base)
    meant = stripped.get(token.key)
    if meant is not None and meant[1] >= own + _MORE:
        return Lost(token, meant[0], meant[1] - max(own, 0.0))
    meant = dropped.get(token.key)
    if meant is not None and own < _NO_WORD:
        return Lost(token, meant[0], meant[1] - max(own, 0.0))
    return None


def accented_share(language: str) -> float:
    """How many of a language's words have an accent (0 to 1), by what CLDR calls languages, places, units and dates in
    it: a text has more, since the little words have theirs, too (të, është). 0 where CLDR has few words.
    """
    return kept_value(f"accented-share-{language}", lambda: _accented_share(language))


def _accented_share(language: str) -> float:
    locale = locale_of(language)
    if locale is None:
        return 0.0
    tables = locale_data(locale)
    words: set[str] = set()
    for name in _CLDR_TABLES:
        words.update(word for text in _texts(tables.get(name)) for word in _CLDR_WORD.findall(text.casefold()))
    if len(words) < _MANY_WORDS:
        return 0.0
    return sum(_stripped(word) != word for word in words) / len(words)


def _texts(table: object) -> Iterator[str]:
    """Every text of a table of tables."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for one in table.values():
            yield from _texts(one)


def accented_words(text: Surface) -> int:
    """How many words of a text have a letter with an accent."""
    if text.raw.isascii():
        return 0
    return sum(not token.text.isascii() and _stripped(token.key) != token.key for token in text.words)
