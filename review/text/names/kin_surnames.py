"""Surnames that end alike and are others: Марченко as Bondarenko, კობახიძე as Chikvanidze.

What surnames of a people end in makes half of their sound, so that one seems a trace of another. Here only what stands
before the ending is heard. One text is in Latin letters, and the other is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.languages.language import EVERYWHERE, language_of
from review.text.analysis import Text
from review.text.names.apostrophes import without_ending
from review.text.names.loss import Loss
from review.text.names.sounds import alike, weight
from review.text.names.title_case import is_title_case
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import Token
from review.text.word_lists import is_listed_small

__all__ = ["exchanged_kin_surnames"]

#: Longer texts hold many persons.
_LONGEST = 600
#: So much alike (0 to 100) sound two names, before their endings or one with another word.
_ALIKE = 62.0
#: So many consonants before the ending tell a name.
_TELLING = 1.5


def exchanged_kin_surnames(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The one surname of a source without a trace in its translation, and the one there without a trace in the source,
    where both end as surnames do.
    """
    if is_latin(source) == is_latin(target) or max(len(source.raw), len(target.raw)) > _LONGEST:
        return
    if is_title_case(source) or is_title_case(target):
        return
    lost = _untraced(source, target)
    put = _untraced(target, source) if len(lost) == 1 else []
    if len(put) == 1:
        yield _loss(lost[0]), _loss(put[0])


def _loss(token: Token) -> Loss:
    name = without_ending(token.text)
    return Loss(token.start, token.start + len(name), name)


def _untraced(text: Text, other: Text) -> list[Token]:
    """The surnames of a text that no word of the other sounds like, each once."""
    found: dict[str, Token] = {}
    words = [token for token in other.words if _may_be_name(token, other)]
    for token in text.words:
        if not _may_be_name(token, text) or token.start in text.place_offsets or is_listed_small(token.key, text.base):
            continue
        stem = _stem(without_ending(token.text))
        if stem and weight([stem]) >= _TELLING and not any(_is_trace(stem, word) for word in words):
            found.setdefault(token.key, token)
    return list(found.values())


def _may_be_name(token: Token, text: Text) -> bool:
    return token.text[0].isupper() or not is_cased(text.base)


def _is_trace(stem: str, word: Token) -> bool:
    name = without_ending(word.text)
    heard = _stem(name) or name
    return max(alike([stem], [heard]), alike([heard], [stem])) >= _ALIKE


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    """What stands before a surname's ending, in ASCII; "" for another word."""
    key = ascii_key(name)
    match = _ending().search(key)
    return key[: match.start()] if match is not None else ""


@lru_cache(maxsize=1)
def _ending() -> regex.Pattern[str]:
    return regex.compile(rf"(?<=.{{3}})(?:{'|'.join(language_of(EVERYWHERE).names.kin_endings)})$")
