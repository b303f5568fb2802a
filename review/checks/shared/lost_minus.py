"""A temperature or percentage below zero that lost its minus: −18 °C as 18 °C."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.numbers.digits import Number
from review.text.numbers.measures import quantity_of

__all__ = ["with_its_sign"]

#: A minus before a number: the sign itself, a hyphen that joins it to nothing, or a word that may be one.
_MINUS = lazy_regex(r"(?:−\s?|(?<![\p{L}\p{N}\p{M}.,%)])(?<!\p{N}\s)[-–]|(?<!\p{L})(\p{L}+)\s)$")

_WORD_BEFORE = lazy_regex(r"\p{L}+(?=\s$)")


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
    theirs = language_of(view.source.language).numbers
    minus = theirs.minus
    sign = _MINUS.search(view.source.raw, 0, source.start)
    word = next((word for word in minus if view.source.raw.endswith(word, 0, source.start)), "")
    if view.source.unspaced and word:  # 零下三度
        start = source.start - len(word)
    elif sign is not None and (not sign[1] or sign[1].casefold() in minus):
        start = sign.start()
        before = _WORD_BEFORE.search(view.source.raw, 0, start)
        if before is not None and before[0].casefold() in theirs.not_minus:
            return None
    else:
        return None
    if view.target.unspaced:
        kept = any(word in view.target.folded for word in words)
    else:
        kept = any(token.key in words for token in view.target.words)
    return None if kept else source._replace(start=start)
