"""Blocks of code whose lines differ between the two sides, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from review.checks.hit import Hit
from review.checks.shared.code_compared import is_own_tag, is_translated
from review.checks.shared.slips import is_slip
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.lexicon import frequency

__all__ = ["changed_lines", "says_in"]

_COMMENT = lazy_regex(
    r"""//[^\n]*|#[^\n{]*|/\*(?:[^*]|\*(?!/))*+\*/|<!--.*?-->|"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`[^`]*+`"""
)
_WORD = lazy_regex(r"\p{Lu}?\p{Ll}+|\p{L}+")
_TOKEN = lazy_regex(r"[\p{L}\p{N}_]+")
#: A shorter line of code is another one as soon as one word is.
_TOKENS = 2
#: How frequent (Zipf) a word is that a translator chose.
_KNOWN = 2.5
#: Lines of a block that may differ; beyond that it is another version.
_LINES = 2


def says_in(one: str, other: str, language: str) -> bool:
    """Whether the words that differ are words of the translation's language: `dependencias` for `dependencies`."""
    there = Counter(_WORD.findall(one))
    words = [word for word in _WORD.findall(other) if not there[word]]
    return bool(words) and all(frequency(word.casefold(), language) >= _KNOWN for word in words)


def changed_lines(view: SegmentView) -> Iterator[Hit]:
    """The lines of a block that are others in the source, where both have as many and few differ."""
    source, target = view.written.text("source"), view.written.text("target")
    if source == target:
        return
    ours, theirs = source.split("\n"), target.split("\n")
    if len(ours) != len(theirs):
        return
    different = [
        n for n, (a, b) in enumerate(zip_longest(ours, theirs)) if _said(a).rstrip(",;") != _said(b).rstrip(",;")
    ]
    if not 0 < len(different) <= _LINES:
        return
    for n in different:
        said = _said(ours[n]), _said(theirs[n])
        slipped = is_slip(*said)
        if is_own_tag(ours[n], theirs[n], view.target.language):
            continue
        if (not slipped and not _is_near(ours[n], theirs[n], view)) or says_in(*said, view.target.language):
            continue
        start = sum(len(line) + 1 for line in theirs[:n])
        twin = sum(len(line) + 1 for line in ours[:n])
        yield view.hit_written(
            "target", start, start + len(theirs[n]), "this line of code is another one in the source",
            suggestion=ours[n] if _COMMENT.search(theirs[n]) is None else None, twin=(twin, twin + len(ours[n])),
            severity=None if slipped else "minor",
        )  # fmt: skip


def _is_near(line: str, other: str, view: SegmentView) -> bool:
    """Whether a line of code has one other word or number than the source's, and no word of it was translated."""
    theirs, ours = (_TOKEN.findall(_COMMENT.sub("", one)) for one in (line, other))
    if len(theirs) != len(ours) or len(ours) < _TOKENS or not other.isascii():
        return False
    if sum(a != b for a, b in zip(theirs, ours, strict=True)) != 1:
        return False
    return not is_translated(line, other, view.source.base, view.target.base)


def _said(line: str) -> str:
    """A line of code without its comments and quoted texts, which may be translated."""
    return "".join(_COMMENT.sub("", line).split())
