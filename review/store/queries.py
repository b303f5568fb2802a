"""What the pages show, a page at a time. Nothing here writes, and nothing loads a whole document's texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, undefer

from review.errors import StoreError
from review.model import Finding, Kind, Paragraph
from review.store.comments import Comment, folded
from review.store.engine import Store
from review.store.filters import STATES, Filter, filtered, waiting_proposal
from review.store.rows import back_of, finding_of, paragraphs_of, text_hash
from review.store.tables import (
    CommentRow,
    EditRow,
    FindingRow,
    ReviewerRow,
    SegmentRow,
)
from review.text.reading import held_in

__all__ = [
    "STATES",
    "Comment",
    "Filter",
    "Proposal",
    "StoredFinding",
    "StoredParagraph",
    "adjacent",
    "check_codes",
    "last_position",
    "lost_by_editing",
    "omitted_stretches",
    "paragraph",
    "paragraphs",
]


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding of the database, offsets in the present text of its side; `own` where a reviewer marked it, `earlier`
    where a model found it in an earlier text, and none has read this one.
    """

    id: int
    finding: Finding
    verdict: str
    own: bool
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that lost a conflict."""

    id: int
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoredParagraph:
    """A segment with what is said of it."""

    id: int
    position: int
    source: str
    machine: str
    text: str
    backtranslation: str | None
    #: Whether it is one of an earlier text.
    stale: bool
    version: int
    done: bool
    done_by: str | None
    author: str | None
    quality: float | None
    edits: int
    findings: tuple[StoredFinding, ...]
    comments: tuple[Comment, ...]
    proposals: tuple[Proposal, ...]
    #: What the source said when the translation was made; None where it says the same.
    source_before: str | None = None
    #: What it is in its file, and what that calls it.
    kind: Kind = "body"
    level: int = 0
    key: str = ""
    #: The code, placeholders, tags, links and references of either side, each once.
    held_source: tuple[str, ...] = ()
    held_target: tuple[str, ...] = ()


def paragraphs(
    store: Store, document_id: int, chosen: Filter, *, around: int, before: int = 2, after: int = 4
) -> tuple[StoredParagraph, ...]:
    """The paragraphs of a filter next to a position, in order: some before it, that one, some after it."""
    with store.reading() as session:
        query = filtered(select(SegmentRow), document_id, chosen)
        up = session.scalars(
            query.where(SegmentRow.position < around).order_by(SegmentRow.position.desc()).limit(before)
        ).all()
        down = session.scalars(
            query.where(SegmentRow.position >= around).order_by(SegmentRow.position).limit(after + 1)
        ).all()
        return _entries(session, [*reversed(up), *down])


def paragraph(store: Store, segment_id: int) -> StoredParagraph:
    """One paragraph. Raises StoreError where it is gone."""
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id)
        if row is None or row.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        return _entries(session, [row])[0]


def adjacent(store: Store, document_id: int, chosen: Filter, position: int, *, forward: bool) -> int | None:
    """The position of the next paragraph of a filter, or the previous one; None at the end."""
    query = filtered(select(SegmentRow.position), document_id, chosen)
    if forward:
        query = query.where(SegmentRow.position > position).order_by(SegmentRow.position)
    else:
        query = query.where(SegmentRow.position < position).order_by(SegmentRow.position.desc())
    with store.reading() as session:
        return session.scalars(query.limit(1)).first()


def last_position(store: Store, document_id: int) -> int:
    """The number of a document's last paragraph; 0 where it has none."""
    query = select(func.max(SegmentRow.position)).where(SegmentRow.document_id == document_id)
    with store.reading() as session:
        return session.scalars(query).one() or 0


def omitted_stretches(store: Store, segment_id: int) -> tuple[tuple[int, int], ...]:
    """Stretches (start, end) of a segment's source that its translation lacks, as the back-translation's engine found.

    None where the back-translation is of an earlier text.
    """
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id, options=[undefer(SegmentRow.back)])
        back = back_of(row) if row is not None else None
    return tuple((start, end) for start, end, _ in back.omitted) if back is not None else ()


def lost_by_editing(store: Store, segment_id: int) -> str:
    """What a segment's text tells less well than the machine's did, a sentence; "" where nobody knows of anything."""
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id, options=[undefer(SegmentRow.back)])
        back = back_of(row) if row is not None else None
    return back.lost if back is not None else ""


def check_codes(store: Store, document_id: int) -> tuple[tuple[str, str], ...]:
    """(check, category) of every finding that the document has."""
    query = (
        select(FindingRow.check, FindingRow.category)
        .where(FindingRow.document_id == document_id, FindingRow.active)
        .distinct()
    )
    with store.reading() as session:
        return tuple(sorted((check, category) for check, category in session.execute(query)))


def _entries(session: Session, rows: list[SegmentRow]) -> tuple[StoredParagraph, ...]:
    ids = [row.id for row in rows]
    positions = {row.id: row.position or 0 for row in rows}
    names = dict(session.execute(select(ReviewerRow.id, ReviewerRow.name)).all())
    findings: dict[int, list[StoredFinding]] = {one: [] for one in ids}
    for f in session.scalars(
        select(FindingRow)
        .where(
            FindingRow.segment_id.in_(ids),
            FindingRow.active,
            or_(FindingRow.reviewer_id.is_(None), FindingRow.verdict == "accepted"),
        )
        .order_by(FindingRow.segment_id, FindingRow.ordinal)
    ):
        found = finding_of(f, positions[f.segment_id])
        findings[f.segment_id].append(StoredFinding(f.id, found, f.verdict, f.reviewer_id is not None, f.earlier))
    remarks = session.scalars(select(CommentRow).where(CommentRow.segment_id.in_(ids)).order_by(CommentRow.id))
    comments = folded(remarks, names)
    proposals: dict[int, list[Proposal]] = {one: [] for one in ids}
    edits = dict.fromkeys(ids, 0)
    for segment_id, count in session.execute(
        select(EditRow.segment_id, func.count())
        .where(EditRow.segment_id.in_(ids), EditRow.kind.not_in(("proposal", "discarded")))
        .group_by(EditRow.segment_id)
    ):
        edits[segment_id] = count
    for p in session.scalars(
        select(EditRow).where(EditRow.segment_id.in_(ids), waiting_proposal()).order_by(EditRow.id)
    ):
        proposals[p.segment_id].append(Proposal(p.id, names[p.reviewer_id], p.text, p.at))
    entries = []
    for row in rows:
        assert row.position is not None
        source, target = paragraphs_of(row.source), paragraphs_of(row.target)
        first = (target or source)[0] if target or source else Paragraph("")
        entries.append(
            StoredParagraph(
                id=row.id,
                position=row.position,
                source="\n\n".join(p[0] for p in row.source),
                machine=row.machine,
                text=row.text,
                backtranslation=row.backtranslation,
                stale=row.back_of != text_hash(row.text),
                version=row.version,
                done=row.done,
                done_by=names.get(row.done_by) if row.done_by is not None else None,
                author=names.get(row.author) if row.author is not None else None,
                quality=row.quality,
                edits=edits[row.id],
                findings=tuple(findings[row.id]),
                comments=comments.get(row.id, ()),
                proposals=tuple(p for p in proposals[row.id] if p.text != row.text),
                source_before=row.source_before,
                kind=first.kind,
                level=first.level,
                key=first.key or (source[0].key if source else ""),
                held_source=held_in(source),
                held_target=held_in((*target, *source)),
            )
        )
    return tuple(entries)
