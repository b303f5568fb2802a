"""Names that languages have words of their own for, so that no letter need agree: months, planets, feasts, gods.

Months, weekdays and languages come from CLDR; the rest is in the language's file.
"""

from __future__ import annotations

from functools import lru_cache

from review.kept_values import kept_value
from review.languages.language import EVERYWHERE, language_of
from review.text.language import base_language, locale_of

__all__ = ["ends_as_adjective", "is_translated_name"]


@lru_cache(maxsize=64)
def _names(base: str) -> frozenset[str]:
    return frozenset(kept_value(f"translated-{base}", lambda: sorted(_known(base))))


def _known(base: str) -> set[str]:
    names = set(language_of(base).names.translated)
    locale = locale_of(base)
    if locale is not None:
        for calendar in (locale.months, locale.days):
            for widths in calendar.values():
                names.update(str(name).casefold() for name in widths["wide"].values())
        names.update(str(name).casefold() for name in locale.languages.values())
    return names


@lru_cache(maxsize=65536)
def is_translated_name(word_key: str, language: str) -> bool:
    """Whether a case-folded word is such a name in a language (BCP 47), or several of it: Sundays."""
    base = base_language(language)
    plural = language_of(base).words.plural
    return not {word_key, word_key.removesuffix(plural)}.isdisjoint(_names(base))


def ends_as_adjective(key: str) -> bool:
    """Whether a folded word ends as adjectives do that are translated, capital or not."""
    return key.endswith(language_of(EVERYWHERE).names.adjective_endings)
