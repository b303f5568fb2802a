"""Writing corrected texts back into the file that they came from, and nothing else.

The file is read again; the block of each corrected paragraph is found by its place, and `splicing` says which
characters of the file change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Pair
from review.formats.byte_ranges import Original, apply_changes
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.proof import proven
from review.formats.replacement import Replacement
from review.model import Kind

__all__ = ["corrections", "shared_out", "spliced", "write_blocks", "write_pairs"]


def write_blocks(
    corrected: Corrected,
    scan: Callable[[str], Sequence[Block]],
    encoding: str = "utf-8",
    held: Callable[[str, Iterable[str], Kind], str] = lambda text, *_: text,
    otherwise: Callable[[str], str] | None = None,
    apart: str | None = None,
) -> bytes:
    """The file of the translation with its corrections. `scan` finds the file's blocks; `held` makes of a corrected
    text one that the format reads as it was meant, given what stood there before, what its source says, and its kind;
    `otherwise` is `proof.proven`'s, `apart` is `corrections`'.

    Raises InputError where a paragraph was added that has no place in the file, the file is another one, or a
    correction would be read as something else.
    """
    original = Original.of(corrected.data, encoding)
    text = original.even
    places = LinesAndColumns(text)
    blocks = scan(text)
    found = {places.of(block.start): block for block in blocks if block.text.strip()}
    replaced = list(corrections(corrected, found, held, apart))
    return spliced(original, text, proven(text, blocks, replaced, scan, corrected.name, otherwise))


def corrections(
    corrected: Corrected,
    blocks: Mapping[tuple[int, int], Block],
    held: Callable[[str, Iterable[str], Kind], str] = lambda text, *_: text,
    apart: str | None = None,
) -> Iterator[Replacement]:
    """The blocks that have another text now, with it. `blocks` are the file's by line and column, `held` is
    `write_blocks`'. `apart` is what parts two paragraphs in the file, where one that was added goes behind the one
    before it; None where a text needs a place of its own.

    Raises InputError where a paragraph was added that has no place in the file, or the file is another one.
    """
    last: Replacement | None = None  # the paragraph before, as it will stand in the file
    for segment in corrected.segments:
        added = not segment.target and segment.text != segment.machine
        if added and (apart is None or last is None):
            raise InputError(
                f"segment {segment.number} has no translation in the file, and so no place for a correction; add it to "
                "the file, and the document again",
                corrected.name,
            )
        known = segment.machine, segment.source_text
        if added and last is not None:
            behind = held(segment.text, known, last.block.kind)
            last = Replacement(segment.number, last.block, f"{last.text}{apart}{behind}")
            continue
        for paragraph, new in zip(segment.target, shared_out(segment), strict=True):
            block = blocks.get((paragraph.line, paragraph.column))
            if block is None or block.text != paragraph.text:
                if new == paragraph.text:
                    continue
                raise InputError(
                    f"does not have the paragraph of line {paragraph.line} there; add the document again",
                    corrected.name,
                )
            if last is not None and last.text != last.block.text:
                yield last
            last = Replacement(segment.number, block, new if new == paragraph.text else held(new, known, block.kind))
    if last is not None and last.text != last.block.text:
        yield last


def write_pairs(corrected: Corrected, scan: Callable[[str], Sequence[Pair]], encoding: str = "utf-8") -> bytes:
    """The file with corrected targets. `scan` finds the file's pairs. Raises InputError as `write_blocks` does."""
    original = Original.of(corrected.data, encoding)
    text = original.even
    places = LinesAndColumns(text)
    by_source, by_target = {}, {}
    pairs = scan(text)
    for pair in pairs:
        by_source[places.of(pair.source.start), pair.source.key] = pair.target
        by_target[places.of(pair.target.start)] = pair.target
    replaced = []
    for segment in corrected.segments:
        if segment.text == segment.machine:
            continue
        if segment.target:
            found = [by_target.get((p.line, p.column)) for p in segment.target]
        else:
            found = [by_source.get(((p.line, p.column), p.key)) for p in segment.source[:1]]
        for block, new in zip(found, shared_out(segment) if segment.target else [segment.text], strict=True):
            if block is None:
                raise InputError(
                    f"does not have segment {segment.number} there any more; add the document again", corrected.name
                )
            replaced.append(Replacement(segment.number, block, new))

    def blocks_of(again: str) -> list[Block]:
        return [block for pair in scan(again) for block in pair]

    blocks = [block for pair in pairs for block in pair]
    return spliced(original, text, proven(text, blocks, replaced, blocks_of, corrected.name))


def shared_out(segment: CorrectedSegment) -> list[str]:
    """The corrected text, a piece for each of the segment's target paragraphs: the rest to the last, "" where none."""
    count = len(segment.target)
    if count == 1:
        return [segment.text]
    pieces = segment.text.split("\n\n") if segment.text else []
    if len(pieces) > count:
        pieces = [*pieces[: count - 1], "\n\n".join(pieces[count - 1 :])]
    return [*pieces, *[""] * (count - len(pieces))]


def spliced(original: Original, text: str, changes: Iterable[tuple[int, int, str]]) -> bytes:
    """The file's bytes with changes in offsets of `text`, its text with even line ends."""
    if "\r" not in original.text:
        return original.encode(apply_changes(text, changes))
    places = LinesAndColumns(text)

    def there(offset: int) -> int:
        line, column = places.of(offset)
        return original.offset(line - 1, column - 1)

    moved = [(there(start), there(end), original.ended(new)) for start, end, new in changes]
    return original.encode(apply_changes(original.text, moved))
