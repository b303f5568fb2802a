"""An amount below zero that lost its minus: −18 °C as 18 °C, a balance of −250 roubles as one of 250."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.below_zero import minus_before
from review.text.numbers.digits import Number
from review.text.numbers.measures import Quantity, quantity_of

__all__ = ["with_its_sign"]

#: A minus or a dash that joins no two words.
_SIGN = lazy_regex(r"(?<!\p{L})[-−–]|[-−–](?!\p{L})")
#: The sign that is nothing but a minus; and a hyphen that is one, which no line begins with, as a list's items do. A
#: dash is one behind a colon.
_MINUS = "−"
_AMOUNT_BEFORE = lazy_regex(r"(?:[^\s\d][ \u00a0]|[:=][ \u00a0]?)-$|[:=：][ \u00a0]?[-–]$|−$")


def with_its_sign(view: SegmentView, source: Number, target: Number) -> Number | None:
    """A temperature, a percentage or an amount of money below zero with its minus, or any number behind the sign that
    is nothing else, where the translation has neither a minus nor a word for one or for what is below, nor, but of a
    temperature, one for falling, losing and owing. "Below 25 °C" has none.
    """
    said = language_of(view.target.language).numbers
    if not said.minus or _SIGN.search(view.target.raw):
        return None
    if "(" in view.target.raw[max(0, target.start - 3) : target.start]:  # as accountants write it
        return None
    words = said.minus | said.below
    quantity = None if source.kind == "percent" else quantity_of(view.source.raw, view.source.language, source)
    if quantity is not None and "temperature" in quantity.unit.dimensions:
        start = minus_before(view.source, source.start)
    elif not said.fallen:
        return None
    else:
        words = words | said.fallen
        percent = source.kind == "percent"
        start = minus_before(view.source, source.start) if percent else _of(view.source, source, quantity)
    if start is None:
        return None
    if view.target.unspaced:
        kept = any(word in view.target.folded for word in words)
    else:
        kept = any(token.key in words for token in view.target.words)
    return None if kept else source._replace(start=start)


def _of(text: Text, number: Number, quantity: Quantity | None) -> int | None:
    """Where the minus of an amount of money begins, or of any number where it is nothing else; None without one."""
    if number.written == "words" or number.kind != "cardinal":
        return None
    start = number.start if quantity is None else min(number.start, quantity.start)
    money = quantity is not None and "currency" in quantity.unit.dimensions
    if _AMOUNT_BEFORE.search(text.raw, max(0, start - 3), start) is None:
        return None
    return start - 1 if money or text.raw[start - 1] == _MINUS else None
