"""Times of day in a language's words: halb acht, ten to three, siete y media, без десяти три."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from review.languages.language import EVERYWHERE, language_of
from review.text.numbers.digits import Number
from review.text.numbers.grammar import time
from review.text.numbers.items import Items
from review.text.numbers.spelled import spelled
from review.text.numbers.words import Value

__all__ = ["Idiom", "clock_idioms", "other_half_of_day", "time_in_words"]

#: The last hour of a day, and the last that words say without the word for hours.
_LAST_HOUR, _HALF_DAY_HOURS = 24, 12
#: Fewer minutes are said with the word for minutes: een voor een is one by one.
_FEWEST, _HOUR = 5, 60
#: What an idiom has for its hour, for an hour that is an ordinal, for minutes after and before.
_CARDINAL, _ORDINAL, _AFTER, _BEFORE = _SIGNS = ("*", "*.", "+", "-")
#: … and for a place behind which nothing stands that the hour could count.
_END = "|"
#: Fewer minutes are not said right behind an hour: five six times.
_FEWEST_BESIDE = 10


class Idiom(NamedTuple):
    """`pieces`: words and the signs of [numbers.clock]; `minutes`: what they add to the hour; `latest`: the last hour
    in words; `is_range`: two numbers in this order are a range where the second is more (two to three); `beside`: how
    many pieces stand before it and tell no more than that it is one (at ten to three).
    """

    pieces: tuple[str, ...]
    minutes: int
    latest: int
    is_range: bool
    beside: int


@lru_cache(maxsize=64)
def clock_idioms(language: str) -> Mapping[str, tuple[Idiom, ...]]:
    """A language's idioms of the clock by the first word, "" for those that begin with a number; longest first."""
    everywhere = language_of(EVERYWHERE).numbers
    hours, ranges = everywhere.hour_words, everywhere.range_words
    found: dict[str, list[Idiom]] = {}
    table = language_of(language).numbers.clock
    for written, minutes in table.items():
        first, _, rest = written.partition(" ")
        pieces = tuple(written.split())
        # what stands only before an hour, or is told by its place, says the hours of the afternoon, too
        placed = first not in _SIGNS and (_END in pieces or _AFTER in pieces)
        latest = _LAST_HOUR if placed or hours.intersection(pieces) else _HALF_DAY_HOURS
        beside = rest in table and pieces[1] in _SIGNS
        idiom = Idiom(pieces, minutes, latest, first == _BEFORE and pieces[1] in ranges, int(beside))
        found.setdefault("" if first in _SIGNS else first, []).append(idiom)
    return {first: tuple(sorted(some, key=lambda one: -len(one.pieces))) for first, some in found.items()}


@lru_cache(maxsize=64)
def _words_before_hours(language: str) -> frozenset[str]:
    """What stands before an hour and its minutes in a language's idioms (alle * e +), and so before an hour alone."""
    table = language_of(language).numbers.clock
    first = (written.split() for written in table if written.endswith(f" {_AFTER}"))
    return frozenset(pieces[0] for pieces in first if pieces[0] not in _SIGNS and pieces[1] == _CARDINAL)


def other_half_of_day(scan: Items, index: int, after: int, value: Value) -> tuple[Value, ...]:
    """The hour after noon by the clock of 12 hours that a number in words, items `index` to `after`, is by that of 24;
    nothing where no word beside it says that it is an hour: siebzehn Uhr, alle ore ventuno, and alle ventuno where no
    noun can follow.
    """
    if not _HALF_DAY_HOURS < value <= _LAST_HOUR or value != int(value):
        return ()
    items, hours = scan.items, scan.beside.hour_words
    said = after < len(items) and items[after][3] in hours and scan.adjacent(after)
    if not said and index and scan.text[items[index - 1][1] : items[index][0]].strip(" \u00a0.") == "":
        before = items[index - 1][3]
        # of three hours seventeen, the seventeen are no hour
        counted = index > 1 and (items[index - 2][2] == "n" or scan.words.word(items[index - 2][3]) is not None)
        ends = after == len(items) or not scan.adjacent(after)
        said = (before in hours and not counted) or (ends and before in _words_before_hours(scan.words.language))
    return (value - _HALF_DAY_HOURS,) if said else ()


def time_in_words(scan: Items, index: int, idioms: Mapping[str, tuple[Idiom, ...]]) -> tuple[Number, int] | None:
    """The time of day that the idiom at item `index` says, and the index after it; None where there is none."""
    items = scan.items
    _, _, kind, written = items[index]
    known = idioms.get(written, ())
    if "" in idioms and (kind == "n" or written in scan.words.longest or scan.words.word(written) is not None):
        known += idioms[""]
    for idiom in known:
        for after, said in _read(scan, index, idiom, idiom.pieces):
            if idiom.is_range and (kind == "n" or said[0][0] <= said[1][0]):
                continue  # five to ten
            minutes = idiom.minutes + sum(value for _, value in said)
            if minutes < 0:
                minutes += _HALF_DAY_HOURS * _HOUR
            hours, rest = divmod(minutes, _HOUR)
            found = time(items[index + idiom.beside][0], items[after - 1][1], hours, rest)
            if all(item[2] != "n" for item in items[index:after]):
                found = found._replace(written="words")
            if _END in idiom.pieces:
                found = found._replace(evidence="likely")
            numbers: tuple[Value, ...] = tuple(number for number, _ in said)
            return found._replace(said=numbers if len(numbers) > 1 else ()), after
    return None


def _read(
    scan: Items, index: int, idiom: Idiom, pieces: tuple[str, ...], first: bool = True
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Every way in which the items from `index` on are the pieces: the index after them, and each number with the
    minutes that it says.
    """
    if not pieces:
        yield index, []
        return
    items, (piece, *rest) = scan.items, pieces
    if piece == _END:
        if index >= len(items) or not scan.adjacent(index) or scan.starts_part_of_day(index):
            yield index, []
        return
    if index >= len(items) or not (first or scan.gap_allows(index, items[index - 1][1])):
        return
    ways: list[tuple[int, list[tuple[int, int]]]] = []
    if piece in (_CARDINAL, _ORDINAL):
        ways = [(after, [(hour, _HOUR * hour)]) for hour, after in _hours(scan, index, idiom, piece)]
    elif piece in (_AFTER, _BEFORE):
        sign = 1 if piece == _AFTER else -1
        ways = [(after, [(number, sign * number)]) for number, after in _minutes(scan, index)]
        if not first and idiom.pieces[idiom.pieces.index(piece) - 1] in (_CARDINAL, _ORDINAL):
            ways = [way for way in ways if _may_follow_hour(scan, index, way)]
    elif items[index][3] == piece:
        ways = [(index + 1, [])]
    for after, said in ways:
        for end, more in _read(scan, after, idiom, tuple(rest), first=False):
            yield end, said + more


def _hours(scan: Items, index: int, idiom: Idiom, piece: str) -> Iterator[tuple[int, int]]:
    """The hour that the items from `index` on are, in figures or in words, and the index after it."""
    _, _, kind, written = scan.items[index]
    if kind == "n":
        if written.isdecimal() and len(written) <= 2 and 1 <= int(written) <= _LAST_HOUR:
            yield int(written), index + 1
        return
    found = scan.phrase(index) if kind == "w" else None
    if found is None or (piece == _ORDINAL and found[0].role != "ordinal"):
        return
    value, after = found[0].value, found[1]
    numbers, end = spelled(scan, index) if idiom.latest == _LAST_HOUR else ([], after)
    if len(numbers) == 1 and numbers[0].kind == "cardinal" and numbers[0].values[0] == int(numbers[0].values[0]):
        value, after = numbers[0].values[0], end  # vinte e duas
    if value == int(value) and (1 <= value <= idiom.latest or value == _LAST_HOUR):  # half past midnight
        yield int(value), after


def _may_follow_hour(scan: Items, index: int, way: tuple[int, list[tuple[int, int]]]) -> bool:
    """Whether the number at item `index` may be minutes right behind the hour: in words, after a space, and of ten
    minutes or more. Else they count something (five-six times, in 3 20-minute parts).
    """
    kind, before = scan.items[index][2], scan.items[index - 1][1]
    return kind == "w" and scan.text[before : scan.items[index][0]].isspace() and abs(way[1][0][1]) >= _FEWEST_BESIDE


def _minutes(scan: Items, index: int) -> Iterator[tuple[int, int]]:
    """The minutes that the items from `index` on may be, the most words first: двадцати пяти, двадцати."""
    _, _, kind, written = scan.items[index]
    if kind == "n":
        if written.isdecimal() and len(written) <= 2 and _FEWEST <= int(written) < _HOUR:
            yield int(written), index + 1
        return
    phrase = scan.phrase(index) if kind == "w" else None
    if phrase is None or phrase[0].role == "fraction":
        return
    numbers, after = spelled(scan, index)
    ways = [(one.values[0], after) for one in numbers if one.kind == "cardinal"]
    ways.append((phrase[0].value, phrase[1]))
    for value, end in dict.fromkeys(ways):
        if value == int(value) and _FEWEST <= value < _HOUR:
            yield int(value), end
