"""Paragraphs of one side alone, where there are so many that the two are of other versions of a text: told once, at the
first, since sections that were added or taken out are no slips of a translator's, one by one.
"""

from __future__ import annotations

from itertools import takewhile

from review.checks.shared.moved_paragraphs import moved_paragraphs
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import Side
from review.text.page.boilerplate import is_frame

__all__ = ["first_of_many", "is_other_version", "lines_around", "section_at"]

#: So many paragraphs, and this share of their side's, are another version.
_MANY, _SHARE = 12, 0.05


def first_of_many(document: DocumentView, side: Side) -> tuple[int, int, int] | None:
    """Of a side's paragraphs without a counterpart, where these are many: the first one's segment, how many they are,
    and of how many; else None.
    """
    return _loose(document).get(side)


def is_other_version(document: DocumentView) -> bool:
    """Whether so much of a side stands alone that what was put together may be parts of different paragraphs: how long
    the one is tells little of the other.
    """
    return bool(_loose(document))


#: So many lines of so few words each, without a final mark, before or behind all that is translated are a page's own:
#: a menu, what is at its foot.
_LINES, _WORDS = 3, 4


def lines_around(document: DocumentView, side: Side) -> tuple[tuple[int, ...], ...]:
    """The segments of a side that are a page's menu or foot without a counterpart, each such run."""
    return _around(document)[side]


@of_document
def _around(document: DocumentView) -> dict[Side, tuple[tuple[int, ...], ...]]:
    found: dict[Side, tuple[tuple[int, ...], ...]] = {}
    sides: tuple[tuple[Side, Side], ...] = (("source", "target"), ("target", "source"))
    for side, other in sides:
        runs = []
        for views in (document.segments, document.segments[::-1]):
            own = takewhile(lambda view: not view.paired, views)
            alone = [view for view in own if not view.side(other).raw.strip()]
            lines = [view.number for view in alone if _is_line(view, side)]
            if len(lines) >= _LINES and 2 * len(lines) > len(alone) and len(alone) < len(document.segments):
                runs.append(tuple(sorted(lines)))
        found[side] = tuple(runs)
    return found


def _is_line(view: SegmentView, side: Side) -> bool:
    text = view.side(side)
    return 0 < len(text.words) <= _WORDS and text.raw.rstrip()[-1:].isalnum() and view.segment.kind(side) != "heading"


#: So many paragraphs in a row that one side alone has are a section.
_SECTION = 3


def section_at(document: DocumentView, side: Side, number: int) -> tuple[int, int] | None:
    """The first segment of the section that a segment is of, and how many there are; None where it is of none."""
    return next(((run[0], len(run)) for run in _sections(document)[side] if number in run), None)


@of_document
def _sections(document: DocumentView) -> dict[Side, tuple[tuple[int, ...], ...]]:
    found: dict[Side, tuple[tuple[int, ...], ...]] = {}
    moved = moved_paragraphs(document)
    sides: tuple[tuple[Side, Side, frozenset[int]], ...] = (
        ("source", "target", frozenset(moved.values())),
        ("target", "source", frozenset(moved)),
    )
    for side, other, elsewhere in sides:
        runs: list[list[int]] = [[]]
        for view in document.segments:
            alone = view.side(side).words and not view.segment.paragraphs(other) and view.number not in elsewhere
            if alone and view.segment.kind(side) != "string":
                runs[-1].append(view.number)
            elif runs[-1]:
                runs.append([])
        found[side] = tuple(tuple(run) for run in runs if len(run) >= _SECTION)
    return found


@of_document
def _loose(document: DocumentView) -> dict[Side, tuple[int, int, int]]:
    found: dict[Side, tuple[int, int, int]] = {}
    moved = moved_paragraphs(document)
    sides: tuple[tuple[Side, Side, frozenset[int]], ...] = (
        ("source", "target", frozenset(moved.values())),
        ("target", "source", frozenset(moved)),
    )
    for side, other, elsewhere in sides:
        own = [view for view in document.segments if view.side(side).words and not _is_frame(view, side)]
        alone = [view.number for view in own if not view.side(other).raw.strip() and view.number not in elsewhere]
        if len(alone) >= max(_MANY, _SHARE * len(own)):
            found[side] = (alone[0], len(alone), len(own))
    return found


def _is_frame(view: SegmentView, side: Side) -> bool:
    return is_frame(view.side(side).raw.strip(), view.side(side).language)
