"""How the words and signs of a number add up: the rules that hold in every language."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from review.lazy_patterns import lazy_regex
from review.text.numbers.digits import Number, whole
from review.text.numbers.words import Value, Word

__all__ = ["compose", "continues", "roman", "time", "vulgar"]

#: With what may be written right behind it: XIVe, XXIème, Ier.
_ROMAN = lazy_regex(r"(X{0,3}(?:IX|IV|V?I{0,3}))(?:i?[eè]me|[eè]|er|re|р)?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def roman(text: str, start: int, end: int) -> list[Number]:
    """The number of a Roman numeral up to 39, none for other letters: XXI, and XIVe in French."""
    match = _ROMAN.fullmatch(text, start, end)
    written = match[1] if match is not None else ""
    if not written:
        return []
    value, previous = 0, 0
    for letter in reversed(written):
        digit = _ROMAN_VALUES[letter]
        value, previous = (value - digit, previous) if digit < previous else (value + digit, digit)
    return [Number(start, end, (value,), "ordinal", "roman", "possible")]


def vulgar(character: str) -> Value:
    """The value of ½, ⅔ and their like."""
    return Fraction(unicodedata.numeric(character)).limit_denominator(10)


def time(start: int, end: int, hours: int, minutes: int) -> Number:
    """A time of day: the other half of the day and the decimal that it could be are readings too."""
    value = hours + Fraction(minutes, 60)
    half = value - 12 if value >= 13 else value + 12
    return Number(start, end, (value, half), "time", parts=(hours, minutes))


def continues(pieces: list[Word], word: Word) -> bool:
    """Whether a word goes on with the number before it: twenty-five, hundred three, not five six."""
    last = pieces[-1]
    if word.role == "magnitude":
        return last.role != "ordinal"
    if word.role == "fraction":
        return word.value == Fraction(1, 2) and last.role == "magnitude"
    if last.role == "magnitude" or (last.role == "cardinal" and last.value >= 100 and last.value % 100 == 0):
        return word.value < last.value and (last.value >= 1000 or word.value < 100)
    if word.role == "ordinal" and word.value > 20 and len(pieces) == 1:
        return False
    return (last.value in range(20, 91, 10) and word.value < 10) or (
        word.role == "ordinal" and last.value in range(1, 10) and word.value in range(3, 11)
    )


def compose(pieces: list[Word]) -> tuple[Value, ...]:
    """The value of number words that go on with one another: two million three hundred, hai triệu rưỡi."""
    total: Value = 0
    current: Value = 0
    factor: Value = 1
    for piece in pieces:
        if piece.role == "magnitude":
            factor = piece.value
            if piece.value == 100:
                current = (current or 1) * piece.value
            elif total and piece.value > total:
                total, current = (total + current) * piece.value, 0
            else:
                total, current = total + (current or 1) * piece.value, 0
        elif piece.role == "fraction":
            current += factor * piece.value
        else:
            current += piece.value
    return (whole(total + current),)
