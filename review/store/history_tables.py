"""The tables of the history: what everybody did, and every run. Rows are added and never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.store.columns import Base, Id, now

__all__ = ["CommentRow", "DecisionRow", "EditRow", "RepairRow", "RunRow"]


class EditRow(Base):
    """One change of a segment's text: made on `base_version`, made `version`.

    `kind` is edit, undo, redo, alignment, restore, or proposal: a text that lost a conflict and waits for somebody to
    use it (its `version` is null), and discarded: it waits no longer. `of` is the edit that an undo or redo takes back
    or brings back, that is restored, or the proposal that is discarded; of an alignment edit it is the repair.
    `act_id` is the act on many paragraphs that it is part of. `origin` says who proposed the text, where that was no
    person: "check:numbers", "judge:some-model", "model:some-engine".
    """

    __tablename__ = "edits"
    __table_args__ = (
        UniqueConstraint("segment_id", "version"),
        Index("ix_edits_segment", "segment_id", "step"),
        Index("ix_edits_act", "act_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"))
    kind: Mapped[str] = mapped_column(String(16))
    base_version: Mapped[int] = mapped_column()
    version: Mapped[int | None] = mapped_column()
    step: Mapped[int] = mapped_column()
    of: Mapped[int | None] = mapped_column()
    before: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    act_id: Mapped[int | None] = mapped_column()
    origin: Mapped[str] = mapped_column(Text, default="", server_default="")
    at: Mapped[datetime] = mapped_column(default=now)


class RepairRow(Base):
    """An alignment repair: its two segments, what they were before it and after it (`review.store.repairs`)."""

    __tablename__ = "repairs"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    #: merge, split or move.
    kind: Mapped[str] = mapped_column(String(16))
    before: Mapped[list[Any]] = mapped_column()
    after: Mapped[list[Any]] = mapped_column()


class DecisionRow(Base):
    """What a reviewer said of a finding. `verdict` "open" takes the one before it back.

    `edit_id` is the edit that carried the finding's suggestion out; `kind` and `of` are as in edits.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        Index("ix_decisions_segment", "segment_id", "step"),
        Index("ix_decisions_fingerprint", "document_id", "fingerprint"),
        Index("ix_decisions_act", "act_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    segment_id: Mapped[int] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    finding_id: Mapped[int] = mapped_column(ForeignKey("findings.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    check: Mapped[str] = mapped_column("check_code", String(64))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"))
    kind: Mapped[str] = mapped_column(String(16), default="decision")
    verdict: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(32), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    step: Mapped[int] = mapped_column()
    of: Mapped[int | None] = mapped_column()
    edit_id: Mapped[int | None] = mapped_column(ForeignKey("edits.id"))
    act_id: Mapped[int | None] = mapped_column()
    at: Mapped[datetime] = mapped_column(default=now)


class CommentRow(Base):
    """A remark on a segment, or what was done to one: rows are added, never changed.

    `kind` is comment, answer, changed (a new text for it), settled or unsettled; `of` is the comment it is about.
    """

    __tablename__ = "comments"
    __table_args__ = (Index("ix_comments_segment", "segment_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"))
    kind: Mapped[str] = mapped_column(String(16), default="comment", server_default="comment")
    of: Mapped[int | None] = mapped_column()
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)


class RunRow(Base):
    """One scoring of a document: scores with signatures, per segment too, and counts of findings."""

    __tablename__ = "runs"
    __table_args__ = (Index("ix_runs_document", "document_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("reviewers.id"))
    software: Mapped[str] = mapped_column(String(64))
    #: Name to [value or null, signature or null, reason or null].
    scores: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: Name to a list of values, one a segment.
    segments: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: [category, severity, check, count].
    findings: Mapped[list[Any]] = mapped_column(default=list)
    at: Mapped[datetime] = mapped_column(default=now)
