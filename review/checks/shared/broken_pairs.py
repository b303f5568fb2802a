"""Neighbours in a text between which something is missing: a preposition or article before a word that cannot follow
it, or before a mark that ends what it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.text.analysis import Text
from review.text.function_words import begins_adverb, cannot_end, cannot_follow, closed_classes, words_before
from review.text.open_ends import breaks_off, is_tag, may_end
from review.text.tokens import Token

__all__ = ["broken_pairs", "is_plain"]

#: Standard deviations of a text's length where nothing is known of it: short, so that it may well have broken off.
_SHORT = -1.8
_STOPS = frozenset((".", ",", ";", "!", "?", ")", "]"))


def broken_pairs(text: Text, z: float = _SHORT, *, asked: bool = False) -> Iterator[tuple[Token, Token]]:
    """Neighbouring tokens between which something is missing; `z`: standard deviations longer than normal; `asked`:
    whether a conjunction may ask for assent.
    """
    tokens, raw, telling = text.tokens, text.raw, words_before(text.language)
    for index in range(len(tokens) - 1):
        first = tokens[index]
        if first.key not in telling or first.kind != "word" or not is_plain(first):
            continue
        second = tokens[index + 1]
        if second.kind == "word":
            if (
                is_plain(second)
                and first.key != second.key  # a word said twice is repeated-word's
                and raw[first.end : second.start] in (" ", "\u00a0")
                and cannot_follow(first.key, second.key, text.language)
                and not begins_adverb(raw, second.start, text.language)
                and not _share_a_noun(text, index)
                and text.mentioned.isdisjoint((first.start, second.start))
            ):
                yield first, second
        elif (
            second.kind == "punctuation"
            and second.text in _STOPS
            and second.start == first.end
            and cannot_end(first.key, text.language)
            and breaks_off(text, index)
            and not may_end(text, index, z)
            and not (asked and is_tag(text, index))
        ):
            yield first, second


def _share_a_noun(text: Text, index: int) -> bool:
    """Whether two prepositions are joined, with one noun behind both: with and without gates, before or after it."""
    classes, keys = closed_classes(text.base), [token.key for token in text.tokens[index : index + 3]]
    if classes is None or len(keys) < 3:
        return False
    return keys[1] in classes.conjunctions and {keys[0], keys[2]} <= classes.prepositions


def is_plain(token: Token) -> bool:
    """Lower case, or of a script without: "A", "The Who" and "OF" are names, letters or headings."""
    return token.text == token.text.lower()
