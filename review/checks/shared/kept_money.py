"""Money that a translation calls as its own country does: 200 kronor, 500 reais."""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global
from babel.languages import get_official_languages

from review.align.cldr_words import currency_words
from review.kept_values import kept_value
from review.text.analysis import Text
from review.text.numbers.currency_names import currency_names
from review.text.tokens import Token

__all__ = ["is_kept_money"]

#: A word that more currencies share is a kind of money, which every language has a word for: dollars, pesos.
_FEW = 4


def is_kept_money(token: Token, source: Text, target: Text) -> bool:
    """Whether a word after a number is what the target's language calls a currency by, or what the source's calls its
    own money by, which has no other name abroad (reais): 5 dólares are five dollars.
    """
    if token.key not in currency_words(target.base) and token.key not in _own_money(source.base):
        return False
    return any(
        number.end <= token.start and target.raw[number.end : token.start].count(" ") <= 2 for number in target.numbers
    )


@lru_cache(maxsize=16)
def _own_money(base: str) -> frozenset[str]:
    """The folded names of currencies most of which are tender where a language is official (reais, shilingi)."""
    return kept_value(f"own-money-{base}", lambda: _found(base))


def _found(base: str) -> frozenset[str]:
    own = {
        code
        for territory, tenders in get_global("territory_currencies").items()
        if base in get_official_languages(territory, de_facto=True)
        for code, _, until, tender in tenders
        if until is None and tender
    }
    return frozenset(
        form
        for form, codes in currency_names(base).items()
        if " " not in form and len(codes) <= _FEW and 2 * len(own.intersection(codes)) > len(codes)
    )
