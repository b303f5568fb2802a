"""Units and currencies beside numbers: 5 km, $3 million, 79 tỷ USD, 32 °C, 3万元.

Names come from CLDR through Babel (long and short forms of each language), everyday words from unit_words.tsv.
A unit is a frozenset of what it may be ($ is any dollar), so that two differ only where they have nothing in common.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from review.text.language import base_language, locale_of
from review.text.numbers.find import Number
from review.text.tables import rows

__all__ = ["Quantity", "Unit", "converted", "quantity_of"]


class Unit(NamedTuple):
    """`names`: CLDR unit identifiers or ISO 4217 codes that it may be; `dimension`: length, mass, currency, …"""

    names: frozenset[str]
    dimension: str


class Quantity(NamedTuple):
    """A number with its unit, which stands at `text[start:end]`."""

    number: Number
    unit: Unit
    start: int
    end: int


#: CLDR's units by dimension, with factors to the first of SI (NIST SP 811, Appendix B); temperatures are affine.
_FACTORS = {
    "length": "kilometer 1000 meter 1 centimeter .01 millimeter .001 mile 1609.344 foot .3048 inch .0254 yard .9144"
    " nautical-mile 1852 light-year 9.46e15",
    "area": "square-kilometer 1e6 square-meter 1 hectare 1e4 acre 4046.87 square-mile 2.59e6 square-foot .092903",
    "mass": "kilogram 1 gram .001 milligram 1e-6 tonne 1000 ton 907.185 pound .453592 ounce .02835 stone 6.35029",
    "speed": "kilometer-per-hour 1 mile-per-hour 1.609344 meter-per-second 3.6 knot 1.852",
    "temperature": "celsius 1 fahrenheit 1",
    "volume": "liter 1 milliliter .001 gallon 3.78541 barrel 158.987 cubic-meter 1000 pint .473176",
    "power": "watt 1 kilowatt 1e3 megawatt 1e6 gigawatt 1e9 horsepower 745.7",
    "digital": "kilobyte 1e3 megabyte 1e6 gigabyte 1e9 terabyte 1e12",
    "duration": "second 1 minute 60 hour 3600 day 86400 week 604800 month 2629800 year 31557600",
}
#: CLDR identifier → (dimension, factor).
_UNITS = {
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
_BEFORE = regex.compile(r"(US\$|A\$|C\$|NT\$|HK\$|S\$|R\$|[$€£¥￥₫₹₽₩฿₴₺₪]|\b[A-Z]{3})[\s\u00a0]?$")
_AFTER = regex.compile(r"[\s\u00a0\u202f-]*")
_WORDS = regex.compile(
    r"(?:US\$|[$€£¥￥₫₹₽₩฿₴₺₪]|°\s?[CFcf]|[\p{L}\p{M}][\p{L}\p{M}'’./²³]*)(?:[ \u00a0-][\p{L}\p{M}][\p{L}\p{M}]*){0,2}"
)
_UNSPACED = regex.compile(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}\p{Thai}]+")
_LOOK = 40


@lru_cache(maxsize=64)
def _names(language: str) -> dict[str, Unit]:
    """Folded unit and currency names of a language. A name of several units keeps them all."""
    names: dict[str, Unit] = {}

    def add(form: str, meanings: frozenset[str], dimension: str) -> None:
        form = form.strip(" .\u200f\u00a0").casefold()
        if not form or any(c.isdigit() for c in form):
            return
        known = names.get(form)
        if known is not None and known.dimension == dimension:
            meanings |= known.names
        elif known is not None:
            return
        names[form] = Unit(meanings, dimension)

    base = base_language(language)
    for row_language, dimension, units, forms in rows("unit_words.tsv"):
        if row_language in ("*", base) and dimension != "symbol":
            for form in forms.split("|"):
                add(form, frozenset(units.split()), dimension)
    locale = locale_of(language)
    if locale is not None:
        patterns = locale._data["unit_patterns"]  # Babel has no public way to a unit's bare name
        for unit, (dimension, _) in _UNITS.items():
            for width in ("long", "short"):
                for plural, pattern in (patterns.get(unit, {}).get(width) or {}).items():
                    form = str(pattern)
                    if plural != "per" and form.startswith("{0}") and (width == "long" or len(form) > 6):
                        add(form.replace("{0}", ""), frozenset((unit,)), dimension)
    return names


@lru_cache(maxsize=1)
def _symbols() -> dict[str, frozenset[str]]:
    return {sign: frozenset(codes.split()) for _, kind, codes, sign in rows("unit_words.tsv") if kind == "symbol"}


def quantity_of(text: str, language: str, number: Number) -> Quantity | None:
    """The unit or currency that goes with a number of `text`; None where none is known."""
    if number.kind in ("percent", "time", "code", "ordinal"):
        return None
    names = _names(language)
    gap = _AFTER.match(text, number.end)
    start = gap.end() if gap is not None else number.end
    match = _WORDS.match(text, start, start + _LOOK)
    if match is not None:
        found = _known(match.group(), names)
        if found is not None:
            unit, length = found
            return Quantity(number, unit, start, start + length)
    before = _BEFORE.search(text, max(0, number.start - 5), number.start)
    if before is not None:
        sign = before[1]
        meaning = _symbols().get(sign) or (frozenset((_iso(sign),)) if sign in _ISO else None)
        if meaning is not None:
            return Quantity(number, Unit(meaning, "currency"), before.start(1), before.end(1))
    return None


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def _known(written: str, names: dict[str, Unit]) -> tuple[Unit, int] | None:
    """The unit at the beginning of `written`, the longest name first, and its length."""
    run = _UNSPACED.match(written)
    if run is not None:
        for length in range(min(6, len(run.group())), 0, -1):
            unit = names.get(written[:length].casefold())
            if unit is not None and (length > 1 or written[:1] in "元円米克吨升원엔톤天"):
                return unit, length
        return None
    pieces = regex.split(r"(?<=\S)(?=[ \u00a0-])", written)
    while pieces:
        form = "".join(pieces)
        form = form.rstrip(".'’")
        if form in _symbols():
            return Unit(_symbols()[form], "currency"), len(form)
        if form in _ISO:
            return Unit(frozenset((_iso(form),)), "currency"), len(form)
        key = form.casefold().replace("\u00a0", " ").replace("° ", "°").rstrip(".")
        unit = names.get(key) or names.get(key.replace("-", " "))
        if unit is not None:
            return unit, len(form.rstrip("."))
        pieces.pop()
    return None


def converted(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same amount in different units, rounded as translators do (8 %)."""
    if (
        one.unit.dimension != other.unit.dimension
        or one.unit.dimension == "currency"
        or one.unit.names & other.unit.names
    ):
        return False
    for first in one.unit.names:
        for second in other.unit.names:
            for value in one.number.values:
                for against in other.number.values:
                    a, b = _base(first, float(value)), _base(second, float(against))
                    if abs(a - b) <= 0.08 * max(abs(a), abs(b)):
                        return True
    return False


def _base(unit: str, value: float) -> float:
    if unit == "temperature-fahrenheit":
        return (value - 32) / 1.8
    return value * _UNITS[unit][1]
