"""What a language calls currencies by in running text, from CLDR's full names: kronor of "svenska kronor".

CLDR names a currency with its country (svenska kronor, złotych polskich, Türk lirası); amounts mostly leave that out.
Which of the words is the money's is told by what currencies share: twenty are dollars, and one is Argentine. It stands
first (peso argentino) or last (Argentine peso) in nearly all names of a language.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from review.kept_values import kept_value
from review.text.cldr import locale_data
from review.text.language import locale_of

__all__ = ["currency_names"]


#: A word that so many currencies share is what the language calls money or a coin (đồng).
_MONEY_ITSELF = 40


def _full_names(locale: Locale) -> Iterator[tuple[str, list[str]]]:
    """(ISO 4217 code, words) of every name in every number. Those with years or brackets are of money that is gone,
    the codes in X no country's: gold, units of account; nobody pays with a unit of constant value, whose last word is
    any value.
    """
    data = locale_data(locale)
    plural = data.get("currency_names_plural", {})
    for code, name in locale.currencies.items():
        if code.startswith("X") or code in _units_of_account():
            continue
        for form in {str(name), *map(str, dict(plural.get(code, {})).values())}:
            if form and not any(letter.isdigit() or letter in "()" for letter in form):
                yield code, form.split()


@lru_cache(maxsize=1)
def _units_of_account() -> frozenset[str]:
    """The codes that CLDR calls legal tender nowhere and at no time: funds, units of constant value."""
    rows = [row for rows in get_global("territory_currencies").values() for row in rows]
    return frozenset(row[0] for row in rows) - {row[0] for row in rows if row[-1]}


def _shared(names: list[tuple[str, list[str]]], at: int) -> int:
    """How much currencies share their words at one end of their names: pairs of currencies with the same one."""
    codes: dict[str, set[str]] = {}
    for code, words in names:
        if len(words) > 1:
            codes.setdefault(words[at].casefold(), set()).add(code)
    return sum(len(one) * (len(one) - 1) for one in codes.values())


def _found(language: str) -> dict[str, tuple[str, ...]]:
    locale = locale_of(language)
    if locale is None:
        return {}
    names = list(_full_names(locale))
    at = max((0, -1), key=lambda place: _shared(names, place))
    found: dict[str, set[str]] = {}
    for code, words in names:
        found.setdefault(" ".join(words).casefold(), set()).add(code)
        if len(words[at]) > 1:
            found.setdefault(words[at].casefold(), set()).add(code)
    found = {form: codes for form, codes in found.items() if len(codes) < _MONEY_ITSELF}
    return {form: tuple(sorted(codes)) for form, codes in sorted(found.items())}


@lru_cache(maxsize=32)
def currency_names(language: str) -> dict[str, tuple[str, ...]]:
    """Folded name, whole or without its country → the ISO 4217 codes that it may mean; none where CLDR has none."""
    return kept_value(f"currencies-{language}", lambda: _found(language))
