"""Scores as the desk knows them: what reviewers confirmed, and what earlier runs said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from review.metrics.mqm import mqm
from review.model import Score, Severity
from review.store.engine import Store
from review.store.tables import DecisionRow, FindingRow, ReviewerRow, RunRow, SegmentRow

__all__ = ["Run", "automatic_mqm", "confirmed_mqm", "finding_counts", "qualities", "runs"]


@dataclass(frozen=True, slots=True)
class Run:
    """One scoring: `scores` by name as (value, signature, reason); `segments` gives each score's values in order."""

    id: int
    at: datetime
    software: str
    by: str | None
    scores: Mapping[str, tuple[float | None, str | None, str | None]]
    segments: Mapping[str, Sequence[float | None]]
    findings: tuple[tuple[str, str, str, int], ...]


def confirmed_mqm(store: Store, document_id: int) -> tuple[Score, int]:
    """MQM over the errors that reviewers accepted or marked, in the words of the machine's text; how many they are."""
    with store.reading() as session:
        errors = session.execute(
            select(FindingRow.category, FindingRow.severity)
            .where(
                FindingRow.document_id == document_id,
                FindingRow.verdict == "accepted",
            )
            .group_by(FindingRow.fingerprint, FindingRow.category, FindingRow.severity)
        ).all()
        words = _words(session, document_id)
    return mqm(((category, _severity(severity)) for category, severity in errors), words, "confirmed"), len(errors)


def automatic_mqm(store: Store, document_id: int) -> tuple[Score, int]:
    """MQM over what the checks find in the present text; how many findings that are. Decisions play no part."""
    with store.reading() as session:
        errors = session.execute(
            select(FindingRow.category, FindingRow.severity).where(
                FindingRow.document_id == document_id, FindingRow.active, FindingRow.reviewer_id.is_(None)
            )
        ).all()
        words = _words(session, document_id)
    return mqm(((category, _severity(severity)) for category, severity in errors), words), len(errors)


def finding_counts(store: Store, document_id: int) -> tuple[tuple[str, str, str, int], ...]:
    """(category, severity, verdict, count) of the present text's findings and marks."""
    with store.reading() as session:
        rows = session.execute(
            select(FindingRow.category, FindingRow.severity, FindingRow.verdict, func.count())
            .where(FindingRow.document_id == document_id, FindingRow.active)
            .group_by(FindingRow.category, FindingRow.severity, FindingRow.verdict)
            .order_by(FindingRow.category, FindingRow.severity, FindingRow.verdict)
        )
        return tuple((c, s, v, n) for c, s, v, n in rows)


def qualities(store: Store, document_id: int) -> tuple[tuple[int, float | None], ...]:
    """(position, quality) of every paragraph as it reads now. Numbers only: no text is loaded."""
    with store.reading() as session:
        rows = session.execute(
            select(SegmentRow.position, SegmentRow.quality)
            .where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None))
            .order_by(SegmentRow.position)
        )
        return tuple((position, quality) for position, quality in rows if position is not None)


def runs(store: Store, document_id: int) -> tuple[Run, ...]:
    """Every scoring of a document, the newest first."""
    with store.reading() as session:
        rows = session.execute(
            select(RunRow, ReviewerRow.name)
            .outerjoin(ReviewerRow, ReviewerRow.id == RunRow.reviewer_id)
            .where(RunRow.document_id == document_id)
            .order_by(RunRow.id.desc())
        )
        return tuple(
            Run(
                row.id,
                row.at,
                row.software,
                name,
                {metric: _score(value) for metric, value in row.scores.items()},
                row.segments,
                tuple((c, s, k, n) for c, s, k, n in row.findings),
            )
            for row, name in rows
        )


def decisions(store: Store, document_id: int) -> tuple[DecisionRow, ...]:
    """The newest decision on each finding that is not open, oldest first."""
    newest = (
        select(func.max(DecisionRow.id))
        .where(DecisionRow.document_id == document_id)
        .group_by(DecisionRow.fingerprint)
        .scalar_subquery()
    )
    with store.reading() as session:
        return tuple(
            session.scalars(
                select(DecisionRow)
                .where(DecisionRow.id.in_(newest), DecisionRow.verdict != "open")
                .order_by(DecisionRow.id)
            )
        )


def _score(value: Sequence[Any]) -> tuple[float | None, str | None, str | None]:
    number, signature, reason = value
    return number, signature, reason


def _words(session: Any, document_id: int) -> int:
    total = session.scalars(
        select(func.sum(SegmentRow.words)).where(
            SegmentRow.document_id == document_id, SegmentRow.position.is_not(None), SegmentRow.text != ""
        )
    ).one()
    return int(total or 0)


def _severity(name: str) -> Severity:
    return name  # type: ignore[return-value]  # as the model wrote it
