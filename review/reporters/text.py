"""Text for people: findings document by document, each span marked in its line, then what one screen needs.

The last screen has the worst ten findings, the table of documents, the verdict and what to do next. Nothing is said
twice: the worst ten are left out above, where there are more than ten. Of more than fifty, the worst are shown and the
rest counted.
"""

from __future__ import annotations

import io
import os
import shlex
from collections import Counter
from collections.abc import Container, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.metrics.scores import ScoreKind, score_columns
from review.model import SEVERITIES, Finding, Score, Severity, Side
from review.report import DocumentReport, Report
from review.reporters.notes import shared_notes
from review.reporters.order import Found, name_of, new_findings, right_words, summary_lines
from review.reporters.reporter import Reporter
from review.text.counted import counted
from review.text.visible import no_command, visible

__all__ = ["MOST", "NO_WRAP", "REPORTER", "print_report", "render"]

#: The width of what is no terminal: nothing is wrapped there.
NO_WRAP = 10_000
#: Findings that are shown one by one.
MOST = 50
_STYLES: dict[Severity, str] = {"critical": "bold red", "major": "red", "minor": "yellow", "neutral": "cyan"}
#: Characters shown on either side of a marked span, where there is room; and at least.
_CONTEXT, _LEAST_CONTEXT = 44, 8
#: Findings on the last screen, and documents in its table.
_WORST, _DOCUMENTS = 10, 20
#: A line over a document's findings is that long where the terminal's width is not known.
_RULE = 80
#: Of a string's key so many characters are shown.
_NAME = 60
#: What goes of the table where the terminal is too narrow, after columns without any value and the scores but quality.
_DISPENSABLE = ("segments", "neutral", "critical", "minor", "quality")
#: The least width of a document's name; a longer one is folded.
_NAME = 16


def print_report(report: Report, console: Console, most: int = MOST) -> None:
    """Writes the report to a console, in colour where the console has it.

    Of more than `most` findings the worst of all documents are shown, the rest counted by their checks.
    """
    found = new_findings(report)
    worst = found[:_WORST] if len(found) > _WORST else []
    shown, rest = found[len(worst) : most], found[max(most, len(worst)) :]
    shared = shared_notes(report)
    common = frozenset[str]().union(*(one.notes for one in shared))
    if rest and len(report.documents) > 1:
        _print_worst(shown, report, console, common)
    else:
        there = {id(finding) for _, finding in shown}
        for document in report.documents:
            _print_document(document, console, there, common)
    _print_rest(
        rest, console, "all" if report.in_all is None else "all of the worst pairs", some=len(rest) < len(found)
    )
    for note in shared:
        console.print(Text(f"note: {visible(note.line(report))}", "dim"), soft_wrap=True)
    if worst:
        _rule(Text(f"the worst {len(worst)} of {counted(report.in_all or len(found), 'finding')}", "bold"), console)
        for document, finding in worst:
            _print_finding(document, finding, console)
        console.print()
    _print_table(report, console)
    for line in summary_lines(report):
        console.print(Text(visible(line), "dim"), soft_wrap=True)
    _print_verdict(report, found, console)
    _print_next(report, found, console)


def _print_worst(shown: list[Found], report: Report, console: Console, common: Container[str]) -> None:
    """Findings of all documents, the worst first, and what there is to say of each document."""
    for document in report.documents:
        for note in (note for note in document.notes if note not in common):
            said = f"note: {visible(document.document.id)}: {visible(note)}"
            console.print(Text(said, "dim"), soft_wrap=True)
    if shown:
        _rule(Text(f"the next {len(shown)}, the worst first", "bold"), console)
    for document, finding in shown:
        _print_finding(document, finding, console)
        console.print()


def _print_rest(rest: list[Found], console: Console, have: str, *, some: bool) -> None:
    """Findings that are not shown one by one, as `some` are: how many each check has, and in how many files. Other
    formats `have` more of them.
    """
    if not rest:
        return
    counts = Counter(finding.check for _, finding in rest)
    said = f"and {counted(len(rest), 'finding')} more, none of them worse" if some else counted(len(rest), "finding")
    _rule(Text(said, "bold"), console)
    for check, number in counts.most_common():
        files = len({document.document.id for document, finding in rest if finding.check == check})
        console.print(Text.assemble("  ", (check, "cyan"), f": {number} in {counted(files, 'file')}"), soft_wrap=True)
    console.print(Text(f"--most N shows more of them, other formats have {have}", "dim"))
    console.print()


def _print_document(report: DocumentReport, console: Console, shown: set[int], common: Container[str]) -> None:
    new = [finding for finding in report.findings if id(finding) in shown]
    notes = [note for note in report.notes if note not in common]
    if not new and not notes:
        return
    document = report.document
    title = f"  {visible(document.title)}" if document.title else ""
    _rule(Text.assemble((visible(document.id), "bold"), title), console)
    for finding in sorted(new, key=lambda f: (-SEVERITIES.index(f.severity), f.line, f.column)):
        _print_finding(report, finding, console)
        console.print()
    for note in notes:
        console.print(Text(f"note: {visible(note)}", "dim"), soft_wrap=True)


def _rule(title: Text, console: Console) -> None:
    """A title with a line behind it, to the edge of the terminal."""
    width = console.width if console.width < NO_WRAP else _RULE
    dash = "─" if console.encoding.startswith("utf") else "-"
    title.truncate(max(1, width - 4), overflow="ellipsis" if dash == "─" else "crop")
    console.print(title + Text(" " + dash * max(2, width - title.cell_len - 1), "dim"), soft_wrap=True)


def _print_finding(report: DocumentReport, finding: Finding, console: Console) -> None:
    path = _path(report, finding.span.side)
    style = _STYLES[finding.severity]
    name = visible(name_of(report, finding))
    head = Text.assemble(
        (f"{path}:{finding.line}:{finding.column}", "bold"),
        (f" {name[:_NAME]}" if name else "", "dim"),
        " ",
        (finding.severity, style),
        " ",
        (finding.check, "cyan"),
        f"  {visible(finding.message)}",
        (f"  ({right})" if (right := right_words(finding.probability)) else "", "dim"),
    )
    console.print(head, soft_wrap=True)
    segment = report.segments[finding.segment - 1].segment
    _print_excerpt(segment.text(finding.span.side), finding.span.start, finding.span.end, style, console)
    if finding.twin is not None and finding.twin.end > finding.twin.start:
        twin = finding.twin
        label = Text(f"    {twin.side}: ", "dim")
        room = console.width - label.cell_len - 1
        line, _, _ = _excerpt(segment.text(twin.side), twin.start, twin.end, "underline", room)
        console.print(label + line, soft_wrap=True)
    if finding.suggestion is not None:
        wanted = visible(finding.suggestion) or "(nothing)"
        console.print(Text.assemble(("    instead: ", "dim"), (wanted, "green")), soft_wrap=True)


def _print_excerpt(text: str, start: int, end: int, style: str, console: Console) -> None:
    line, before, width = _excerpt(text, start, end, style, console.width - 5)
    console.print(Text("    ") + line, soft_wrap=True)
    console.print(Text("    " + " " * before + "^" * max(1, width), style), soft_wrap=True)


def _excerpt(text: str, start: int, end: int, style: str, room: int) -> tuple[Text, int, int]:
    """The span with some text around it on one line of `room` cells, the cells before it, and the cells it takes."""
    span = visible(text[start:end])
    most = max(4 * _LEAST_CONTEXT, min(2 * _CONTEXT + 12, room - 2 * _LEAST_CONTEXT - 2))
    if len(span) > most:
        half = (most - 5) // 2
        span = f"{span[:half]} […] {span[-half:]}"
    context = max(_LEAST_CONTEXT, min(_CONTEXT, (room - cell_len(span) - 2) // 2))
    left = max(0, start - context)
    right = min(len(text), end + context)
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


def _print_table(report: Report, console: Console) -> None:
    """The documents, the worst where there are many, in as many columns as there is room for; of none nothing."""
    documents: Sequence[DocumentReport] = report.documents
    if len(documents) > _DOCUMENTS:
        documents = sorted(documents, key=_badness)[:_DOCUMENTS]
    if not documents:
        return
    rows = [_row(document, score_columns(documents)) for document in documents]
    titles = ["segments", *reversed(SEVERITIES), *(kind.title for kind in score_columns(documents))]
    widths = {title: max([cell_len(title), *(cell_len(row[title]) for row in rows)]) for title in titles}
    empty = [title for title in titles if all(row[title] in ("·", "–") for row in rows)]
    gone: list[str] = []
    scores = [kind.title for kind in reversed(score_columns(documents)) if kind.title not in _DISPENSABLE]
    for title in [*reversed(empty), *(title for title in (*scores, *_DISPENSABLE) if title not in empty)]:
        names = max([cell_len("document"), *(cell_len(row["document"]) for row in rows)])
        if min(names, _NAME) + sum(2 + width for width in widths.values()) <= console.width:
            break
        del widths[title]
        gone.append(title)
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    table.add_column("document", overflow="fold")
    for title in widths:
        style = _STYLES.get(title)  # type: ignore[call-overload]  # a title may be a severity
        table.add_column(title, justify="right", style=style, no_wrap=True, min_width=widths[title])
    for row in rows:
        table.add_row(Text(row["document"]), *(row[title] for title in widths))
    console.print(table)
    if more := len(report.documents) - len(documents):
        console.print(Text(f"and {counted(more, 'document')} more, none of them worse; other formats have all", "dim"))
    hidden = [title for title in gone if title not in empty]
    if hidden:
        console.print(Text(f"too narrow for {', '.join(hidden)}", "dim"), soft_wrap=True)


def _row(report: DocumentReport, columns: Sequence[ScoreKind]) -> dict[str, str]:
    counts = report.severity_counts()
    row = {"document": visible(report.document.id), "segments": str(report.segment_count)}
    row |= {severity: str(counts[severity]) if counts[severity] else "·" for severity in SEVERITIES}
    return row | {kind.title: _score(report.scores.get(kind.name)) for kind in columns}


def _badness(report: DocumentReport) -> tuple[float, ...]:
    """What sorts documents with the worst first."""
    counts = report.severity_counts()
    quality = report.scores.get("quality")
    value = quality.value if quality is not None and quality.value is not None else 100.0
    return (*(-float(counts[severity]) for severity in ("critical", "major")), value)


def _score(score: Score | None) -> str:
    if score is None or score.value is None:
        return "–"
    interval = f" ± {score.interval:.1f}" if score.interval is not None else ""
    return f"{score.value:.1f}{interval}"


def _print_verdict(report: Report, found: list[Found], console: Console) -> None:
    verdict = report.verdict
    said = f"{counted(report.in_all or len(found), 'new finding' if verdict.known else 'finding')} in "
    said += counted(len(report.documents), "document")
    if (report.in_all or 0) > len(found):
        said += f", {len(found):,} of them in the pairs shown"
    if verdict.passed:
        console.print(Text.assemble(("passed", "bold green"), f"  {said}"), soft_wrap=True)
        return
    if verdict.failing:
        said += f", {len(verdict.failing)} of which fail{'s' if len(verdict.failing) == 1 else ''} the run"
    console.print(Text.assemble(("failed", "bold red"), f"  {said}"), soft_wrap=True)
    for reason in verdict.others if verdict.failing else verdict.reasons:  # findings are shown above
        console.print(Text(f"  {visible(reason)}"), soft_wrap=True)


def _print_next(report: Report, found: list[Found], console: Console) -> None:
    """What one does about the worst finding, and about what failed without one."""
    verdict = report.verdict
    steps = []
    if found:
        _, worst = found[0]
        steps.append((f"review explain {worst.check}", "what this check finds, and how often it is wrong"))
        steps.append((visible(report.desk), "correct it in a browser"))
    if found and (verdict.known or verdict.dead or verdict.before):
        where = f" --baseline {shlex.quote(visible(report.baseline))}" if report.baseline else ""
        steps.append((f'review baseline dismiss {worst.fingerprint[:8]}{where} --reason "…"', "a false alarm"))
    steps += [(visible(command), what) for command, what in report.remedies]
    width = max((len(command) for command, _ in steps), default=0)
    for command, why in steps:
        console.print(Text.assemble("  ", command.ljust(width), (f"  {why}", "dim")), soft_wrap=True)


def render(report: Report, most: int = MOST) -> str:
    """The report without colours, its lines not wrapped."""
    buffer = io.StringIO()
    print_report(report, Console(file=buffer, width=NO_WRAP, no_color=True, highlight=False), most)
    return buffer.getvalue()


REPORTER = Reporter("text", "for people: the worst first, spans marked in their lines", render)
