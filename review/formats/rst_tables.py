"""Tables of reStructuredText, drawn with lines or with borders of equals signs: a cell is a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import regex

from review.errors import InputError
from review.formats.blocks import Block
from review.formats.lined import Line, lined
from review.model import Protected

__all__ = ["cells"]

Protect = Callable[[str], tuple[Protected, ...]]


def cells(text: str, lines: list[Line], protect: Protect, *, grid: bool) -> Iterator[Block]:
    """The cells of a table; one that goes over lines is one paragraph. Columns are those of its first border."""
    border = lines[0].text
    mark = "+" if grid else "="
    if grid:
        cuts = [n for n, sign in enumerate(border) if sign == mark]
        columns = [(a + 1, b) for a, b in pairwise(cuts)]
    else:
        columns = [match.span() for match in regex.finditer("=+", border)]
        columns[-1] = columns[-1][0], 10_000
    row: list[list[tuple[int, int]]] = [[] for _ in columns]
    for line in lines[1:]:
        ends = set(line.bare) <= set("+-= |") and bool(set(line.bare) & set("-="))
        if ends or (not grid and line.text[columns[0][0] : columns[0][1]].strip()):
            yield from _row(text, row, columns, protect)
            row = [[] for _ in columns]
        if ends:
            continue
        for n, (first, last) in enumerate(columns):
            content = line.text[first:last]
            if content.strip():
                begin = line.start + first + len(content) - len(content.lstrip())
                row[n].append((begin, begin + len(content.strip())))
    yield from _row(text, row, columns, protect)


def _row(
    text: str, row: list[list[tuple[int, int]]], columns: list[tuple[int, int]], protect: Protect
) -> Iterator[Block]:
    for spans, (_, last) in zip(row, columns, strict=True):
        for block in lined(text, spans, protect, "cell"):
            column = spans[0][0] - text.rfind("\n", 0, spans[0][0]) - 1
            yield block._replace(rewrite=_fitted(spans, last - column)) if last < 10_000 else block


def _fitted(spans: list[tuple[int, int]], room: int) -> Callable[[str], tuple[int, int, str]]:
    """A cell keeps its width, since the next one's place hangs on it."""

    def rewritten(new: str) -> tuple[int, int, str]:
        if len(spans) > 1 or "\n" in new or len(new) > room:
            raise InputError(
                "has a table drawn with lines, and a corrected cell does not fit into its column: widen it in the file"
            )
        start, end = spans[0]
        return start, max(end, start + len(new)), new.ljust(end - start)

    return rewritten
