"""CSV, one row a finding, for a spreadsheet.

A spreadsheet runs a cell that begins like a formula: such a cell gets a ' in front (https://owasp.org, CSV injection).
Control characters are shown, and a line that a build would obey has an invisible letter in front.
`start` and `end` are offsets in the segment's text, without it.
"""

from __future__ import annotations

import csv
import io

from review.git.paths import place
from review.report import Report
from review.reporters.order import name_of, words_of
from review.reporters.reporter import Reporter
from review.text.formulas import neutralised
from review.text.visible import without_commands

__all__ = ["COLUMNS", "REPORTER"]

COLUMNS = (
    *("document", "file", "line", "column", "severity", "check", "category", "status", "text", "message"),
    *("suggestion", "segment", "side", "start", "end", "fingerprint", "name"),
)


def _render(report: Report) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for document in report.documents:
        for f in document.findings:
            file = place(document.document, f.span.side)
            writer.writerow([
                _cell(document.document.id), _cell(file), f.line, f.column, f.severity, f.check, f.category,
                report.verdict.status(f), _cell(words_of(document, f)), _cell(f.message),
                _cell(f.suggestion or ""), f.segment, f.span.side, f.span.start, f.span.end, f.fingerprint,
                _cell(name_of(document, f)),
            ])  # fmt: skip
    return stream.getvalue()


def _cell(text: str) -> str:
    return neutralised(without_commands(text))


REPORTER = Reporter("csv", "one row a finding, for a spreadsheet", _render)
