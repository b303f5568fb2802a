"""New findings of a segment in place of its old ones: what stayed keeps its row, its verdict, and its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from review.checks import CHECKS
from review.checks.shared.fingerprint import Fingerprinter
from review.model import Finding
from review.store.rows import finding_row
from review.store.tables import DecisionRow, FindingRow, SegmentRow
from review.store.unread import Unread

__all__ = ["renew_fingerprints", "renumber", "replace_findings"]


def replace_findings(
    session: Session,
    segment: SegmentRow,
    findings: Sequence[Finding],
    *,
    every_scope: bool = False,
    unread: Mapping[int, Unread] = MappingProxyType({}),
) -> None:
    """The segment's findings are now these. Rows of findings that stayed keep their id and their verdict.

    One that has the same words at the same place stayed, too, whatever its fingerprint was: databases from before
    fingerprints were made of a document's key have others. `unread` are rows that stay though they are not among the
    findings (`review.store.unread`).
    """
    rows = session.scalars(
        select(FindingRow).where(FindingRow.segment_id == segment.id, FindingRow.reviewer_id.is_(None))
    ).all()
    by_fingerprint = {row.fingerprint: row for row in rows}
    now = {finding.fingerprint for finding in findings}
    by_place = {_place(row): row for row in rows if row.active and row.fingerprint not in now}
    seen = set()
    if not every_scope:
        for row in rows:
            if row.active and _of_documents(row.check):
                _follow(row, segment)
                if row.active:
                    seen.add(row.fingerprint)
    for ordinal, finding in enumerate(findings):
        seen.add(finding.fingerprint)
        values = finding_row(segment.document_id, segment.id, ordinal, finding)
        old = by_fingerprint.get(finding.fingerprint) or by_place.pop(
            (finding.check, finding.span.side, finding.span.start, finding.text), None
        )
        if old is not None and old.fingerprint != finding.fingerprint:
            _take_decisions_along(session, old, finding.fingerprint)
        if old is None:
            session.add(FindingRow(**values, verdict=_last_verdict(session, segment.document_id, finding.fingerprint)))
        else:
            for name, value in values.items():
                setattr(old, name, value)
            old.active, old.earlier = True, False
    for row in rows:
        stays = unread.get(row.id) if row.active and row.verdict == "open" and row.fingerprint not in seen else None
        if stays is not None:
            _keep(row, stays)
        elif row.fingerprint not in seen:
            row.active = False
    renumber(session, segment.id)


def _keep(row: FindingRow, stays: Unread) -> None:
    row.start, row.end, row.earlier = stays.span.start, stays.span.end, stays.earlier
    if stays.twin is not None:
        row.twin_start, row.twin_end = stays.twin.start, stays.twin.end


def _of_documents(code: str) -> bool:
    return code in CHECKS and CHECKS[code].scope == "document"


def _place(row: FindingRow) -> tuple[str, str, int, str]:
    return row.check, row.side, row.start, row.text


def _take_decisions_along(session: Session, row: FindingRow, fingerprint: str) -> None:
    session.execute(
        update(DecisionRow)
        .where(DecisionRow.document_id == row.document_id, DecisionRow.fingerprint == row.fingerprint)
        .values(fingerprint=fingerprint)
    )


def renumber(session: Session, segment_id: int) -> None:
    """Puts a segment's findings and marks in the order of the text."""
    session.flush()
    rows = session.scalars(select(FindingRow).where(FindingRow.segment_id == segment_id, FindingRow.active)).all()
    for n, row in enumerate(sorted(rows, key=lambda row: (row.side, row.start, row.check, row.id))):
        row.ordinal = n
    session.flush()


def _follow(row: FindingRow, segment: SegmentRow) -> None:
    """A document check's finding goes along with its words: to the nearest place where they stand, or away."""
    if row.side == "source":
        return
    text = segment.text
    if text[row.start : row.end] == row.text:
        return
    places = []
    at = text.find(row.text) if row.text else -1
    while at >= 0:
        places.append(at)
        at = text.find(row.text, at + 1)
    if not places:
        row.active = False
        return
    row.start = min(places, key=lambda place: abs(place - row.start))
    row.end = row.start + len(row.text)


def _last_verdict(session: Session, document_id: int, fingerprint: str) -> str:
    return (
        session.scalars(
            select(DecisionRow.verdict)
            .where(DecisionRow.document_id == document_id, DecisionRow.fingerprint == fingerprint)
            .order_by(DecisionRow.id.desc())
            .limit(1)
        ).first()
        or "open"
    )


def renew_fingerprints(session: Session, key: str, segment: SegmentRow) -> None:
    """Numbers the findings of segments with the same source, in order, as a run over the whole document would.

    Only where there is more than one such segment: its findings alone were numbered right.
    """
    same = session.scalars(
        select(SegmentRow)
        .where(
            SegmentRow.document_id == segment.document_id,
            SegmentRow.source_hash == segment.source_hash,
            SegmentRow.position.is_not(None),
        )
        .order_by(SegmentRow.position)
    ).all()
    if len(same) < 2:
        return
    fingerprinter = Fingerprinter(key)
    for one in same:
        source = "\n\n".join(paragraph[0] for paragraph in one.source)
        for row in session.scalars(
            select(FindingRow)
            .where(FindingRow.segment_id == one.id, FindingRow.active, FindingRow.reviewer_id.is_(None))
            .order_by(FindingRow.ordinal)
        ):
            fingerprint = fingerprinter.fingerprint(row.check, source, row.text)
            if fingerprint != row.fingerprint:
                row.fingerprint = fingerprint
                row.verdict = _last_verdict(session, segment.document_id, fingerprint)
