"""A subtitle cannot be read in its time, has a line too many or too long, or is shown together with the next.

Triggers on cues of the translation with more characters a second than `characters-a-second`, lines longer than
`line-length`, more lines than `lines`, and cues that begin before the one before has ended. The defaults are what
subtitlers keep to at most (42 characters a line and two lines: the timed text style guide of Netflix; 20 characters a
second there for adults, some more here). Letters of full width count for two.

Leaves alone: what the source does as well, at the same place or, for times, anywhere: its file keeps to other rules.

Options, of which 0 switches one off: `characters-a-second` is how fast a cue may go, `line-length` is how many
characters a line may have, `lines` is how many lines a cue may have; `overlap` is whether cues may not overlap.

Flagged (en → de, cue, options `{"line-length": 20}`): `Nobody saw it.` → `Niemand hat irgendetwas gesehen.` —
`Niemand hat irgendetwas gesehen.`
Not flagged (en → de, cue, options `{"line-length": 20}`): `Nobody saw it.` → `Niemand sah es.`

False alarms: not measured: there are no published pairs of subtitles at hand that a person judged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView, of_document
from review.formats.cues import Timed, cue_texts
from review.model import PARAGRAPH_GAP, Paragraph, Side

__all__ = ["CHECK"]


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    sides = [[cue for at, one in _cues(view, side) for cue in _moved(at, one)] for side in ("source", "target")]
    ours, theirs = sides
    if not theirs:
        return
    for option, of, told in (
        ("characters-a-second", _speed, "{found} characters a second, where {most} are the most"),
        ("line-length", _longest, "a line of {found} characters, where {most} are the most"),
        ("lines", _lines, "{found} lines, where {most} are the most"),
    ):
        most = int(document.option(CHECK, option))
        if most <= 0 or any(of(cue) > most for cue in ours):
            continue
        for cue in theirs:
            if (found := of(cue)) > most:
                message = told.format(found=found, most=most)
                yield view.hit_written("target", cue.offset, cue.offset + len(cue.text), message)
    if document.option(CHECK, "overlap") and not _times(document).source_overlaps:
        for cue in theirs:
            before = _times(document).overlapped.get((cue.start, cue.end))
            if before is not None:
                message = f"begins {(before - cue.start) / 1000:g} s before the cue before it ends"
                yield view.hit_written("target", cue.offset, cue.offset + len(cue.text), message)


def _cues(view: SegmentView, side: Side) -> Iterator[tuple[int, Paragraph]]:
    """The side's cues with where they stand in its text."""
    at = 0
    for paragraph in view.written.paragraphs(side):
        if paragraph.kind == "cue":
            yield at, paragraph
        at += len(paragraph.text) + len(PARAGRAPH_GAP)


def _moved(at: int, paragraph: Paragraph) -> list[Timed]:
    cues = cue_texts(paragraph) or [Timed(paragraph.text, 0, 0, 0)]  # one without times is as long as it is
    return [cue._replace(offset=at + cue.offset) for cue in cues]


class _Overlaps(NamedTuple):
    """Whether cues of the source overlap; those of the translation that begin before the one before them has ended,
    with its end.
    """

    source_overlaps: bool
    overlapped: Mapping[tuple[int, int], int]


@of_document
def _times(document: DocumentView) -> _Overlaps:
    found: list[dict[tuple[int, int], int]] = []
    for side in ("source", "target"):
        times = sorted(
            (cue.start, cue.end)
            for view in document.segments
            for paragraph in view.written.paragraphs(side)
            if paragraph.kind == "cue"
            for cue in cue_texts(paragraph)
        )
        found.append({two: one[1] for one, two in pairwise(times) if two[0] < one[1] and one != two})
    return _Overlaps(bool(found[0]), found[1])


def _speed(cue: Timed) -> int:
    """Characters a second, line breaks left out; 0 for a cue without times."""
    lasts = cue.end - cue.start
    return round(1000 * sum(map(_width, cue.shown.split("\n"))) / lasts) if lasts > 0 else 0


def _longest(cue: Timed) -> int:
    return max(map(_width, cue.shown.split("\n")))


def _lines(cue: Timed) -> int:
    return cue.shown.count("\n") + 1


def _width(line: str) -> int:
    """Columns of a line: two for a letter of full width, none for an accent."""
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in line.strip()
        if not unicodedata.combining(character)
    )


CHECK = Check(
    code="subtitle",
    category="Design and markup/Layout",
    severity="minor",
    page=__doc__,
    segment=find,
    options={"characters-a-second": 25, "line-length": 42, "lines": 2, "overlap": True},
    written=True,
)
