"""The folded texts in which negations are looked for, without what looks like one and is none: nine, a name's word."""

from __future__ import annotations

import unicodedata
from collections import Counter

from review.checks.shared.name_negations import without_names
from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.negation_words import NegationPatterns
from review.text.normalize import nfc

__all__ = ["folded", "without_others", "without_words_of_names"]


def folded(text: str) -> str:
    """Lower case with plain apostrophes and offsets kept; composed where that keeps them too."""
    plain = text.replace("’", "'")
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = plain
    if unicodedata.is_normalized("NFC", lower):
        return lower
    composed = nfc(lower)
    return composed if len(composed) == len(lower) else lower


def without_others(folded: str, text: Text, other: Text, negation: NegationPatterns) -> str:
    """The folded text without what looks like a negation and is none: a number that the other side has (نه, nine), as
    often as it has that and this side not in figures.
    """
    left: Counter[object] | None = None
    for number in reversed(text.numbers):
        start, end = number.start, number.end
        if number.written != "words" or negation.strong.fullmatch(folded, start, end) is None:
            continue
        if left is None:
            left = Counter(value for one in other.numbers for value in one.values)
            left.subtract(value for one in text.numbers if one.written != "words" for value in one.values)
        if any(left[value] > 0 for value in number.values):
            left.subtract(number.values)
            folded = folded[:start] + "\0" * (end - start) + folded[end:]
    return folded


def without_words_of_names(
    view: SegmentView, folded: tuple[str, str], negations: tuple[NegationPatterns, NegationPatterns]
) -> tuple[str, str]:
    """Both folded texts without the negations that are a name's word; as they are where only one would be left with a
    negation: a label's capital (Mark as Not Junk).
    """
    bare = without_names(folded[0], view.source, negations[0]), without_names(folded[1], view.target, negations[1])
    left, were = (
        [one.first(text) is not None for one, text in zip(negations, texts, strict=True)] for texts in (bare, folded)
    )
    return folded if all(were) and any(left) and not all(left) else bare
