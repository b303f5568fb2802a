"""Which findings a report shows, and in which order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from review.formats.cues import called
from review.model import SEVERITIES, Finding, Severity
from review.report import DocumentReport, KnownFinding, Report
from review.text.counted import counted
from review.text.reading import words_in

__all__ = [
    "fixed_text",
    "name_of",
    "new_findings",
    "of_segments",
    "right_words",
    "shown_part",
    "summary_lines",
    "tally",
    "words_of",
    "worst_first",
]

#: Fixed findings that are named one by one.
_FIXED = 20

#: What counts for the probability of a finding whose kind was never measured: what major needs (review.confidence).
_UNMEASURED = 0.8

Found = tuple[DocumentReport, Finding]


def worst_first(found: list[Found]) -> list[Found]:
    """The most severe first; of one severity the surest, then in the order of documents and texts."""
    return sorted(found, key=lambda item: _badness(item[1]))


def _badness(finding: Finding) -> tuple[int, float]:
    sure = _UNMEASURED if finding.probability is None else finding.probability
    return -SEVERITIES.index(finding.severity), -sure


def new_findings(report: Report) -> list[Found]:
    """The findings that a baseline does not name (all where there is none), worst first."""
    return worst_first([(d, f) for d in report.documents for f in d.findings if report.verdict.status(f) == "new"])


def name_of(report: DocumentReport, finding: Finding) -> str:
    """What the file calls the string that a finding marks: a key, or when a subtitle begins; "" for none."""
    return called(report.segments[finding.segment - 1].segment, finding.span.side, finding.span.start)


def words_of(report: DocumentReport, finding: Finding) -> str:
    """The words that a finding marks, as they read: without tags and marks of emphasis."""
    span = finding.span
    segment = report.segments[finding.segment - 1].segment
    if not any(paragraph.protected for paragraph in segment.paragraphs(span.side)):
        return finding.text
    return words_in(segment, span.side, span.start, span.end)


def of_segments(report: DocumentReport) -> dict[int, list[Finding]]:
    """A document's findings by segment number."""
    found: dict[int, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.segment, []).append(finding)
    return found


def shown_part(report: DocumentReport) -> str:
    """How much of a long table there is, and how much of it is shown; "" for a document, which is shown whole."""
    if report.in_all is None:
        return ""
    pairs, found = counted(report.segment_count, "pair"), counted(report.severity_counts().total(), "finding")
    shown = f"{counted(len(report.segments), 'pair')} with {counted(len(report.findings), 'finding')}"
    return f"{pairs} and {found} in all; shown: the worst {shown}"


def tally(counts: Mapping[Severity, int]) -> dict[Severity, int]:
    """How many of each severity, the worst first, those that are none left out."""
    return {severity: counts[severity] for severity in reversed(SEVERITIES) if counts[severity]}


def summary_lines(report: Report, *, shown: bool = False) -> list[str]:
    """What the baseline adds to a report, a line each: what it knows, what was fixed, what is dead, notes.

    `shown` tells whether the report shows what the baseline knows.
    """
    verdict = report.verdict
    lines = []
    statuses = Counter(entry.status for entry in verdict.known.values())
    if statuses:
        said = f"{counted(sum(statuses.values()), 'finding')} of the baseline" + ("" if shown else " not shown")
        lines.append(f"{said}: {statuses['known']} known, {statuses['dismissed']} dismissed")
    lines += [f"fixed: {fixed_text(entry)}" for entry in verdict.fixed[:_FIXED]]
    if len(verdict.fixed) > _FIXED:
        lines.append(f"fixed: {len(verdict.fixed) - _FIXED} more")
    if verdict.dead:
        lines.append(
            f"{verdict.dead} of the baseline's findings {'is' if verdict.dead == 1 else 'are'} no longer found; "
            "review baseline prune drops them"
        )
    return [*lines, *verdict.notes, *report.notes]


def fixed_text(entry: KnownFinding) -> str:
    """A fixed finding in words."""
    return f"{entry.document}: {entry.severity} {entry.check}" + (f": {entry.text}" if entry.text else "")


def right_words(probability: float | None) -> str:
    """How often findings like this one are right, in words; "" where that was never measured."""
    if probability is None:
        return ""
    tenths = min(9, max(1, math.floor(10 * probability + 0.5)))
    return f"right {tenths} in 10"
