"""Units of measure and currencies as such: what each measures, how many of another it is, what a sign stands for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.cldr import parse_locale
from review.text.language import locale_of

__all__ = [
    "DEGREES",
    "UNITS",
    "Unit",
    "currency_letters",
    "currency_of",
    "dimensions_of",
    "known_unit",
    "may_be_same",
    "per_hour",
    "per_second",
    "same_kind",
]

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
#: A currency's sign in letters: one letter alone is too often something else.
_LETTERS = lazy_regex(r"[\p{L}\p{M}]{2,5}")
#: A degree says neither of which scale it is.
DEGREES = frozenset(("temperature-celsius", "temperature-fahrenheit"))


class Unit(NamedTuple):
    """`names`: CLDR unit identifiers or ISO 4217 codes that it may be; `dimensions`: length, mass, currency, …"""

    names: frozenset[str]
    dimensions: frozenset[str]


def dimensions_of(names: frozenset[str]) -> frozenset[str]:
    """What units and currencies measure: length, mass, …; money is the dimension of all currencies."""
    return frozenset(UNITS[name][0] if name in UNITS else "currency" for name in names)


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
    meaning = _symbols().get(sign) or (frozenset((_iso_code(sign),)) if sign in _ISO else None)
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


def _iso_code(code: str) -> str:
    return "CNY" if code == "RMB" else code


def per_hour(unit: Unit) -> Unit | None:
    """The speed of a length in an hour: km/h for km."""
    if "length-kilometer" in unit.names:
        return Unit(frozenset(("speed-kilometer-per-hour",)), frozenset(("speed",)))
    if "length-mile" in unit.names:
        return Unit(frozenset(("speed-mile-per-hour",)), frozenset(("speed",)))
    return None


def per_second(unit: Unit) -> Unit | None:
    """The unit, or its way in a second: m/s for m."""
    if "length-meter" not in unit.names:
        return None
    return Unit(unit.names | {"speed-meter-per-second"}, unit.dimensions | {"speed"})
