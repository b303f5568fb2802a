"""A language's plural categories, by CLDR's rules as Babel has them: which numbers are said in which form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from review.text.language import locale_of

__all__ = ["CATEGORIES", "category_of", "counted_categories", "gettext_category"]

#: CLDR's categories, in its order.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
#: The whole numbers that are tried: the rules look at the last two digits, so that all is seen that people count.
_COUNTED = 200


@lru_cache(maxsize=256)
def counted_categories(language: str, *, ordinal: bool = False) -> Mapping[str, frozenset[int]]:
    """The categories that whole numbers below 200 have, in CLDR's order, with those numbers; {} for a language that
    CLDR has no rules for. A category of fractions or millions alone ("many" in Spanish) is none of these.
    """
    locale = locale_of(language)
    if locale is None:
        return {}
    rule = locale.ordinal_form if ordinal else locale.plural_form
    found: dict[str, set[int]] = {}
    for number in range(_COUNTED):
        found.setdefault(str(rule(number)), set()).add(number)
    return {category: frozenset(found[category]) for category in CATEGORIES if category in found}


def category_of(number: float, language: str, *, ordinal: bool = False) -> str:
    """The category of a number; "other" in a language that CLDR has no rules for."""
    locale = locale_of(language)
    if locale is None:
        return "other"
    return str((locale.ordinal_form if ordinal else locale.plural_form)(number))


def gettext_category(form: int, language: str) -> str:
    """The category that gettext's form stands for, where a catalogue's rule is the usual one; "" where it has no such.

    Forms are in CLDR's order of the categories that whole numbers have.
    """
    categories = list(counted_categories(language))
    return categories[form] if form < len(categories) else ""
