"""A document whose files changed on disk, read again: what did not change keeps its corrections and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from review.documents import Loaded
from review.errors import InputError, StoreError
from review.model import Finding
from review.report import DocumentReport
from review.store.checks import desk_settings, desk_view
from review.store.engine import Store
from review.store.importing import Progress, evidence_of, length_model, run_of, silent, whole_report
from review.store.outdated import found_again
from review.store.rechecking import recheck
from review.store.refinding import replace_findings
from review.store.roles import Reviewer
from review.store.rows import back_values, pack_words, segment_row, settings_table
from review.store.tables import DocumentRow, FileRow, FindingRow, SegmentRow

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.metrics.learned import LearnedScorer

__all__ = ["changed_on_disk", "reread"]


def changed_on_disk(store: Store, document_id: int) -> bool:
    """Whether the files in the document's corpus folder are others than those that were read; False without one."""
    with store.reading() as session:
        folder = session.scalars(select(DocumentRow.folder).where(DocumentRow.id == document_id)).one_or_none()
        if folder is None:
            return False
        files = session.scalars(select(FileRow).where(FileRow.document_id == document_id)).all()
    try:
        return any((Path(folder) / file.name).read_bytes() != file.data for file in files)
    except OSError:
        return False


def reread(
    store: Store,
    who: Reviewer,
    document_id: int,
    loaded: Loaded,
    translator: BackTranslator | None = None,
    *,
    learned: Sequence[LearnedScorer] = (),
    progress: Progress = silent,
    then: Callable[[Session, int], None] | None = None,
) -> int:
    """Takes the document's files as they are now; how many segments kept their history.

    A segment keeps its row (corrections, comments, decisions, done) where its source and the machine's text are the
    same as before. Where the source alone changed it keeps it too, but is not done any more, and remembers what the
    source said. The others leave the document, their history stays in the database; decisions on a finding come
    back wherever its fingerprint does. `then` is done in the same transaction as the storing, and told how many were
    kept.
    """
    with store.reading() as session:
        row = session.get(DocumentRow, document_id)
    if row is None or row.key != loaded.document.id:
        raise StoreError("this is another document than the one in the folder; reload the page")
    settings = desk_settings(store, loaded.settings)
    view = desk_view(store, loaded.document, settings)
    with store.reading() as session:
        again = found_again(session.scalars(_standing(document_id)), loaded.document)
    view.changes = {number: one.change for number, one in again.items() if one.change is not None}
    report = whole_report(loaded.document, settings, view, progress, translator, learned)
    evidence, run, model = evidence_of(report), run_of(document_id, report, who), length_model(view)
    keys = {"source": pack_words(view.source_keys), "target": pack_words(view.target_keys)}
    with store.writing(who, "reviewer") as session:
        document = session.get(DocumentRow, document_id)
        if document is None:
            raise StoreError("this document was removed meanwhile; choose another one")
        document.length_model = model
        document.title, document.settings = loaded.document.title, settings_table(loaded.settings)
        document.reference_count = loaded.document.reference_count
        paths = {"source": loaded.document.source_path, "target": loaded.document.target_path}
        for file in session.scalars(select(FileRow).where(FileRow.document_id == document_id)):
            path = paths[file.role]
            assert path is not None
            try:
                file.name, file.data = path.name, path.read_bytes()
            except OSError as error:
                raise InputError(f"cannot be read ({error.strerror}); check its permissions", path) from None
            file.words = keys[file.role]
        corrected, kept = _segments(session, document_id, report, evidence)
        session.add(run)
        if then is not None:
            then(session, kept)
    for segment_id in corrected:
        recheck(store, segment_id)
    return kept


def _standing(document_id: int) -> Select[SegmentRow]:
    """The rows of the document's segments, in the order of the text."""
    standing = select(SegmentRow).where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None))
    return standing.order_by(SegmentRow.position)


def _segments(
    session: Session, document_id: int, report: DocumentReport, evidence: Mapping[int, float]
) -> tuple[list[int], int]:
    """The corrected segments that were kept, which are checked again as they read; and how many were kept in all."""
    rows = session.scalars(_standing(document_id).with_for_update()).all()
    again = found_again(rows, report.document)
    for row in rows:
        row.position = None
    findings: dict[int, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        findings[finding.segment].append(finding)
    corrected = []
    kept = 0
    for n, one in enumerate(report.segments, start=1):
        values = segment_row(document_id, one.segment, n)
        values |= back_values(one.backtranslation, values["text"], evidence.get(n))
        same = again.get(one.segment.number)
        if same is not None:
            row = same.row
            kept += 1
            values.pop("text")
            values["source_before"] = same.source_before
            for name, value in values.items():
                setattr(row, name, value)
            if same.source_before is not None:
                row.done, row.done_by = False, None
        else:
            row = SegmentRow(**values, version=0, step=0)
            session.add(row)
        session.flush()
        if row.text == row.machine:
            row.quality, row.words = one.value("quality"), one.words
            row.checked = row.version
            replace_findings(session, row, findings[n], every_scope=True)
        else:
            corrected.append(row.id)
    gone = [row.id for row in rows if row.position is None]
    if gone:
        session.execute(
            update(FindingRow)
            .where(FindingRow.segment_id.in_(gone), FindingRow.reviewer_id.is_(None))
            .values(active=False)
        )
    return corrected, kept
