"""From a model's pieces to words, and to the stretch of words that it finds hardest to believe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from review.back_translated import TokenScore
from review.lazy_patterns import lazy_regex
from review.text.tokens import is_unspaced

__all__ = ["Stretch", "WordCost", "excesses", "heaviest", "word_costs"]

#: No word counts for more: beyond, it is only rare.
MOST = 12.0
#: Share of its unaided cost that a word of a faithful translation may cost.
SHARE = 0.4
#: The same beyond what it costs given the model's own translation.
SHARE_BESIDE = 0.1
_WORD = lazy_regex(r"[\p{L}\p{N}]")


class WordCost(NamedTuple):
    """A word, `text[start:end]`, and what it costs a model to say it: minus its log-probability, in nats, 0 to 12."""

    start: int
    end: int
    cost: float


class Stretch(NamedTuple):
    """Words `first` to `last` (inclusive) of a list, and the sum of what they cost too much, in nats."""

    first: int
    last: int
    weight: float


def word_costs(tokens: Iterable[TokenScore], text: str) -> list[WordCost]:
    """Pieces put together to words at white space; in scripts without spaces every piece is one.

    Punctuation costs nothing: a comma where a clause is left out says nothing of the word before it.
    """
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
        if _WORD.search(text, token.start, token.end):
            cost -= token.log_probability
    close()
    return words


def excesses(
    given: Sequence[WordCost], alone: Sequence[WordCost], known: Sequence[WordCost] | None = None
) -> list[float]:
    """What each word costs beyond what it may: 0.4 of its cost to the same model when that is given nothing.

    A rare word is dear either way, and tells nothing; one that was translated becomes far cheaper by its translation.
    `known` are the costs given a translation that lacks nothing, a model's own: they show what the model cannot explain
    even so, and all of that may be spent, and 0.1 of the unaided cost.
    """
    if known is None:
        return [word.cost - SHARE * before.cost for word, before in zip(given, alone, strict=True)]
    return [
        word.cost - least.cost - SHARE_BESIDE * before.cost
        for word, before, least in zip(given, alone, known, strict=True)
    ]


def heaviest(values: Sequence[float]) -> Stretch | None:
    """The run with the greatest sum; None where no value is above 0.

    One pass (Kadane's algorithm, as in cumulative-sum control charts).
    """
    best: Stretch | None = None
    total, first = 0.0, 0
    for index, value in enumerate(values):
        if total <= 0:
            total, first = 0.0, index
        total += value
        if total > 0 and (best is None or total > best.weight):
            best = Stretch(first, index, total)
    return best
