"""What a language calls the money of the countries where it is official: reais, shilingi, đồng."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from babel.core import get_global
from babel.languages import get_official_languages

from review.kept_values import kept_value
from review.text.language import locale_of
from review.text.numbers.currency_names import currency_names

__all__ = ["own_money"]

#: A word that more currencies share is a kind of money, which every language has a word for: dollars, pesos.
_FEW = 4


@lru_cache(maxsize=16)
def own_money(base: str) -> frozenset[str]:
    """The folded names of currencies most of which are tender where a language is official (reais, shilingi)."""
    return kept_value(f"own-money-{base}", lambda: _found(base))


def _found(base: str) -> frozenset[str]:
    own: dict[str, set[str]] = {}
    for territory, tenders in get_global("territory_currencies").items():
        if base in get_official_languages(territory, de_facto=True):
            for code, _, until, tender in tenders:
                if until is None and tender:
                    own.setdefault(code, set()).add(territory)
    names = currency_names(base)
    single = (
        form
        for form, codes in names.items()
        if " " not in form and len(codes) <= _FEW and 2 * len(own.keys() & codes) > len(codes)
    )
    return frozenset((*single, *_without_countries(base, own)))


def _without_countries(base: str, own: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """What is left of the own currencies' names without the countries': đồng of đồng việt nam, which shares it with
    every other money of its language.
    """
    locale = locale_of(base)
    for form, codes in currency_names(base).items() if locale is not None else ():
        for code in own.keys() & codes if len(codes) == 1 else ():
            for territory in own[code]:
                country = f" {locale.territories.get(territory, '')} ".casefold() if locale is not None else ""
                rest = f" {form} ".replace(country, " ").split() if country.strip() else []
                if len(rest) == 1 and country in f" {form} ":
                    yield rest[0]
