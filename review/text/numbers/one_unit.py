"""A measure that a text says without a number, as one of a unit or half of it: a foot of snow for 30 centimetres."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.numbers.conversions import as_much
from review.text.numbers.measures import Quantity
from review.text.numbers.unit_names import folded_name, names_of
from review.text.numbers.units import UNITS
from review.text.numbers.words import number_words

__all__ = ["said_as_one"]

#: What is so said; lengths of time have words of their own.
_MEASURED = frozenset(("length", "mass", "volume", "area"))
#: A unit's sign has so many letters at most, and what says one so few that a text is not all of them.
_SIGN = 2
_PARTS = (Fraction(1), Fraction(1, 2))


def said_as_one(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a text says a measure as one of another unit behind an article or a word for one, or as half of one."""
    kinds = quantity.unit.dimensions & _MEASURED
    if not kinds:
        return False
    folded = ""
    for part in _PARTS:
        wanted = {name for name in UNITS if UNITS[name][0] in kinds and as_much(quantity, name, float(part))}
        for form, unit in names_of(language).forms.items() if wanted else ():
            if len(form) > _SIGN and not wanted.isdisjoint(unit.names):
                folded = folded or folded_name(text)
                if regex.search(
                    rf"(?<!\p{{L}})(?:{_before(language, part)})[\s-]{regex.escape(form)}(?!\p{{L}})", folded
                ):
                    return True
    return False


@lru_cache(maxsize=64)
def _before(language: str, part: Fraction) -> str:
    """What a language says one of a unit with, or half of one: a, one; half a. A pattern."""
    own, words = language_of(language).numbers, number_words(language)
    said = {form for form, word in words.phrases.items() if word.value == part}
    articles = own.articles | own.before_magnitude
    if part == 1:
        said |= articles
        return "|".join(map(regex.escape, sorted(said))) or "(?!)"
    halves = "|".join(map(regex.escape, sorted(said))) or "(?!)"
    return rf"(?:{halves})(?:[\s-](?:{'|'.join(map(regex.escape, sorted(articles)))}))?" if articles else halves
