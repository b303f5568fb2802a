"""Two negations of one sentence that cancel: no smoke without fire is where there is smoke, there is fire.

What is negated in a condition and in what follows says the same with both affirmed, and sayings of all languages are
put so: who ventures nothing wins nothing, he who dares wins. A translation seldom loses two negations at once by
mistake. Two words that negate one clause once (nikdo nic neřekl) are one.
"""

from __future__ import annotations

from itertools import pairwise

from review.checks.shared.sentence_pairs import Stretch
from review.lazy_patterns import lazy_regex
from review.text.language import conjunctions_of
from review.text.negation_words import NegationPatterns

__all__ = ["cancels"]

#: Characters of a longer sentence, which has more than a condition and what follows.
_LONG = 80
#: What parts clauses; and a word between two negations that are the same word.
_PARTED, _WORD = lazy_regex(r"[,;:،؛、，；：–—]|\s-\s"), lazy_regex(r"[\p{L}\p{M}]{2,}")
_LETTERS = lazy_regex(r"[\p{L}\p{M}]+")


def cancels(text: str, negation: NegationPatterns) -> bool:
    """Whether a folded sentence negates twice what belongs together, so that the other side may affirm both."""
    if len(text) > _LONG:
        return False
    explicit = set(negation.explicit_spans(text))
    markers = _first_ones(sorted({*negation.markers(text), *negation.asking_spans(text)}))
    return any(_are_two(text, pair, explicit, negation) for pair in pairwise(markers))


def _first_ones(spans: list[Stretch]) -> list[Stretch]:
    """Sorted spans without those that overlap the one before."""
    kept: list[Stretch] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _are_two(text: str, pair: tuple[Stretch, Stretch], explicit: set[Stretch], negation: NegationPatterns) -> bool:
    """Whether two markers of a folded text are no words of one clause that negate it once."""
    (start, end), (later, last) = pair
    between = text[end:later]
    if not conjunctions_of(negation.language).isdisjoint(_LETTERS.findall(between)):  # she neither eats nor drinks
        return False
    if not explicit.issuperset(pair):  # without, how could
        return True
    if negation.runs_on or _PARTED.search(between) is not None:
        return True
    alike = text[start:end] == text[later:last] or negation.are_verbs(text[start:end], text[later:last])
    return alike and _WORD.search(between) is not None
