"""Clauses of a sentence that its translation has not, told by the marks and words between clauses."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.function_words import closed_classes

__all__ = ["INSIDE", "clause_is_lost", "joints"]

#: Sentences of fewer words are put otherwise as a whole.
_WORDS = 11
#: A pause inside a text, which no mark within a number is (2:30).
INSIDE = lazy_regex(r"[,;:，、；：،؛·—–](?<!\d.(?=\d))(?=.)|\s-\s")


def clause_is_lost(view: SegmentView, very_short: bool) -> bool:
    """Whether a sentence has pauses or conjunctions and its translation, which is too short, none.

    `very_short`: so short that it is told by the pauses alone, where the conjunctions of the target are not known.
    """
    if len(view.source.sentences) != 1 or len(view.target.sentences) != 1:
        return False
    (pauses, words), theirs = _joints(view.source), joints(view.target)
    if theirs or len(view.source.words) < _WORDS or not (pauses or words > 1):
        return False
    return very_short or closed_classes(view.target.base) is not None


def joints(text: Text) -> int:
    """How many pauses and conjunctions a text has; the latter only of a language whose closed classes are known."""
    return sum(_joints(text))


def _joints(text: Text) -> tuple[int, int]:
    """How many pauses and conjunctions a text has."""
    classes = closed_classes(text.base)
    conjunctions = classes.conjunctions if classes is not None else frozenset()
    return len(INSIDE.findall(text.raw.rstrip())), sum(word.key in conjunctions for word in text.words)
