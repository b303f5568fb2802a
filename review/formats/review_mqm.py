"""Confirmed errors of the machine's text as a table of MQM ratings, as Google's: a line an error, marked by <v>…</v>.

Columns and marks are those that `annotations.mqm_tsv` reads. A segment that somebody has looked at and let stand
has a line "No-error"; one that nobody has looked at has none, nor has one that was rewritten and of which nobody said
what was wrong. Tabs and line breaks in a text are written as spaces. A
cell that a spreadsheet would run as a formula has a `'` in front, which is no part of it when it is read here.
"""

from __future__ import annotations

from review.formats.confirmed import ConfirmedError, confirmed_errors, found_right
from review.formats.corrected import Corrected, CorrectedSegment
from review.text.formulas import neutralised

__all__ = ["SYSTEM", "write"]

#: What the table calls whoever translated.
SYSTEM = "machine"
_COLUMNS = ("system", "doc", "seg_id", "rater", "source", "target", "category", "severity")
_ONE_LINE = str.maketrans("\t\n\r", "   ")


def write(corrected: Corrected) -> bytes:
    """UTF-8, a line of columns' names first."""
    rows: list[tuple[str, ...]] = [_COLUMNS]
    for segment in corrected.segments:
        rows += _rows(corrected, segment)
    lines = ("\t".join(neutralised(cell.translate(_ONE_LINE)) for cell in row) for row in rows)
    return "".join(line + "\n" for line in lines).encode("utf-8")


def _rows(corrected: Corrected, segment: CorrectedSegment) -> list[tuple[str, ...]]:
    head = (SYSTEM, corrected.id, str(segment.number))
    errors = confirmed_errors(segment)
    if not errors:
        texts = _plain(segment.source_text), _plain(segment.machine)
        return [(*head, "review", *texts, "No-error", "no-error")] if found_right(segment) else []
    return [(*head, one.by, *_marked(segment, one), one.category, one.severity) for one in errors]


def _marked(segment: CorrectedSegment, one: ConfirmedError) -> tuple[str, str]:
    texts = {"source": segment.source_text, "target": segment.machine}
    cut = [texts[one.side][: one.start], texts[one.side][one.start : one.end], texts[one.side][one.end :]]
    before, inside, after = map(_plain, cut)
    marked = {side: _plain(text) for side, text in texts.items()}
    marked[one.side] = f"{before}<v>{inside}</v>{after}" if inside else before + after
    return marked["source"], marked["target"]


def _plain(text: str) -> str:
    """A text that has no marks of its own, of the same length."""
    return text.replace("<v>", "(v)").replace("</v>", "(/v)")
