"""Units and currencies beside numbers: 5 km, $3 million, 79 tỷ USD, 32 °C, 3万元.

Names come from CLDR through Babel (long and short forms of each language), everyday words from the
language's file ([units]).
A unit is a frozenset of what it may be ($ is any dollar), so that two differ only where they have nothing in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex
from babel import Locale

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.cldr import locale_data
from review.text.language import locale_of
from review.text.numbers.find import Number
from review.text.numbers.words import Value

__all__ = [
    "Quantity",
    "Unit",
    "converted",
    "is_gloss",
    "known_unit",
    "quantities",
    "quantity_of",
    "said_in_words",
    "same_kind",
]


class Unit(NamedTuple):
    """`names`: CLDR unit identifiers or ISO 4217 codes that it may be; `dimensions`: length, mass, currency, …"""

    names: frozenset[str]
    dimensions: frozenset[str]


class Quantity(NamedTuple):
    """A number with its unit, which stands at `text[start:end]`; `amounts` are the number's readings in that unit."""

    number: Number
    unit: Unit
    start: int
    end: int
    amounts: tuple[Value, ...]


#: CLDR's units by dimension, with factors to the first of SI (NIST SP 811, Appendix B); temperatures are affine.
_FACTORS = {
    "length": "kilometer 1000 meter 1 centimeter .01 millimeter .001 mile 1609.344 foot .3048 inch .0254 yard .9144"
    " nautical-mile 1852 light-year 9.46e15 mile-scandinavian 10000 furlong 201.168 fathom 1.8288",
    "area": "square-kilometer 1e6 square-meter 1 hectare 1e4 acre 4046.87 square-mile 2.59e6 square-foot .092903"
    " dunam 1000",
    "mass": "kilogram 1 gram .001 milligram 1e-6 tonne 1000 ton 907.185 pound .453592 ounce .02835 stone 6.35029",
    "speed": "kilometer-per-hour 1 mile-per-hour 1.609344 meter-per-second 3.6 knot 1.852",
    "temperature": "celsius 1 fahrenheit 1",
    "volume": "liter 1 milliliter .001 gallon 3.78541 barrel 158.987 cubic-meter 1000 pint .473176 cup .236588"
    " deciliter .1 centiliter .01 tablespoon .0147868 teaspoon .00492892",
    "power": "watt 1 kilowatt 1e3 megawatt 1e6 gigawatt 1e9 horsepower 745.7",
    "digital": "kilobyte 1e3 megabyte 1e6 gigabyte 1e9 terabyte 1e12",
    "duration": "second 1 minute 60 hour 3600 day 86400 week 604800 month 2629800 year 31557600 decade 315576000"
    " century 3155760000",
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
_BEFORE = lazy_regex(r"(US\$|A\$|C\$|NT\$|HK\$|S\$|R\$|[$€£¥￥₫₹₽₩฿₴₺₪]|\b[A-Z]{3})[\s\u00a0]?$")
_AFTER = lazy_regex(r"[\s\u00a0\u202f-]*")
_WORDS = lazy_regex(
    r"(?:US\$|[$€£¥￥₫₹₽₩฿₴₺₪]|°\s?[CFcf]|°"
    r"|[\p{L}\p{M}](?:[\p{L}\p{M}'’./²³״׳॰]|(?<=\p{Hebrew})\"(?=\p{Hebrew}))*+(?:(?<=m)[23](?!\d))?)"
    r"(?:[ \u00a0-][\p{L}\p{M}][\p{L}\p{M}]*){0,2}"
)
_UNSPACED = lazy_regex(r"[\p{Han}\p{Katakana}ー\p{Hiragana}\p{Hangul}\p{Thai}]+")
#: What writers leave out of a unit's name or write in two ways: stops, Devanagari's ॰, Arabic vowel signs.
_LEFT_OUT = lazy_regex("[॰.\u064b-\u0652\u200f]")
_SAME = str.maketrans({"״": '"', "׳": "'", "’": "'", "\u00a0": " ", "²": "2", "³": "3"})
#: Feet and inches as 6'1".
_FEET = lazy_regex(r"(\d)['’′](\d{1,2})")
_BETWEEN_FEET = lazy_regex(r"[\s,-]*(?:and)?[\s-]*")
_RANGE = lazy_regex(r"\s*(?:[-–—~〜～至到]|\p{L}{1,4})\s*")
#: A name with fewer letters takes no ending here: it would be another word.
_INFLECTED = 5
#: A degree says neither of which scale it is.
_DEGREES = frozenset(("temperature-celsius", "temperature-fahrenheit"))
_LOOK = 40
#: A half more, behind the unit, in Chinese, Japanese and Korean.
_HALF = ("半", "반")


def _key(form: str) -> str:
    return str(_LEFT_OUT.sub("", form.casefold().translate(_SAME))).replace("° ", "°").strip(" -'")


def _dimensions(names: frozenset[str]) -> frozenset[str]:
    return frozenset(_UNITS[name][0] if name in _UNITS else "currency" for name in names)


class _Names(NamedTuple):
    """A language's names of units: by folded form, and what stands before the number of a speed (时速, 시속)."""

    forms: dict[str, Unit]
    before_speeds: tuple[str, ...]


@lru_cache(maxsize=64)
def _names(language: str) -> _Names:
    """A name of several units of measure keeps them all (キロ: kilometres, kilograms)."""
    names: dict[str, frozenset[str]] = {}
    before: set[str] = set()

    def add(form: str, meanings: frozenset[str]) -> None:
        form = _key(form)
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
        for unit in (*_UNITS, "angle-degree"):
            for width in ("long", "short"):
                for plural, pattern in (patterns.get(unit, {}).get(width) or {}).items():
                    lead, _, form = str(pattern).partition("{0}")
                    if plural == "per":
                        continue
                    if lead.strip() and unit.startswith("speed"):
                        before.add(lead.strip())
                    elif not lead and (width == "long" or unit == "angle-degree" or _is_distinct(form.strip())):
                        add(form, _DEGREES if unit == "angle-degree" else frozenset((unit,)))
    add("°", _DEGREES)
    return _Names({form: Unit(units, _dimensions(units)) for form, units in names.items()}, tuple(sorted(before)))


def _is_distinct(form: str) -> bool:
    """Whether a short form is long enough to be no other word: three letters, of other scripts than Latin two."""
    return len(form) >= (3 if form.isascii() else 2)


@lru_cache(maxsize=1)
def _symbols() -> dict[str, frozenset[str]]:
    return {sign: frozenset(codes) for sign, codes in language_of(EVERYWHERE).units.signs.items()}


def quantities(text: str, language: str, numbers: Iterable[Number]) -> list[Quantity]:
    """The numbers of a text that have a unit, in order: feet and inches as one amount, the first of a range (19 to 34
    miles) in the unit of the second.
    """
    found: list[Quantity] = []
    listed = list(numbers)
    for number in listed:
        quantity = quantity_of(text, language, number)
        last = found[-1] if found else None
        if (
            last is not None
            and "length-foot" in last.unit.names
            and _BETWEEN_FEET.fullmatch(text, last.end, number.start)
        ):
            inches = quantity is None or "length-inch" in quantity.unit.names
            if inches and number.values[0] < 12:
                amounts = tuple(amount + Fraction(number.values[0]) / 12 for amount in last.amounts)
                found[-1] = last._replace(amounts=amounts)
                found.append(found[-1]._replace(number=number))
                continue
        if quantity is not None:
            found.append(quantity)
    with_unit = {quantity.number: quantity for quantity in found}
    for first, second in pairwise(listed):
        quantity = with_unit.get(second)
        if quantity is None or first in with_unit or not _RANGE.fullmatch(text, first.end, second.start):
            continue
        with_unit[first] = quantity._replace(number=first, amounts=first.values)
    return sorted(with_unit.values(), key=lambda quantity: quantity.number.start)


def quantity_of(text: str, language: str, number: Number) -> Quantity | None:
    """The unit or currency that goes with a number of `text`; None where none is known."""
    feet = _FEET.fullmatch(text, number.start, number.end)
    if feet is not None:
        unit = Unit(frozenset(("length-foot",)), frozenset(("length",)))
        return Quantity(number, unit, number.start, number.end, (int(feet[1]) + Fraction(int(feet[2]), 12),))
    if number.kind in ("percent", "time", "code", "ordinal"):
        return None
    names = _names(language)
    gap = _AFTER.match(text, number.end)
    start = gap.end() if gap is not None else number.end
    match = _WORDS.match(text, start, start + _LOOK)
    if match is not None:
        found = _known(match.group(), names.forms)
        if found is not None:
            unit, length = found
            speed = _per_hour(unit)
            if speed is not None and text[: number.start].rstrip().endswith(names.before_speeds or ("\0",)):
                # the other language may say miles an hour, where only the miles are known
                unit = Unit(unit.names | speed.names, unit.dimensions | speed.dimensions)
            half = text.startswith(_HALF, start + length)  # 1年半
            amounts = tuple(value + Fraction(1, 2) for value in number.values) if half else number.values
            return Quantity(number, unit, start, start + length, amounts)
    before = _BEFORE.search(text, max(0, number.start - 5), number.start)
    if before is not None:
        sign = before[1]
        meaning = _symbols().get(sign) or (frozenset((_iso(sign),)) if sign in _ISO else None)
        if meaning is not None:
            unit = Unit(meaning, frozenset(("currency",)))
            return Quantity(number, unit, before.start(1), before.end(1), number.values)
    return None


def known_unit(code: str) -> bool:
    """Whether it is one of CLDR's units that can be compared here, or a currency of ISO 4217."""
    return code in _UNITS or code in Locale("en").currencies


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def _per_hour(unit: Unit) -> Unit | None:
    """The speed of a length in an hour: km/h for km."""
    if "length-kilometer" in unit.names:
        return Unit(frozenset(("speed-kilometer-per-hour",)), frozenset(("speed",)))
    if "length-mile" in unit.names:
        return Unit(frozenset(("speed-mile-per-hour",)), frozenset(("speed",)))
    return None


def _known(written: str, names: dict[str, Unit]) -> tuple[Unit, int] | None:
    """The unit at the beginning of `written`, the longest name first, and its length."""
    run = _UNSPACED.match(written)
    if run is not None:
        for length in range(min(9, len(run.group())), 0, -1):
            unit = names.get(written[:length])
            single = written[:1] in "元円米克吨升원엔톤天度도" or written[1:2] in _HALF
            if unit is not None and (length > 1 or single):
                return unit, length
        return None
    pieces = regex.split(r"(?<=\S)(?=[ \u00a0-])", written)
    while pieces:
        form = "".join(pieces)
        form = form.rstrip(".'’")
        if form in _symbols():
            return Unit(_symbols()[form], frozenset(("currency",))), len(form)
        if form in _ISO:
            return Unit(frozenset((_iso(form),)), frozenset(("currency",))), len(form)
        key = _key(form)
        unit = names.get(key) or names.get(key.replace("-", " ")) or _inflected(key, names) or _by_the_hour(key, names)
        if unit is not None:
            return unit, len(form)
        pieces.pop()
    return None


def _inflected(key: str, names: dict[str, Unit]) -> Unit | None:
    """A unit whose name has one letter more at its end than any that is listed: 14 Tagen. Never a currency."""
    unit = names.get(key[:-1]) if len(key) >= _INFLECTED else None
    return unit if unit is not None and "currency" not in unit.dimensions else None


def _by_the_hour(key: str, names: dict[str, Unit]) -> Unit | None:
    """km/giờ, км/ч: a length by what is the hour's name or its first letters."""
    length, _, time = key.partition("/")
    per = names.get(time)
    hour = per is not None and "duration-hour" in per.names
    unit = names.get(length) if time and (hour or len(time) <= 2) else None
    return _per_hour(unit) if unit is not None else None


def is_gloss(quantity: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Whether an amount in brackets says the one before them in another unit or currency: 55 km/h (34 mph)."""
    opened = max(text.rfind(bracket, 0, quantity.number.start) for bracket in "([（")
    if opened < 0 or quantity.number.start - opened > _GLOSS or _CLOSED.search(text, opened, quantity.number.start):
        return False
    return any(
        opened - 2 * _GLOSS <= other.number.start < opened
        and not other.unit.names & quantity.unit.names
        and ("currency" in quantity.unit.dimensions & other.unit.dimensions or converted(other, quantity))
        for other in others
    )


#: How far behind the bracket a gloss begins, in characters.
_GLOSS = 30
_CLOSED = lazy_regex(r"[)\]）]")
#: A length of time that is said without a number, or with a half: a day, half an hour, a year and a half.
_SAID = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1, Fraction(3, 2), Fraction(5, 2))


def said_in_words(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a text may say a length of time without its number: 24 hours as a day, 30 minutes as half an hour."""
    if quantity.unit.dimensions != {"duration"}:
        return False
    wanted = set()
    for name in quantity.unit.names:
        for amount in quantity.amounts:
            seconds = _base(name, float(amount))
            for other, (dimension, factor) in _UNITS.items():
                if (
                    dimension == "duration"
                    and other != name
                    and any(abs(seconds - float(part) * factor) <= 0.02 * seconds for part in _SAID)
                ):
                    wanted.add(other)
    if not wanted:
        return False
    forms = [form for form, unit in _names(language).forms.items() if unit.names & wanted]
    folded = _key(text)
    return any(
        form in folded if _UNSPACED.match(form) else regex.search(rf"\b{regex.escape(form)}\b", folded)
        for form in forms
    )


def same_kind(one: Unit, other: Unit) -> bool:
    """Whether two units may measure the same thing."""
    return bool(one.dimensions & other.dimensions)


def converted(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same amount in different units, rounded as translators do (8 %)."""
    if "currency" in one.unit.dimensions | other.unit.dimensions:
        return False
    if one.unit.names == other.unit.names and one.unit.names != _DEGREES:
        return False
    if _of_the_kitchen(one, other) or _of_the_kitchen(other, one):
        return True
    return any(
        first != second and _UNITS[first][0] == _UNITS[second][0] and _near(_base(first, a), _base(second, b))
        for first in one.unit.names
        for second in other.unit.names
        for a in map(float, one.amounts)
        for b in map(float, other.amounts)
    )


def _of_the_kitchen(one: Quantity, other: Quantity) -> bool:
    """Whether the other is what so many cups or spoons may weigh: a litre of flour half a kilogram, of honey 1.4."""
    return any(
        _KITCHEN[0] <= _base(mass, weight) / litres <= _KITCHEN[1]
        for spoon in one.unit.names & _SPOONS
        for mass in other.unit.names
        if _UNITS.get(mass, ("",))[0] == "mass"
        for weight in map(float, other.amounts)
        for amount in map(float, one.amounts)
        if (litres := _base(spoon, amount)) > 0
    )


#: What is measured by volume in some kitchens and weighed in others, and kilograms in a litre of it.
_SPOONS = frozenset(("volume-cup", "volume-tablespoon", "volume-teaspoon"))
_KITCHEN = (0.3, 1.7)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.08 * max(abs(one), abs(other))


def _base(unit: str, value: float) -> float:
    if unit == "temperature-fahrenheit":
        return (value - 32) / 1.8
    return value * _UNITS[unit][1]
