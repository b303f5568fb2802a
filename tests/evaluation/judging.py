"""Judged segments for tests: a text, what was found in it, what was marked."""

from __future__ import annotations

from review.evaluation import JudgedSegment
from review.formats.annotations import MarkedError
from review.model import Finding, Paragraph, Segment, Severity, Span

TEXT = "The ship left the harbour at nine."


def finding(start: int, end: int, severity: Severity = "minor", check: str = "names") -> Finding:
    span = Span("target", start, end)
    return Finding(check, "Accuracy/Mistranslation", severity, 1, span, TEXT[start:end], "said", 1, start + 1)


def error(start: int, end: int, severity: Severity = "major", check: str | None = None) -> MarkedError:
    return MarkedError("target", start, end, "Accuracy/Mistranslation", severity, "r", check)


def judged(
    findings: tuple[Finding, ...] = (),
    errors: tuple[MarkedError, ...] = (),
    *,
    item: str = "1",
    system: str = "a",
    quality: float | None = None,
    human: float | None = None,
) -> JudgedSegment:
    segment = Segment(1, (Paragraph("Das Schiff lief um neun aus."),), (Paragraph(TEXT),))
    return JudgedSegment("d", item, system, segment, findings, errors, 7, quality, human)
