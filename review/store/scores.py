"""Scores as the desk knows them: what reviewers confirmed, and what earlier runs said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, defer

from review.checks import CHECKS
from review.metrics.mqm import mqm, untold
from review.metrics.quality import ABSENT
from review.model import Score, Severity
from review.store.engine import Store
from review.store.options import is_on
from review.store.tables import DecisionRow, FindingRow, ReviewerRow, RunRow, SegmentRow

__all__ = ["Run", "automatic_mqm", "confirmed_mqm", "finding_counts", "is_compared", "qualities", "runs", "values_of"]


@dataclass(frozen=True, slots=True)
class Run:
    """One scoring: `scores` by name as (value, signature, reason). `values_of` has the paragraphs' values."""

    id: int
    at: datetime
    software: str
    by: str | None
    scores: Mapping[str, tuple[float | None, str | None, str | None]]
    findings: tuple[tuple[str, str, str, int], ...]


def confirmed_mqm(store: Store, document_id: int) -> tuple[Score, int]:
    """MQM over the errors that reviewers accepted or marked, in the words of the machine's text; how many they are.

    Where the desk's option `rewritten-counts` is on, errors of the machine's that were repaired by rewriting are among
    them once the paragraph is done. The value is None where nobody reviewed anything yet: then nothing is confirmed.
    """
    rewritten = is_on(store, "rewritten-counts")
    origin = "confirmed+rewritten" if rewritten else "confirmed"
    with store.reading() as session:
        errors = session.execute(
            select(FindingRow.category, FindingRow.severity)
            .where(
                FindingRow.document_id == document_id,
                FindingRow.verdict == "accepted",
            )
            .group_by(FindingRow.fingerprint, FindingRow.category, FindingRow.severity)
        ).all()
        found = [(category, severity) for category, severity in errors]
        if rewritten:
            found += _rewritten(session, document_id)
        words = _words(session, document_id)
        nothing = not found and not _reviewed(session, document_id)
    score = mqm(((category, _severity(severity)) for category, severity in found), words, origin)
    if nothing:
        score = Score("mqm", None, score.signature, "nothing is reviewed yet")
    return score, len(found)


def is_compared(store: Store, document_id: int) -> bool:
    """Whether in the newest run a model of translation or an encoder compared what the two sides mean."""
    with store.reading() as session:
        scores = session.scalars(
            select(RunRow.scores).where(RunRow.document_id == document_id).order_by(RunRow.id.desc()).limit(1)
        ).first()
    if not scores or "quality" not in scores:
        return True
    return not str(scores["quality"][1]).endswith("backtranslation:none") or "similarity" in scores


def automatic_mqm(store: Store, document_id: int) -> tuple[Score, int]:
    """MQM over what the checks find in the present text; how many findings that are. Decisions play no part, nor have
    checks that count in no score.
    """
    uncounted = [code for code, check in CHECKS.items() if not check.counts]
    counted = and_(
        FindingRow.document_id == document_id,
        FindingRow.active,
        FindingRow.reviewer_id.is_(None),
        FindingRow.check.not_in(uncounted),
    )
    with store.reading() as session:
        counts = session.execute(
            select(FindingRow.category, FindingRow.severity, func.count())
            .where(counted)
            .group_by(FindingRow.category, FindingRow.severity)
        ).all()
        absent = and_(
            SegmentRow.document_id == document_id, SegmentRow.position.is_not(None), SegmentRow.quality == ABSENT
        )
        qualities = dict.fromkeys(session.scalars(select(SegmentRow.id).where(absent)), ABSENT)
        of_absent = session.execute(
            select(FindingRow.segment_id, FindingRow.category, FindingRow.severity)
            .join(SegmentRow, SegmentRow.id == FindingRow.segment_id)
            .where(counted, absent)
        ).all()
        words = _words(session, document_id)
    errors = [(category, _severity(severity)) for category, severity, count in counts for _ in range(count)]
    beyond = untold(qualities, ((segment, category, _severity(severity)) for segment, category, severity in of_absent))
    return mqm(errors, words, beyond=beyond), len(errors)


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
            .options(defer(RunRow.segments))
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
                tuple((c, s, k, n) for c, s, k, n in row.findings),
            )
            for row, name in rows
        )


def values_of(store: Store, run_id: int) -> Mapping[str, Sequence[float | None]]:
    """Score → its value for each paragraph of a run, in order; None where it has none. Empty for an unknown run."""
    with store.reading() as session:
        found = session.scalars(select(RunRow.segments).where(RunRow.id == run_id)).one_or_none()
        return found or {}


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


def _reviewed(session: Session, document_id: int) -> bool:
    """Whether a paragraph is done, or a finding decided."""
    done = select(SegmentRow.id).where(
        SegmentRow.document_id == document_id, SegmentRow.position.is_not(None), SegmentRow.done
    )
    decided = select(FindingRow.id).where(FindingRow.document_id == document_id, FindingRow.verdict != "open")
    return any(session.scalars(query.limit(1)).first() is not None for query in (done, decided))


def _rewritten(session: Session, document_id: int) -> list[tuple[str, str]]:
    """(category, severity) of the machine's errors that nobody decided on and that a rewriting took away.

    What stands in the text still was not repaired (its check was switched off, say), and what never stood in the
    machine's text came and went with a reviewer's own typing.
    """
    rows = session.execute(
        select(
            FindingRow.category,
            FindingRow.severity,
            FindingRow.side,
            FindingRow.text,
            SegmentRow.machine,
            SegmentRow.text,
        )
        .join(SegmentRow, SegmentRow.id == FindingRow.segment_id)
        .where(
            FindingRow.document_id == document_id,
            FindingRow.reviewer_id.is_(None),
            FindingRow.verdict == "open",
            FindingRow.active.is_(False),
            SegmentRow.position.is_not(None),
            SegmentRow.done,
            SegmentRow.text != SegmentRow.machine,
        )
    )
    return [
        (category, severity)
        for category, severity, side, words, machine, text in rows
        if side == "source" or (words in machine and (not words or text.count(words) < machine.count(words)))
    ]


def _score(value: Sequence[Any]) -> tuple[float | None, str | None, str | None]:
    number, signature, reason = value
    return number, signature, reason


def _words(session: Session, document_id: int) -> int:
    total = session.scalars(
        select(func.sum(SegmentRow.words)).where(
            SegmentRow.document_id == document_id, SegmentRow.position.is_not(None), SegmentRow.text != ""
        )
    ).one()
    return int(total or 0)


def _severity(name: str) -> Severity:
    return name  # type: ignore[return-value]  # as the model wrote it
