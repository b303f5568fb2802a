"""The list of documents: how each stands, who is on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.model import SEVERITIES
from review.store.columns import now
from review.store.engine import Store
from review.store.filters import still_open
from review.store.presence import PRESENT, present
from review.store.tables import DocumentRow, FindingRow, PresenceRow, ReviewerRow, SegmentRow

__all__ = ["SORTS", "DocumentSummary", "document", "document_names", "documents", "page_of", "present"]

#: How a list of documents may be sorted.
SORTS = ("name", "quality", "open findings", "source changed", "reviewed", "newest")


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A line of the list of documents. `open` counts open findings by severity; `people` are on it right now."""

    id: int
    key: str
    title: str
    source_language: str
    target_language: str
    layout: str
    folder: str | None
    segments: int
    done: int
    corrected: int
    quality: float | None
    words: int
    open: Mapping[str, int]
    people: tuple[str, ...]
    created_at: datetime
    #: Who is to review it: their name and id.
    assigned: str | None = None
    assigned_to: int | None = None

    @property
    def reviewed(self) -> float:
        """Share of the paragraphs that are done, 0 to 1."""
        return self.done / self.segments if self.segments else 0.0

    @property
    def open_total(self) -> int:
        return sum(self.open.values())


def documents(
    store: Store, *, search: str = "", sort: str = "name", limit: int = 50, offset: int = 0
) -> tuple[tuple[DocumentSummary, ...], int]:
    """A page of the list of documents, and how many there are in all. `search` looks at names, titles, languages."""
    query = select(DocumentRow)
    if search.strip():
        like = search.strip()
        query = query.where(
            or_(
                *(
                    column.icontains(like, autoescape=True)
                    for column in (
                        DocumentRow.key, DocumentRow.title, DocumentRow.source_language, DocumentRow.target_language
                    )
                )
            )
        )  # fmt: skip
    with store.reading() as session:
        total = session.scalars(select(func.count()).select_from(query.subquery())).one()
        rows = session.scalars(_sorted(query, sort).limit(limit).offset(offset)).all()
        return _summaries(session, rows), total


def document(store: Store, document_id: int) -> DocumentSummary:
    """One document's line. Raises StoreError where it is gone."""
    with store.reading() as session:
        row = session.get(DocumentRow, document_id)
        if row is None:
            raise StoreError("this document was removed meanwhile; choose another one")
        return _summaries(session, [row])[0]


def document_names(store: Store, limit: int) -> tuple[tuple[int, str, str], ...]:
    """Ids, keys and titles of the first documents by key; nothing of them is counted."""
    with store.reading() as session:
        rows = session.execute(
            select(DocumentRow.id, DocumentRow.key, DocumentRow.title).order_by(DocumentRow.key).limit(limit)
        )
        return tuple((one, key, title) for one, key, title in rows)


def page_of(items: int, size: int) -> int:
    """How many pages of a size there are; at least one."""
    return max(1, -(-items // size))


def _sorted(query: Select[DocumentRow], sort: str) -> Select[DocumentRow]:
    mine = and_(SegmentRow.document_id == DocumentRow.id, SegmentRow.position.is_not(None))
    if sort == "quality":
        return query.order_by(
            select(func.sum(SegmentRow.quality * SegmentRow.words) / func.nullif(func.sum(SegmentRow.words), 0))
            .where(mine)
            .scalar_subquery()
        )
    if sort == "open findings":
        count = select(func.count()).where(
            FindingRow.document_id == DocumentRow.id,
            still_open(),
        )
        return query.order_by(count.scalar_subquery().desc(), DocumentRow.key)
    if sort == "source changed":
        outdated = select(func.count()).where(mine, SegmentRow.source_before.is_not(None)).scalar_subquery()
        return query.order_by(outdated.desc(), DocumentRow.key)
    if sort == "reviewed":
        done = select(func.count()).where(mine, SegmentRow.done).scalar_subquery()
        return query.order_by(done * 1.0 / func.nullif(select(func.count()).where(mine).scalar_subquery(), 0))
    if sort == "newest":
        return query.order_by(DocumentRow.created_at.desc(), DocumentRow.id.desc())
    return query.order_by(DocumentRow.key)


def _summaries(session: Session, rows: Iterable[DocumentRow]) -> tuple[DocumentSummary, ...]:
    rows = list(rows)
    ids = [row.id for row in rows]
    counts = {
        one[0]: one[1:]
        for one in session.execute(
            select(
                SegmentRow.document_id,
                func.count(),
                func.count().filter(SegmentRow.done),
                func.count().filter(SegmentRow.text != SegmentRow.machine),
                func.sum(SegmentRow.quality * SegmentRow.words),
                func.sum(SegmentRow.words).filter(SegmentRow.quality.is_not(None)),
                func.sum(SegmentRow.words),
            )
            .where(SegmentRow.document_id.in_(ids), SegmentRow.position.is_not(None))
            .group_by(SegmentRow.document_id)
        )
    }
    opened: dict[int, dict[str, int]] = {one: {} for one in ids}
    for one, severity, count in session.execute(
        select(FindingRow.document_id, FindingRow.severity, func.count())
        .where(
            FindingRow.document_id.in_(ids),
            still_open(),
        )
        .group_by(FindingRow.document_id, FindingRow.severity)
    ):
        opened[one][severity] = count
    people: dict[int, list[str]] = {one: [] for one in ids}
    for one, name in session.execute(
        select(PresenceRow.document_id, ReviewerRow.name)
        .join(ReviewerRow, ReviewerRow.id == PresenceRow.reviewer_id)
        .where(PresenceRow.document_id.in_(ids), PresenceRow.at > now() - PRESENT)
        .order_by(ReviewerRow.name)
    ):
        people[one].append(name)
    given = [row.assigned_to for row in rows if row.assigned_to is not None]
    names = dict(session.execute(select(ReviewerRow.id, ReviewerRow.name).where(ReviewerRow.id.in_(given))).all())
    summaries = []
    for row in rows:
        segments, done, corrected, points, weight, words = counts.get(row.id, (0, 0, 0, None, None, None))
        summaries.append(
            DocumentSummary(
                id=row.id,
                key=row.key,
                title=row.title or row.key,
                source_language=row.source_language,
                target_language=row.target_language,
                layout=row.layout,
                folder=row.folder,
                segments=segments,
                done=done,
                corrected=corrected,
                quality=points / weight if weight and points is not None else None,
                words=words or 0,
                open={severity: opened[row.id].get(severity, 0) for severity in SEVERITIES},
                people=tuple(people[row.id]),
                created_at=row.created_at,
                assigned=names.get(row.assigned_to) if row.assigned_to is not None else None,
                assigned_to=row.assigned_to,
            )
        )
    return tuple(summaries)
