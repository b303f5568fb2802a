"""Blocks of a file with structure, each with the stretches of the file that it was read from.

A format that keeps everything around its texts needs one function: from the file's text to its blocks. Reading makes
paragraphs of them; `writing` puts corrected ones back.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from review.model import Kind, Paragraph, Protected, Segment
from review.text.page.kinds import kind_of

__all__ = ["Block", "LinesAndColumns", "Pair", "Piece", "paragraphs_of", "segments_of"]


class Piece(NamedTuple):
    """A part of a block's text and the stretch of the file that it was read from, in offsets of the file's text.

    One that is as long as its stretch stands there as it is; another (an escape) is read and written as a whole, and so
    is one that is `whole` (a tag). `encode`, where given, writes what goes into this piece, instead of the block's.
    """

    text: str
    start: int
    end: int
    encode: Callable[[str], str] | None = None
    whole: bool = False

    @property
    def literal(self) -> bool:
        return len(self.text) == self.end - self.start and not self.whole


def _same(text: str) -> str:
    return text


class Block(NamedTuple):
    """A text of the file. `slot` is where it goes while it has no pieces; `encode` writes a text as the file has it.

    `rewrite`, where given, says of a new text whether it must be written otherwise than piece by piece: then it gives
    the stretch of the file and what goes there (an unquoted string that now needs quotes). `limit` is a paragraph's.
    """

    pieces: tuple[Piece, ...]
    kind: Kind = "body"
    protected: tuple[Protected, ...] = ()
    level: int = 0
    key: str = ""
    slot: int = 0
    encode: Callable[[str], str] = _same
    rewrite: Callable[[str], tuple[int, int, str] | None] | None = None
    limit: int = 0

    @property
    def text(self) -> str:
        return self.pieces[0].text if len(self.pieces) == 1 else "".join([piece.text for piece in self.pieces])

    @property
    def start(self) -> int:
        return self.pieces[0].start if self.pieces else self.slot


class Pair(NamedTuple):
    """A source and its translation in one file; the target has a slot where it has no text."""

    source: Block
    target: Block


class LinesAndColumns:
    """Lines and columns, from 1, of offsets in a text."""

    def __init__(self, text: str) -> None:
        #: Where each line begins.
        self.starts = array("q", [0])
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def paragraphs_of(blocks: Iterable[Block], places: LinesAndColumns) -> tuple[Paragraph, ...]:
    """The blocks that have a text, as paragraphs."""
    return tuple(_paragraph(block, text, places) for block in blocks if (text := block.text).strip())


def _paragraph(block: Block, text: str, places: LinesAndColumns) -> Paragraph:
    steps = _steps(block, places)
    line, column = steps[0][1:] if steps else places.of(block.start)
    return Paragraph(text, line, column, block.kind, block.protected, steps, block.level, block.key, block.limit)


def _steps(block: Block, places: LinesAndColumns) -> tuple[tuple[int, int, int], ...]:
    """Where the file and the text part ways; nothing for one stretch that stands in the file as it is."""
    if len(block.pieces) == 1 and block.pieces[0].literal:
        return ()
    steps = []
    at = line = first = after = 0
    goes_on = -1  # where the piece before ends, if it stands in the file as it is
    for text, start, end, _, whole in block.pieces:
        length = len(text)
        if start != goes_on:
            if not first <= start < after:  # in another line than the piece before
                line, column = places.of(start)
                first = start - column + 1
                after = places.starts[line] if line < len(places.starts) else start + 1
            steps.append((at, line, start - first + 1))
        at += length
        goes_on = end if length == end - start and not whole else -1
    return tuple(steps)


def segments_of(
    pairs: Iterable[Pair], places: LinesAndColumns, languages: tuple[str | None, str | None] | None = None
) -> tuple[Segment, ...]:
    """Pairs as segments, numbered from 1; those without a text on either side are left out.

    The texts of a catalogue are a program's strings. Those of a table, which has `languages`, are what they look like.
    """
    segments: list[Segment] = []
    for source, target in pairs:
        ours, theirs = source.text, target.text
        if languages is not None:
            source, target = _of_table(source, ours, languages[0]), _of_table(target, theirs, languages[1])
        sides = (
            (_paragraph(source, ours, places),) if ours.strip() else (),
            (_paragraph(target, theirs, places),) if theirs.strip() else (),
        )
        if sides[0] or sides[1]:
            segments.append(Segment(len(segments) + 1, *sides))
    return tuple(segments)


def _of_table(block: Block, text: str, language: str | None) -> Block:
    return block._replace(kind=kind_of(text, language or "und", False)) if block.kind == "string" else block
