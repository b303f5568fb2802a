"""Marks inside a phrase that its words hold together: takes place in, December; is also, the base; explained, how he …

They are told in languages whose file has what they need: prepositions, auxiliaries and free adverbs, verbs of saying.
"""

from __future__ import annotations

import re

from review.checks.views import SegmentView
from review.text.function_words import closed_classes
from review.text.normalize import fold
from review.text.word_pairs import has_word_pairs

__all__ = ["stands_inside"]

_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_OTHERS = ",;—–()"


def stands_inside(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a mark (the groups "word", "marks", "gap" and "next") parts a preposition from a date, an adverb behind
    an auxiliary from what is said, or a verb of saying from its question, and begins no aside that another mark ends.
    """
    target, classes = view.target, closed_classes(view.target.base)
    if classes is None or not has_word_pairs(target.base) or match["gap"] != " " or not match["word"].islower():
        return False
    rest = target.raw[match.end() :]
    stop = _SENTENCE_END.search(rest)
    if any(mark in (rest[: stop.start()] if stop else rest) for mark in _OTHERS):
        return False
    word, following, rules = fold(match["word"]), fold(match["next"]), target.rules
    if word in classes.prepositions:
        return any(date.start == match.start("next") for date in target.dates)
    ahead = target.raw[: match.start()].split()
    if word in rules.gaps.before_clause | rules.gaps.relative or not ahead or ahead[-1].endswith(tuple(_OTHERS)):
        return False
    if word in rules.word_order.free_adverbs and fold(ahead[-1]) in rules.gaps.before_relative:
        return following in rules.words.article
    asks = rules.gaps.reporting - rules.gaps.said
    return match["marks"] == "," and word in asks and following in rules.gaps.before_subject
