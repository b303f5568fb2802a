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
from review.text.cldr import locale_data, parse_locale
from review.text.endings import inflected_stems, stems
from review.text.language import locale_of
from review.text.numbers.currency_names import currency_names

__all__ = [
    "DEGREES",
    "HALF",
    "UNITS",
    "UNSPACED",
    "Unit",
    "UnitNames",
    "currency_letters",
    "currency_of",
    "folded_name",
    "known_unit",
    "may_be_same",
    "names_of",
    "per_hour",
    "same_kind",
    "unit_at",
    "unit_words",
]


class Unit(NamedTuple):
    """`names`: CLDR unit identifiers or ISO 4217 codes that it may be; `dimensions`: length, mass, currency, …"""

    names: frozenset[str]
    dimensions: frozenset[str]


#: CLDR's units by dimension, with factors to the first of SI (NIST SP 811, Appendix B); temperatures are affine. The
#: market units of China, jin, mu and li, are half a kilogram, a fifteenth of a hectare and half a kilometre (State
#: Council, 1959), the catty of Taiwan and Hong Kong .6 of a kilogram; Japan's and Korea's as of 1891, Thailand's of
#: 1923, Russia's of 1899; Egypt's feddan; pounds, quintals and Zentner as metric countries weigh; a stick of butter
#: is a quarter of a pound; etto and deka are what kitchens of Italy, Sweden and Central Europe weigh.
_FACTORS = {
    "length": "kilometer 1000 meter 1 centimeter .01 millimeter .001 mile 1609.344 foot .3048 inch .0254 yard .9144"
    " nautical-mile 1852 light-year 9.46e15 mile-scandinavian 10000 furlong 201.168 fathom 1.8288"
    " li 500 zhang 3.33333 chi .333333 cun .0333333 ri 3927.27 verst 1066.8 sazhen 2.1336 arshin .7112",
    "area": "square-kilometer 1e6 square-meter 1 hectare 1e4 acre 4046.87 square-mile 2.59e6 square-foot .092903"
    " dunam 1000 mu 666.667 qing 66666.7 tsubo 3.30579 rai 1600 square-wa 4 feddan 4200.83",
    "mass": "kilogram 1 gram .001 milligram 1e-6 microgram 1e-9 tonne 1000 ton 907.185 pound .453592 ounce .02835 stone"
    " 6.35029 jin .5 catty .6 hectogram .1 dekagram .01 butter-stick .113398"
    " metric-pound .5 zentner 50 quintal 100 yen 10 pood 16.3805 geun .6 kan 3.75 hundredweight 50.8023",
    "speed": "kilometer-per-hour 1 mile-per-hour 1.609344 meter-per-second 3.6 knot 1.852",
    "temperature": "celsius 1 fahrenheit 1",
    "volume": "liter 1 milliliter .001 gallon 3.78541 barrel 158.987 cubic-meter 1000 pint .473176 cup .236588"
    " fluid-ounce .0295735 deciliter .1 centiliter .01 tablespoon .0147868 teaspoon .00492892",
    "power": "watt 1 kilowatt 1e3 megawatt 1e6 gigawatt 1e9 horsepower 745.7",
    "digital": "kilobyte 1e3 megabyte 1e6 gigabyte 1e9 terabyte 1e12",
    "duration": "second 1 minute 60 hour 3600 day 86400 week 604800 month 2629800 year 31557600 decade 315576000"
    " century 3155760000",
}
#: CLDR identifier → (dimension, factor).
UNITS = {
    f"{dimension}-{name}": (dimension, float(factor))
    for dimension, text in _FACTORS.items()
    for name, factor in zip(text.split()[::2], text.split()[1::2], strict=True)
}
#: ISO 4217 codes that stand beside amounts in running text; others are too often other words in capitals.
_ISO = frozenset((
    "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "VND", "KRW", "RUB", "INR", "AUD", "CAD", "CHF", "SEK", "NOK", "DKK",
    "PLN", "CZK", "HUF", "UAH", "TRY", "BRL", "MXN", "THB", "SGD", "HKD", "TWD", "IDR", "MYR", "PHP", "ZAR", "ILS",
    "AED", "SAR",
))  # fmt: skip
UNSPACED = lazy_regex(r"[\p{Han}\p{Katakana}ー\p{Hiragana}\p{Hangul}\p{Thai}]+")
#: What writers leave out of a unit's name or write in two ways: stops, Devanagari's ॰, Arabic vowel signs.
_LEFT_OUT = lazy_regex("[॰.\u064b-\u0652\u200f]")
_SAME = str.maketrans({"״": '"', "׳": "'", "’": "'", "\u00a0": " ", "²": "2", "³": "3"})
#: A currency's sign in letters: one letter alone is too often something else.
_LETTERS = lazy_regex(r"[\p{L}\p{M}]{2,5}")
#: A name with fewer letters takes no ending here: it would be another word.
_INFLECTED = 5
#: Letters that an ending adds to a currency.
_CASE = 3
#: The fewest letters of a currency that takes one.
_CURRENCY = 4
#: A weight that so many currencies are called by is money as well.
_COINS = 4
#: A degree says neither of which scale it is.
DEGREES = frozenset(("temperature-celsius", "temperature-fahrenheit"))
#: Names of units of one letter where words are not written apart; most others are more often part of another word.
_SINGLE = "元円米克吨升斤亩畝里丈尺寸顷頃坪貫평근원엔톤天度도分秒분초日일年년周週주"
#: A half more, behind the unit, in Chinese, Japanese and Korean.
HALF = ("半", "반")


def folded_name(form: str) -> str:
    """A unit's name as it is looked up: without what writers leave out or write in two ways."""
    return str(_LEFT_OUT.sub("", form.casefold().translate(_SAME))).replace("° ", "°").strip(" -'")


def _dimensions(names: frozenset[str]) -> frozenset[str]:
    return frozenset(UNITS[name][0] if name in UNITS else "currency" for name in names)


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
        if "currency" not in _dimensions(meanings) ^ _dimensions(known or meanings):
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
                        before[folded_name(lead)] = Unit(frozenset((unit,)), _dimensions(frozenset((unit,))))
                    elif not lead and (width == "long" or unit == "angle-degree" or _is_distinct(form.strip())):
                        add(form, DEGREES if unit == "angle-degree" else frozenset((unit,)))
    add("°", DEGREES)
    for form, codes in currency_names(language).items():
        if len(codes) >= _COINS and folded_name(form) in names:  # pounds are both, in nearly all languages
            names[folded_name(form)] |= frozenset(codes)
        add(form, frozenset(codes))
    known = {form: Unit(units, _dimensions(units)) for form, units in names.items()}
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


@lru_cache(maxsize=1)
def _symbols() -> dict[str, frozenset[str]]:
    return {sign: frozenset(codes) for sign, codes in language_of(EVERYWHERE).units.signs.items()}


def known_unit(code: str) -> bool:
    """Whether it is one of CLDR's units that can be compared here, or a currency of ISO 4217."""
    return code in UNITS or code in parse_locale("en").currencies


def may_be_same(one: Unit, other: Unit) -> bool:
    """Whether two units may be one, or as much: a jin is a metric pound."""
    return bool(one.names & other.names) or any(
        here in UNITS and there in UNITS and UNITS[here] == UNITS[there] and UNITS[here][0] != "temperature"
        for here in one.names
        for there in other.names
    )


def same_kind(one: Unit, other: Unit) -> bool:
    """Whether two units may measure the same thing."""
    return bool(one.dimensions & other.dimensions)


def currency_of(sign: str) -> Unit | None:
    """The currency that a sign (US$) or an ISO 4217 code means; None where it is none, or a code that is too often a
    word in capitals.
    """
    meaning = _symbols().get(sign) or (frozenset((_iso(sign),)) if sign in _ISO else None)
    return Unit(meaning, frozenset(("currency",))) if meaning is not None else None


@lru_cache(maxsize=32)
def currency_letters(language: str) -> dict[str, Unit]:
    """What a language writes before amounts for its own currency, in letters: Rp, RM, KSh, रु; from CLDR."""
    locale = locale_of(language)
    symbols = {} if locale is None else locale.currency_symbols
    return {
        letters: Unit(frozenset((code,)), frozenset(("currency",)))
        for code, symbol in symbols.items()
        if not code.startswith("X") and (letters := symbol.strip(".")) != code and _LETTERS.fullmatch(letters)
    }


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def per_hour(unit: Unit) -> Unit | None:
    """The speed of a length in an hour: km/h for km."""
    if "length-kilometer" in unit.names:
        return Unit(frozenset(("speed-kilometer-per-hour",)), frozenset(("speed",)))
    if "length-mile" in unit.names:
        return Unit(frozenset(("speed-mile-per-hour",)), frozenset(("speed",)))
    return None


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
