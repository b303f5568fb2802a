"""Numbers with the unit or currency beside them: 5 km, $3 million, 79 tỷ USD, 32 °C, 3万元, 6'1"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.numbers.find import Number
from review.text.numbers.glued import parts_glued
from review.text.numbers.unit_names import HALF, UnitNames, folded_name, names_of, unit_at
from review.text.numbers.units import UNITS, Unit, currency_letters, currency_of, per_hour, per_second
from review.text.numbers.words import Value, fold_word, number_words

__all__ = ["Quantity", "quantities", "quantity_of"]


class Quantity(NamedTuple):
    """A number with its unit, which stands at `text[start:end]`; `amounts` are the number's readings in that unit."""

    number: Number
    unit: Unit
    start: int
    end: int
    amounts: tuple[Value, ...]


_BEFORE = lazy_regex(r"(US\$|A\$|C\$|NT\$|HK\$|S\$|R\$|[$€£¥￥₫₹₽₩฿₴₺₪]|\b[A-Z]{3})[\s\u00a0]?$")
#: A currency in letters, with or without a space: Rp50.000, RM 15.
_LETTERS_BEFORE = lazy_regex(r"(?<![\p{L}\p{M}])([\p{L}\p{M}]{2,5})\.?[\s\u00a0]?$")
_LETTERS_LOOK = 8
_AFTER = lazy_regex(r"[\s\u00a0\u202f-]*")
_WORDS = lazy_regex(
    r"(?:US\$|[$€£¥￥₫₹₽₩฿₴₺₪]|°\s?[CFcf]|°"
    r"|[\p{L}\p{M}](?:[\p{L}\p{M}'’./²³״׳॰]|(?<=\p{Hebrew})\"(?=\p{Hebrew}))*+(?:(?<=m)[23](?!\d))?)"
    r"(?:[ \u00a0-][\p{L}\p{M}][\p{L}\p{M}]*){0,2}"
)
#: The last two words before a number.
_WORDS_BEFORE = lazy_regex(r"(?:([\p{L}\p{M}]+)\s)?(?<![\p{L}\p{M}])([\p{L}\p{M}]+)\s\Z")
#: Feet and inches as 6'1".
_FEET = lazy_regex(r"(\d)['’′](\d{1,2})")
_BETWEEN_FEET = lazy_regex(r"[\s,-]*(?:and)?[\s-]*")
_RANGE = lazy_regex(r"\s*(?:[-–—~〜～至到]|\p{L}{1,4})\s*")
_LOOK = 40


@lru_cache(maxsize=32)
def _link(links: tuple[str, ...]) -> regex.Pattern[str]:
    either = "|".join(regex.escape(link) + ("" if link.endswith("'") else r"[\s\u00a0]") for link in links)
    return regex.compile(either.replace("'", "['’]"), regex.IGNORECASE)


@lru_cache(maxsize=32)
def _article(articles: frozenset[str]) -> regex.Pattern[str]:
    either = "|".join(map(regex.escape, sorted(articles)))
    return regex.compile(rf"(?:(?:{either})[\s\u00a0]){{0,2}}", regex.IGNORECASE)


def _of_itself(word: str, names: UnitNames) -> Unit | None:
    """The unit that a number's own words say: a dual's, that of a fraction that is glued to it (Viertelliter), and the
    one before its half (hour and a half).
    """
    rules = language_of(names.language).numbers
    if rules.duals and (found := unit_at(word, names)) is not None:
        return found[0]
    first, space, _ = word.partition(" ")
    said = [first] if space else [rest for _, rest in parts_glued(number_words(names.language), fold_word(word))]
    units = (unit[0] for one in said if (unit := unit_at(one, names)) is not None)
    return next((unit for unit in units if unit.dimensions <= _GLUED), None)


def _with_part(unit: Unit, parts: Value) -> Unit:
    """A unit, or that of which it is so many: a decade is ten years."""
    found = {
        name
        for whole in unit.names & UNITS.keys()
        for name, (dimension, factor) in UNITS.items()
        if dimension == UNITS[whole][0] and factor * float(parts) == UNITS[whole][1]
    }
    return Unit(unit.names | found, unit.dimensions)


#: What a word for a half is glued to or stands behind: no currency, whose names are too often parts of other words.
_GLUED = frozenset(("length", "area", "mass", "volume", "duration"))


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
    found = list(_with_fractions(text, listed, found))
    with_unit = {quantity.number: quantity for quantity in found}
    for first, second in pairwise(listed):
        quantity = with_unit.get(second)
        if quantity is None or first in with_unit or not _RANGE.fullmatch(text, first.end, second.start):
            continue
        with_unit[first] = quantity._replace(number=first, amounts=first.values)
    return sorted(with_unit.values(), key=lambda quantity: quantity.number.start)


def _with_fractions(text: str, numbers: list[Number], found: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, those behind a fraction in figures as such, with the whole before it: 1/2 cup, 1 1/2 cups."""
    at = {id(number): index for index, number in enumerate(numbers)}
    for quantity in found:
        index = at[id(quantity.number)]
        above = numbers[index - 1] if index else None
        if above is None or text[above.end : quantity.number.start] != "/" or above.written != "digits":
            yield quantity
            continue
        number, parts = above.values[0], quantity.number.values[0]
        if not 0 < number < parts <= _SMALLEST_PART:
            yield quantity
            continue
        whole = numbers[index - 2] if index > 1 else None
        counted = whole is not None and whole.written == "digits" and text[whole.end : above.start] == " "
        amounts: tuple[Value, ...] = (Fraction(number, parts) + (whole.values[0] if whole and counted else 0),)
        for one in (*((whole,) if whole and counted else ()), above, quantity.number):
            yield quantity._replace(number=one, amounts=amounts)


#: How far before a speed that is said by its way in a second the word begins that says so.
_WAY = 14
#: No measure is parted further in a fraction of figures: 1/16 inch.
_SMALLEST_PART = 16


def quantity_of(text: str, language: str, number: Number) -> Quantity | None:
    """The unit or currency that goes with a number of `text`; None where none is known."""
    feet = _FEET.fullmatch(text, number.start, number.end)
    if feet is not None:
        unit = Unit(frozenset(("length-foot",)), frozenset(("length",)))
        return Quantity(number, unit, number.start, number.end, (int(feet[1]) + Fraction(int(feet[2]), 12),))
    part = number.kind == "ordinal" and number.values[0] < 1  # two-thirds cup
    if not part and number.kind in ("percent", "time", "times", "code", "ordinal"):
        return None
    names = names_of(language)
    if number.written == "words":
        of_itself = _of_itself(text[number.start : number.end], names)
        if of_itself is not None:
            own_word = number_words(language).phrases.get(fold_word(text[number.start : number.end].partition(" ")[0]))
            if own_word is not None and own_word.value > 1:  # a decade and a half: 15 years
                of_itself = _with_part(of_itself, own_word.value)
            return Quantity(number, of_itself, number.start, number.end, number.values)
    gap = _AFTER.match(text, number.end)
    start = gap.end() if gap is not None else number.end
    links = language_of(language).units.links
    link = _link(links).match(text, start) if links else None
    if link is not None:
        start = link.end()
    own = language_of(language).numbers
    articles = own.articles | own.before_magnitude
    if articles and number.written == "words" and number.values[0] < 1:  # half a kilo, a quarter of an hour
        start = _article(articles).match(text, start).end()
    match = _WORDS.match(text, start, start + _LOOK)
    if match is not None:
        found = unit_at(match.group(), names)
        if found is not None:
            unit, length = found
            speed = per_hour(unit)
            if speed is not None and text[: number.start].rstrip().endswith(names.before_speeds or ("\0",)):
                # the other language may say miles an hour, where only the miles are known
                unit = Unit(unit.names | speed.names, unit.dimensions | speed.dimensions)
            ways = language_of(language).units.a_second
            if ways and any(way in text[max(0, number.start - _WAY) : number.start] for way in ways):
                unit = per_second(unit) or unit
            half = text.startswith(HALF, start + length)  # 1年半
            amounts = tuple(value + Fraction(1, 2) for value in number.values) if half else number.values
            return Quantity(number, unit, start, start + length, amounts)
    if names.before:
        ahead = _WORDS_BEFORE.search(text, max(0, number.start - _LOOK), number.start)
        starts = () if ahead is None else sorted({ahead.start(1), ahead.start(2)} - {-1})
        for start in starts:
            named = names.before.get(folded_name(text[start : number.start]))
            if named is not None:
                return Quantity(number, named, start, number.start - 1, number.values)
    before = _BEFORE.search(text, max(0, number.start - 5), number.start)
    if before is not None:
        currency = currency_of(before[1])
        if currency is not None:
            return Quantity(number, currency, before.start(1), before.end(1), number.values)
    letters = _LETTERS_BEFORE.search(text, max(0, number.start - _LETTERS_LOOK), number.start)
    money = None if letters is None else currency_letters(language).get(letters[1])
    if letters is not None and money is not None:
        return Quantity(number, money, letters.start(1), letters.end(1), number.values)
    return None
