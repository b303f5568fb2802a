"""What the pages show, a page at a time. Nothing here writes, and nothing loads a whole document's texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.model import SEVERITIES
from review.store.engine import Store
from review.store.tables import (
    CommentRow,
    DocumentRow,
    EditRow,
    FindingRow,
    PresenceRow,
    ReviewerRow,
    SegmentRow,
    now,
)

__all__ = [
    "SORTS",
    "STATES",
    "Comment",
    "DocumentSummary",
    "Filter",
    "FindingEntry",
    "Paragraph",
    "Place",
    "Proposal",
    "adjacent",
    "check_codes",
    "count_segments",
    "document",
    "documents",
    "finding_place",
    "next_finding",
    "page_of",
    "paragraph",
    "paragraphs",
    "present",
]

#: How a list of documents may be sorted.
SORTS = ("name", "quality", "open findings", "reviewed", "newest")
#: States by which paragraphs are filtered, with their meaning.
STATES: Mapping[str, str] = {
    "open findings": "has findings that nobody decided on",
    "not done": "not marked done",
    "done": "marked done",
    "corrected": "reads otherwise than the machine wrote it",
    "two versions": "a text that lost a conflict waits there",
    "commented": "has comments",
}
#: Somebody seen on a document this long ago is on it.
_PRESENT = timedelta(minutes=5)


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

    @property
    def reviewed(self) -> float:
        """Share of the paragraphs that are done, 0 to 1."""
        return self.done / self.segments if self.segments else 0.0

    @property
    def open_total(self) -> int:
        return sum(self.open.values())


@dataclass(frozen=True, slots=True)
class Filter:
    """Which paragraphs, and which findings of theirs. Empty means all."""

    severities: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()
    state: str = ""
    words: str = ""

    @property
    def empty(self) -> bool:
        return self == Filter()

    def findings(self) -> ColumnElement[bool] | None:
        """The condition on findings; None where there is none. Categories also match by their first part."""
        parts: list[ColumnElement[bool]] = []
        if self.severities:
            parts.append(FindingRow.severity.in_(self.severities))
        if self.checks:
            parts.append(FindingRow.check.in_(self.checks))
        if self.categories:
            parts.append(
                or_(
                    FindingRow.category.in_(self.categories),
                    *(FindingRow.category.startswith(f"{name}/", autoescape=True) for name in self.categories),
                )
            )
        return and_(*parts) if parts else None


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding as a page shows it; offsets in the present text of its side."""

    id: int
    check: str
    category: str
    severity: str
    side: str
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None
    twin: tuple[int, int] | None
    verdict: str
    own: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark, who made it and when."""

    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that lost a conflict."""

    id: int
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment with what is said of it."""

    id: int
    position: int
    source: str
    machine: str
    text: str
    backtranslation: str | None
    version: int
    done: bool
    done_by: str | None
    author: str | None
    quality: float | None
    source_count: int
    target_count: int
    edits: int
    findings: tuple[FindingEntry, ...]
    comments: tuple[Comment, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A finding's place in its document; `active` is false where the text no longer has it."""

    finding: int
    segment: int
    position: int
    ordinal: int
    active: bool = True


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


def present(store: Store, document_id: int, reviewer_id: int) -> None:
    """Notes that somebody is on a document. Where that fails (two windows at once), nobody misses anything."""
    with suppress(StoreError), store.writing(None, "viewer") as session:
        if session.get(DocumentRow, document_id) is not None:
            session.merge(PresenceRow(document_id=document_id, reviewer_id=reviewer_id, at=now()))


def count_segments(store: Store, document_id: int, chosen: Filter) -> int:
    """How many paragraphs a filter lets through."""
    with store.reading() as session:
        query = _filtered(select(func.count(SegmentRow.id)), document_id, chosen)
        return int(session.scalars(query).one())


def paragraphs(
    store: Store, document_id: int, chosen: Filter, *, around: int, before: int = 2, after: int = 4
) -> tuple[Paragraph, ...]:
    """The paragraphs of a filter next to a position, in order: some before it, that one, some after it."""
    with store.reading() as session:
        query = _filtered(select(SegmentRow), document_id, chosen)
        up = session.scalars(
            query.where(SegmentRow.position < around).order_by(SegmentRow.position.desc()).limit(before)
        ).all()
        down = session.scalars(
            query.where(SegmentRow.position >= around).order_by(SegmentRow.position).limit(after + 1)
        ).all()
        return _entries(session, [*reversed(up), *down])


def paragraph(store: Store, segment_id: int) -> Paragraph:
    """One paragraph. Raises StoreError where it is gone."""
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id)
        if row is None or row.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        return _entries(session, [row])[0]


def adjacent(store: Store, document_id: int, chosen: Filter, position: int, *, forward: bool) -> int | None:
    """The position of the next paragraph of a filter, or the previous one; None at the end."""
    query = _filtered(select(SegmentRow.position), document_id, chosen)
    if forward:
        query = query.where(SegmentRow.position > position).order_by(SegmentRow.position)
    else:
        query = query.where(SegmentRow.position < position).order_by(SegmentRow.position.desc())
    with store.reading() as session:
        return session.scalars(query.limit(1)).first()


def next_finding(
    store: Store, document_id: int, chosen: Filter, position: int, ordinal: int, *, forward: bool = True
) -> Place | None:
    """The next open finding after a place, or the previous one before it, around the end of the document too.

    None where no finding of the filter is open.
    """
    query = _places(document_id, chosen)
    if forward:
        ordered = query.order_by(SegmentRow.position, FindingRow.ordinal)
        first = ordered.where(_after(position, ordinal))
    else:
        ordered = query.order_by(SegmentRow.position.desc(), FindingRow.ordinal.desc())
        first = ordered.where(_before(position, ordinal))
    with store.reading() as session:
        row = session.execute(first.limit(1)).first() or session.execute(ordered.limit(1)).first()
    return _place(row)


def finding_place(store: Store, finding_id: int) -> Place | None:
    """Where a finding is; None where it is gone."""
    query = (
        select(FindingRow, SegmentRow.position)
        .join(SegmentRow, SegmentRow.id == FindingRow.segment_id)
        .where(FindingRow.id == finding_id, SegmentRow.position.is_not(None))
    )
    with store.reading() as session:
        row = session.execute(query).first()
        if row is None or row[1] is None:
            return None
        return Place(row[0].id, row[0].segment_id, row[1], row[0].ordinal, row[0].active)


def check_codes(store: Store, document_id: int) -> tuple[tuple[str, str], ...]:
    """(check, category) of every finding that the document has."""
    query = (
        select(FindingRow.check, FindingRow.category)
        .where(FindingRow.document_id == document_id, FindingRow.active)
        .distinct()
    )
    with store.reading() as session:
        return tuple(sorted((check, category) for check, category in session.execute(query)))


def page_of(items: int, size: int) -> int:
    """How many pages of a size there are; at least one."""
    return max(1, -(-items // size))


def _place(row: Row[int, int, int | None, int] | None) -> Place | None:
    if row is None or row[2] is None:
        return None
    return Place(row[0], row[1], row[2], row[3])


def _after(position: int, ordinal: int) -> ColumnElement[bool]:
    return and_(SegmentRow.position >= position, or_(SegmentRow.position > position, FindingRow.ordinal > ordinal))


def _before(position: int, ordinal: int) -> ColumnElement[bool]:
    return and_(SegmentRow.position <= position, or_(SegmentRow.position < position, FindingRow.ordinal < ordinal))


def _places(document_id: int, chosen: Filter) -> Select[int, int, int | None, int]:
    query = (
        select(FindingRow.id, FindingRow.segment_id, SegmentRow.position, FindingRow.ordinal)
        .join(FindingRow, FindingRow.segment_id == SegmentRow.id)
        .where(
            SegmentRow.document_id == document_id,
            SegmentRow.position.is_not(None),
            FindingRow.active,
            FindingRow.verdict == "open",
            FindingRow.reviewer_id.is_(None),
        )
    )
    condition = chosen.findings()
    if condition is not None:
        query = query.where(condition)
    for state in _state_conditions(chosen):
        query = query.where(state)
    return query


def _filtered(query: Select, document_id: int, chosen: Filter) -> Select:  # type: ignore[type-arg]  # any columns
    query = query.where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None))
    condition = chosen.findings()
    if condition is not None:
        query = query.where(exists().where(FindingRow.segment_id == SegmentRow.id, FindingRow.active, condition))
    for state in _state_conditions(chosen):
        query = query.where(state)
    return query


def _state_conditions(chosen: Filter) -> Iterable[ColumnElement[bool]]:
    if chosen.words.strip():
        like = chosen.words.strip()
        yield or_(SegmentRow.text.icontains(like, autoescape=True), SegmentRow.machine.icontains(like, autoescape=True))
    if chosen.state == "open findings":
        yield (
            exists()
            .where(
                FindingRow.segment_id == SegmentRow.id,
                FindingRow.active,
                FindingRow.verdict == "open",
                FindingRow.reviewer_id.is_(None),
            )
            .correlate(SegmentRow)
        )
    elif chosen.state == "not done":
        yield SegmentRow.done.is_(False)
    elif chosen.state == "done":
        yield SegmentRow.done.is_(True)
    elif chosen.state == "corrected":
        yield SegmentRow.text != SegmentRow.machine
    elif chosen.state == "two versions":
        yield exists().where(EditRow.segment_id == SegmentRow.id, EditRow.kind == "proposal")
    elif chosen.state == "commented":
        yield exists().where(CommentRow.segment_id == SegmentRow.id)


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
            FindingRow.active,
            FindingRow.verdict == "open",
            FindingRow.reviewer_id.is_(None),
        )
        return query.order_by(count.scalar_subquery().desc(), DocumentRow.key)
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
            FindingRow.active,
            FindingRow.verdict == "open",
            FindingRow.reviewer_id.is_(None),
        )
        .group_by(FindingRow.document_id, FindingRow.severity)
    ):
        opened[one][severity] = count
    people: dict[int, list[str]] = {one: [] for one in ids}
    for one, name in session.execute(
        select(PresenceRow.document_id, ReviewerRow.name)
        .join(ReviewerRow, ReviewerRow.id == PresenceRow.reviewer_id)
        .where(PresenceRow.document_id.in_(ids), PresenceRow.at > now() - _PRESENT)
        .order_by(ReviewerRow.name)
    ):
        people[one].append(name)
    summaries = []
    for row in rows:
        segments, done, corrected, points, weight, words = counts.get(row.id, (0, 0, 0, None, None, None))
        summaries.append(
            DocumentSummary(
                row.id,
                row.key,
                row.title or row.key,
                row.source_language,
                row.target_language,
                row.layout,
                row.folder,
                segments,
                done,
                corrected,
                points / weight if weight and points is not None else None,
                words or 0,
                {severity: opened[row.id].get(severity, 0) for severity in SEVERITIES},
                tuple(people[row.id]),
                row.created_at,
            )
        )
    return tuple(summaries)


def _entries(session: Session, rows: list[SegmentRow]) -> tuple[Paragraph, ...]:
    ids = [row.id for row in rows]
    names = dict(session.execute(select(ReviewerRow.id, ReviewerRow.name)).all())
    findings: dict[int, list[FindingEntry]] = {one: [] for one in ids}
    for f in session.scalars(
        select(FindingRow)
        .where(
            FindingRow.segment_id.in_(ids),
            FindingRow.active,
            or_(FindingRow.reviewer_id.is_(None), FindingRow.verdict == "accepted"),
        )
        .order_by(FindingRow.segment_id, FindingRow.ordinal)
    ):
        twin = None if f.twin_start is None or f.twin_end is None else (f.twin_start, f.twin_end)
        findings[f.segment_id].append(
            FindingEntry(
                f.id, f.check, f.category, f.severity, f.side, f.start, f.end, f.text, f.message, f.suggestion, twin,
                f.verdict, f.reviewer_id is not None,
            )
        )  # fmt: skip
    comments: dict[int, list[Comment]] = {one: [] for one in ids}
    for c in session.scalars(select(CommentRow).where(CommentRow.segment_id.in_(ids)).order_by(CommentRow.id)):
        comments[c.segment_id].append(Comment(names[c.reviewer_id], c.text, c.at))
    proposals: dict[int, list[Proposal]] = {one: [] for one in ids}
    edits = dict.fromkeys(ids, 0)
    for segment_id, count in session.execute(
        select(EditRow.segment_id, func.count())
        .where(EditRow.segment_id.in_(ids), EditRow.kind != "proposal")
        .group_by(EditRow.segment_id)
    ):
        edits[segment_id] = count
    for p in session.scalars(
        select(EditRow).where(EditRow.segment_id.in_(ids), EditRow.kind == "proposal").order_by(EditRow.id)
    ):
        proposals[p.segment_id].append(Proposal(p.id, names[p.reviewer_id], p.text, p.at))
    entries = []
    for row in rows:
        assert row.position is not None
        entries.append(
            Paragraph(
                row.id,
                row.position,
                "\n\n".join(p[0] for p in row.source),
                row.machine,
                row.text,
                row.backtranslation,
                row.version,
                row.done,
                names.get(row.done_by) if row.done_by is not None else None,
                names.get(row.author) if row.author is not None else None,
                row.quality,
                len(row.source),
                len(row.target),
                edits[row.id],
                tuple(findings[row.id]),
                tuple(comments[row.id]),
                tuple(p for p in proposals[row.id] if p.text != row.text),
            )
        )
    return tuple(entries)
