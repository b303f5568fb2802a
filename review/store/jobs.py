"""Work in the background, as the database knows it: who asked for what, how far it is, how it ended.

Whoever runs a job beats on it; one whose runner is gone was interrupted, says so, and can be begun again. A job ends in
the transaction that stores its result, so that a cancelled one leaves nothing, and one that is done is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.store.columns import now
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.tables import JobFileRow, JobRow, ReviewerRow

__all__ = [
    "STEPS",
    "Cancelled",
    "Given",
    "Job",
    "beat",
    "cancel",
    "claim",
    "dismiss_job",
    "end",
    "ended",
    "failed_apart",
    "files_of",
    "job",
    "jobs",
    "resume",
    "submit",
    "wanted_of",
]

#: What a job goes through, in order, and what people read.
STEPS: Mapping[str, str] = {
    "read": "reading",
    "align": "lining up the paragraphs",
    "translate": "translating back",
    "check": "checking and scoring",
    "store": "storing",
}
#: A runner beats every second or so; one that is silent for so long is gone.
_SILENT = timedelta(seconds=10)
_ACTIVE = ("waiting", "running")


class Cancelled(Exception):  # noqa: N818  # somebody wanted it
    """The job was cancelled, or is somebody else's by now: its work must not be stored."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job. `state` is waiting, running, interrupted, done, failed or cancelled; `share` is its step's, 0 to 1.

    `message` says how it ended; while it is worked on, which of its parts it is at.
    """

    id: int
    kind: str
    label: str
    by: str
    state: str
    step: str
    share: float
    message: str
    document: int | None
    created_at: datetime
    #: Somebody wants it to end.
    cancelling: bool = False

    @property
    def active(self) -> bool:
        """Whether something will come of it without anybody doing anything."""
        return self.state in _ACTIVE


def submit(
    store: Store,
    who: Reviewer,
    kind: str,
    label: str,
    wanted: Mapping[str, Any],
    files: Mapping[str, tuple[str, bytes]] | None = None,
    document: int | None = None,
) -> int:
    """Asks for work; the job's id. Where the same is waited for already, that one's, which begins again if it was
    interrupted.
    """
    with store.writing(who, "reviewer") as session:
        same = session.scalars(
            select(JobRow).where(JobRow.kind == kind, JobRow.label == label, JobRow.state.in_(_ACTIVE))
        ).first()
        if same is not None and not files:
            if _state(same) == "interrupted":
                _again(same)
            return same.id
        row = JobRow(reviewer_id=who.id, kind=kind, label=label, wanted=dict(wanted), document_id=document)
        session.add(row)
        session.flush()
        _keep(session, row.id, files or {})
        return row.id


def jobs(store: Store, limit: int = 50) -> tuple[Job, ...]:
    """The newest jobs, the newest first."""
    with store.reading() as session:
        rows = session.execute(
            select(JobRow, ReviewerRow.name)
            .join(ReviewerRow, ReviewerRow.id == JobRow.reviewer_id)
            .order_by(JobRow.id.desc())
            .limit(limit)
        )
        return tuple(_job(row, name) for row, name in rows)


@dataclass(frozen=True, slots=True)
class Given:
    """What a job is to do: its name, what is wanted, and the files by their role, as (name, bytes)."""

    label: str
    wanted: Mapping[str, Any]
    files: Mapping[str, tuple[str, bytes]]


def job(store: Store, job_id: int) -> Job | None:
    """One job; None where it is there no more."""
    with store.reading() as session:
        row = session.get(JobRow, job_id)
        return None if row is None else _job(row, session.get_one(ReviewerRow, row.reviewer_id).name)


def cancel(store: Store, who: Reviewer, job_id: int) -> None:
    """Ends a job that is not done; what it made so far is not kept. Nothing happens where it has ended."""
    with store.writing(who, "reviewer") as session:
        row = _row(session, job_id)
        if row.state not in _ACTIVE:
            return
        row.cancel = True
        if row.state == "waiting" or _state(row) == "interrupted":
            _close(session, row, "cancelled")


def resume(store: Store, who: Reviewer, job_id: int, given: Given | None = None) -> None:
    """Begins a job again that was interrupted or failed, with what it was given, or with what is given now."""
    with store.writing(who, "reviewer") as session:
        row = _row(session, job_id)
        if _state(row) not in ("interrupted", "failed"):
            raise StoreError("this is being done, or has ended; there is nothing to begin again")
        if given is not None:
            row.label, row.wanted = given.label, dict(given.wanted)
            session.execute(delete(JobFileRow).where(JobFileRow.job_id == job_id))
            _keep(session, job_id, given.files)
        _again(row)


def dismiss_job(store: Store, who: Reviewer, job_id: int) -> None:
    """Takes a job that has ended, or was interrupted, off the list."""
    with store.writing(who, "reviewer") as session:
        row = _row(session, job_id)
        if _state(row) in _ACTIVE:
            raise StoreError("this is being done; cancel it first")
        session.execute(delete(JobFileRow).where(JobFileRow.job_id == job_id))
        session.delete(row)


def claim(store: Store, runner: str) -> Job | None:
    """The oldest waiting job, which is the runner's from now on; None where nobody waits."""
    with store.writing(None, "viewer") as session:
        row = session.scalars(
            select(JobRow)
            .where(JobRow.state == "waiting")
            .order_by(JobRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if row is None:
            return None
        row.state, row.runner, row.beat_at = "running", runner, now()
        return _job(row, session.get_one(ReviewerRow, row.reviewer_id).name)


def beat(store: Store, job_id: int, runner: str, step: str | None = None, share: float = 0.0, part: str = "") -> None:
    """Says that the job is still worked on and, where `step` is given, how far it is and at which `part`, in words.

    Raises Cancelled where it is to end.
    """
    with store.writing(None, "viewer") as session:
        values: dict[str, Any] = {"beat_at": now()}
        if step is not None:
            values |= {"step": step, "share": min(1.0, max(0.0, share)), "message": part}
        told = session.scalars(
            update(JobRow)
            .where(JobRow.id == job_id, JobRow.runner == runner, JobRow.state == "running", JobRow.cancel.is_(False))
            .values(values)
            .returning(JobRow.id)
        ).first()
        if told is None:
            raise Cancelled


def end(session: Session, job_id: int, runner: str, message: str, document_id: int | None = None) -> None:
    """Ends a job in the transaction that stores its result. Raises Cancelled where it is not to be stored."""
    row = session.scalars(select(JobRow).where(JobRow.id == job_id).with_for_update()).one_or_none()
    if row is None or row.runner != runner or row.state != "running" or row.cancel:
        raise Cancelled
    row.document_id = document_id if document_id is not None else row.document_id
    row.message = message
    _close(session, row, "done")


def ended(store: Store, job_id: int, runner: str, state: str, message: str = "") -> None:
    """Ends a job that stored nothing: failed, with the reason, or cancelled. Nothing happens where it has ended."""
    with store.writing(None, "viewer") as session:
        row = session.get(JobRow, job_id, with_for_update=True)
        if row is not None and row.runner == runner and row.state == "running":
            row.message = message
            _close(session, row, "cancelled" if row.cancel else state)


def failed_apart(store: Store, job_id: int, kind: str, label: str, wanted: Mapping[str, Any], message: str) -> None:
    """Keeps a part of a job that failed as a job of its own, so that it can be begun again by itself."""
    with store.writing(None, "viewer") as session:
        whole = session.get(JobRow, job_id)
        if whole is not None:
            session.add(
                JobRow(
                    reviewer_id=whole.reviewer_id,
                    kind=kind,
                    label=label,
                    wanted=dict(wanted),
                    state="failed",
                    message=message,
                )
            )


def files_of(store: Store, job_id: int) -> dict[str, tuple[str, bytes]]:
    """A job's files by their role, as (name, bytes)."""
    with store.reading() as session:
        rows = session.scalars(select(JobFileRow).where(JobFileRow.job_id == job_id))
        return {row.role: (row.name, row.data) for row in rows}


def wanted_of(store: Store, job_id: int) -> tuple[Reviewer, dict[str, Any]]:
    """Who asked for a job, and what for. Raises StoreError where it is there no more."""
    with store.reading() as session:
        row = _row(session, job_id)
        subject = session.get_one(ReviewerRow, row.reviewer_id).subject
        wanted = dict(row.wanted)
    return store.reviewer(subject), wanted


def _keep(session: Session, job_id: int, files: Mapping[str, tuple[str, bytes]]) -> None:
    session.add_all(JobFileRow(job_id=job_id, role=role, name=name, data=data) for role, (name, data) in files.items())


def _row(session: Session, job_id: int) -> JobRow:
    row = session.get(JobRow, job_id, with_for_update=True)
    if row is None:
        raise StoreError("this work is there no more; reload the page")
    return row


def _again(row: JobRow) -> None:
    row.state, row.step, row.share, row.message, row.runner, row.cancel = "waiting", "", 0.0, "", "", False


def _close(session: Session, row: JobRow, state: str) -> None:
    row.state = state
    if state in ("done", "cancelled"):
        session.execute(delete(JobFileRow).where(JobFileRow.job_id == row.id))


def _state(row: JobRow) -> str:
    return "interrupted" if row.state == "running" and row.beat_at < now() - _SILENT else row.state


def _job(row: JobRow, by: str) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        label=row.label,
        by=by,
        state=_state(row),
        step=row.step,
        share=row.share,
        message=row.message,
        document=row.document_id,
        created_at=row.created_at,
        cancelling=row.cancel,
    )
