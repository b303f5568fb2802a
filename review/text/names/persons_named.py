"""Persons that a text without capitals names, by a given name and what stands behind it: राहुल गांधी, أحمد حسن."""

from __future__ import annotations

from collections.abc import Iterator

from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.given_names import has_form_of
from review.text.names.heard import is_heard
from review.text.names.person_names import is_given, is_surname
from review.text.names.word_traces import is_latin
from review.text.scripts import is_cased
from review.text.tokens import Token

__all__ = ["lost_persons"]

#: A word so frequent (Zipf) is one of the language also where a family is called so.
_FREQUENT = 5.0


def lost_persons(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a text in a script without capitals names a person that the other one, in Latin letters, does not."""
    if is_cased(text.base) or not is_latin(other):
        return
    for first, last in _persons(text):
        words = [token.text for token in text.words if first.start <= token.start <= last.start]
        if not (is_heard(words, other) or any(has_form_of(word, other) for word in words)):
            yield first.start, last.end


def _persons(text: Text) -> Iterator[tuple[Token, Token]]:
    """The first and the last word of each person."""
    words = text.words
    at = 0
    while at + 1 < len(words):
        last = at
        while last + 1 < len(words) and _belongs(words[last], words[last + 1], text):
            last += 1
        if last > at and _is_name(words[at], text) and is_given(words[at].text, text.language):
            yield words[at], words[last]
        at = last + 1


def _belongs(word: Token, following: Token, text: Text) -> bool:
    """Whether two words stand side by side as names do, the second of them a name."""
    if text.raw[word.end : following.start] != " " or not _is_name(following, text):
        return False
    return is_surname(following.text, text.language) or is_given(following.text, text.language)


def _is_name(token: Token, text: Text) -> bool:
    return frequency(token.key, text.language) < _FREQUENT and token.start not in text.place_offsets
