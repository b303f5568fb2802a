"""What is done to many paragraphs at once: one act, one undo. Nothing is overwritten; who was quicker stays.

An act's edits and decisions stand in each paragraph's history like any other, and can be taken back there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.store.edits import add_edits
from review.store.engine import Store
from review.store.rechecking import recheck
from review.store.roles import Reviewer
from review.store.tables import ActRow, DecisionRow, DocumentRow, EditRow, ReviewerRow, SegmentRow
from review.store.undoing import take_back

__all__ = ["Left", "Outcome", "PastAct", "acts", "begin", "each_locked", "recheck_all", "undo_act"]

#: So many paragraphs are checked again at once; the others when somebody looks at them.
_CHECKED_AT_ONCE = 50
#: Paragraphs that are locked and written together.
_TOGETHER = 400
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Left:
    """A paragraph that an act left alone, and why: somebody changed it meanwhile, or it may not be so."""

    segment: int
    document: str
    position: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did: its id (0: nothing at all), the paragraphs that it changed, and those that it left alone."""

    act: int
    changed: tuple[int, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class PastAct:
    """An act of the past, by whom (`reviewer` is their id). `undone` is whether it was taken back."""

    id: int
    kind: str
    label: str
    by: str
    at: datetime
    undone: bool
    segments: int
    reviewer: int


def acts(store: Store, document_id: int | None = None, limit: int = 20) -> tuple[PastAct, ...]:
    """The newest acts, of one document or all; undos are not among them."""
    query = select(ActRow, ReviewerRow.name).join(ReviewerRow, ReviewerRow.id == ActRow.reviewer_id)
    query = query.where(ActRow.kind != "undo")
    if document_id is not None:
        edited = select(EditRow.act_id).join(SegmentRow).where(SegmentRow.document_id == document_id)
        decided = select(DecisionRow.act_id).where(DecisionRow.document_id == document_id)
        query = query.where(ActRow.id.in_(edited) | ActRow.id.in_(decided))
    with store.reading() as session:
        rows = session.execute(query.order_by(ActRow.id.desc()).limit(limit)).all()
        undone = set(session.scalars(select(ActRow.of).where(ActRow.of.in_([row.id for row, _ in rows]))))
        return tuple(
            PastAct(
                row.id,
                row.kind,
                row.label,
                name,
                row.at,
                row.id in undone,
                len(_segments(session, row.id)),
                row.reviewer_id,
            )
            for row, name in rows
        )


def undo_act(store: Store, who: Reviewer, act_id: int) -> Outcome:
    """Takes an act back in every paragraph where nothing was done since; where something was, that stays.

    Raises StoreError where there is no such act, or it was taken back already.
    """
    with store.writing(who, "reviewer") as session:
        row = session.get(ActRow, act_id)
        if row is None or row.kind == "undo":
            raise StoreError("there is no such act; reload the page")
        if session.scalars(select(ActRow.id).where(ActRow.of == act_id)).first() is not None:
            raise StoreError("that was taken back already")
        undoing = begin(session, who, "undo", row.label, of=act_id)
        changed: list[int] = []
        left: list[Left] = []
        for some in each_locked(session, _segments(session, act_id)):
            newest = _newest(session, some, act_id)
            add_edits(session, who, list(newest.values()), "undo", undoing.id)
            changed += newest
            for segment in some:
                if isinstance(segment, Left):
                    left.append(segment)
                elif segment.id in newest:
                    continue
                elif take_back(session, who, segment, act_id, undoing.id):
                    changed.append(segment.id)
                else:
                    left.append(left_alone(session, segment, "something was done there since"))
        result = Outcome(undoing.id, tuple(changed), tuple(left))
    recheck_all(store, result.changed)
    return result


def begin(session: Session, who: Reviewer, kind: str, label: str, of: int | None = None) -> ActRow:
    """The row of a new act."""
    row = ActRow(reviewer_id=who.id, kind=kind, label=label, of=of)
    session.add(row)
    session.flush()
    return row


def each_locked(session: Session, segment_ids: Iterable[int]) -> Iterator[list[SegmentRow | Left]]:
    """The segments, some hundred at a time, locked in the order of their ids: so two acts never wait for each other."""
    ordered = sorted(set(segment_ids))
    for start in range(0, len(ordered), _TOGETHER):
        some = ordered[start : start + _TOGETHER]
        rows = {
            row.id: row
            for row in session.scalars(
                select(SegmentRow)
                .where(SegmentRow.id.in_(some), SegmentRow.position.is_not(None))
                .order_by(SegmentRow.id)
                .with_for_update()
                .execution_options(populate_existing=True)
            )
        }
        yield [rows.get(one) or Left(one, "", None, "it was merged or removed meanwhile") for one in some]


def _newest(
    session: Session, segments: Iterable[SegmentRow | Left], act_id: int
) -> dict[int, tuple[SegmentRow, str, int | None]]:
    """Segments in which one edit of the act, and nothing else of it, is the newest thing done: what was there before.

    The plain case of most acts; `take_back` knows all the others.
    """
    here = {segment.id: segment for segment in segments if isinstance(segment, SegmentRow)}
    decided = set(session.scalars(select(DecisionRow.segment_id).where(DecisionRow.act_id == act_id)))
    found: dict[int, tuple[SegmentRow, str, int | None]] = {}
    rows = session.scalars(
        select(EditRow).where(EditRow.act_id == act_id, EditRow.segment_id.in_(here)).order_by(EditRow.id)
    )
    for row in rows:
        segment = here[row.segment_id]
        if (row.version, row.step) == (segment.version, segment.step) and segment.id not in decided:
            found[segment.id] = segment, row.before, row.id
    # of two edits of one act in a segment only the newer would be taken back
    twice = session.scalars(
        select(EditRow.segment_id)
        .where(EditRow.act_id == act_id, EditRow.segment_id.in_(here))
        .group_by(EditRow.segment_id)
        .having(func.count() > 1)
    )
    for one in twice:
        found.pop(one, None)
    return found


def left_alone(session: Session, segment: SegmentRow, reason: str) -> Left:
    """A segment that is left as it is."""
    key = session.scalars(select(DocumentRow.key).where(DocumentRow.id == segment.document_id)).one()
    return Left(segment.id, key, segment.position, reason)


def recheck_all(store: Store, segment_ids: Iterable[int]) -> None:
    """Checks the first of the changed paragraphs again; the others are, as soon as somebody looks at them."""
    for one in list(segment_ids)[:_CHECKED_AT_ONCE]:
        recheck(store, one)


def _segments(session: Session, act_id: int) -> set[int]:
    edited = session.scalars(select(EditRow.segment_id).where(EditRow.act_id == act_id))
    decided = session.scalars(select(DecisionRow.segment_id).where(DecisionRow.act_id == act_id))
    return {*edited, *decided}
