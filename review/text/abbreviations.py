"""Abbreviations that end in a full stop, so that the stop is not taken for the end of a sentence.

Those of dates, units and large numbers come from CLDR, the rest from the files of the language and of all languages.
"""

from __future__ import annotations

from functools import lru_cache

from review.kept_values import kept_value
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.cldr import locale_data
from review.text.language import locale_of
from review.text.normalize import nfc

__all__ = ["is_abbreviation"]

_WORD = lazy_regex(r"([\p{L}\p{M}]+)\.")


@lru_cache(maxsize=64)
def _listed(base: str) -> frozenset[str]:
    return frozenset(kept_value(f"abbreviations-{base}", lambda: sorted(_known(base))))


def _known(base: str) -> set[str]:
    words = {*language_of(EVERYWHERE).sentences.abbreviations, *language_of(base).sentences.abbreviations}
    locale = locale_of(base)
    if locale is not None:
        shown: list[str] = []
        for table in (locale.months, locale.days):
            for context in table.values():
                shown += [str(name) for width in ("abbreviated",) for name in context.get(width, {}).values()]
        for unit in locale_data(locale)["unit_patterns"].values():
            for width in ("short", "narrow"):
                patterns = unit.get(width) if isinstance(unit, dict) else None
                shown += [str(pattern) for pattern in patterns.values()] if isinstance(patterns, dict) else []
        words.update(found for name in shown for found in _WORD.findall(nfc(name).casefold()))
    return words


@lru_cache(maxsize=16384)
def is_abbreviation(word: str, base: str) -> bool:
    """Whether a folded word without its final stop is an abbreviation in a language (base tag), or looks like one.

    One without a vowel in a script that writes them looks like one ("mld", "hrsg").
    """
    return word in _listed(base) or (bool(_NO_VOWEL.fullmatch(word)) and len(word) < 6)


_NO_VOWEL = lazy_regex(r"[bcdfghjklmnpqrstvwxzčćďňřšśťžźżđбвгджзйклмнпрстфхцчшщ]+")
