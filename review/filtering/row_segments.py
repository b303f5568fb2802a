"""A row as the segment that it is for who reads its file at once: what kind its texts are, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from review.filtering.rows import PairRow
from review.formats.blocks import LinesAndColumns, segments_of
from review.formats.delimiter import is_delimiter_line
from review.formats.json_lines import pairs_of
from review.formats.pairs import cell_places
from review.model import Paragraph, Segment
from review.text.page.kinds import kind_of

__all__ = ["segment_of"]


def segment_of(row: PairRow, number: int, languages: tuple[str, str]) -> Segment:
    """The row as a segment of that number."""
    if row.delimiter:
        places = _places_of_cells(row)
    elif row.raw.lstrip().startswith(b"{"):
        text = row.raw.decode()
        members = segments_of(pairs_of(text, languages), LinesAndColumns(text), languages)
        if members:
            source, target = (_moved(side, row.line - 1) for side in (members[0].source, members[0].target))
            return Segment(number, source, target)
        places = [(row.line, 1)] * 2
    else:
        places = [(row.line, 1)] * 2
    texts = (row.source, row.target)
    source, target = (
        (Paragraph(text, *place, kind_of(text, language, False)),) if text.strip() else ()
        for text, place, language in zip(texts, places, languages, strict=True)
    )
    return Segment(number, source, target)


def _places_of_cells(row: PairRow) -> list[tuple[int, int]]:
    """Line and column at which the source and the target begin."""
    text = row.raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    cells = text.rstrip("\n").split("\t") if row.delimiter == "\t" else []
    if len(cells) > max(row.columns) and [cells[n] for n in row.columns] == [row.source, row.target]:  # no quotes
        return [(row.line, sum(len(cell) + 1 for cell in cells[:n]) + 1) for n in row.columns]
    head, _, rest = text.partition("\n")
    if rest and is_delimiter_line(head):  # of a table without a header it goes with the first row
        text = rest
    found = cell_places(text, row.line, max(row.columns) + 1, row.delimiter)
    return [found[n] for n in row.columns]


def _moved(side: Sequence[Paragraph], lines: int) -> tuple[Paragraph, ...]:
    return tuple(
        replace(one, line=one.line + lines, places=tuple((at, line + lines, column) for at, line, column in one.places))
        for one in side
    )
