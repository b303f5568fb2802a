"""The tables. History is append-only: edits, decisions, comments and runs are added and never changed.

`segments`, `findings` and `documents` hold the present state, so that a page is one indexed query; everything in them
that people did can be made again from the history.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.store.columns import Base, Id, now
from review.store.history_tables import CommentRow, DecisionRow, EditRow, RepairRow, RunRow
from review.store.work_tables import ActRow, JobFileRow, JobRow, OptionRow, TimeRow

__all__ = [
    "ActRow",
    "Base",
    "CheckSettingRow",
    "CommentRow",
    "DecisionRow",
    "DocumentRow",
    "EditRow",
    "FileRow",
    "FindingRow",
    "GlossaryRow",
    "JobFileRow",
    "JobRow",
    "OptionRow",
    "PresenceRow",
    "RepairRow",
    "ReviewerRow",
    "RunRow",
    "SegmentRow",
    "TimeRow",
]


class ReviewerRow(Base):
    """A person. `subject` is what the sign-in calls them: an e-mail address, or "local" on a laptop."""

    __tablename__ = "reviewers"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str] = mapped_column(String(320))
    role: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(default=now)


class DocumentRow(Base):
    """A document as it came in. `layout` is "paragraphs", "lines", "tsv" or "csv": how its file is written back."""

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(512), unique=True)
    title: Mapped[str] = mapped_column(Text, default="")
    source_language: Mapped[str] = mapped_column(String(64))
    target_language: Mapped[str] = mapped_column(String(64))
    layout: Mapped[str] = mapped_column(String(16))
    folder: Mapped[str | None] = mapped_column(Text)
    reference_count: Mapped[int] = mapped_column(default=0)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: The document's own length model (ratio, spread, noise), so that one paragraph's quality can be computed alone.
    length_model: Mapped[list[Any]] = mapped_column(default=list)
    #: Who is to review it.
    assigned_to: Mapped[int | None] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(default=now)


class FileRow(Base):
    """The bytes of a document's files, as they came: role "source" or "target" (a table is only "target")."""

    __tablename__ = "files"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    data: Mapped[bytes] = mapped_column(LargeBinary)
    #: Zlib-compressed JSON of every folded word of that side: what checks ask about the document as a whole.
    words: Mapped[bytes] = mapped_column(LargeBinary, default=b"")


class SegmentRow(Base):
    """A segment: what the machine wrote, and what stands there now.

    `position` counts from 1 and is null where the segment was merged into another. `version` counts changes of
    `text`; `step` counts everything that was done here, and orders edits and decisions for undo.
    """

    __tablename__ = "segments"
    __table_args__ = (
        Index("ix_segments_position", "document_id", "position"),
        Index("ix_segments_source", "document_id", "source_hash"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    position: Mapped[int | None] = mapped_column()
    #: Paragraphs as [text, line, column, kind].
    source: Mapped[list[Any]] = mapped_column()
    target: Mapped[list[Any]] = mapped_column()
    references: Mapped[list[Any]] = mapped_column(default=list)
    score: Mapped[float | None] = mapped_column(Float)
    source_hash: Mapped[str] = mapped_column(String(32))
    #: What the source said when the translation was made; null where it says the same.
    source_before: Mapped[str | None] = mapped_column(Text)
    machine: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    #: The back-translation's text, and everything the engine said of it; of which text (its digest).
    backtranslation: Mapped[str | None] = mapped_column(Text)
    back: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    back_of: Mapped[str | None] = mapped_column(String(32))
    #: What it says for the translation, 0 to 1; a factor of quality.
    evidence: Mapped[float | None] = mapped_column(Float)
    version: Mapped[int] = mapped_column(default=0)
    step: Mapped[int] = mapped_column(default=0)
    #: The version whose findings are stored; behind `version` only until the text was checked again.
    checked: Mapped[int] = mapped_column(default=0)
    done: Mapped[bool] = mapped_column(default=False)
    done_by: Mapped[int | None] = mapped_column(ForeignKey("reviewers.id"))
    author: Mapped[int | None] = mapped_column(ForeignKey("reviewers.id"))
    quality: Mapped[float | None] = mapped_column(Float)
    words: Mapped[int] = mapped_column(default=0)


class FindingRow(Base):
    """A finding of a check, or an error that a reviewer marked (`reviewer_id` set, check "reviewer").

    `active` is false once the text no longer has it. `verdict` is the newest decision: open, accepted or dismissed.
    """

    __tablename__ = "findings"
    __table_args__ = (
        Index("ix_findings_segment", "segment_id", "active", "ordinal"),
        Index("ix_findings_open", "document_id", "active", "verdict", "severity"),
        Index("ix_findings_fingerprint", "document_id", "fingerprint"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    segment_id: Mapped[int] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    ordinal: Mapped[int] = mapped_column()
    check: Mapped[str] = mapped_column("check_code", String(64))
    category: Mapped[str] = mapped_column(String(64))
    severity: Mapped[str] = mapped_column(String(16))
    side: Mapped[str] = mapped_column(String(8))
    start: Mapped[int] = mapped_column("span_start")
    end: Mapped[int] = mapped_column("span_end")
    text: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text)
    suggestion: Mapped[str | None] = mapped_column(Text)
    twin_start: Mapped[int | None] = mapped_column()
    twin_end: Mapped[int | None] = mapped_column()
    fingerprint: Mapped[str] = mapped_column(String(64))
    #: How likely it is right, when it was found.
    probability: Mapped[float | None] = mapped_column(Float)
    active: Mapped[bool] = mapped_column(default=True)
    #: Whether a model found it in an earlier text, and none has read the present one (`review.store.unread`).
    earlier: Mapped[bool] = mapped_column(default=False, server_default="0")
    verdict: Mapped[str] = mapped_column(String(16), default="open")
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("reviewers.id"))


class PresenceRow(Base):
    """Who was last seen on which document, at which paragraph, and when."""

    __tablename__ = "presence"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewers.id"), primary_key=True)
    position: Mapped[int | None] = mapped_column()
    at: Mapped[datetime] = mapped_column(default=now)


class CheckSettingRow(Base):
    """What a lead said of a check: off, or another severity. Null says nothing."""

    __tablename__ = "check_settings"

    check: Mapped[str] = mapped_column("check_code", String(64), primary_key=True)
    enabled: Mapped[bool | None] = mapped_column()
    severity: Mapped[str | None] = mapped_column(String(16))


class GlossaryRow(Base):
    """A term of the desk's own glossary, beside those of the documents' files. Variants are joined by "|"."""

    __tablename__ = "glossary"
    __table_args__ = (UniqueConstraint("source_language", "target_language", "source"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    source_language: Mapped[str] = mapped_column(String(64))
    target_language: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(512))
    target: Mapped[str] = mapped_column(Text, default="")
    forbidden: Mapped[str] = mapped_column(Text, default="")
