"""Sentences whose words stand in no order: "For useful remember to recruit troops the situation."

Two tables tell, which words meet (`review.text.word_pairs`) and which kinds of words follow each other
(`review.text.word_classes`). How much they prove is a logistic function of EVIDENCE, fitted by
scripts/fit_word_order.py on public English prose, every sentence as it is and with its words shuffled.
"""

from __future__ import annotations

from itertools import pairwise
from math import log, sqrt

from review.lazy_patterns import lazy_re
from review.text.normalize import fold
from review.text.word_classes import any_order, keys_of, steps
from review.text.word_pairs import attraction

__all__ = ["EVIDENCE", "evidence", "is_prose", "scattered"]

#: What counts, with its weight: by classes, how much each word is drawn to the one before it (a natural logarithm), on
#: average and for the sentence's length, in the worst quarter of its places, how many of them are avoided, how many
#: words are unknown, how many places there are, and how much the words would be drawn to each other in any order; and
#: by pairs of words the same, where a pair is known.
EVIDENCE: dict[str, float] = {
    "drawn": 1.96,
    "drawn, for the length": -1.55,
    "worst": -1.09,
    "avoided": -4.46,
    "avoided, for the length": 2.05,
    "unknown": 3.67,
    "places": -2.14,
    "few places": -35.33,
    "any order": 2.77,
    "end": -0.47,
    "pairs": 2.34,
    "pairs, for their number": -2.59,
    "pairs known": 1.41,
}
_CONSTANT = 8.83
#: A place is avoided where its words are drawn to each other less than this; the worst are so many of all.
_AVOIDED, _WORST = -0.7, 4
#: Of fewer places nothing is known.
_FEWEST = 6
#: What prose has not: signs of code and formulas, options, and questions, which have an order of their own; how a
#: sentence of prose begins and ends.
_NO_PROSE = lazy_re(r"[<>=|\\{}\[\]_`~^+*#?]|\$(?!\d)|--| -\w|&#?\w+;|\s[/%]|[/%](?=\w*[/%])")
_PROSE = lazy_re(r"[\"“'‘«(]*[A-Z\d].*[.!…][\"”'’»)]*", flags=16)


def is_prose(text: str) -> bool:
    """Whether a sentence reads as prose does: a capital or a number, a full stop, and no sign of code in between."""
    return _PROSE.fullmatch(text) is not None and _NO_PROSE.search(text) is None


def evidence(text: str, base: str) -> tuple[float, ...] | None:
    """The values of EVIDENCE for a sentence; None where it is too short to tell, or the language has no table."""
    places = steps(text, base)
    drawn = [place.drawn for place in places if place.drawn is not None]
    if len(drawn) < _FEWEST:
        return None
    worst = sorted(drawn)[: len(drawn) // _WORST]
    words = [fold(word).replace("'", "") for word in keys_of(text, base)]
    met = [attraction(one, other, base) for one, other in pairwise(words) if one.isalpha() and other.isalpha()]
    known = [one for one in met if one is not None]
    mean, pairs = sum(drawn) / len(drawn), sum(known) / len(known) if known else 0.0
    avoided = sum(one < _AVOIDED for one in drawn)
    return (
        mean, mean * sqrt(len(drawn)), sum(worst) / len(worst), avoided / len(drawn), avoided / sqrt(len(drawn)),
        1 - len(drawn) / len(places), log(len(drawn)), 1 / len(drawn), any_order(text, base), drawn[-1],
        pairs, pairs * sqrt(len(known)), len(known) / len(places),
    )  # fmt: skip


def scattered(text: str, base: str) -> float | None:
    """The logarithm of the odds that a sentence's words stand in no order; None where nothing can be said."""
    values = evidence(text, base)
    if values is None:
        return None
    return _CONSTANT + sum(weight * value for weight, value in zip(EVIDENCE.values(), values, strict=True))
