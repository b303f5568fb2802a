"""Blocks of a file with structure, each with the stretches of the file that it was read from, and writing them back.

A format that keeps everything around its texts needs one function: from the file's text to its blocks. Reading makes
paragraphs of them; writing reads the file again, finds the block of each corrected paragraph by its place, and
replaces no more than the characters that changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from review.errors import InputError
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.places import Original, apply_changes
from review.model import Kind, Paragraph, Protected, Segment

__all__ = ["Block", "Pair", "Piece", "Places", "paragraphs_of", "segments_of", "write_blocks", "write_pairs"]


class Piece(NamedTuple):
    """A part of a block's text and the stretch of the file that it was read from, in offsets of the file's text.

    One that is as long as its stretch stands there as it is; another (an escape) is read and written as a whole.
    """

    text: str
    start: int
    end: int


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Block:
    """A text of the file. `slot` is where it goes while it has no pieces; `encode` writes a text as the file has it."""

    pieces: tuple[Piece, ...]
    kind: Kind = "body"
    protected: tuple[Protected, ...] = ()
    level: int = 0
    key: str = ""
    slot: int = 0
    encode: Callable[[str], str] = field(default=_same, compare=False)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def start(self) -> int:
        return self.pieces[0].start if self.pieces else self.slot


class Pair(NamedTuple):
    """A source and its translation in one file; the target has a slot where it has no text."""

    source: Block
    target: Block


class Places:
    """Lines and columns, from 1, of offsets in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def paragraphs_of(blocks: Iterable[Block], places: Places) -> tuple[Paragraph, ...]:
    """The blocks that have a text, as paragraphs."""
    return tuple(_paragraph(block, places) for block in blocks if block.text.strip())


def _paragraph(block: Block, places: Places) -> Paragraph:
    line, column = places.of(block.start)
    return Paragraph(
        block.text, line, column, block.kind, block.protected, _steps(block, places), block.level, block.key
    )


def _steps(block: Block, places: Places) -> tuple[tuple[int, int, int], ...]:
    """Where the file and the text part ways; nothing for one stretch that stands in the file as it is."""
    if len(block.pieces) == 1 and len(block.text) == block.pieces[0].end - block.pieces[0].start:
        return ()
    steps = []
    at = 0
    for piece in block.pieces:
        steps.append((at, *places.of(piece.start)))
        at += len(piece.text)
    return tuple(steps)


def segments_of(pairs: Iterable[Pair], places: Places) -> tuple[Segment, ...]:
    """Pairs as segments, numbered from 1; those without a text on either side are left out."""
    segments: list[Segment] = []
    for source, target in pairs:
        sides = paragraphs_of((source,), places), paragraphs_of((target,), places)
        if sides[0] or sides[1]:
            segments.append(Segment(len(segments) + 1, *sides))
    return tuple(segments)


def write_blocks(corrected: Corrected, scan: Callable[[str], Sequence[Block]], encoding: str = "utf-8") -> bytes:
    """The file of the translation with its corrections. `scan` finds the file's blocks.

    Raises InputError where a paragraph was added that has no place in the file, or the file is another one.
    """
    original = Original.of(corrected.data, encoding)
    text = original.even
    places = Places(text)
    blocks = {places.of(block.start): block for block in scan(text) if block.text.strip()}
    changes = []
    for segment in corrected.segments:
        if segment.text == segment.machine:
            continue
        if not segment.target:
            raise InputError(
                f"segment {segment.number} has no translation in the file, and so no place for a correction; add it to "
                "the file, and the document again",
                corrected.name,
            )
        for paragraph, new in zip(segment.target, shared_out(segment), strict=True):
            block = blocks.get((paragraph.line, paragraph.column))
            if block is None or block.text != paragraph.text:
                raise InputError(
                    f"does not have the paragraph of line {paragraph.line} there; add the document again",
                    corrected.name,
                )
            changes.append(_change(block, new))
    return _spliced(original, text, changes)


def write_pairs(corrected: Corrected, scan: Callable[[str], Sequence[Pair]], encoding: str = "utf-8") -> bytes:
    """The file with corrected targets. `scan` finds the file's pairs."""
    original = Original.of(corrected.data, encoding)
    text = original.even
    places = Places(text)
    by_source, by_target = {}, {}
    for pair in scan(text):
        by_source[places.of(pair.source.start)] = pair.target
        by_target[places.of(pair.target.start)] = pair.target
    changes = []
    for segment in corrected.segments:
        if segment.text == segment.machine:
            continue
        if segment.target:
            found = [by_target.get((p.line, p.column)) for p in segment.target]
        else:
            found = [by_source.get((p.line, p.column)) for p in segment.source[:1]]
        for block, new in zip(found, shared_out(segment) if segment.target else [segment.text], strict=True):
            if block is None:
                raise InputError(
                    f"does not have segment {segment.number} there any more; add the document again", corrected.name
                )
            changes.append(_change(block, new))
    return _spliced(original, text, changes)


def shared_out(segment: CorrectedSegment) -> list[str]:
    """The corrected text, a piece for each of the segment's target paragraphs: the rest to the last, "" where none."""
    count = len(segment.target)
    if count == 1:
        return [segment.text]
    pieces = segment.text.split("\n\n") if segment.text else []
    if len(pieces) > count:
        pieces = [*pieces[: count - 1], "\n\n".join(pieces[count - 1 :])]
    return [*pieces, *[""] * (count - len(pieces))]


def _spliced(original: Original, text: str, changes: Iterable[tuple[int, int, str]]) -> bytes:
    if "\r" not in original.text:
        return original.encode(apply_changes(text, changes))
    places = Places(text)

    def there(offset: int) -> int:
        line, column = places.of(offset)
        return original.offset(line - 1, column - 1)

    moved = [(there(start), there(end), original.ended(new)) for start, end, new in changes]
    return original.encode(apply_changes(original.text, moved))


def _change(block: Block, new: str) -> tuple[int, int, str]:
    """The least stretch of the file whose replacement makes a block read as `new`."""
    old = block.text
    if not block.pieces:
        return block.slot, block.slot, block.encode(new)
    shared = min(len(old), len(new))
    first = next((n for n in range(shared) if old[n] != new[n]), shared)
    most = shared - first
    last = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    begin, end = _outward(block, first, len(old) - last)
    text = new[begin : len(new) - (len(old) - end)]
    return _there(block, begin, end, first=True), _there(block, begin, end, first=False), block.encode(text)


def _outward(block: Block, begin: int, end: int) -> tuple[int, int]:
    """The stretch widened so that it cuts through no escape."""
    at = 0
    for piece in block.pieces:
        after = at + len(piece.text)
        if len(piece.text) != piece.end - piece.start:
            if at < begin < after:
                begin = at
            if at < end < after:
                end = after
        at = after
    return begin, max(begin, end)


def _there(block: Block, begin: int, end: int, *, first: bool) -> int:
    """Where in the file the stretch [begin, end) of the block's text starts (`first`) or ends."""
    wanted = begin if first or begin == end else end
    at = 0
    for n, piece in enumerate(block.pieces):
        after = at + len(piece.text)
        inside = at <= wanted < after if first and begin < end else at <= wanted <= after
        if inside or n == len(block.pieces) - 1:
            if len(piece.text) == piece.end - piece.start:
                return piece.start + min(wanted - at, len(piece.text))
            return piece.start if wanted == at else piece.end
        at = after
    return block.slot
