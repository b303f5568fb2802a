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
    if _is_called(view, start, end) or _is_set(view.target.raw, start, end):
        return True
    return _is_of_identifier(view.target.raw, start, end) or _is_indented(view) or _is_output(view, start, end)


#: A program and its option before what it says of them; the end of what stands in a column before its explanation; a
#: value that is given: git checkout: --ours …, quit   - leave, text='…'.
_CALLED = lazy_regex(r"\s*[a-z][\w-]*(?: [a-z][\w-]*)?:\s(?:--?[A-Za-z][\w-]*[/,\s]*)+")
_COLUMN, _VALUE = lazy_regex(r" {2,}- "), lazy_regex(r"""\w=["']""")


def _is_called(view: SegmentView, start: int, end: int) -> bool:
    """Whether a stretch is of a program's call at the head of both texts, or what both have in the column of what is
    explained in the next.
    """
    target, source = view.target.raw, view.source.raw
    call = _CALLED.match(target)
    if call is not None and end <= call.end() and source.startswith(call.group().rstrip("/, ")):
        return True
    line = target.rfind("\n", 0, start) + 1
    head = target[line:end]
    return not target[line:start].strip() and _COLUMN.match(target, end) is not None and f"{head}  " in source


def _is_set(raw: str, start: int, end: int) -> bool:
    """Whether a stretch has the name of a value that is given within markup, or is such a name."""
    return _VALUE.search(raw, max(0, start), end + 2) is not None


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
