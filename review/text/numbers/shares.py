"""Shares that a text says by a part and its whole, or by an ordinal: one in five, 5人に1人, jeder Fünfte."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.numbers.digits import Number
from review.text.numbers.words import Value

__all__ = ["rounded_share", "with_shares"]

#: No share is told by a larger whole, and none by a smaller ordinal alone: every second day is every other one.
_WHOLE, _LEAST = 1000, 3
#: From here on a number word may be one for many: tens of thousands.
_ROUND = 100
#: Characters of what may stand between a part and its whole, a word or two among them (one person in every five).
_BETWEEN = 40
#: The wholes whose shares have no percentage of a few figures (a third is 33 %), and how far the rounded one may be.
_ROUNDED, _NEAR = frozenset((3, 6, 7, 9, 11, 12)), Fraction(7, 1000)


def with_shares(text: str, numbers: list[Number], language: str) -> None:
    """Gives the whole of a share and its part that share as one more reading, and makes sure that an ordinal behind
    "every" is a number. `numbers` are those of the text in order; they are changed in place, none is added.
    """
    own = language_of(language).numbers
    if not (own.share or own.share_of or own.share_from or own.each):
        return
    between, first, each = _patterns(language)
    for index, number in enumerate(numbers):
        whole = number.values[0]
        if not 1 < whole <= _WHOLE or whole != int(whole) or number.kind not in ("cardinal", "ordinal"):
            continue
        if number.kind == "ordinal":
            if each is not None and each.search(text, max(0, number.start - _BETWEEN), number.start) is not None:
                numbers[index] = _read(number, Fraction(1, int(whole)))
            continue
        at = _part(text, numbers, index, between, first)
        part = int(numbers[at].values[0]) if at is not None else 0
        if at is None and own.share_from:
            said = _from(language).match(text, number.end)
            part = 0 if said is None else _parts(language).get(said[1].casefold()) or int(said[1])
            ahead = numbers[index + 1] if said is not None and index + 1 < len(numbers) else None
            at = index + 1 if ahead is not None and said is not None and ahead.start == said.start(1) else None
        if not 0 < part < whole:
            continue
        share = Fraction(part, int(whole))
        numbers[index] = _read(number, share)
        if at is not None:  # the part, too, is told by the percentage
            numbers[at] = numbers[at]._replace(values=(*numbers[at].values, share))


def _part(
    text: str, numbers: list[Number], index: int, between: regex.Pattern[str] | None, first: regex.Pattern[str] | None
) -> int | None:
    """The index of the number that is the part of which number `index` is the whole."""
    whole = numbers[index]
    before = numbers[index - 1] if index else None
    if (
        between is not None
        and before is not None
        and _is_part(before, whole.values[0])
        and between.fullmatch(text, before.end, whole.start) is not None
    ):
        return index - 1
    after = numbers[index + 1] if index + 1 < len(numbers) else None
    if first is None or after is None or not _is_part(after, whole.values[0]):
        return None
    return index + 1 if first.fullmatch(text, whole.end, after.start) is not None else None


def rounded_share(number: Number, others: Iterable[Value]) -> bool:
    """Whether the other side, with all these readings, has a share that the number is a rounded percentage of, or
    the percentage that it is rounded to: a third, 33 %.
    """
    shares = [Fraction(value) for value in number.values if 0 < value < 1]
    told = [Fraction(value) for value in others if 0 < value < 1] if shares else []
    return any(
        not _ROUNDED.isdisjoint((one.denominator, other.denominator)) and abs(one - other) <= _NEAR
        for one in shares
        for other in told
    )


def _is_part(number: Number, whole: Value) -> bool:
    value = number.values[0]
    return number.kind == "cardinal" and 1 <= value < whole and value == int(value)


def _read(number: Number, share: Fraction) -> Number:
    values = number.values if share in number.values else (*number.values, share)
    sure = number.evidence == "possible" and _LEAST <= number.values[0] < _ROUND and number.written == "words"
    return number._replace(values=values, evidence="likely" if sure else number.evidence)


@lru_cache(maxsize=64)
def _parts(language: str) -> dict[str, int]:
    """Words for a part behind its whole, and how many they are."""
    table = language_of(language).numbers.share_parts
    return {word: int(part) for part, words in table.items() for word in words}


@lru_cache(maxsize=64)
def _from(language: str) -> regex.Pattern[str]:
    """What stands behind a whole, the part among it, where endings say that something is of it: gençten biri, 1'i."""
    endings = "|".join(map(regex.escape, language_of(language).numbers.share_from))
    words = "|".join(map(regex.escape, _parts(language)))
    counted = r"(?:['’]?\p{L}{0,3}(?:\s\p{L}{1,16}){0,1}\s)?['’]?\p{L}{0,14}"
    return regex.compile(
        rf"{counted}(?:{endings})\s((?:{words})(?!\p{{L}})|\d{{1,3}}(?=['’]\p{{L}}))", regex.IGNORECASE
    )


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[regex.Pattern[str] | None, regex.Pattern[str] | None, regex.Pattern[str] | None]:
    """What stands between a part and its whole, between a whole and its part, and before an ordinal."""
    rules = language_of(language)
    own, spaces = rules.numbers, rules.traits.spaces

    def joined(phrases: tuple[str, ...], letters: int) -> regex.Pattern[str] | None:
        if not phrases:
            return None
        words = "|".join(map(regex.escape, sorted(phrases, key=len, reverse=True)))
        if not spaces:
            return regex.compile(rf"\s?\p{{L}}{{0,5}}(?:{words})\s?")
        more = rf"(?:\s[\p{{L}}\p{{M}}'’]{{1,{letters}}}){{0,2}}"
        return regex.compile(rf"\p{{L}}{{0,3}}{more}\s(?:{words})\s", regex.IGNORECASE)

    each = "|".join(map(regex.escape, sorted(own.each)))
    return (
        joined(own.share, 16),
        joined(own.share_of, 16),
        regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{each})\s\Z", regex.IGNORECASE) if each else None,
    )
