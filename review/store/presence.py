"""Who is on a document and where, what changed on the screen meanwhile, where somebody left, who is to review it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from review.errors import AccessError, StoreError
from review.store.columns import now
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.tables import (
    CommentRow,
    DocumentRow,
    EditRow,
    FindingRow,
    PresenceRow,
    ReviewerRow,
    SegmentRow,
    TimeRow,
)

__all__ = [
    "PRESENT",
    "Elsewhere",
    "Pulse",
    "Share",
    "assign",
    "last_document",
    "left_at",
    "present",
    "pulse",
    "shares",
    "worked",
]

#: Somebody seen on a document this long ago is on it.
PRESENT = timedelta(minutes=5)
#: A pause longer than this is none of the work, in seconds.
_PAUSE = 120.0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody else who is on the document, and at which paragraph (None: not known)."""

    name: str
    position: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a page that is open asks every few seconds: `stamp` is another one as soon as anything it shows changed."""

    stamp: str
    others: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody did of a document: paragraphs done and their words, seconds it took where that is measured."""

    name: str
    done: int
    words: int
    seconds: float | None

    @property
    def words_an_hour(self) -> float | None:
        """None where the time is not measured, or too short to say anything (under a minute)."""
        return self.words * 3600 / self.seconds if self.seconds is not None and self.seconds >= 60 else None


def present(store: Store, document_id: int, reviewer_id: int, position: int | None = None) -> None:
    """Notes that somebody is on a document, and where. Where that fails (two windows at once), nobody misses it."""
    with suppress(StoreError), store.writing(None, "viewer") as session:
        if session.get(DocumentRow, document_id) is not None:
            row = PresenceRow(document_id=document_id, reviewer_id=reviewer_id, at=now())
            if position is not None:
                row.position = position
            session.merge(row)


def left_at(store: Store, document_id: int, reviewer_id: int) -> int | None:
    """The paragraph where somebody was last; None where they never were there."""
    with store.reading() as session:
        row = session.get(PresenceRow, (document_id, reviewer_id))
        return row.position if row is not None else None


def last_document(store: Store, reviewer_id: int) -> int | None:
    """The document that somebody was on last; None where they never were on one."""
    with store.reading() as session:
        return session.scalars(
            select(PresenceRow.document_id)
            .where(PresenceRow.reviewer_id == reviewer_id)
            .order_by(PresenceRow.at.desc(), PresenceRow.document_id)
            .limit(1)
        ).first()


def pulse(store: Store, document_id: int, reviewer_id: int, segment_ids: Sequence[int]) -> Pulse:
    """Who else is on a document, and a stamp of the paragraphs shown: texts, decisions, comments, done.

    A handful of indexed look-ups, whatever the document's size.
    """
    with store.reading() as session:
        segments = session.execute(
            select(SegmentRow.id, SegmentRow.position, SegmentRow.version, SegmentRow.step, SegmentRow.checked,
                   SegmentRow.back_of, SegmentRow.done)
            .where(SegmentRow.id.in_(segment_ids))
            .order_by(SegmentRow.id)
        ).all()  # fmt: skip
        remarks = session.scalars(select(func.max(CommentRow.id)).where(CommentRow.segment_id.in_(segment_ids))).one()
        waiting = session.scalars(
            select(func.max(EditRow.id)).where(EditRow.segment_id.in_(segment_ids), EditRow.version.is_(None))
        ).one()
        found = session.execute(
            select(FindingRow.id, FindingRow.verdict)
            .where(FindingRow.segment_id.in_(segment_ids), FindingRow.active)
            .order_by(FindingRow.id)
        ).all()
        people = session.execute(
            select(ReviewerRow.name, PresenceRow.position, PresenceRow.at)
            .join(ReviewerRow, ReviewerRow.id == PresenceRow.reviewer_id)
            .where(
                PresenceRow.document_id == document_id,
                PresenceRow.reviewer_id != reviewer_id,
                PresenceRow.at > now() - PRESENT,
            )
            .order_by(ReviewerRow.name)
        ).all()
    told = repr(([tuple(row) for row in segments], remarks, waiting, [tuple(row) for row in found]))
    stamp = hashlib.sha256(told.encode()).hexdigest()[:16]
    return Pulse(stamp, tuple(Elsewhere(name, position, at) for name, position, at in people))


def assign(store: Store, who: Reviewer, document_id: int, reviewer_id: int | None) -> None:
    """Gives a document to somebody to review, or to nobody. Reviewers take one or give it back; leads give to all.

    Raises AccessError for a reviewer who would give or take what is somebody else's.
    """
    with store.writing(who, "reviewer") as session:
        row = session.get(DocumentRow, document_id, with_for_update=True)
        if row is None:
            raise StoreError("this document was removed meanwhile; choose another one")
        mine = row.assigned_to in (None, who.id) and reviewer_id in (None, who.id)
        lead = session.get_one(ReviewerRow, who.id).role == "lead"
        if not (mine or lead):
            raise AccessError("reviewers take a document or give it back; a lead gives it to somebody else")
        if reviewer_id is not None and session.get(ReviewerRow, reviewer_id) is None:
            raise StoreError("there is no such reviewer; reload the page")
        row.assigned_to = reviewer_id


def worked(store: Store, who: Reviewer, document_id: int, seconds: float) -> None:
    """Adds the time since somebody's last act to what they worked on a document; a long pause counts as none."""
    if not 0 < seconds <= _PAUSE:
        return
    with suppress(StoreError), store.writing(who, "viewer") as session:
        row = session.get(TimeRow, (document_id, who.id), with_for_update=True)
        if row is not None:
            row.seconds += seconds
        elif session.get(DocumentRow, document_id) is not None:
            session.add(TimeRow(document_id=document_id, reviewer_id=who.id, seconds=seconds))


def shares(store: Store, document_id: int, *, timed: bool) -> tuple[Share, ...]:
    """What everybody did of a document, by name; with the time it took where `timed`."""
    with store.reading() as session:
        names = dict(session.execute(select(ReviewerRow.id, ReviewerRow.name)).all())
        done = {
            one: (count, words or 0)
            for one, count, words in session.execute(
                select(SegmentRow.done_by, func.count(), func.sum(SegmentRow.words))
                .where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None), SegmentRow.done)
                .group_by(SegmentRow.done_by)
            )
            if one is not None
        }
        spent: dict[int, float] = {}
        if timed:
            spent = dict(
                session.execute(
                    select(TimeRow.reviewer_id, TimeRow.seconds).where(TimeRow.document_id == document_id)
                ).all()
            )
    people = sorted({*done, *spent}, key=lambda one: (names.get(one, ""), one))
    return tuple(
        Share(names.get(one, "somebody"), *done.get(one, (0, 0)), spent.get(one, 0.0) if timed else None)
        for one in people
    )
