"""JSON, schema `review.report/1`: everything a program wants to know. Unknown values are null, never 0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from review.metrics.scores import ScoreKind, score_kinds
from review.model import Finding
from review.report import DocumentReport, Report, SegmentReport, Verdict, reported_value
from review.reporters.order import name_of, tally, words_of
from review.reporters.reporter import Reporter

__all__ = ["REPORTER", "SCHEMA", "as_data", "dumped"]

SCHEMA = "review.report/1"
_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON's own types. Every score has its name there, even where nothing is known of it."""
    there = {name for document in report.documents for name in document.scores}
    kinds = tuple(kind for kind in score_kinds().values() if not kind.on_request or kind.name in there)
    return {
        "schema": SCHEMA,
        "version": report.version,
        "documents": [_document(document, report.verdict, kinds) for document in report.documents],
        "verdict": _verdict(report.verdict),
        "notes": list(report.notes),
    }


def _in_all(report: DocumentReport) -> dict[str, Any]:
    """What there is in all of a long table, of which the worst pairs are segments."""
    if report.in_all is None:
        return {}
    severities, checks = tally(report.severity_counts()), dict(report.check_counts().most_common())
    counts = {"segments": report.segment_count, "findings": report.severity_counts().total()}
    shown = {"segments": len(report.segments), "findings": len(report.findings)}
    return {"in_all": {**counts, "severities": severities, "checks": checks, "shown": shown}}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "passed": verdict.passed,
        "reasons": list(verdict.reasons),
        "fixed": [
            {key: getattr(f, key) for key in ("document", "check", "severity", "text", "fingerprint")}
            for f in verdict.fixed
        ],
        "dead": verdict.dead,
        "notes": list(verdict.notes),
    }


def _document(report: DocumentReport, verdict: Verdict, kinds: Sequence[ScoreKind]) -> dict[str, Any]:
    scores = report.scores
    return {
        "id": report.document.id,
        "source_language": report.document.source_language,
        "target_language": report.document.target_language,
        "scores": {kind.name: reported_value(scores.get(kind.name)) for kind in kinds},
        "signatures": {name: score.signature for name, score in scores.items() if score.signature},
        "intervals": {name: round(s.interval, 4) for name, s in scores.items() if s.interval is not None},
        "reasons": {name: score.reason for name, score in scores.items() if score.reason},
        "segments": [_segment(segment, kinds) for segment in report.segments],
        "findings": [_finding(report, finding, verdict) for finding in report.findings],
        **_in_all(report),
        "notes": list(report.notes),
    }


def _segment(report: SegmentReport, kinds: Sequence[ScoreKind]) -> dict[str, Any]:
    segment = report.segment
    return {
        "segment": segment.number,
        "source": {"text": segment.text("source"), "line": segment.source[0].line if segment.source else None},
        "target": {"text": segment.text("target"), "line": segment.target[0].line if segment.target else None},
        "reference": next((reference for reference in segment.references if reference), None),
        "backtranslation": report.backtranslation.text if report.backtranslation else None,
        "scores": {kind.name: reported_value(report.scores.get(kind.name)) for kind in kinds if kind.of_segments},
    }


def _finding(report: DocumentReport, finding: Finding, verdict: Verdict) -> dict[str, Any]:
    name = name_of(report, finding)
    said = {**finding.to_dict(), "text": words_of(report, finding)}
    return {**said, **({"name": name} if name else {}), "status": verdict.status(finding)}


def dumped(data: object) -> str:
    """Data as JSON that a build's log may show: what it or a terminal would obey in a text is escaped.

    ##[command] is obeyed by builds, and control characters above U+007F, which JSON may hold, by terminals.
    """
    text = json.dumps(data, ensure_ascii=False, indent=1).replace("##", "#\\u0023")
    return text.translate(_CONTROLS) + "\n"


def _render(report: Report) -> str:
    return dumped(as_data(report))


REPORTER = Reporter("json", "everything, for programs; schema review.report/1", _render)
