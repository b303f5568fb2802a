"""After a change, the one segment is checked again, and only that: its findings, its quality.

Checks that look at the whole document keep their findings here as long as the words stand; they run again with the
whole document (`rescore`), and the document's usual lengths are measured again with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from review.align.lengths import LengthModel
from review.checks import CHECKS
from review.checks.views import SegmentView
from review.findings import findings_of
from review.model import Document, Finding
from review.report import DocumentReport
from review.scores import quality_of
from review.scoring import read_spans
from review.store.checks import desk_view, document_settings
from review.store.engine import Store
from review.store.importing import Progress, evidence_of, length_model, run_of, silent, whole_report
from review.store.outdated import standing_changes
from review.store.refinding import renew_fingerprints, replace_findings
from review.store.roles import Reviewer
from review.store.rows import back_of, back_values, pack_words, segment_now, unpack_words
from review.store.stored_segments import DocumentChanged, StoredSegments
from review.store.tables import DocumentRow, FileRow, SegmentRow
from review.store.unread import Unread, unread_findings

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.metrics.learned import LearnedScorer

__all__ = ["document_now", "findings_with", "recheck", "recheck_pending", "rescore"]


def findings_with(store: Store, segment_id: int, text: str) -> tuple[Finding, ...]:
    """What would be found in a segment if its translation were `text`; nothing is stored."""
    while True:
        found = _read(store, segment_id)
        if found is None:
            return ()
        document, row, files = found
        row.text = text  # of an object that belongs to no session any more
        with suppress(DocumentChanged):
            return _check(store, document, row, files)[0]


def _read(store: Store, segment_id: int) -> tuple[DocumentRow, SegmentRow, dict[str, frozenset[str]]] | None:
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id, options=[undefer(SegmentRow.back)])
        if row is None or row.position is None:
            return None
        document = session.get(DocumentRow, row.document_id)
        assert document is not None
        files = {
            role: unpack_words(words)
            for role, words in session.execute(
                select(FileRow.role, FileRow.words).where(FileRow.document_id == document.id)
            )
        }
    return document, row, files


def recheck(store: Store, segment_id: int) -> None:
    """Checks a segment's present text, and stores what was found unless the text changed again meanwhile."""
    while True:
        found = _read(store, segment_id)
        if found is None:
            return
        document, row, files = found
        try:
            findings, quality, words, unread = _check(store, document, row, files)
        except DocumentChanged:
            continue
        with store.writing(None, "viewer") as session:
            current = session.scalars(select(SegmentRow).where(SegmentRow.id == segment_id).with_for_update()).one()
            if current.version != row.version or current.position != row.position:
                continue
            replace_findings(session, current, findings, unread=unread)
            renew_fingerprints(session, document.key, current)
            current.quality, current.words, current.checked = quality, words, row.version
        return


def recheck_pending(store: Store, segment_ids: Sequence[int]) -> None:
    """Checks those segments again whose findings are of an older text: the program was stopped in between."""
    with store.reading() as session:
        behind = session.scalars(
            select(SegmentRow.id).where(SegmentRow.id.in_(segment_ids), SegmentRow.checked != SegmentRow.version)
        ).all()
    for segment_id in behind:
        recheck(store, segment_id)


def document_now(store: Store, document_id: int) -> tuple[Document, DocumentRow, tuple[int, ...]]:
    """A stored document with its present texts, its row, and the segments' ids in order."""
    with store.reading() as session:
        document = session.get(DocumentRow, document_id)
        if document is None:
            from review.errors import StoreError

            raise StoreError("this document was removed meanwhile; choose another one")
        rows = session.scalars(
            select(SegmentRow)
            .where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None))
            .order_by(SegmentRow.position)
        ).all()
    segments = tuple(segment_now(row, n) for n, row in enumerate(rows, start=1))
    whole = Document(
        document.key,
        document.source_language,
        document.target_language,
        segments,
        title=document.title,
    )
    return whole, document, tuple(row.id for row in rows)


def rescore(
    store: Store,
    who: Reviewer,
    document_id: int,
    translator: BackTranslator | None = None,
    *,
    learned: Sequence[LearnedScorer] = (),
    progress: Progress = silent,
    then: Callable[[Session], None] | None = None,
) -> DocumentReport:
    """Checks and scores the whole document as it reads now, stores the findings, and keeps the run.

    `then` is done in the same transaction as the storing.
    """
    whole, document, ids = document_now(store, document_id)
    settings = document_settings(store, document)
    view = desk_view(store, whole, settings)
    view.changes = standing_changes(store, whole, ids)
    report = whole_report(whole, settings, view, progress, translator, learned)
    by_segment: dict[int, list[Finding]] = {segment_id: [] for segment_id in ids}
    for finding in report.findings:
        by_segment[ids[finding.segment - 1]].append(finding)
    evidence, run, model = evidence_of(report), run_of(document_id, report, who), length_model(view)
    words = [("source", pack_words(view.source_keys)), ("target", pack_words(view.target_keys))]
    with store.writing(who, "reviewer") as session:
        for n, (segment_id, findings) in enumerate(by_segment.items()):
            current = session.scalars(select(SegmentRow).where(SegmentRow.id == segment_id).with_for_update()).one()
            if current.text != whole.segments[n].text("target"):
                continue  # somebody was quicker; that edit was checked by itself
            unread = unread_findings(session, current, view.segments[n], view, settings)
            replace_findings(session, current, findings, every_scope=True, unread=unread)
            current.quality = report.segments[n].value("quality")
            current.checked = current.version
            if translator is not None:
                back = report.segments[n].backtranslation
                for name, value in back_values(back, current.text, evidence.get(n + 1)).items():
                    setattr(current, name, value)
        for role, packed in words:
            session.execute(
                update(FileRow).where(FileRow.document_id == document_id, FileRow.role == role).values(words=packed)
            )
        session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(length_model=model))
        session.add(run)
        if then is not None:
            then(session)
    return report


def _check(
    store: Store, document: DocumentRow, row: SegmentRow, words: dict[str, frozenset[str]]
) -> tuple[tuple[Finding, ...], float | None, int, Mapping[int, Unread]]:
    assert row.position is not None
    settings = document_settings(store, document)
    empty = Document(document.key, document.source_language, document.target_language, (), title=document.title)
    view = desk_view(store, empty, settings)
    segments = StoredSegments(store, document)
    one = SegmentView(segment_now(row, row.position), document.source_language, document.target_language)
    segments.put(one)
    view.segments = segments
    # what a check asks about the words of the whole document is answered from what was stored with it
    view.__dict__["source_keys"] = words.get("source", frozenset()) | {token.key for token in one.source.words}
    view.__dict__["target_keys"] = words.get("target", frozenset()) | {token.key for token in one.target.words}
    view.__dict__["lengths"] = LengthModel(*document.length_model)
    back = back_of(row)
    view.backtranslations = {row.position: back} if back is not None else {}
    if back is not None or settings.span_model is not None:
        view.span_readings = read_spans((one,), (one.source.language, one.target.language), settings.span_model)
    findings = findings_of(view, settings, only=row.position)
    with store.reading() as session:
        unread = unread_findings(session, row, one, view, settings)
    severities = [f.severity for f in findings if CHECKS[f.check].counts]
    severities += [found.counted for found in unread.values() if found.counted is not None]
    quality, count = quality_of(one, view, severities, row.evidence if back is not None else None)
    return findings, quality, count, unread
