"""A comma before the clause that says what is said: "He said, that the road was open", "Il espère, que le film plaira".

German, Finnish, Hungarian and most Slavic languages want one there; English, the Romance languages, Swedish and
Norwegian have none, but where it ends an aside. A language's file has its words for "that", and whether a comma stands
before them; the source tells whether the word begins such a clause rather than one that says more of a noun.
"""

from __future__ import annotations

import re

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re
from review.text.analysis import Text
from review.text.function_words import closed_classes, closed_words
from review.text.normalize import fold

__all__ = ["begins_clause"]

#: An aside that the comma ends has so many words at most.
_ASIDE = 9
_MARKS = ",;:–—()"
#: The word behind "that", and an article that is written together with it (qu'il).
_BEHIND = lazy_re(r"[^\W\d_]+")


def begins_clause(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a comma (the groups "word", "marks", "gap" and "next") is one too many before such a clause."""
    target, words = view.target, view.target.rules.words
    key = fold(match["next"])
    if match["marks"] != "," or match["gap"] != " " or key not in words.that or words.comma_before_that is not False:
        return False
    if not match["word"].isalpha() or fold(match["word"]) in closed_words(target.base):
        return False
    start, end = next((one for one in target.sentences if one.start <= match.start() < one.end), (0, len(target.raw)))
    near = " ".join(target.raw[start : match.start("marks")].split()[-_ASIDE:])
    if any(mark in near for mark in _MARKS) or _times(target.raw[start:end], words.that) > 1:
        return False
    # where the word points at things, too (that road), the clause's subject tells; elsewhere it may belong to a noun
    return _has_subject(target, match.end("next")) if target.rules.gaps.pronouns else _says_so(view.source)


def _times(text: str, words: frozenset[str]) -> int:
    return sum(fold(word) in words for word in _BEHIND.findall(text))


def _says_so(source: Text) -> bool:
    """Whether a source has such a clause and none that says more of a noun: its word for "that" before a subject where
    it points at things, too, and with a comma where one belongs there.
    """
    words = source.rules.words
    points = bool(source.rules.gaps.pronouns)
    if points and _times(source.raw, source.rules.gaps.relative):
        return False
    for match in _BEHIND.finditer(source.raw):
        if fold(match.group()) in words.that and (not points or _has_subject(source, match.end())):
            comma = source.raw[: match.start()].rstrip().endswith(",")
            if words.comma_before_that is None or comma == words.comma_before_that:
                return True
    return False


def _has_subject(text: Text, at: int) -> bool:
    """Whether a clause's subject, as a pronoun or with an article, begins at an offset."""
    following, classes = _BEHIND.match(text.raw, at + 1), closed_classes(text.base)
    subjects = text.rules.gaps.pronouns | (classes.determiners if classes is not None else frozenset())
    return following is not None and fold(following.group()) in subjects
