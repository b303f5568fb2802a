# ruff: noqa: SIM905
"""Function words: the few dozen words of a language that can be listed whole, and where they cannot stand.

function_words.tsv has lists by base language, from general knowledge of the grammars. `determiner`, `preposition`,
`conjunction` and `auxiliary` are words that are nothing else (or hardly ever): words that are nouns or names as well
("will", "may", "mine") are left out. They are evidence for what cannot stand next to what, and for what is not
capitalised in mid-sentence. `other` are frequent adverbs and pronouns. A word is in `never-last` only where it has no
use in which it may end a sentence (German "an" ends "Er ruft an", English "in" ends "the house we live in"). Pairs of
words that cannot stand side by side are listed here, for English alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from review.text.language import base_language
from review.text.normalize import fold
from review.text.tables import rows

__all__ = ["ClosedClasses", "cannot_end", "cannot_follow", "closed_classes", "closed_words", "little_words"]


class ClosedClasses(NamedTuple):
    """Folded words: determiners that a noun must follow, prepositions, conjunctions, finite auxiliaries."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]


_EN_ARTICLES = frozenset(("a", "an", "the"))
_EN_PREPOSITIONS = frozenset(
    "of in to for with at from into during between among against toward towards upon".split(" ")
)
_EN_BE_HAVE = frozenset("is was are were has have had isn't wasn't aren't weren't hasn't haven't".split(" "))
#: What may not come after an article: a preposition, a conjunction, a finite verb, a pronoun.
_EN_AFTER_ARTICLE = (
    _EN_PREPOSITIONS
    | _EN_BE_HAVE
    | frozenset("and or but that which would could should he she they we i them him us a an the".split(" "))
) - frozenset(("up", "to"))
#: What may not come after "of", "with", "from" and the like.
_EN_HEAVY = frozenset("of with into during between among toward towards despite amid".split(" "))
_EN_AFTER_OF = frozenset("of is was are were has have had will would can could and but".split(" "))
_EN_AFTER_HEAVY = frozenset("of and but".split(" "))
#: "did not" wants a verb after it.
_EN_DO_NOT = frozenset(("don't", "doesn't", "didn't"))
_EN_NO_VERB = _EN_ARTICLES | frozenset("of from into their our his its my your".split(" "))
_EN_MODALS = frozenset("can could should must may might would".split(" "))
_EN_AFTER_MODAL = frozenset("a an of into their our its".split(" "))


@lru_cache(maxsize=1)
def _lists() -> dict[tuple[str, str], frozenset[str]]:
    """(language, class) → words, folded."""
    return {(language, kind): frozenset(fold(words).split(" ")) for language, kind, words in rows("function_words.tsv")}


def _words(base: str, kind: str) -> frozenset[str]:
    return _lists().get((base, kind), frozenset())


@lru_cache(maxsize=32)
def closed_classes(base: str) -> ClosedClasses | None:
    """The closed classes of a language (base tag), None where there is no table."""
    if (base, "determiner") not in _lists():
        return None
    return ClosedClasses(*(_words(base, kind) for kind in ("determiner", "preposition", "conjunction", "auxiliary")))


@lru_cache(maxsize=32)
def closed_words(base: str) -> frozenset[str]:
    """All words of the language's closed classes; none where there is no table."""
    classes = closed_classes(base)
    return frozenset() if classes is None else frozenset().union(*classes)


@lru_cache(maxsize=32)
def little_words(base: str) -> frozenset[str]:
    """The words of `closed_words` and the language's most frequent adverbs and pronouns."""
    return closed_words(base) | _words(base, "other")


def cannot_end(word_key: str, language: str) -> bool:
    """Whether a sentence never ends with the word (folded, as Token.key) in the language (BCP 47); False where
    unknown.
    """
    return word_key in _words(base_language(language), "never-last")


def cannot_follow(first: str, second: str, language: str) -> bool:
    """Whether the second word (folded) never comes right after the first: something stood between. English only."""
    if base_language(language) != "en":
        return False
    return (
        (first in _EN_ARTICLES and second in _EN_AFTER_ARTICLE)
        or (first == "of" and second in _EN_AFTER_OF)
        or (first in _EN_HEAVY and second in _EN_AFTER_HEAVY)
        or (first in _EN_DO_NOT and second in _EN_NO_VERB)
        or (first in _EN_MODALS and second in _EN_AFTER_MODAL)
    )
