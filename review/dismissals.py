"""Dismissals of the desk, written into the committed baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from review import __version__
from review.errors import StoreError
from review.files import write_file
from review.gate.baseline import Baseline, KnownDocument, clipped, keyed_segments
from review.gate.file import BASELINE_FILE, find_baseline, format_baseline, read_baseline
from review.report import DocumentReport, KnownFinding, SegmentReport
from review.store.engine import Store
from review.store.rechecking import document_now
from review.store.roles import Reviewer
from review.store.scores import decisions
from review.store.tables import FindingRow, ReviewerRow, SegmentRow

__all__ = ["into_baseline"]


def into_baseline(store: Store, who: Reviewer, document_ids: Sequence[int], path: Path | None = None) -> Path:
    """Writes the dismissals into the committed baseline, so that CI says what the desk says; the file.

    Leads only. `path` defaults to the baseline nearest to the first document's folder, or a new one beside the
    corpora. A dismissal that was taken back is one no more in the file either.
    """
    reports = []
    folders = []
    with store.reading(who, "lead") as session:
        names = dict(session.execute(select(ReviewerRow.id, ReviewerRow.name)).all())
    for document_id in document_ids:
        whole, document, _ = document_now(store, document_id)
        reports.append((document_id, whole))
        folders.append(document.folder)
    if path is None:
        folder = next((Path(folder) for folder in folders if folder), None)
        if folder is None:
            raise StoreError("these documents came from no corpus folder; say which baseline file is meant")
        path = find_baseline(folder) or folder.parent / BASELINE_FILE
    baseline = read_baseline(path) if path.exists() else Baseline(__version__)
    for document_id, whole in reports:
        known = baseline.documents.get(whole.id) or KnownDocument(
            whole.id, whole.source_language, whole.target_language
        )
        baseline = replace(baseline, documents={**baseline.documents, whole.id: known})
        segments = DocumentReport(whole, {}, tuple(SegmentReport(segment) for segment in whole.segments), ())
        keys = {reported.segment.number: key for key, reported in keyed_segments(segments)}
        baseline = _decisions_into(store, baseline, document_id, whole.id, keys, names)
    write_file(path, format_baseline(baseline).encode())
    return path


def _decisions_into(
    store: Store, baseline: Baseline, document_id: int, key: str, keys: dict[int, str], names: dict[int, str]
) -> Baseline:
    newest = {decision.fingerprint: decision for decision in decisions(store, document_id)}
    with store.reading() as session:
        rows = session.execute(
            select(FindingRow, SegmentRow.position)
            .join(SegmentRow, SegmentRow.id == FindingRow.segment_id)
            .where(FindingRow.document_id == document_id, FindingRow.reviewer_id.is_(None))
        ).all()
    for finding, position in rows:
        decision = newest.get(finding.fingerprint)
        there = baseline.documents[key].findings.get(finding.fingerprint)
        entry = there or KnownFinding(
            key,
            finding.fingerprint,
            "known",
            finding.check,
            finding.severity,  # type: ignore[arg-type]  # written by the model
            clipped(finding.text),
            keys.get(position or 0, ""),
        )
        if decision is not None and decision.verdict == "dismissed":
            why = f"{decision.reason}: {decision.note}" if decision.note else decision.reason
            by = names.get(decision.reviewer_id) or "somebody"
            baseline = baseline.dismissed(entry, by, decision.at.date().isoformat(), why)
        elif there is not None and there.status == "dismissed":
            known = baseline.documents[key]
            findings = {**known.findings, there.fingerprint: replace(there, status="known", by="", when="", why="")}
            baseline = replace(baseline, documents={**baseline.documents, key: replace(known, findings=findings)})
    return baseline
