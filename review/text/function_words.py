"""Function words: the few dozen words of a language that can be listed whole, and where they cannot stand.

The lists are those of the language's file ([words], and [word-order] for what cannot stand side by side). They are
evidence for what cannot stand next to what, and for what is not capitalised in mid-sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from review.languages.language import language_of
from review.text.normalize import fold

__all__ = [
    "ClosedClasses",
    "begins_adverb",
    "cannot_end",
    "cannot_follow",
    "closed_classes",
    "closed_words",
    "ends_otherwise",
    "little_words",
    "seldom_ends",
]


class ClosedClasses(NamedTuple):
    """Folded words: determiners that a noun must follow, prepositions, conjunctions, finite auxiliaries."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]


def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


@lru_cache(maxsize=32)
def closed_classes(base: str) -> ClosedClasses | None:
    """The closed classes of a language (base tag), None where there is no table."""
    words = language_of(base).words
    if not words.determiner:
        return None
    return ClosedClasses(*map(_folded, (words.determiner, words.preposition, words.conjunction, words.auxiliary)))


@lru_cache(maxsize=32)
def closed_words(base: str) -> frozenset[str]:
    """All words of the language's closed classes; none where there is no table."""
    classes = closed_classes(base)
    return frozenset() if classes is None else frozenset().union(*classes)


@lru_cache(maxsize=32)
def little_words(base: str) -> frozenset[str]:
    """The words of `closed_words` and the language's most frequent adverbs and pronouns."""
    return closed_words(base) | _folded(language_of(base).words.other)


@lru_cache(maxsize=32)
def _never_last(language: str) -> frozenset[str]:
    return _folded(language_of(language).words.never_last)


def cannot_end(word_key: str, language: str) -> bool:
    """Whether a sentence never ends with the word (folded, as Token.key) in the language (BCP 47); False where
    unknown.
    """
    return word_key in _never_last(language)


@lru_cache(maxsize=32)
def _another_use(language: str) -> frozenset[str]:
    return _folded(language_of(language).words.ends_otherwise)


def ends_otherwise(word_key: str, language: str) -> bool:
    """Whether a word (folded) that `cannot_end` names ends sentences in another use: a pronoun, a verb, a noun."""
    return word_key in _another_use(language)


def seldom_ends(word_key: str, language: str) -> bool:
    """Whether a sentence seldom ends with the word (folded) or with its last letters, so that it broke off where its
    final mark is missing, too; False where unknown.
    """
    words = language_of(language).words
    return word_key in words.seldom_last or word_key.endswith(words.never_last_endings or ("\0",))


@lru_cache(maxsize=32)
def _never_together(language: str) -> dict[str, frozenset[str]]:
    """Word → the words that never come right after it."""
    table: dict[str, frozenset[str]] = {}
    for pair in language_of(language).word_order.never_together:
        firsts, _, seconds = pair.partition("|")
        for first in firsts.split():
            table[first] = table.get(first, frozenset()) | frozenset(seconds.split())
    return table


def cannot_follow(first: str, second: str, language: str) -> bool:
    """Whether the second word (folded) never comes right after the first in a language (BCP 47): something stood
    between. False where unknown.
    """
    return second in _never_together(language).get(first, ())


@lru_cache(maxsize=32)
def words_before(language: str) -> frozenset[str]:
    """The folded words of a language (BCP 47) that `cannot_end` or `cannot_follow` say something of."""
    return _never_last(language) | _never_together(language).keys()


@lru_cache(maxsize=32)
def _first_letters(language: str) -> frozenset[str]:
    return frozenset(adverb[:1] for adverb in language_of(language).word_order.adverbs)


def begins_adverb(text: str, at: int, language: str) -> bool:
    """Whether an adverb of several words (of course) begins at an offset of the text; False where none are known."""
    return text[at : at + 1].casefold()[:1] in _first_letters(language) and any(
        text[at : at + len(adverb)].casefold() == adverb and not text[at + len(adverb) : at + len(adverb) + 1].isalpha()
        for adverb in language_of(language).word_order.adverbs
    )
