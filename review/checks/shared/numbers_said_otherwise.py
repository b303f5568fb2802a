"""Numbers that the other side does not have as they are and says in its own way: another unit, figures of a reference
or a telephone number grouped otherwise, a date.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from review.checks.shared.cue_lines import outside_cue_lines
from review.checks.shared.hours import but_afternoons, but_round_the_clock
from review.checks.shared.labels_written_otherwise import written_otherwise
from review.checks.shared.numbered_books import but_books
from review.checks.shared.numbers_in_names import in_a_name
from review.checks.shared.several_units import in_several_units
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re
from review.text.analysis import Text
from review.text.numbers.below_zero import with_sign
from review.text.numbers.conversions import converted, is_gloss, said_in_words
from review.text.numbers.find import Number
from review.text.numbers.measures import Quantity, quantities
from review.text.numbers.one_unit import said_as_one
from review.text.numbers.words import Value

__all__ = ["left_over", "outside_dates"]

#: Hexadecimal digits of a digest (an MD5 has 32) or a key, letters among them.
_DIGEST = lazy_re(r"(?<!\w)(?=\d*[A-Fa-f])(?=[A-Fa-f]*\d)[0-9A-Fa-f]{16,}(?!\w)")

#: Of how many parts a percentage may be one.
_LEAST_WHOLE, _MOST_PARTS, _HUNDRED = 2, 25, 100


def left_over(view: SegmentView) -> tuple[list[Number], list[Number]]:
    """The numbers of source and translation that the other side has in no way."""
    pairs = view.number_pairs
    source = _outside_digests(view.source, outside_dates(view.source, pairs.source_only, view.target))
    target = _outside_digests(view.target, outside_dates(view.target, pairs.target_only, view.source))
    source, target = outside_cue_lines(view.source, source), outside_cue_lines(view.target, target)
    source, target = _but_tens_of_degrees(view, *but_round_the_clock(view, source, target))
    source, target = but_afternoons(view, *but_books(view, *_but_lists(view, source, target)))
    source, target = _but_shares(*written_otherwise(view, *_unconverted(view, source, target)))
    if not (source and target):  # alone a number word is never told
        return source, target
    return (
        [number for number in source if not in_a_name(view.source, number, view.target)],
        [number for number in target if not in_a_name(view.target, number, view.source)],
    )


def _but_tens_of_degrees(
    view: SegmentView, source: list[Number], target: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Without a temperature and the ten degrees Fahrenheit that it lies in: 32 °C, in the 90s."""
    left = [source, target]
    for here, own, there, other in ((0, view.source, 1, view.target), (1, view.target, 0, view.source)):
        tens = [number for number in left[here] if _TENS.fullmatch(own.raw[number.start : number.end])]
        for ten in tens if left[there] else ():
            first = ten.values[0]
            same = [
                one.number
                for one in _quantities(other, left[there])
                if "temperature" in one.unit.dimensions
                and one.number in left[there]
                and any(first <= round(amount * Fraction(9, 5)) + 32 < first + 10 for amount in one.amounts)
            ]
            if same:
                left[here] = [one for one in left[here] if one is not ten]
                left[there] = [one for one in left[there] if one not in same]
    return left[0], left[1]


#: Ten years, or degrees: the 90s.
_TENS = lazy_re(r"\d{1,2}0['’]?s")


def _but_lists(view: SegmentView, source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """Without numbers that one side lists with a space behind the comma, and the other without: 4, 13 and 4,13."""
    left = [source, target]
    for here, own, there in ((0, view.source, view.target), (1, view.target, view.source)):
        for number in [*left[here]]:
            written = own.raw[number.start : number.end]
            parts = written.split(",")
            if len(parts) < 2 or not all(map(str.isdecimal, parts)):
                continue
            listed = ", ".join(parts)
            at = there.raw.find(listed)
            if at >= 0:
                left[here] = [one for one in left[here] if one is not number]
                left[1 - here] = [one for one in left[1 - here] if not at <= one.start < at + len(listed)]
    return left[0], left[1]


def _but_shares(source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """Without percentages of a whole that the other side says in a word, as each language has its own for one of them:
    20% for Vienas iš penkių.
    """
    said: tuple[set[Number], set[Number]] = set(), set()
    for here, there in ((0, 1), (1, 0)):
        shares = [number for number in (source, target)[here] if number.kind == "percent"]
        wholes = [
            number for number in (source, target)[there] if number.written == "words" and number.kind != "percent"
        ]
        for share in shares:
            whole = next((one for one in wholes if _is_part(share, one)), None)
            if whole is not None:
                said[here].add(share)
                said[there].add(whole)
    return [one for one in source if one not in said[0]], [one for one in target if one not in said[1]]


def _is_part(share: Number, whole: Number) -> bool:
    return any(
        _LEAST_WHOLE <= parts <= _MOST_PARTS and percent * parts == _HUNDRED
        for percent in share.values
        for parts in whole.values
    )


def _outside_digests(text: Text, numbers: list[Number]) -> list[Number]:
    """The numbers that are no part of a digest or a key in hexadecimal digits, which each file has its own of."""
    digests = [match.span() for match in _DIGEST.finditer(text.raw)] if numbers else []
    return [number for number in numbers if not any(start <= number.start < end for start, end in digests)]


def outside_dates(text: Text, numbers: Sequence[Number], other: Text) -> list[Number]:
    """The numbers that are no part of a date, which the check `dates` reads. A weekday is one where the other side has
    the same (thứ Ba, segunda-feira): alone, its name may be an ordinal.
    """
    if not numbers:
        return []
    days = {date.weekday for date in other.dates}
    dates = [date for date in text.dates if date.weekday is None or date.weekday in days]
    return [number for number in numbers if not any(date.start <= number.start < date.end for date in dates)]


def _unconverted(view: SegmentView, source: list[Number], target: list[Number]) -> tuple[list[Number], list[Number]]:
    """Without the numbers that the other side says in another unit (1,000 miles for 1.600 km, a day for 24 hours), and
    those that say the amount before them once more (55 km/h (34 mph)), which a translation may leave out or add.
    """
    if not (source or target):
        return source, target  # nearly all segments, whose quantities need not be read
    of_source, of_target = _quantities(view.source, source), _quantities(view.target, target)
    alone = set(source), set(target)  # only these are looked at, each against all
    rest = [quantity for quantity in of_target if quantity.number in alone[1]]
    same = [
        (s.number, t.number)
        for s in of_source
        for t in (of_target if s.number in alone[0] else rest)
        if converted(s, t)
    ]
    parted = _parted(of_source, view.target), _parted(of_target, view.source)
    same += in_several_units(view, of_source, of_target, alone)
    told = {s for s, _ in same}, {t for _, t in same}
    others = _units_of(of_source, alone[0] - told[0]), _units_of(of_target, alone[1] - told[1])
    said = (
        told[0]
        | parted[0][0]
        | parted[1][1]
        | _said_otherwise(of_source, alone[0], view.source, view.target, others[1]),
        told[1]
        | parted[0][1]
        | parted[1][0]
        | _said_otherwise(of_target, alone[1], view.target, view.source, others[0]),
    )
    return [n for n in source if n not in said[0]], [n for n in target if n not in said[1]]


def _parted(own: list[Quantity], other: Text) -> tuple[set[Number], set[Number]]:
    """The amounts of one side with hundredths or thousandths (300.50 roubles, 3.4 kilos) that the other one parts into
    the whole and those (300 рублей 50 копеек, 3 kilos 400), and those two numbers of the other side.
    """
    amounts: dict[tuple[int, Value], Number] = {}
    for quantity in own:
        parts = _parts_of(quantity)
        amounts.update({(parts, value): quantity.number for value in quantity.amounts if parts and value % 1})
    found: tuple[set[Number], set[Number]] = set(), set()
    for whole, hundredths in pairwise(other.numbers) if amounts else ():
        if hundredths.start - whole.end > _BESIDE or "time" in (whole.kind, hundredths.kind):
            continue
        for parts in _PARTS:
            number = None
            if 0 < hundredths.values[0] < parts:
                number = amounts.get((parts, whole.values[0] + Fraction(hundredths.values[0], parts)))
            if number is not None:
                found[0].add(number)
                found[1].update((whole, hundredths))
    return found


def _parts_of(quantity: Quantity) -> int:
    """How many parts a unit has that are said behind it without one of their own; 0 for one that is not said so."""
    if "currency" in quantity.unit.dimensions or "length-meter" in quantity.unit.names:
        return _PARTS[0]
    return _PARTS[1] if quantity.unit.names & _THOUSANDS else 0


#: Characters between an amount and its hundredths: the currency's name, and a word for and.
_BESIDE = 16
#: What is parted into hundredths, as money and metres are (1 m 80), or into thousandths.
_PARTS = (100, 1000)
_THOUSANDS = frozenset(("mass-kilogram", "length-kilometer"))


def _units_of(quantities: list[Quantity], numbers: set[Number]) -> frozenset[str]:
    return frozenset(name for one in quantities if one.number in numbers for name in one.unit.names)


def _said_otherwise(
    own: list[Quantity], alone: set[Number], text: Text, other: Text, counted: frozenset[str]
) -> set[Number]:
    """The numbers of a text that say an amount before them once more, or a measure that the other one says without a
    number; `counted` are the units of which the other one has a number that this one has not.
    """
    undated = _without_dates(other) if alone else other.raw
    return {
        quantity.number
        for quantity in own
        if quantity.number in alone
        and (
            is_gloss(quantity, own, text.raw)
            or said_in_words(quantity, undated, other.language, counted)
            or said_as_one(quantity, undated, other.language)
        )
    }


def _without_dates(text: Text) -> str:
    """The text without its dates, whose months and days (tháng 3, 3月) are no lengths of time."""
    raw = text.raw
    for date in text.dates:
        raw = raw[: date.start] + " " * (date.end - date.start) + raw[date.end :]
    return raw


def _quantities(text: Text, left: list[Number]) -> list[Quantity]:
    """The quantities of a text; of the numbers that are left, with the readings that the pairing left them."""
    as_read = {number.start: number for number in left}
    numbers = tuple(as_read.get(number.start, number) for number in text.numbers)
    return [with_sign(text, one) for one in quantities(text.raw, text.language, numbers)]
