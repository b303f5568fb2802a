"""Versions whose number lost or got a nought at its end: 2.10 is the tenth after 2.0, no 2.1."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.views import SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.find import Number

__all__ = ["other_versions"]

#: A number of two parts, and the word before it, or the letter that is glued to it.
_PARTS = lazy_regex(r"\d{1,3}\.\d{1,3}(?!\d|[.,]\d)")
_BEFORE = lazy_regex(r"(?:(?P<word>[\p{L}\p{M}]{2,})[\s\u00a0:]{0,2})?(?P<letter>(?<!\p{L})[vV]\.?\s?)?\Z")
_LOOK = 30
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
