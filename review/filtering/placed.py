"""Where a row's texts stand in its file: what is found in them is told at the line and column that one finds it at."""

from __future__ import annotations

from dataclasses import replace

from review.filtering.rows import PairRow
from review.formats.blocks import LinesAndColumns, segments_of
from review.formats.delimiter import is_delimiter_line
from review.formats.json_lines import pairs_of
from review.formats.pairs import cell_places
from review.model import Finding, Paragraph, Segment

__all__ = ["at_its_place"]


def at_its_place(finding: Finding, row: PairRow, languages: tuple[str, str]) -> Finding:
    """The finding of a row with its line and column in the file."""
    line, column = _placed(row, languages).position(finding.span.side, finding.span.start)
    return replace(finding, line=line, column=column)


def _placed(row: PairRow, languages: tuple[str, str]) -> Segment:
    """The row as a segment whose paragraphs know where they begin; at the row's line where that cannot be told."""
    text = row.raw.decode().removeprefix("\ufeff")
    head, _, rest = text.partition("\n")
    if row.delimiter and is_delimiter_line(head):  # of a table without a header it goes with the first row
        text = rest
    places = [(row.line, 1), (row.line, 1)]
    if row.delimiter == "\t":
        cells = text.split("\t")
        places = [(row.line, sum(len(cell) + 1 for cell in cells[:n]) + 1) for n in row.columns]
    elif row.delimiter:
        found = cell_places(text, row.line, max(row.columns) + 1, row.delimiter)
        places = [found[n] for n in row.columns]
    elif text.lstrip().startswith("{"):
        there = segments_of(pairs_of(text, languages), LinesAndColumns(text))
        if there and [there[0].text("source"), there[0].text("target")] == [row.source, row.target]:
            sides = [tuple(_moved(one, row.line - 1) for one in side) for side in (there[0].source, there[0].target)]
            return Segment(1, sides[0], sides[1])
    return Segment(1, (Paragraph(row.source, *places[0]),), (Paragraph(row.target, *places[1]),))


def _moved(paragraph: Paragraph, lines: int) -> Paragraph:
    places = tuple((offset, line + lines, column) for offset, line, column in paragraph.places)
    return replace(paragraph, line=paragraph.line + lines, places=places)
