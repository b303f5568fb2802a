"""What reviewers made of the machine's text, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import case, exists, func, select

from review.model import SEVERITIES
from review.store.engine import Store
from review.store.filters import still_accepted, still_open
from review.store.rows import message_of
from review.store.tables import FindingRow, SegmentRow

__all__ = [
    "Correction",
    "OpenFinding",
    "accepted_findings",
    "anything_confirmed",
    "corrections",
    "open_findings",
]


@dataclass(frozen=True, slots=True)
class Correction:
    """A paragraph that reads otherwise than the machine wrote it."""

    position: int
    machine: str
    text: str


def corrections(store: Store, document_id: int, limit: int) -> tuple[Correction, ...]:
    """The first corrected paragraphs of a document, in order."""
    with store.reading() as session:
        rows = session.execute(
            select(SegmentRow.position, SegmentRow.machine, SegmentRow.text)
            .where(
                SegmentRow.document_id == document_id,
                SegmentRow.position.is_not(None),
                SegmentRow.text != SegmentRow.machine,
            )
            .order_by(SegmentRow.position)
            .limit(limit)
        )
        return tuple(Correction(position or 0, machine, text) for position, machine, text in rows)


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that nobody decided on."""

    position: int
    severity: str
    check: str
    message: str


def open_findings(store: Store, document_id: int, limit: int) -> tuple[OpenFinding, ...]:
    """The first open findings of a document, the worst first, then in order."""
    worst = case({severity: -n for n, severity in enumerate(SEVERITIES)}, value=FindingRow.severity)
    query = (
        select(SegmentRow.position, FindingRow.severity, FindingRow.check, FindingRow.message, FindingRow.earlier)
        .join(SegmentRow, SegmentRow.id == FindingRow.segment_id)
        .where(
            FindingRow.document_id == document_id,
            still_open(),
            SegmentRow.position.is_not(None),
        )
        .order_by(worst, SegmentRow.position, FindingRow.ordinal)
        .limit(limit)
    )
    with store.reading() as session:
        return tuple(
            OpenFinding(position or 0, severity, check, message_of(message, earlier))
            for position, severity, check, message, earlier in session.execute(query)
        )


def accepted_findings(store: Store, document_id: int) -> dict[int, int]:
    """How many errors the paragraphs of a document still have that somebody accepted or marked, by position."""
    query = (
        select(SegmentRow.position, func.count())
        .join(FindingRow, FindingRow.segment_id == SegmentRow.id)
        .where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None), still_accepted())
        .group_by(SegmentRow.position)
        .order_by(SegmentRow.position)
    )
    with store.reading() as session:
        return {position or 0: count for position, count in session.execute(query)}


def anything_confirmed(store: Store, document_id: int) -> bool:
    """Whether a person confirmed an error of a document's machine text, or looked at a paragraph and let it stand:
    what is written of confirmed errors has a line then.
    """
    decided = exists().where(FindingRow.segment_id == SegmentRow.id, FindingRow.verdict != "open")
    accepted = select(FindingRow.id).where(FindingRow.document_id == document_id, FindingRow.verdict == "accepted")
    stands = select(SegmentRow.id).where(
        SegmentRow.document_id == document_id,
        SegmentRow.position.is_not(None),
        SegmentRow.text == SegmentRow.machine,
        SegmentRow.done | decided,
    )
    with store.reading() as session:
        return any(session.scalars(query.limit(1)).first() is not None for query in (accepted, stands))
