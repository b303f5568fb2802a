"""Units and currencies by their names: kilometres, km, 公里, USD, °C.

Names come from CLDR through Babel (long and short forms of each language; currencies with and without their country),
everyday words from the language's file ([units]).
A unit is a frozenset of what it may be ($ is any dollar), so that two differ only where they have nothing in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import regex

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.cldr import locale_data
from review.text.endings import inflected_stems, stems
from review.text.language import locale_of
from review.text.numbers.currency_names import currency_names
from review.text.numbers.units import DEGREES, UNITS, Unit, currency_of, dimensions_of, per_hour

__all__ = ["HALF", "UNSPACED", "UnitNames", "folded_name", "names_of", "unit_at", "unit_words"]


UNSPACED = lazy_regex(r"[\p{Han}\p{Katakana}ー\p{Hiragana}\p{Hangul}\p{Thai}]+")
#: What writers leave out of a unit's name or write in two ways: stops, Devanagari's ॰, Arabic vowel signs.
_LEFT_OUT = lazy_regex("[॰.\u064b-\u0652\u200f]")
_SAME = str.maketrans({"״": '"', "׳": "'", "’": "'", "\u00a0": " ", "²": "2", "³": "3"})
#: A name with fewer letters takes no ending here: it would be another word.
_INFLECTED = 5
#: Letters that an ending adds to a currency.
_CASE = 3
#: The fewest letters of a currency that takes one.
_CURRENCY = 4
#: A weight that so many currencies are called by is money as well.
_COINS = 4
#: Names of units of one letter where words are not written apart; most others are more often part of another word.
_SINGLE = "元円米吋呎哩糎克吨升斤亩畝里丈尺寸顷頃坪貫평근원엔톤天度도分秒분초日일年년周週주"
#: A half more, behind the unit, in Chinese, Japanese and Korean.
HALF = ("半", "반")


def folded_name(form: str) -> str:
    """A unit's name as it is looked up: without what writers leave out or write in two ways."""
    return str(_LEFT_OUT.sub("", form.casefold().translate(_SAME))).replace("° ", "°").strip(" -'")


class UnitNames(NamedTuple):
    """A language's names of units: by folded form, by what stays of one when it is inflected, those that stand before
    their number (kilomita 48), and what stands before the number of a speed (时速, 시속).
    """

    language: str
    forms: dict[str, Unit]
    stems: dict[str, Unit]
    before: dict[str, Unit]
    before_speeds: tuple[str, ...]


@lru_cache(maxsize=64)
def names_of(language: str) -> UnitNames:
    """A name of several units of measure keeps them all (キロ: kilometres, kilograms)."""
    names: dict[str, frozenset[str]] = {}
    before: dict[str, Unit] = {}
    before_speeds: set[str] = set()

    def add(form: str, meanings: frozenset[str]) -> None:
        form = folded_name(form)
        if not form or any(c.isdigit() for c in form[:-1]):
            return
        known = names.get(form, frozenset())
        if "currency" not in dimensions_of(meanings) ^ dimensions_of(known or meanings):
            names[form] = known | meanings

    for tag in (EVERYWHERE, language):
        for units, forms in language_of(tag).units.names.items():
            for form in forms:
                add(form, frozenset(units.split()))
    locale = locale_of(language)
    if locale is not None:
        patterns = locale_data(locale)["unit_patterns"]
        for unit in (*UNITS, "angle-degree"):
            widths = {width: _counted(patterns.get(unit, {}).get(width) or {}) for width in ("long", "short")}
            if not widths["long"]:  # Babel has the two once where they are the same
                widths = {"long": widths["short"]}
            for width, written in widths.items():
                for pattern in written:
                    lead, number, form = pattern.partition("{0}")
                    if lead.strip() and unit.startswith("speed"):
                        before_speeds.add(lead.strip())
                    elif number and lead.strip() and not form and width == "long":
                        before[folded_name(lead)] = Unit(frozenset((unit,)), dimensions_of(frozenset((unit,))))
                    elif not lead and (width == "long" or unit == "angle-degree" or _is_distinct(form.strip())):
                        add(form, DEGREES if unit == "angle-degree" else frozenset((unit,)))
    add("°", DEGREES)
    for form, codes in currency_names(language).items():
        if len(codes) >= _COINS and folded_name(form) in names:  # pounds are both, in nearly all languages
            names[folded_name(form)] |= frozenset(codes)
        add(form, frozenset(codes))
    known = {form: Unit(units, dimensions_of(units)) for form, units in names.items()}
    return UnitNames(language, known, _stems(known, language), before, tuple(sorted(before_speeds)))


@lru_cache(maxsize=64)
def unit_words(language: str) -> frozenset[str]:
    """The folded words that a language's names of units are made of: Celsius of degrees Celsius."""
    return frozenset(word for form in names_of(language).forms for word in form.split())


def _counted(patterns: Mapping[str, Any]) -> list[str]:
    """The patterns of a number of units, without what says "each" (per hour)."""
    return [str(pattern) for plural, pattern in patterns.items() if plural != "per"]


def _stems(forms: dict[str, Unit], language: str) -> dict[str, Unit]:
    """What stays of the names of one word when they are inflected; none of those that measure different things."""
    found: dict[str, Unit] = {}
    unsure: set[str] = set()
    for form, unit in forms.items():
        if " " in form:
            continue
        for stem in stems(form, language):
            known = found.get(stem, unit)
            found[stem] = Unit(known.names | unit.names, known.dimensions)
            if known.dimensions != unit.dimensions:
                unsure.add(stem)
    return {stem: unit for stem, unit in found.items() if stem not in unsure}


def _is_distinct(form: str) -> bool:
    """Whether a short form is long enough to be no other word: three letters, of other scripts than Latin two."""
    return len(form) >= (3 if form.isascii() else 2)


#: A unit's sign in Latin letters to which a word of another script is glued: 42m를, 5kg의.
_SIGN = lazy_regex(r"\p{Latin}{1,3}(?:/\p{Latin}{1,2})?[²³]?(?=[^\W\d_\p{Latin}])")


def unit_at(written: str, known: UnitNames) -> tuple[Unit, int] | None:
    """The unit at the beginning of `written`, the longest name first, and its length."""
    names = known.forms
    run = UNSPACED.match(written)
    if run is not None:
        for length in range(min(9, len(run.group())), 0, -1):
            unit = names.get(written[:length])
            single = written[:1] in _SINGLE or written[1:2] in HALF
            if unit is not None and (length > 1 or single):
                return unit, length
        return None
    sign = _SIGN.match(written)
    if sign is not None and (unit := names.get(sign.group())) is not None:
        return unit, sign.end()
    pieces = regex.split(r"(?<=\S)(?=[ \u00a0-])", written)
    while pieces:
        form = "".join(pieces)
        form = form.rstrip(".'’")
        currency = currency_of(form)
        if currency is not None:
            return currency, len(form)
        key = folded_name(form)
        unit = names.get(key) or names.get(key.replace("-", " ")) or _inflected(key, known) or _by_the_hour(key, names)
        if unit is not None:
            return unit, len(form)
        pieces.pop()
    return None


def _inflected(key: str, known: UnitNames) -> Unit | None:
    """A unit whose name has one letter more at its end than any that is listed (14 Tagen), one with another of the
    language's endings (82 kiloa), or a currency with the ending of a case, which has up to three (1500 forintba).
    """
    names = known.forms
    unit = names.get(key[:-1]) if len(key) >= _INFLECTED else None
    if unit is not None and "currency" not in unit.dimensions:
        return unit
    for length in range(len(key) - 1, max(_CURRENCY, len(key) - _CASE) - 1, -1):
        unit = names.get(key[:length])
        if unit is not None and "currency" in unit.dimensions and key[length:].isalpha():
            return unit
    return next((known.stems[stem] for stem in inflected_stems(key, known.language) if stem in known.stems), None)


def _by_the_hour(key: str, names: dict[str, Unit]) -> Unit | None:
    """km/giờ, км/ч: a length by what is the hour's name or its first letters."""
    length, _, time = key.partition("/")
    per = names.get(time)
    hour = per is not None and "duration-hour" in per.names
    unit = names.get(length) if time and (hour or len(time) <= 2) else None
    return per_hour(unit) if unit is not None else None
