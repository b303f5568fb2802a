"""Negations that the other side may say by an affirmation: not until, only then; never forget, remember."""

from __future__ import annotations

from review.checks.shared.sentence_pairs import Stretch
from review.lazy_patterns import lazy_regex
from review.text.modal_words import is_request
from review.text.negation_words import NegationPatterns
from review.text.weak_negation import weak_negation_of

__all__ = ["is_affirmed"]

_ASKS = lazy_regex(r"[?？؟][\s\"'”’»）)]*$")


def is_affirmed(
    text: str, marker: Stretch, negation: NegationPatterns, other: str, theirs: NegationPatterns, *, lost: bool = True
) -> bool:
    """Whether the other folded text says by an affirmation what a marker of a folded text negates: not until, only. Of
    a source's marker, that may be `lost`: never without, always before. A question that asks for something politely
    negates in many languages (Не подскажете?), and one that needs no answer says the contrary.
    """
    if _ASKS.search(text) and (not _ASKS.search(other) or is_request(other, theirs.language)):
        return True  # who does not know it? everybody knows it
    return (
        (negation.negates_twice(text) and theirs.says_all(other))
        or (negation.turns(text, marker) and not theirs.may_be_turned(other))
        or (
            negation.excepts(text, marker)
            and (theirs.allows_only(other) or (lost and weak_negation_of(theirs.language).says_all(other)))
        )
        or (negation.words.doubles(text, marker) and not theirs.implies(other))
    )
