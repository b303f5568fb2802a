"""White space that is to change, with the words around it that are marked, and their repair."""

from __future__ import annotations

from typing import NamedTuple

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex

__all__ = ["SpaceEdit", "repaired", "space_edit"]

_WORD_START = lazy_regex(r"^\S+")
_WORD_END = lazy_regex(r"\S+$")


class SpaceEdit(NamedTuple):
    """White space `[start:stop]` that is to become `repair`; what stands around it, `[left:end]`, is marked."""

    left: int
    start: int
    stop: int
    end: int
    repair: str
    message: str


def space_edit(
    view: SegmentView, start: int, stop: int, end: int, repair: str, message: str, *, following: bool = False
) -> SpaceEdit:
    """White space `[start:stop]`, marked with what stands around it, up to `end` or the end of the word there."""
    text = view.target.raw
    before = _WORD_END.search(text[max(start - 40, 0) : start])
    left = start - len(before.group()) if before else start
    if following and (after := _WORD_START.search(text[stop : stop + 40])):
        end = stop + len(after.group())
    return SpaceEdit(left, start, stop, end, repair, message)


def repaired(text: str, left: int, end: int, edits: list[SpaceEdit]) -> str:
    """`text[left:end]` with the edits made."""
    parts = []
    at = left
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.stop)):
        if edit.start >= at or edit.start == edit.stop:
            parts += [text[at : edit.start], edit.repair]
            at = max(at, edit.stop)
    return "".join([*parts, text[at:end]])
