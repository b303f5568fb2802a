"""Temperatures below zero: −10 °C, minus 10 degrees, 零下十度, 10 Grad unter null."""

from __future__ import annotations

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.measures import Quantity

__all__ = ["minus_before", "with_sign"]

#: A minus before a number: the sign itself, a hyphen that joins it to nothing, or a word that may be one.
_MINUS = lazy_regex(r"(?:−\s?|(?<![\p{L}\p{N}\p{M}.,%)])(?<!\p{N}\s)[-–]|(?<!\p{L})(\p{L}+)\s)$")
_WORD_BEFORE = lazy_regex(r"\p{L}+(?=\s$)")
#: The words behind a temperature.
_BEHIND = lazy_regex(r"\.?(?:[\s-](?:\p{Lu}|[\p{L}\p{M}]+)\b){1,4}")


def minus_before(text: Text, at: int) -> int | None:
    """Where the minus begins that stands before the number at `at`, as a sign or a word; None where none does."""
    own = language_of(text.language).numbers
    word = next((word for word in own.minus if text.raw.endswith(word, 0, at)), "")
    if text.unspaced and word:  # 零下三度
        return at - len(word)
    sign = _MINUS.search(text.raw, 0, at)
    if sign is None or (sign[1] and sign[1].casefold() not in own.minus):
        return None
    before = _WORD_BEFORE.search(text.raw, 0, sign.start())
    return None if before is not None and before[0].casefold() in own.not_minus else sign.start()


def with_sign(text: Text, quantity: Quantity) -> Quantity:
    """A temperature with its minus, where it has one or is followed by a word for what is below zero."""
    if "temperature" not in quantity.unit.dimensions:
        return quantity
    below = minus_before(text, quantity.number.start) is not None
    if not below:
        behind = _BEHIND.match(text.raw, max(quantity.end, quantity.number.end))
        words = {word.casefold() for word in behind.group().split()} if behind is not None else set()
        below = not words.isdisjoint(language_of(text.language).numbers.below)
    return quantity._replace(amounts=tuple(-amount for amount in quantity.amounts)) if below else quantity
