"""Text for people: the worst first, each span marked in its line, and a table of documents at the end."""

from __future__ import annotations

import io
import os
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.metrics.scores import score_columns
from review.model import SEVERITIES, Finding, Score, Severity, Side
from review.report import DocumentReport, Report, Verdict
from review.reporters.order import counted, new_findings, summary_lines
from review.reporters.reporter import Reporter
from review.text.visible import no_command, visible

__all__ = ["REPORTER", "print_report"]

_STYLES: dict[Severity, str] = {"critical": "bold red", "major": "red", "minor": "yellow", "neutral": "cyan"}
#: Characters shown on either side of a marked span.
_CONTEXT = 44
#: Findings that are named again at the end, where a build's log is read first.
_REASONS = 10


def print_report(report: Report, console: Console) -> None:
    """Writes the report to a console, in colour where the console has it."""
    for document in report.documents:
        _print_document(document, report.verdict, console)
    console.print(_table(report))
    for line in summary_lines(report):
        console.print(Text(visible(line), "dim"), soft_wrap=True)
    _print_verdict(report, console)


def _print_document(report: DocumentReport, verdict: Verdict, console: Console) -> None:
    findings = [finding for finding in report.findings if verdict.status(finding) == "new"]
    if not findings and not report.notes:
        return
    document = report.document
    title = f"  {visible(document.title)}" if document.title else ""
    console.rule(Text.assemble((visible(document.id), "bold"), title), align="left")
    for finding in sorted(findings, key=lambda f: (-SEVERITIES.index(f.severity), f.line, f.column)):
        _print_finding(report, finding, console)
    for note in report.notes:
        console.print(Text(f"note: {visible(note)}", "dim"), soft_wrap=True)


def _print_finding(report: DocumentReport, finding: Finding, console: Console) -> None:
    path = _path(report, finding.span.side)
    style = _STYLES[finding.severity]
    head = Text.assemble(
        (f"{path}:{finding.line}:{finding.column}", "bold"),
        " ",
        (finding.severity, style),
        " ",
        (finding.check, "cyan"),
        f"  {visible(finding.message)}",
    )
    console.print(head, soft_wrap=True)
    segment = report.segments[finding.segment - 1].segment
    _print_excerpt(segment.text(finding.span.side), finding.span.start, finding.span.end, style, console)
    if finding.twin is not None and finding.twin.end > finding.twin.start:
        twin = finding.twin
        label = Text(f"    {twin.side}: ", "dim")
        console.print(label + _excerpt(segment.text(twin.side), twin.start, twin.end, "underline")[0], soft_wrap=True)
    if finding.suggestion is not None:
        wanted = visible(finding.suggestion) or "(nothing)"
        console.print(Text.assemble(("    instead: ", "dim"), (wanted, "green")), soft_wrap=True)
    console.print()


def _print_excerpt(text: str, start: int, end: int, style: str, console: Console) -> None:
    line, before, width = _excerpt(text, start, end, style)
    console.print(Text("    ") + line, soft_wrap=True)
    console.print(Text("    " + " " * before + "^" * max(1, width), style), soft_wrap=True)


def _excerpt(text: str, start: int, end: int, style: str) -> tuple[Text, int, int]:
    """The span with some text around it on one line, the cells before it, and the cells it takes."""
    left = max(0, start - _CONTEXT)
    right = min(len(text), end + _CONTEXT)
    span = visible(text[start:end])
    if len(span) > 2 * _CONTEXT + 12:
        span = f"{span[:_CONTEXT]} […] {span[-_CONTEXT:]}"
    before = ("…" if left else "") + visible(text[left:start])
    after = visible(text[end:right]) + ("…" if right < len(text) else "")
    if no_command(before + span + after) != before + span + after:
        before = "\N{WORD JOINER}" + before
    line = Text.assemble(before, (span, style), after)
    return line, Text(before).cell_len, Text(span).cell_len


def _path(report: DocumentReport, side: Side) -> str:
    document = report.document
    path = document.source_path if side == "source" else document.target_path
    if path is None:
        return side
    try:
        return visible(os.path.relpath(path))
    except ValueError:  # another drive, on Windows
        return visible(str(path))


def _table(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    table.add_column("document", overflow="fold", min_width=12)
    table.add_column("segments", justify="right", no_wrap=True)
    for severity in reversed(SEVERITIES):
        table.add_column(severity, justify="right", style=_STYLES[severity], no_wrap=True)
    columns = score_columns()
    for kind in columns:
        table.add_column(kind.title, justify="right", no_wrap=True)
    for document in report.documents:
        counts = Counter(finding.severity for finding in document.findings)
        table.add_row(
            Text(visible(document.document.id)),
            str(len(document.segments)),
            *(str(counts[severity]) if counts[severity] else "·" for severity in reversed(SEVERITIES)),
            *(_score(document.scores.get(kind.name)) for kind in columns),
        )
    return table


def _score(score: Score | None) -> str:
    if score is None or score.value is None:
        return "–"
    interval = f" ± {score.interval:.1f}" if score.interval is not None else ""
    return f"{score.value:.1f}{interval}"


def _print_verdict(report: Report, console: Console) -> None:
    total = len(new_findings(report))
    said = f"{counted(total, 'new finding' if report.verdict.known else 'finding')} in "
    said += counted(len(report.documents), "document")
    if report.verdict.passed:
        console.print(Text.assemble(("passed", "bold green"), f"  {said}"))
        return
    console.print(Text.assemble(("failed", "bold red"), f"  {said}"))
    others = report.verdict.others
    shown = [*report.verdict.reasons[: len(report.verdict.reasons) - len(others)][:_REASONS], *others]
    for reason in shown:
        console.print(Text(f"  {visible(reason)}"), soft_wrap=True)
    if len(shown) < len(report.verdict.reasons):
        console.print(f"  and {len(report.verdict.reasons) - len(shown)} more above")


def _render(report: Report) -> str:
    buffer = io.StringIO()
    print_report(report, Console(file=buffer, width=120, no_color=True, highlight=False))
    return buffer.getvalue()


REPORTER = Reporter("text", "for people: the worst first, spans marked in their lines", _render)
