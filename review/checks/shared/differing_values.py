"""What is said of a value that differs between source and translation: a number, a date, an amount."""

from __future__ import annotations

from typing import Protocol

from review.checks.hit import Hit
from review.checks.views import SegmentView
from review.model import Side

__all__ = ["differs", "not_in_source", "not_in_translation", "written"]


class Placed(Protocol):
    """Anything with a place in a text: a Number, a Date, a Quantity."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def written(view: SegmentView, side: Side, stretch: Placed) -> str:
    """The stretch as its side has it."""
    return view.side(side).raw[stretch.start : stretch.end]


def differs(view: SegmentView, source: Placed, target: Placed, of_source: str = "", of_target: str = "") -> Hit:
    """The translation has another value where the source has its own. `of_source` and `of_target` say in what they
    differ where it is not in the stretches (a.m. and p.m.).
    """
    ours, theirs = written(view, "target", target), written(view, "source", source)
    of_source, of_target = (f" ({said})" if said else "" for said in (of_source, of_target))
    message = f"the source says “{theirs}”{of_source}, the translation “{ours}”{of_target}"
    return view.hit("target", target.start, target.end, message, twin=(source.start, source.end))


def not_in_source(view: SegmentView, kind: str, target: Placed) -> Hit:
    """The translation has a value ("number", "date") too many: minor, for the source may say it in other words."""
    message = f"the source has no {kind} “{written(view, 'target', target)}”"
    return view.hit("target", target.start, target.end, message, severity="minor")


def not_in_translation(view: SegmentView, kind: str, source: Placed) -> Hit:
    """The translation lacks a value ("number", "date"): minor, for it may say it in other words."""
    message = f"the {kind} “{written(view, 'source', source)}” is missing from the translation"
    return view.hit("source", source.start, source.end, message, severity="minor")
