"""A translation that begins with "and" and a name, where its source begins with something else: the name before it is
lost, "Hyun and Price are due" became "And Price are due".
"""

from __future__ import annotations

from review.text.analysis import Text
from review.text.function_words import little_words
from review.text.language import alternatives_of, conjunctions_of
from review.text.scripts import is_cased
from review.text.tokens import Token

__all__ = ["joined_to_nothing"]

#: Fewer words are no sentence.
_SENTENCE = 5
#: So many words a source has at most before the "and" that joins its first name to the second.
_FIRST = 5
_MARKS = ",;:،؛、，"


def joined_to_nothing(source: Text, target: Text) -> Token | None:
    """The word "and" that begins a translation before a name, where the source joins its first words to others so; only
    into languages whose names have capitals, and other nouns none.
    """
    ours = conjunctions_of(source.base) - alternatives_of(source.base)
    words, joins = target.words, conjunctions_of(target.base) - alternatives_of(target.base)
    if not (ours and joins) or len(words) < _SENTENCE or not source.words:
        return None
    first, second = words[:2]
    if first.key not in joins or not first.text.istitle() or target.raw[: first.start].strip():
        return None
    if not is_cased(target.base) or target.rules.traits.capital_nouns or target.raw[first.end : second.start] != " ":
        return None
    name = second.text.istitle() and len(second.text) > 1 and second.key not in little_words(target.base)
    return first if name and _joins_its_first(source, ours) else None


def _joins_its_first(source: Text, ours: frozenset[str]) -> bool:
    """Whether a source joins its first words to others with "and": one stands there, and no mark before it."""
    words = source.words[: _FIRST + 1]
    at = next((n for n, word in enumerate(words) if word.key in ours), 0)
    return at > 0 and not any(sign in source.raw[: words[at].start] for sign in _MARKS)
