"""Words of a translation that are the source's and a program's, in no language: parts of identifiers (dh_make), what a
program puts out, lines that are set off as code is.
"""

from __future__ import annotations

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex

__all__ = ["is_of_program"]

#: So long is what a program puts out at least, and so far behind the colon a part of it may begin.
_TELLING, _OUTPUT = 16, 120
_IDENTIFIER = lazy_regex(r"[\p{L}\p{N}]*_[\p{L}\p{N}_]*")
_WORD = lazy_regex(r"\p{L}{2}")
_KEY = lazy_regex(r"(?m)^\s*([a-z][\w-]*)\s?:(?=\s)")
#: A line of a string that is code by its indent, as Markdown and wikis have it.
_INDENTED = ("\t", "    ")


def is_of_program(view: SegmentView, start: int, end: int) -> bool:
    """Whether a stretch of the translation is a program's."""
    if view.target.raw[start:end] in _keys(view):
        return True
    return _is_of_identifier(view.target.raw, start, end) or _is_indented(view) or _is_output(view, start, end)


def _keys(view: SegmentView) -> set[str]:
    """What stands before a colon at the beginning of lines, two at least, on both sides: the values of a setting."""
    theirs, ours = (set(_KEY.findall(text.raw)) for text in (view.source, view.target))
    kept = theirs & ours
    return kept if len(kept) > 1 and len(kept) == len(theirs) else set()


def _is_of_identifier(raw: str, start: int, end: int) -> bool:
    """Whether all its words are of names that have a stroke between their words: make of dh_make."""
    first, last = start, end
    while first > 0 and (raw[first - 1].isalnum() or raw[first - 1] == "_"):
        first -= 1
    while last < len(raw) and (raw[last].isalnum() or raw[last] == "_"):
        last += 1
    piece = raw[first:last]
    names = [match.group() for match in _IDENTIFIER.finditer(piece) if match.group().strip("_").count("_")]
    return bool(names) and _WORD.search(_IDENTIFIER.sub(" ", piece)) is None


def _is_indented(view: SegmentView) -> bool:
    """Whether both sides are a string whose lines are all indented as code is."""
    if view.segment.kind("target") != "string":
        return False
    return all(
        line.startswith(_INDENTED)
        for side in ("source", "target")
        for line in view.written.text("source" if side == "source" else "target").split("\n")
        if line.strip()
    )


def _is_output(view: SegmentView, start: int, end: int) -> bool:
    """Whether a stretch is of what a program puts out, letter for letter behind a colon on both sides."""
    source, target = view.source.raw, view.target.raw
    lead = next((at for at in range(start - 1, max(-1, start - _OUTPUT), -1) if target[at] in ":："), None)
    if lead is None or end - lead < _TELLING:
        return False
    at = source.find(target[lead + 1 : end].strip())
    return at > 0 and source[:at].rstrip()[-1:] in (":", "：")
