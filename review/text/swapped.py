"""Two words that stand the wrong way round: "in order avoid to", "the Solar that System".

Only the counts of words beside each other (`review.text.word_pairs`) tell, where the four words as they are hardly ever
meet and would the other way round. How much that proves is a logistic function of EVIDENCE, fitted by
scripts/fit_swapped.py on public English prose with one such fault in a sentence against the sentences as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.lexicon import frequency
from review.text.neighbours import Neighbours, neighbours
from review.text.word_pairs import START, attraction, has_word_pairs, in_a_row, meet

__all__ = ["EVIDENCE", "beside", "evidence", "swapped_words"]

#: What counts, in the order of the weights below: what the other order gains (a power of ten), how frequent (Zipf) the
#: two words are, and which of them are known to meet.
EVIDENCE = (
    "gain", "gain above 3", "first", "second", "second above 4", "meets before", "meets behind", "other meets all",
    "no word before", "no word behind", "first longer", "second longer",
)  # fmt: skip
_WEIGHTS = (1.34, 0.21, 0.55, -0.01, 0.56, 0.36, 0.39, 0.26, -0.42, -1.01, -0.07, 0.06)
#: The constant, and the logarithm of the odds above which two words are told.
_CONSTANT, _LEAST = -5.25, 3.7
#: The other order must gain so much at least, as a power of ten.
_GAIN = 1.5


def beside(text: Text) -> Iterator[tuple[Neighbours, Neighbours]]:
    """Every two words of a text with a space alone between them, neither of which has a capital or is an adverb, which
    may stand on either side of most.
    """
    order = language_of(text.base).word_order
    free, adverbs = order.adverb_endings, order.free_adverbs
    for one, other in pairwise(neighbours(text)):
        if other.key != one.after or text.raw[one.token.end : other.token.start] != " ":
            continue
        if any(place.key in adverbs or (free and place.key.endswith(free)) for place in (one, other)):
            continue
        if all(place.token.text.islower() and place.token.text.isalpha() for place in (one, other)):
            yield one, other


def evidence(one: Neighbours, other: Neighbours, base: str) -> tuple[float, ...] | None:
    """EVIDENCE that two words stand the wrong way round, None where nothing speaks for it."""
    before, first, second, behind = one.before, one.key, other.key, other.after
    if not before or not behind or first == second or meet(first, second, base):
        return None
    gain = in_a_row((before, second, first, behind), base) - in_a_row((before, first, second, behind), base)
    if gain < _GAIN:
        return None
    classes = closed_classes(base)
    if classes is not None and second in classes.prepositions and attraction(first, second, base) is None:
        return None  # nearly any noun stands before one, a rare one too seldom for the table (cloves of garlic)
    written = frequency(second, base)
    return (
        gain, max(0.0, gain - 3), frequency(first, base), written, max(0.0, written - 4),
        meet(before, first, base), meet(second, behind, base),
        meet(before, second, base) and meet(second, first, base) and meet(first, behind, base),
        before == START, behind == START, len(first) > len(second), len(second) > len(first),
    )  # fmt: skip


def swapped_words(text: Text) -> Iterator[tuple[int, int, str]]:
    """(start, end, what was meant) of every two words of a text that stand the wrong way round. None in a question,
    which has an order of its own, within a number or a time of day (twenty past one), and in languages without a table
    of pairs.
    """
    if not has_word_pairs(text.base) or "?" in text.raw:
        return
    last = 0
    for one, other in beside(text):
        values = evidence(one, other, text.base) if one.token.start >= last else None
        if values is None or not text.mentioned.isdisjoint((one.token.start, other.token.start)):
            continue
        if _CONSTANT + sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True)) > _LEAST:
            if any(number.start <= one.token.start and other.token.end <= number.end for number in text.numbers):
                continue
            last = other.token.end
            yield one.token.start, last, f"{other.token.text} {one.token.text}"
