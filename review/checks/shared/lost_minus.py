"""A temperature or percentage below zero that lost its minus: −18 °C as 18 °C."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.languages.language import language_of
from review.text.numbers.below_zero import minus_before
from review.text.numbers.digits import Number
from review.text.numbers.measures import quantity_of

__all__ = ["with_its_sign"]


def with_its_sign(view: SegmentView, source: Number) -> Number | None:
    """A temperature or percentage below zero with its minus, where the translation has neither a minus nor a word for
    one or for what is below, nor for a percentage one for falling and losing. "Below 25 °C" has none.
    """
    said = language_of(view.target.language).numbers
    if not said.minus or any(sign in view.target.raw for sign in "−-–"):
        return None
    words = said.minus | said.below
    if source.kind == "percent":
        if not said.fallen:
            return None
        words = words | said.fallen
    else:
        quantity = quantity_of(view.source.raw, view.source.language, source)
        if quantity is None or "temperature" not in quantity.unit.dimensions:
            return None
    start = minus_before(view.source, source.start)
    if start is None:
        return None
    if view.target.unspaced:
        kept = any(word in view.target.folded for word in words)
    else:
        kept = any(token.key in words for token in view.target.words)
    return None if kept else source._replace(start=start)
