"""From a model's pieces to words, and to the stretch of words that it finds hardest to believe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from review.model import TokenScore
from review.text.tokens import is_unspaced

__all__ = ["Stretch", "WordCost", "heaviest", "word_costs"]

#: No word counts for more: beyond, it is only rare.
MOST = 12.0
_WORD = regex.compile(r"[\p{L}\p{N}]")


class WordCost(NamedTuple):
    """A word, `text[start:end]`, and what it costs a model to say it: minus its log-probability, in nats, 0 to 12."""

    start: int
    end: int
    cost: float


class Stretch(NamedTuple):
    """Words `first` to `last` (inclusive) of a list, and by how many nats they cost more than was allowed for."""

    first: int
    last: int
    weight: float


def word_costs(tokens: Iterable[TokenScore], text: str) -> list[WordCost]:
    """Pieces put together to words at white space; in scripts without spaces every piece is one. Punctuation is left out."""
    words: list[WordCost] = []
    start = end = -1
    cost = 0.0

    def close() -> None:
        if end > start >= 0 and _WORD.search(text, start, end):
            words.append(WordCost(start, end, min(MOST, cost)))

    for token in tokens:
        glued = token.start == end and token.start > 0 and not text[token.start - 1].isspace()
        if glued and is_unspaced(text[token.start - 1 : token.end]):
            glued = False
        if token.start == token.end and end >= 0:  # a byte of a character, or half of a ligature
            cost -= token.log_probability
            continue
        if not glued:
            close()
            start, cost = token.start, 0.0
        end = token.end
        cost -= token.log_probability
    close()
    return words


def heaviest(words: Sequence[WordCost], allowance: float) -> Stretch | None:
    """The run of words whose costs exceed `allowance` (nats a word) by most in total; None where no word does.

    One pass (Kadane's algorithm, as in cumulative-sum control charts).
    """
    best: Stretch | None = None
    total, first = 0.0, 0
    for index, word in enumerate(words):
        if total <= 0:
            total, first = 0.0, index
        total += word.cost - allowance
        if total > 0 and (best is None or total > best.weight):
            best = Stretch(first, index, total)
    return best
