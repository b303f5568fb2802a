"""Markdown for a pull request or a job summary: the verdict, a table of documents, the new findings, what was fixed.

Texts come from strangers: punctuation is escaped, so that nothing in them is read as Markdown or HTML, and what GitHub
would turn into a mention, an issue or a link is broken up by an empty comment.
"""

from __future__ import annotations

from collections import Counter

import regex

from review.git.paths import place
from review.lazy_patterns import lazy_regex
from review.metrics.scores import score_columns
from review.model import Finding
from review.report import DocumentReport, Report
from review.reporters.notes import note_lines
from review.reporters.order import name_of, new_findings, summary_lines, tally, words_of
from review.reporters.reporter import Reporter
from review.text.counted import counted

__all__ = ["REPORTER", "escaped"]

#: Findings that are listed; GitHub cuts a summary of more than 1 MiB.
_MOST = 200
_LONGEST = 300
#: Notes on documents that are listed, and how long one is at most: each says what to do at its end.
_NOTES, _LONGEST_NOTE = 20, 1000
_MARKS = lazy_regex(r"[\\`*_{}\[\]<>&#|~!$\"']|^[-+=]|(?<=^\d{1,9})[.)](?=\s|$)")
#: Where GitHub's own links begin: @name, #1, GH-1, http://, www., and its :emoji:.
_LINKS = lazy_regex(r"(?<=@|\#|GH-|https?:|ftp:|www|:(?=[\w+-]+:))(?=[\w/.+-])", regex.IGNORECASE)
_CONTROL = lazy_regex(r"[\p{Cc}\p{Bidi_Control}]")


def escaped(text: str, longest: int = _LONGEST) -> str:
    """A text as Markdown that shows just it, on one line, cut where it is very long."""
    line = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    if len(line) > longest:
        line = line[: longest - 1] + "…"
    return "<!-- -->".join(_MARKS.sub(_escape, part) for part in _LINKS.split(line))


def _escape(match: regex.Match[str]) -> str:
    mark = match.group()
    return f"&#{ord(mark)};" if mark in "&<>|`\"'$" else "\\" + mark


def _render(report: Report) -> str:
    found = new_findings(report)
    verdict = report.verdict
    sign = "✅ passed" if verdict.passed else "❌ failed"
    lines = [f"## Translation review: {sign}", "", _sentence(report, len(found)), ""]
    lines += [f"- {escaped(reason)}" for reason in verdict.others[:_MOST]]
    if len(verdict.others) > _MOST:
        lines.append(f"- … and {len(verdict.others) - _MOST} more")
    lines += ["", *_documents(report), ""]
    if found:
        worst = "The worst " if report.in_all is not None else ""
        lines += [f"### {worst}{counted(len(found), 'new finding')}", "", "| where | severity | check | text | says |"]
        lines += ["| --- | --- | --- | --- | --- |", *(_row(report, *item) for item in found[:_MOST]), ""]
        if len(found) > _MOST:
            lines += [f"… and {len(found) - _MOST} more, in the other reports.", ""]
    lines += [f"- {escaped(line)}" for line in summary_lines(report)]
    notes = note_lines(report)
    lines += [f"- note: {escaped(note, _LONGEST_NOTE)}" for note in notes[:_NOTES]]
    if len(notes) > _NOTES:
        lines.append(f"- … and {counted(len(notes) - _NOTES, 'note')} more")
    return "\n".join(lines).rstrip("\n") + "\n"


def _sentence(report: Report, new: int) -> str:
    failing = len(report.verdict.failing)
    said = f"{counted(report.in_all or new, 'new finding')} in {counted(len(report.documents), 'document')}"
    if (report.in_all or 0) > new:
        said += f", {new:,} of them in the pairs shown"
    return said + (f", {failing} of which {'fails' if failing == 1 else 'fail'} the build." if failing else ".")


def _documents(report: Report) -> list[str]:
    columns = score_columns(report.documents)
    rows = ["| document | new findings | " + " | ".join(escaped(kind.title) for kind in columns) + " |"]
    rows.append("| --- | --- |" + " ---: |" * len(columns))
    for document in report.documents:
        known = Counter(f.severity for f in document.findings if report.verdict.status(f) != "new")
        new = tally(document.severity_counts() - known)
        said = ", ".join(f"{count} {severity}" for severity, count in new.items()) or "–"
        before = report.verdict.before.get(document.document.id, {})
        scores = " | ".join(_score(document, kind.name, before.get(kind.name)) for kind in columns)
        rows.append(f"| {escaped(document.document.id)} | {said} | {scores} |")
    return rows


def _score(report: DocumentReport, name: str, before: float | None) -> str:
    score = report.scores.get(name)
    if score is None or score.value is None:
        return "–"
    shown = f"{score.value:.1f}"
    change = 0.0 if before is None else score.value - before
    return shown if abs(change) < 0.05 else f"{shown} ({'+' if change > 0 else '−'}{abs(change):.1f})"


def _row(report: Report, document: DocumentReport, finding: Finding) -> str:
    where = f"{place(document.document, finding.span.side)}:{finding.line}:{finding.column}"
    if name := name_of(document, finding):
        where += f" {name}"
    severity = f"**{finding.severity}**" if finding.fingerprint in report.verdict.failing else finding.severity
    says = escaped(finding.message)
    if finding.suggestion is not None:
        says += f"<br>instead: {escaped(finding.suggestion) or '(nothing)'}"
    code = f"<code>{finding.fingerprint[:12]}</code>"
    words = escaped(words_of(document, finding), 120)
    return f"| {escaped(where)} | {severity} | {finding.check}<br>{code} | {words} | {says} |"


REPORTER = Reporter("markdown", "for a pull request or a job summary", _render)
