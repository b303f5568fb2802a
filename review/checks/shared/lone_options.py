"""Options of a command in prose that only one side has: git push --force, git push."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.shared.code_compared import stands
from review.checks.shared.literals import options_of
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.model import Side

__all__ = ["lone_options"]

#: A dash that parts words, as `--` does where people type two hyphens for one.
_DASH = lazy_regex(r"[–—―]|(?<!\S)--?(?!\S)|\p{L}--(?!\S)|(?<=\p{L})--(?=\p{L})")
#: A command's words before its option are in no language: what stands before it on the other side as well.
_BEFORE = lazy_regex(r"(?<![\w./-])([A-Za-z][\w./-]*(?:[ ][A-Za-z-][\w./-]*)?)[ ]$")

_COMMAND = lazy_regex(r"[A-Za-z\d./-]+")
_Option = tuple[int, int, str]


def lone_options(view: SegmentView) -> Iterator[tuple[Side, int, int]]:
    """Where they stand, behind a word that the other side has, too, while no option is another's in place of it."""
    source, target = options_of(view, "source"), options_of(view, "target")
    lost, put = _lone(source, target, view, "target"), _lone(target, source, view, "source")
    if not lost or not put:  # else one stands for the other
        yield from (("source", start, end) for start, end in lost)
        yield from (("target", start, end) for start, end in put)


def _lone(options: list[_Option], others: list[_Option], view: SegmentView, other: Side) -> list[tuple[int, int]]:
    side: Side = "source" if other == "target" else "target"
    here, there = view.written.text(side), view.written.text(other)
    if not options or _DASH.search(there) or _DASH.search(here):
        return []
    base = view.side(other).base
    known_words = {word.rstrip(".") for word in _COMMAND.findall(there)}
    found = []
    for start, end, option in options:
        before = _BEFORE.search(here, max(0, start - 80), start)
        words = before[1].split() if before else []
        said = stands(option, there, base) or option.strip("-").casefold() in there.casefold()
        said = said or any(
            option.startswith(f"{known}-") and stands(known, here[start:end], view.side(side).base)
            for _, _, known in others
        )
        if words and not said and words[-1] in known_words:
            found.append((start, end))
    return found
