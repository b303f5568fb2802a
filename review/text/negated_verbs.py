"""Verbs that a prefix negates: Czech nevede, Slovak neprijíma, Lithuanian nedirba, Latvian nekursē.

The prefix begins nouns and adjectives too (neděle, nemoc, nebezpečný), whose translations negate nothing. What is left
of a word without it is a verb where it has an ending of a conjugation, and other forms of the same conjugation are
words of the language too, by its word list: vede, because of vedou, vedl, vedla.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.lexicon import frequency

__all__ = ["negated_verbs"]

#: So many other forms make a verb, and so many letters a stem.
_FORMS, _STEM = 2, 2
#: So many of them tell a verb of which no list has the very form (an imperative).
_TELLING = 2
#: Words of fewer letters without their prefix are not judged.
_SHORT = 3


_WORD = lazy_regex(r"(?<![\p{L}\p{M}'’-])\p{L}{4,40}(?![\p{L}\p{M}'’-])")
_Class: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=32)
def _conjugations(language: str) -> tuple[_Class, ...]:
    """The endings of each class: those that other words have too, and those that tell."""
    parts = (one.partition("|") for one in language_of(language).negation.conjugations)
    return tuple((_endings(common), _endings(telling)) for common, _, telling in parts)


def _endings(text: str) -> tuple[str, ...]:
    return tuple(ending.strip("-") for ending in text.split())


@lru_cache(maxsize=8192)
def _is_verb(word: str, language: str) -> bool:
    if len(word) < _SHORT:
        return False
    least = 1 if frequency(word, language) > 0.0 else _TELLING
    return any(_is_of(word, common, telling, language, least) for common, telling in _conjugations(language))


def _is_of(word: str, common: tuple[str, ...], telling: tuple[str, ...], language: str, least: int) -> bool:
    """Whether a word has an ending of the class, and enough of its other forms are words, so many telling ones among
    all.
    """
    for ending in (*common, *telling):
        stem = word.removesuffix(ending)
        if len(stem) < _STEM or not word.endswith(ending):
            continue
        telling_forms = sum(frequency(stem + other, language) > 0.0 for other in telling)
        forms = telling_forms + sum(frequency(stem + other, language) > 0.0 for other in common)
        if telling_forms >= least and forms > _FORMS:  # the word itself is one of them, if it is in the list
            return True
    return False


@lru_cache(maxsize=8192)
def _is_negated(word: str, language: str) -> bool:
    negation = language_of(language).negation
    if any(word.startswith(form[:-1]) if form.endswith("*") else word == form for form in negation.not_verbs):
        return False
    return any(
        word.startswith(prefix) and _is_verb(word.removeprefix(prefix), language) for prefix in negation.verb_prefix
    )


def negated_verbs(text: str, language: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """(start, end) of the verbs of a folded text that the language's prefix negates; none where it has no such."""
    prefixes = language_of(language).negation.verb_prefix
    if not prefixes:
        return
    for match in _WORD.finditer(text, start):
        if match[0].startswith(prefixes) and _is_negated(match[0], language):
            yield match.span()
