"""Plain text with its corrections, byte for byte the file that came in but for the edits.

Line ends, byte order mark, blank lines, indents and a missing last line end stay as they are. A paragraph that was
emptied goes with the blank lines after it; one that is new comes after the paragraph before it.
"""

from __future__ import annotations

from itertools import pairwise

from review.formats.byte_ranges import Original, apply_changes
from review.formats.corrected import Corrected, CorrectedSegment

__all__ = ["write"]

_Change = tuple[int, int, str]


def write(corrected: Corrected) -> bytes:
    """The corrected file. Raises InputError where the paragraphs do not stand in the file."""
    original = Original.of(corrected.data)
    if corrected.layout == "lines":
        changes = [change for segment in corrected.segments for change in _line(original, segment)]
    else:
        changes = _paragraphs(original, corrected)
    return original.encode(apply_changes(original.text, changes))


def _line(original: Original, segment: CorrectedSegment) -> list[_Change]:
    if segment.text == segment.machine:
        return []
    if not segment.target:  # line n belongs to line n: the empty line is there
        number = segment.source[0].line - 1
        return [(*original.lines[number], segment.text)] if number < len(original.lines) else []
    pieces = _shared_out(segment, " ")
    return [(*original.extent(paragraph), piece or "") for paragraph, piece in zip(segment.target, pieces, strict=True)]


def _paragraphs(original: Original, corrected: Corrected) -> list[_Change]:
    extents = {
        (paragraph.line, paragraph.column): original.extent(paragraph)
        for segment in corrected.segments
        for paragraph in segment.target
    }
    starts = sorted(extents.values())
    gap = _gap(original, starts)
    changes: list[_Change] = []
    removed: set[tuple[int, int]] = set()
    added: dict[int, str] = {}
    before: tuple[int, int] | None = None
    for segment in corrected.segments:
        mine = [extents[paragraph.line, paragraph.column] for paragraph in segment.target]
        if segment.text != segment.machine:
            if not mine:
                at = before[1] if before else 0
                new = _told(original, segment.text, gap)
                added[at] = added.get(at, "") + (gap + new if before else new + gap)
            for place, paragraph, piece in zip(mine, segment.target, _shared_out(segment, "\n\n"), strict=True):
                if piece is None:
                    removed.add(place)
                elif piece != paragraph.text:
                    changes.append((*place, _told(original, piece, gap)))
        before = max(mine) if mine else before
    changes += [(at, at, new) for at, new in added.items()]
    return _joined(changes, _removals(starts, removed), gap, {start for start, _ in starts})


def _joined(changes: list[_Change], removals: list[_Change], gap: str, starts: set[int]) -> list[_Change]:
    """Changes and removals together; what is inserted inside a removed stretch takes its place."""
    moved = []
    for start, end, new in changes:
        around = next((n for n, r in enumerate(removals) if start == end and r[0] < start <= r[1]), None)
        if around is None:
            moved.append((start, end, new))
            continue
        first, last, there = removals[around]
        removals[around] = first, last, there + (new.removeprefix(gap) + gap if first in starts else new)
    return [*moved, *removals]


def _removals(starts: list[tuple[int, int]], removed: set[tuple[int, int]]) -> list[_Change]:
    """Each removed paragraph with the gap after it; the last ones of a file with the gap before them."""
    changes: list[_Change] = []
    n = 0
    while n < len(starts):
        if starts[n] not in removed:
            n += 1
            continue
        first = n
        while n < len(starts) and starts[n] in removed:
            n += 1
        if n < len(starts):
            changes.append((starts[first][0], starts[n][0], ""))
        else:
            changes.append((starts[first - 1][1] if first else starts[0][0], starts[-1][1], ""))
    return changes


def _shared_out(segment: CorrectedSegment, joiner: str) -> list[str | None]:
    """The corrected text, a piece for each of the file's paragraphs: None for one that goes, the rest to the last."""
    count = len(segment.target)
    if count == 1:
        return [segment.text or None]
    pieces = segment.text.split("\n\n") if segment.text else []
    if len(pieces) > count > 0:
        pieces = [*pieces[: count - 1], joiner.join(pieces[count - 1 :])]
    return [*pieces, *[None] * (count - len(pieces))] if count else []


def _told(original: Original, text: str, gap: str) -> str:
    """A piece as the file writes it. In a file where every line is a paragraph, no paragraph has a line break."""
    paragraphs = text.split("\n\n")
    if gap == original.line_end:
        paragraphs = [" ".join(paragraph.split("\n")) for paragraph in paragraphs]
    return gap.join(original.ended(paragraph) for paragraph in paragraphs)


def _gap(original: Original, starts: list[tuple[int, int]]) -> str:
    """What stands between paragraphs in this file: one line end, or an empty line."""
    between = [original.text[end:start] for (_, end), (start, _) in pairwise(starts)]
    single = [gap for gap in between if gap.count(original.line_end) == 1]
    return original.line_end if between and len(single) == len(between) else original.line_end * 2
