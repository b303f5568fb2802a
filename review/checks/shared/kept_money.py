"""Money that a translation calls as its own country does: 200 kronor, 500 reais."""

from __future__ import annotations

from review.align.cldr_words import currency_words
from review.text.analysis import Text
from review.text.numbers.own_money import own_money
from review.text.tokens import Token

__all__ = ["is_kept_money", "is_told_money"]


def is_kept_money(token: Token, source: Text, target: Text) -> bool:
    """Whether a word is what the languages of both sides call a currency by (forint), or a word after a number what the
    target's calls one by, or what the source's calls its own money by, which has no other name abroad (reais): 5
    dólares are five dollars.
    """
    known = token.key in currency_words(target.base)
    if known and token.key in currency_words(source.base):
        return True
    if not known and token.key not in own_money(source.base):
        return False
    return any(
        number.end <= token.start and target.raw[number.end : token.start].count(" ") <= 2 for number in target.numbers
    )


def is_told_money(token: Token, source: Text, target: Text) -> bool:
    """Whether a word is what the target's language calls a currency by, and the source speaks of one: the ruble."""
    theirs = currency_words(source.base)
    return token.key in currency_words(target.base) and any(word.key in theirs for word in source.words)
