"""The stretches of a file that change where a block gets another text: the least that do it."""

from __future__ import annotations

from itertools import pairwise

from review.formats.blocks import Block, Piece
from review.text.difference import difference

__all__ = ["changes_of", "trimmed"]


def changes_of(block: Block, new: str) -> list[tuple[int, int, str]]:
    """The least stretches of the file whose replacement makes a block read as `new`.

    What stands between two pieces (the marks between two runs of a text) stays: where a change goes over it, the first
    piece gets the new text and the others lose theirs.
    """
    if block.rewrite is not None and (whole := block.rewrite(new)) is not None:
        return [whole]
    if not block.pieces:
        return [(block.slot, block.slot, block.encode(new))]
    apart = any(one.end != two.start for one, two in pairwise(block.pieces))
    changes: list[tuple[int, int, str]] = []
    for begin, end, first, last in _hunks(block, new, apart=apart):
        changes += _stretches(block, begin, end, new[first:last])
    return changes


def _hunks(block: Block, new: str, *, apart: bool) -> list[tuple[int, int, int, int]]:
    """Where old and new text differ, as (begin, end) in both, so that no hunk cuts through an escape."""
    old = block.text
    hunks: list[tuple[int, int, int, int]] = []
    for hunk in _differences(old, new) if apart else [(0, len(old), 0, len(new))]:
        begin, end, first, last = trimmed(old, new, *hunk)
        if begin == end and first == last:
            continue
        wide_begin, wide_end = _outward(block, begin, end)
        first, last = first - (begin - wide_begin), last + (wide_end - end)
        if hunks and wide_begin < hunks[-1][1]:
            before = hunks.pop()
            wide_begin, first = before[0], before[2]
        hunks.append((wide_begin, max(wide_end, wide_begin), first, last))
    return hunks


def _differences(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """Where two texts differ, word by word."""
    hunks = []
    a = b = 0
    opened: tuple[int, int] | None = None
    for kind, words in [*difference(old, new), ("same", "")]:
        if kind == "same":
            if opened is not None:
                hunks.append((opened[0], a, opened[1], b))
                opened = None
            a, b = a + len(words), b + len(words)
        else:
            opened = opened or (a, b)
            a, b = (a + len(words), b) if kind == "gone" else (a, b + len(words))
    return hunks


def trimmed(old: str, new: str, begin: int, end: int, first: int, last: int) -> tuple[int, int, int, int]:
    """`old[begin:end]` and `new[first:last]` without what they begin and end with in common."""
    while begin < end and first < last and old[begin] == new[first]:
        begin, first = begin + 1, first + 1
    while begin < end and first < last and old[end - 1] == new[last - 1]:
        end, last = end - 1, last - 1
    return begin, end, first, last


def _outward(block: Block, begin: int, end: int) -> tuple[int, int]:
    """The stretch widened so that it cuts through no escape."""
    at = 0
    for piece in block.pieces:
        after = at + len(piece.text)
        if not piece.literal:
            if at < begin < after:
                begin = at
            if at < end < after:
                end = after
        at = after
    return begin, max(begin, end)


def _stretches(block: Block, begin: int, end: int, text: str) -> list[tuple[int, int, str]]:
    """The block's stretch [begin, end) replaced by a text, as changes of the file."""
    found: list[tuple[int, int, Piece]] = []
    at = 0
    for piece in block.pieces:
        after = at + len(piece.text)
        touched = at < end and begin < after if begin < end else at <= begin <= after
        if touched:
            start = piece.start + max(begin, at) - at if piece.literal else piece.start
            stop = piece.start + min(end, after) - at if piece.literal else piece.end
            if begin == end:
                start = stop = start if piece.literal else piece.start if begin == at else piece.end
            found.append((start, stop, piece))
            if begin == end:
                if piece.encode is None or piece.literal or begin < after or piece is block.pieces[-1]:
                    break
                found.pop()  # the next piece takes what is put between the two
        at = after
    changes: list[tuple[int, int, str]] = []
    for n, (start, stop, piece) in enumerate(found):
        put = (piece.encode or block.encode)(text) if n == 0 else ""
        if changes and changes[-1][1] == start and start != stop:
            changes[-1] = changes[-1][0], stop, changes[-1][2]
        else:
            changes.append((start, stop, put))
    return changes
