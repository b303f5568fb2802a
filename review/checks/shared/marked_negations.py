"""The explicit negations of a folded sentence, without those of a question behind it (…, isn't it?)."""

from __future__ import annotations

from review.checks.shared.sentence_pairs import Stretch
from review.lazy_patterns import lazy_regex
from review.text import negation_counts
from review.text.negation_words import NegationPatterns

__all__ = ["first_marker", "one_too_many"]

#: What may stand between two negations that make an affirmation: не мог не, không ai là không.
_CLOSE = lazy_regex(r"[\p{L}\p{M}\s]{0,15}")
#: A question behind a statement that asks whether it is so, however it is put: …, isn't it? …, nieprawdaż? …, nem?
_TAG = lazy_regex(
    r"(?<=\p{L}[\p{L}\p{M}]\s{0,2}[,،、，]\s{0,2})[\p{L}\p{M}'’]{1,15}(?:\s[\p{L}\p{M}'’]{1,15}){0,2}\s?[?？؟]"
)


def first_marker(text: str, negation: NegationPatterns) -> Stretch | None:
    """The first explicit negation outside idioms; None where the same one stands twice, which may affirm."""
    if negation.first(text) is None:
        return None
    text = _without_tags(negation.without_idioms(text))
    found = negation.first(text)
    if found is None:
        return None
    again = negation.first(text, found[1])
    same = again is not None and text[slice(*again)] == text[slice(*found)]
    return None if again and same and _CLOSE.fullmatch(text, found[1], again[0]) else found


def one_too_many(source: str, target: str, of_source: NegationPatterns, of_target: NegationPatterns) -> Stretch | None:
    """The marker of a folded sentence that nothing in the other accounts for, where both may negate somewhere."""
    if of_target.runs_on:  # parts of words, of which too many look alike
        return None
    return negation_counts.one_too_many(_without_tags(source), _without_tags(target), of_source, of_target)


def _without_tags(text: str) -> str:
    blank: str = _TAG.sub(lambda match: "\0" * len(match.group()), text)
    return blank
