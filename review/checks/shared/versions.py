"""Versions that are others by their noughts or the order of their parts alone: 2.10 is the tenth after 2.0 and no 2.1,
11.0.2 no 11.2.0.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.views import SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.find import Number

__all__ = ["exchanged_parts", "other_versions"]

#: A number of two parts, and the word before it, or the letter that is glued to it.
_PARTS = lazy_regex(r"\d{1,3}\.\d{1,3}(?!\d|[.,]\d)")
_BEFORE = lazy_regex(r"(?:(?P<word>[\p{L}\p{M}]{2,})[\s\u00a0:]{0,2})?(?P<letter>(?<!\p{L})[vV]\.?\s?)?\Z")
_LOOK = 30
#: A number of three parts or more, as versions and sections have; not one of thousands in groups.
_MANY = lazy_regex(r"(?<![\w.])(?!\d{1,3}(?:\.\d{3})+(?![\w.]))\d{1,3}(?:\.\d{1,4}){2,3}(?!\w|\.\d)")
#: What parts the words behind a number: 7.10-es verzió, 2.10 sürümü.
_BEHIND = lazy_regex(r"[\s\u00a0-]+")


def other_versions(view: SegmentView) -> Iterator[tuple[Number, Number]]:
    """The numbers of one value on both sides that are versions and not written alike: behind a word for version or a
    v, or behind the same capitalised word on both sides (Python 3.10).
    """
    for source, target in view.number_pairs.matched:
        theirs, ours = _parts(view.source, source), _parts(view.target, target)
        if theirs is None or ours is None or theirs[0] == ours[0] or theirs[0].rstrip("0") != ours[0].rstrip("0"):
            continue
        if ours[0] in _PARTS.findall(view.source.raw) or theirs[0] in _PARTS.findall(view.target.raw):
            continue
        if (theirs[2] and ours[2]) or (theirs[1] == ours[1] and theirs[1][:1].isupper()):
            yield source, target


def exchanged_parts(view: SegmentView) -> Iterator[tuple[regex.Match[str], regex.Match[str]]]:
    """The numbers of three parts or more that have the same parts in another order, where either side has one alone
    that the other does not have.
    """
    theirs, ours = ([*_MANY.finditer(text.raw)] for text in (view.source, view.target))
    if not theirs or not ours:
        return
    lost, got = _only_here(view.source, theirs, ours), _only_here(view.target, ours, theirs)
    if len(lost) == len(got) == 1 and sorted(lost[0].group().split(".")) == sorted(got[0].group().split(".")):
        yield lost[0], got[0]


def _only_here(text: Text, here: list[regex.Match[str]], there: list[regex.Match[str]]) -> list[regex.Match[str]]:
    """Those that the other side does not have, without dates: 3.12.2024 may be 12.3.2024."""
    others = {one.group() for one in there}
    dates = [(date.start, date.end) for date in text.dates]
    return [
        one
        for one in here
        if one.group() not in others and not any(start < one.end() and one.start() < end for start, end in dates)
    ]


def _parts(text: Text, number: Number) -> tuple[str, str, bool] | None:
    """A number of two parts as written, the word before it, and whether that says that it is a version."""
    written = _PARTS.search(text.raw, number.start, number.end + 2)
    if number.kind not in ("cardinal", "code") or written is None:
        return None
    before: regex.Match[str] | None = _BEFORE.search(text.raw, max(0, written.start() - _LOOK), written.start())
    word = (before["word"] or "") if before is not None else ""
    said = language_of(EVERYWHERE).numbers.version
    named = word.casefold().startswith(said) or word.casefold().endswith(said)
    named = named or any(
        one.startswith(said) for one in _BEHIND.split(text.raw[written.end() :][:_LOOK].casefold())[1:3]
    )
    return written.group(), word, named or (before is not None and before["letter"] is not None)
