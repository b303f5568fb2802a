"""The tables of what is done at once to many paragraphs, of work in the background, and of a team's settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from review.store.columns import Base, Id, now

__all__ = ["ActRow", "JobFileRow", "JobRow", "OptionRow", "TimeRow"]


class ActRow(Base):
    """Something done to many paragraphs at once; its edits and decisions name it. Rows are added, never changed.

    `kind` is replace, accept, dismiss, repeat (a correction given to identical sentences), or undo; `of` is the act
    that an undo takes back. `label` says what it was, in words.
    """

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"))
    kind: Mapped[str] = mapped_column(String(16))
    label: Mapped[str] = mapped_column(Text)
    of: Mapped[int | None] = mapped_column()
    at: Mapped[datetime] = mapped_column(default=now)


class JobRow(Base):
    """Work in the background: a document taken in, scored again or read again.

    `state` is waiting, running, done, failed or cancelled. A running one whose `beat_at` is old was interrupted: the
    program that ran it is gone. `step` is what it is at, `share` how much of that step is done (0 to 1). `cancel` asks
    it to end.
    """

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_state", "state"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"))
    kind: Mapped[str] = mapped_column(String(16))
    label: Mapped[str] = mapped_column(Text)
    #: What the work needs to know besides its files.
    wanted: Mapped[dict[str, Any]] = mapped_column(default=dict)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    step: Mapped[str] = mapped_column(String(16), default="")
    share: Mapped[float] = mapped_column(Float, default=0.0)
    message: Mapped[str] = mapped_column(Text, default="")
    cancel: Mapped[bool] = mapped_column(default=False)
    #: Who runs it: a name that no other process has.
    runner: Mapped[str] = mapped_column(String(64), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    beat_at: Mapped[datetime] = mapped_column(default=now)


class JobFileRow(Base):
    """The bytes of a job's files, so that it can be begun again; taken away when it is done or cancelled."""

    __tablename__ = "job_files"

    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class OptionRow(Base):
    """What leads set for the desk as a whole. What has no row is as `review.store.options` says."""

    __tablename__ = "options"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    on: Mapped[bool] = mapped_column("is_on")


class TimeRow(Base):
    """Seconds that somebody worked on a document; only while leads have it measured."""

    __tablename__ = "time_on_task"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"), primary_key=True)
    seconds: Mapped[float] = mapped_column(Float, default=0.0)
