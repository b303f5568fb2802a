"""The words of a text with the word before and behind each, as the table of pairs knows them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

from review.text.analysis import Text
from review.text.function_words import little_words
from review.text.tokens import Token
from review.text.word_pairs import START, is_known

__all__ = ["Neighbours", "neighbours"]

_PLAIN = str.maketrans({"'": None, "’": None})
#: What parts words so that the next begins anew, and what stands beside words without parting them.
_PARTS, _BESIDE = frozenset(".!?:;,…—–()[]"), frozenset("\"“”‘’„'")


class Neighbours(NamedTuple):
    """A word between two others. The keys are folded and without apostrophes; START stands for a mark or the text's
    end, "" for what is no word.
    """

    token: Token
    before: str
    key: str
    after: str
    #: Whether the word before has a capital inside a sentence, and whether it is one of the language's little words.
    before_is_capital: bool
    before_is_little: bool


def neighbours(text: Text, wanted: Container[str] | None = None) -> Iterator[Neighbours]:
    """Every word of a text that is set apart by spaces or marks; of those `wanted` (keys), where that is given."""
    little = little_words(text.base)
    if wanted is not None and not any(_plain(token.key) in wanted for token in text.words):
        return
    starts, base = text.sentence_starts, text.base
    tokens = [token for token in text.tokens if token.text not in _BESIDE]
    keys = [_word_key(token.key, base) if token.kind == "word" else _mark_key(token) for token in tokens]
    keys.append(START)
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        key = token.key
        if not token.text.isalpha():
            if not token.text.translate(_PLAIN).isalpha():
                continue
            key = key.translate(_PLAIN)
        if wanted is not None and key not in wanted:
            continue
        previous = tokens[at - 1] if at else None
        before = START if previous is None or token.start in starts else keys[at - 1]
        capital = previous is not None and previous.text[0].isupper() and previous.start not in starts
        # every word of every text passes here: made without the frame of the class's own `__new__`
        yield tuple.__new__(Neighbours, (token, before, key, keys[at + 1], capital, before in little))


def _plain(key: str) -> str:
    return key if key.isalpha() else key.translate(_PLAIN)


def _mark_key(token: Token) -> str:
    return START if token.text in _PARTS else ""


@lru_cache(maxsize=65536)
def _word_key(folded: str, language: str) -> str:
    key = folded.translate(_PLAIN)
    if not key.isalpha():
        return ""
    stem = folded.replace("’", "'").removesuffix("'s")
    return stem if stem.isalpha() and not is_known(key, language) else key
