"""Tables of reStructuredText, drawn with lines or with borders of equals signs: a cell is a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

import regex

from review.errors import InputError
from review.formats.blocks import Block
from review.formats.lined import Line, lined
from review.model import Protected

__all__ = ["cells"]

Protect = Callable[[str], tuple[Protected, ...]]
#: The last column of a table without lines goes on to the end of each.
_NO_END = 10_000


def cells(text: str, lines: list[Line], protect: Protect, *, grid: bool) -> Iterator[Block]:
    """The cells of a table; one that goes over lines is one paragraph. Columns are those of its first border, as a
    terminal shows them: a Han sign is as wide as two letters.
    """
    border = lines[0].text
    if grid:
        cuts = [n for n, sign in enumerate(border) if sign == "+"]
        columns = [(a + 1, b) for a, b in pairwise(cuts)]
    else:
        columns = [match.span() for match in regex.finditer("=+", border)]
        columns[-1] = columns[-1][0], _NO_END
    row: dict[int, _Cell] = {}
    for line in lines[1:]:
        ends = set(line.bare) <= set("+-= |") and bool(set(line.bare) & set("-="))
        if ends or (not grid and _between(line.text, columns[0])[2].strip()):
            yield from _row(text, row, protect)
            row = {}
        if ends:
            continue
        for first, last in _over_columns(line.text, columns) if grid else columns:
            begin, _, content = _between(line.text, (first, last))
            if content.strip():
                start = line.start + begin + len(content) - len(content.lstrip())
                column = first + _width(content[: len(content) - len(content.lstrip())])
                cell = row.setdefault(first, _Cell([], column, last))
                cell.spans.append((start, start + len(content.strip())))
    yield from _row(text, row, protect)


class _Cell(NamedTuple):
    """Where the lines of a cell lie in the file, the column in which its text begins, and the one at which it ends."""

    spans: list[tuple[int, int]]
    column: int
    last: int


def _over_columns(line: str, columns: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The cells of a line of a grid: columns that no line stands between are one."""
    first = columns[0][0]
    for one, following in pairwise([*columns, None]):
        assert one is not None
        if following is None or _between(line, (one[1], one[1] + 1))[2] in ("|", "+"):
            yield first, one[1]
            first = following[0] if following is not None else 0


def _between(line: str, columns: tuple[int, int]) -> tuple[int, int, str]:
    """What stands in columns of a line, [first, last), and where in the line."""
    first, last = columns
    if not line.isascii():
        first, last = _offset(line, first), _offset(line, last)
    return first, last, line[first:last]


def _offset(line: str, column: int) -> int:
    """Where in a line a column begins."""
    at = 0
    for n, sign in enumerate(line):
        if at >= column:
            return n
        at += _width(sign)
    return len(line)


def _width(text: str) -> int:
    """Columns that a text takes, as docutils counts them: two for a sign that is wide or of full width."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(sign) in "WF") for sign in text)


def _row(text: str, row: dict[int, _Cell], protect: Protect) -> Iterator[Block]:
    for _, cell in sorted(row.items()):
        for block in lined(text, cell.spans, protect, "cell"):
            yield (
                block
                if cell.last == _NO_END
                else block._replace(rewrite=_fitted(text, cell.spans, cell.last - cell.column))
            )


def _fitted(text: str, spans: list[tuple[int, int]], room: int) -> Callable[[str], tuple[int, int, str]]:
    """A cell keeps its width, since the next one's place hangs on it."""

    def rewritten(new: str) -> tuple[int, int, str]:
        if len(spans) > 1 or "\n" in new or _width(new) > room:
            raise InputError(
                "has a table drawn with lines, and a corrected cell does not fit into its column: widen it in the file"
            )
        start, end = spans[0]
        more = _width(new) - _width(text[start:end])
        return start, end + max(0, more), new + " " * -more

    return rewritten
