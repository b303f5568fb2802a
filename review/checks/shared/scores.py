"""Scores, ratios and votes whose two figures stand the other way round in the translation: 3–2 and 2–3."""

from __future__ import annotations

from collections import Counter

import regex

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text

__all__ = ["reversed_scores"]

#: Two figures with a dash or a colon between, as results of matches, ratios and votes are written; no part of a code,
#: a date, a telephone number or a longer row.
_SCORE = lazy_regex(r"(?<![\p{L}\d.,:/–-])(\d{1,3})[ \u00a0]?([-–−:∶])[ \u00a0]?(\d{1,3})(?![\p{L}\d:/–−]|-\d|[.,]\d)")
_COLONS = ":∶"
#: So many figures have the minutes of a time of day: 12:30.
_MINUTES = 2


def reversed_scores(view: SegmentView) -> list[tuple[regex.Match[str], regex.Match[str]]]:
    """The scores of the source that the translation has with their figures exchanged, each with that.

    Languages that name the winner's goals first (he lost 3–2) say another's 2–3 so, so that only one is told whose
    larger figure the source has first, or both of which are ratios (1:10, 10:1); and those that write a colon name
    the side's own goals first that is spoken of (a 4–1 defeat is a 1:4-Niederlage).
    """
    ours, theirs = _scores(view.target), _scores(view.source)
    if not ours or not theirs:
        return []
    said, put = Counter(map(_figures, theirs)), Counter(map(_figures, ours))
    found = []
    for score in theirs:
        figures = _figures(score)
        other = figures[::-1]
        if figures[0] == figures[1] or figures in put or other in said:
            continue
        twins = [
            one
            for one in ours
            if _figures(one) == other
            and (one[2] in _COLONS) == (score[2] in _COLONS)
            and not (_may_be_time(score) and _may_be_time(one))
        ]
        if len(twins) == said[figures] == 1 and (figures[0] > figures[1] or _are_ratios(score, twins[0])):
            found.append((score, twins[0]))
    return found


def _figures(score: regex.Match[str]) -> tuple[int, int]:
    return int(score[1]), int(score[3])


def _are_ratios(score: regex.Match[str], other: regex.Match[str]) -> bool:
    return all(one[2] in _COLONS and "1" in (one[1], one[3]) for one in (score, other))


def _may_be_time(score: regex.Match[str]) -> bool:
    return score[2] == ":" and len(score[3]) == _MINUTES


def _scores(text: Text) -> list[regex.Match[str]]:
    """The scores of a text, without its dates."""
    if not any(sign in text.raw for sign in "-–−:∶"):
        return []
    return [
        match
        for match in _SCORE.finditer(text.raw)
        if not any(date.start < match.end() and match.start() < date.end for date in text.dates)
    ]
