"""Google's MQM ratings: a table with tabs, one marked error a line, its stretch between <v> and </v>.

Columns by name, in any order: system, doc, seg_id (docSegId, globalSegId), rater, source, target, category, severity;
others are ignored. A line of the category No-error says that a rater found none. "Source error" is no error of the
translation and left out; Non-translation costs 25 points, as critical does. Format and weights:
https://github.com/google/wmt-mqm-human-evaluation (Freitag et al. 2021).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from review.errors import InputError
from review.formats.annotations.annotated import AnnotatedSegment, MarkedError, severity_named
from review.model import SEVERITIES, Side
from review.text.formulas import begins_formula

__all__ = ["is_mqm_tsv", "read_mqm_tsv"]

#: Column → the names that it goes by.
_COLUMNS = {
    "system": ("system",),
    "document": ("doc", "document"),
    "segment": ("seg_id", "segment", "docsegid", "globalsegid"),
    "rater": ("rater",),
    "source": ("source",),
    "target": ("target",),
    "category": ("category",),
    "severity": ("severity",),
}
_OPEN, _CLOSE = "<v>", "</v>"
_SIDES: tuple[Side, Side] = ("source", "target")


@dataclass(slots=True)
class _Rows:
    """What the lines of one segment say together."""

    line: int
    texts: tuple[str, str]
    errors: list[MarkedError] = field(default_factory=list)
    raters: set[str] = field(default_factory=set)


def is_mqm_tsv(text: str) -> bool:
    """Whether the first line names columns with tabs between."""
    head = text.partition("\n")[0].lower().split("\t")
    return len(head) > 1 and not head[0].lstrip().startswith(("{", "["))


def read_mqm_tsv(text: str, path: Path, faults: list[InputError] | None = None) -> tuple[AnnotatedSegment, ...]:
    """The table's segments in the order in which they first stand there.

    A line that is at fault is left out and told in `faults`, where that is given.

    Raises InputError, with the line, for a table without one of the columns, a line of fewer, a severity that is none,
    a stretch that does not close, and a segment whose text differs between two lines.
    """
    lines = text.split("\n")
    columns = _columns(lines[0], path)
    found: dict[tuple[str, str, str], _Rows] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        try:
            _add(found, _row(line, columns, path, number), path, number)
        except InputError as fault:
            if faults is None:
                raise
            faults.append(fault)
    return tuple(
        AnnotatedSegment(
            system, document, segment, *rows.texts, tuple(rows.errors), max(1, len(rows.raters)), line=rows.line
        )
        for (system, document, segment), rows in found.items()
    )


def _columns(head: str, path: Path) -> dict[str, int]:
    names = [name.strip().lower() for name in head.split("\t")]
    columns = {}
    for column, known in _COLUMNS.items():
        at = next((names.index(name) for name in known if name in names), None)
        if at is None:
            raise InputError(
                f"has no column {known[0]}; MQM's tables begin with a line of names: system, doc, seg_id, rater, "
                "source, target, category, severity",
                path,
                1,
            )
        columns[column] = at
    return columns


def _row(line: str, columns: dict[str, int], path: Path, number: int) -> dict[str, str]:
    cells = line.split("\t")
    if len(cells) <= max(columns.values()):
        raise InputError(f"has {len(cells)} columns; {max(columns.values()) + 1} are wanted", path, number)
    return {name: _as_written(cells[at]) for name, at in columns.items()}


def _as_written(cell: str) -> str:
    """The cell without the `'` that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and begins_formula(cell[1:]) else cell


def _add(found: dict[tuple[str, str, str], _Rows], row: dict[str, str], path: Path, number: int) -> None:
    plain = []
    spans: list[tuple[Side, int, int]] = []
    for side in _SIDES:
        text, marked = _unmarked(row[side], path, number)
        plain.append(text)
        spans += [(side, start, end) for start, end in marked]
    texts = (plain[0], plain[1])
    key = (row["system"], row["document"], row["segment"])
    rows = found.setdefault(key, _Rows(number, texts))
    if texts != rows.texts:
        side = _SIDES[texts[0] == rows.texts[0]]
        raise InputError(f"has another {side} text than line {rows.line}, which is of the same segment", path, number)
    rows.raters.add(row["rater"])
    category = row["category"].strip()
    if category.lower() in ("no-error", "no error") or row["severity"].strip().lower() in ("no-error", "no error"):
        return
    severity = severity_named(row["severity"])
    if severity is None:
        raise InputError(f"severity is one of {', '.join(SEVERITIES)}, not {row['severity']!r}", path, number)
    if category.lower().startswith("source"):
        return
    if category.lower().startswith("non-translation"):
        severity = "critical"
        spans = spans or [("target", 0, len(texts[1]))]
    for side, start, end in spans or [("target", len(texts[1]), len(texts[1]))]:
        rows.errors.append(MarkedError(side, start, end, category, severity, row["rater"]))


def _unmarked(text: str, path: Path, number: int) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and the stretches that they enclose."""
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    at, begun = 0, None
    for mark, piece in _pieces(text):
        if mark == _OPEN:
            if begun is not None:
                raise InputError("opens a stretch within a stretch: <v> after <v>", path, number)
            begun = at
        elif mark == _CLOSE:
            if begun is None:
                raise InputError("closes a stretch that was not opened: </v> without <v>", path, number)
            spans.append((begun, at))
            begun = None
        pieces.append(piece)
        at += len(piece)
    if begun is not None:
        raise InputError("opens a stretch and does not close it: <v> without </v>", path, number)
    return "".join(pieces), spans


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """(mark before it, text) of each piece."""
    mark = ""
    while True:
        next_open, next_close = text.find(_OPEN), text.find(_CLOSE)
        near = [(at, found) for at, found in ((next_open, _OPEN), (next_close, _CLOSE)) if at >= 0]
        if not near:
            yield mark, text
            return
        at, found = min(near)
        yield mark, text[:at]
        mark, text = found, text[at + len(found) :]
