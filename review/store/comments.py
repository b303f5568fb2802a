"""Remarks on paragraphs: made, answered, changed, settled. Rows are added, never changed; here is what holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from review.errors import AccessError, StoreError
from review.store.decisions import short
from review.store.edits import locked
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.tables import CommentRow

__all__ = ["Comment", "answer", "change", "folded", "settle"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark, who made it (`author`, with the id `by`) and when.

    `changed`: it reads otherwise than at first. `settled_by`: who said that it needs nothing any more, None where
    nobody did.
    """

    author: str
    text: str
    at: datetime
    id: int = 0
    by: int = 0
    changed: bool = False
    settled_by: str | None = None
    answers: tuple[Comment, ...] = ()


def answer(store: Store, who: Reviewer, comment_id: int, text: str) -> None:
    """Answers a comment. An answer to an answer stands under the comment that this answers."""
    text = _words(text)
    with store.writing(who, "reviewer") as session:
        row = _comment(session, comment_id)
        about = row.of if row.kind == "answer" else row.id
        session.add(CommentRow(segment_id=row.segment_id, reviewer_id=who.id, kind="answer", of=about, text=text))


def change(store: Store, who: Reviewer, comment_id: int, text: str) -> None:
    """Gives one's own comment or answer another text. Raises AccessError for somebody else's."""
    text = _words(text)
    with store.writing(who, "reviewer") as session:
        row = _comment(session, comment_id)
        if row.reviewer_id != who.id:
            raise AccessError("this is somebody else's comment; answer it")
        session.add(CommentRow(segment_id=row.segment_id, reviewer_id=who.id, kind="changed", of=row.id, text=text))


def settle(store: Store, who: Reviewer, comment_id: int, settled: bool = True) -> None:
    """Says that a comment needs nothing any more, or that it does after all."""
    with store.writing(who, "reviewer") as session:
        row = _comment(session, comment_id)
        if row.kind != "comment":
            raise StoreError("an answer is settled with its comment")
        kind = "settled" if settled else "unsettled"
        session.add(CommentRow(segment_id=row.segment_id, reviewer_id=who.id, kind=kind, of=row.id, text=""))


def folded(rows: Iterable[CommentRow], names: Mapping[int, str]) -> dict[int, tuple[Comment, ...]]:
    """Segment → its comments as they read now, with their answers; `rows` in the order of their ids."""
    made: dict[int, CommentRow] = {}
    texts: dict[int, str] = {}
    settled: dict[int, str | None] = {}
    answers: dict[int, list[int]] = {}
    for row in rows:
        if row.kind in ("comment", "answer"):
            made[row.id], texts[row.id] = row, row.text
            if row.kind == "answer" and row.of is not None:
                answers.setdefault(row.of, []).append(row.id)
        elif row.of is not None and row.kind == "changed":
            texts[row.of] = row.text
        elif row.of is not None:
            settled[row.of] = names.get(row.reviewer_id, "somebody") if row.kind == "settled" else None

    def read(one: int) -> Comment:
        row = made[one]
        return Comment(
            names.get(row.reviewer_id, "somebody"),
            texts[one],
            row.at,
            one,
            row.reviewer_id,
            texts[one] != row.text,
            settled.get(one),
            tuple(read(other) for other in answers.get(one, ())),
        )

    found: dict[int, list[Comment]] = {}
    for row in made.values():
        if row.kind == "comment":
            found.setdefault(row.segment_id, []).append(read(row.id))
    return {segment: tuple(comments) for segment, comments in found.items()}


def _comment(session: Session, comment_id: int) -> CommentRow:
    row = session.scalars(select(CommentRow).where(CommentRow.id == comment_id)).one_or_none()
    if row is None or row.kind not in ("comment", "answer"):
        raise StoreError("this comment is there no more; reload the page")
    locked(session, row.segment_id)
    return row


def _words(text: str) -> str:
    text = short(text)
    if not text:
        raise StoreError("a comment needs words")
    return text
