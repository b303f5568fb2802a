"""What reviewers made of the machine's text, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from review.store.engine import Store
from review.store.tables import SegmentRow

__all__ = ["Correction", "corrections"]


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
