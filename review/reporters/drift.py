"""A drift as JSON (schema `review.drift/1`) and as a report, which every reporter can render."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from review.checks.shared.fingerprint import Fingerprinter
from review.checks.stale import CHECK
from review.drift.places import PageDrift, Stale
from review.drift.run import Drift
from review.model import SEVERITIES, Document, Finding, Segment, Severity, Span
from review.report import DocumentReport, Report, SegmentReport, Verdict
from review.reporters.json import dumped

__all__ = ["SCHEMA", "age_of", "day_of", "drift_json", "drift_report", "failing", "summary"]

SCHEMA = "review.drift/1"
_DAY = 86_400


def failing(drift: Drift, level: str) -> list[tuple[PageDrift, Stale]]:
    """What fails at a level ("none": nothing)."""
    if level == "none":
        return []
    least = SEVERITIES.index(level)
    return [(p, one) for p in drift.pages for one in p.stale if SEVERITIES.index(one.severity) >= least]


def summary(drift: Drift) -> str:
    """The one sentence: "12 of 80 pages stale, the oldest 14 months; 3 not translated yet"."""
    compared = [page for page in drift.pages if page.state not in ("no source", "not translated")]
    stale = [page for page in compared if page.state in ("stale", "source gone")]
    ages = [age for page in stale for one in page.stale if (age := age_of(drift, one)) is not None]
    said = f"{len(stale)} of {len(compared)} page{'' if len(compared) == 1 else 's'} stale"
    new = sum(page.state == "not translated" for page in drift.pages)
    return (
        said + (f", the oldest {_spoken(max(ages))}" if ages else "") + (f"; {new} not translated yet" if new else "")
    )


def age_of(drift: Drift, one: Stale) -> int | None:
    """Days between the change of the source and the newest commit; None where the change is not committed."""
    at = drift.times.get(one.since)
    return None if at is None else max(0, (drift.now - at) // _DAY)


def _spoken(days: int) -> str:
    for size, unit in ((365 * 2, "year"), (60, "month"), (14, "week")):
        if days >= size:
            number = round(days / {"year": 365.25, "month": 30.44, "week": 7}[unit])
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{days} day{'' if days == 1 else 's'}"


def day_of(drift: Drift, commit: str) -> str:
    """The commit's day, ISO; "" for what is not committed."""
    at = drift.times.get(commit)
    return "" if at is None else datetime.fromtimestamp(at, UTC).date().isoformat()


def drift_json(drift: Drift, level: str) -> str:
    """Everything for a program: every page, every place, neutral ones too."""
    return dumped({
        "schema": SCHEMA,
        "source_language": drift.source_language,
        "target_language": drift.target_language,
        "revision": drift.revision,
        "source_revision": drift.source_revision,
        "sources_by": drift.by,
        "summary": summary(drift),
        "pages": [_page(drift, page) for page in drift.pages],
        "verdict": {"passed": not failing(drift, level), "failing": len(failing(drift, level))},
    })  # fmt: skip


def _page(drift: Drift, page: PageDrift) -> dict[str, Any]:
    return {
        "source": page.source,
        "target": page.target,
        "state": page.state,
        "paragraphs": page.paragraphs,
        "untranslated": page.untranslated,
        "places": [_place(drift, one) for one in page.stale],
    }


def _place(drift: Drift, one: Stale) -> dict[str, Any]:
    def commit(name: str) -> dict[str, str] | None:
        return {"commit": name, "date": day_of(drift, name)} if name else None

    return {
        "kind": one.kind,
        "severity": one.severity,
        "because": one.change.because,
        "message": one.change.message,
        "before": one.change.before,
        "now": one.change.now,
        "source": {"line": one.source[0].line, "text": _text(one.source)} if one.source else None,
        "source_before": one.before or None,
        "target": {"line": one.target[0].line, "text": _text(one.target)} if one.target else None,
        "touched": commit(one.touched),
        "followed": commit(one.followed),
        "since": commit(one.since),
        "days": age_of(drift, one),
    }


def _text(paragraphs: Iterable[Any]) -> str:
    return "\n\n".join(paragraph.text for paragraph in paragraphs)


def drift_report(drift: Drift, level: str, version: str) -> Report:
    """The places of stale pages as findings of the check `stale`, minor ones and worse.

    The translation's paragraph is marked, which is what somebody has to change; the source's words are its twin. What
    the translation has no paragraph for stands at the source.
    """
    documents = tuple(_document(drift, page) for page in drift.pages if page.at_least("minor"))
    fails = [] if level == "none" else [level]
    failing_ = frozenset(
        finding.fingerprint
        for document in documents
        for finding in document.findings
        if fails and SEVERITIES.index(finding.severity) >= SEVERITIES.index(level)
    )
    return Report(version, documents, Verdict(not failing_, (), failing_), (summary(drift),))


def _document(drift: Drift, page: PageDrift) -> DocumentReport:
    places = page.at_least("minor")
    segments = tuple(Segment(n, one.source, one.target) for n, one in enumerate(places, start=1))
    document = Document(
        page.target,
        drift.source_language,
        drift.target_language,
        segments,
        drift.source_top / page.source if page.source else None,
        drift.target_top / page.target,
    )
    fingerprints = Fingerprinter(page.target)
    findings = tuple(_finding(drift, one, segment, fingerprints) for one, segment in zip(places, segments, strict=True))
    return DocumentReport(document, {}, tuple(SegmentReport(segment) for segment in segments), findings)


def _finding(drift: Drift, one: Stale, segment: Segment, fingerprints: Fingerprinter) -> Finding:
    source = Span("source", *one.change.span) if one.source else None
    target = Span("target", 0, len(segment.text("target"))) if one.target else None
    span, twin = (target, source) if target is not None else (source, None)
    assert span is not None
    text = segment.text(span.side)[span.start : span.end]
    line, column = segment.position(span.side, span.start)
    severity: Severity = one.severity
    told = f"{one.change.message}; the translation was last touched {_when(drift, one.touched)}" if one.touched else ""
    return Finding(
        check=CHECK.code,
        category=CHECK.category,
        severity=severity,
        segment=segment.number,
        span=span,
        text=text,
        message=told or one.change.message,
        line=line,
        column=column,
        suggestion=None,
        twin=twin,
        fingerprint=fingerprints.fingerprint(CHECK.code, segment.text("source") or segment.text("target"), text),
    )


def _when(drift: Drift, commit: str) -> str:
    return f"on {day_of(drift, commit)} in {commit[:9]}"
