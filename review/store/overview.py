"""A document at a glance: its worst open findings and what is done, from its beginning to its end."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from review.model import SEVERITIES
from review.store.engine import Store
from review.store.filters import still_open
from review.store.tables import FindingRow, SegmentRow

__all__ = ["OverviewPart", "overview"]

#: So many parts a strip shows at most.
_PARTS = 120


@dataclass(frozen=True, slots=True)
class OverviewPart:
    """A stretch of paragraphs. `first` is the first with a finding of the worst open severity, else the first of all;
    `done` is the share that is done.
    """

    first: int
    severity: str | None
    done: float


def overview(store: Store, document_id: int) -> tuple[OverviewPart, ...]:
    """The document in at most 120 parts of the same number of paragraphs, in order. Numbers only: no text is loaded."""
    with store.reading() as session:
        here = SegmentRow.document_id == document_id, SegmentRow.position.is_not(None)
        size = session.scalars(select(func.count()).where(*here)).one()
        parts = min(size, _PARTS)
        if not parts:
            return ()
        part = ((SegmentRow.position - 1) * parts // size).label("part")
        done: dict[int, tuple[int, float]] = {
            number or 0: (first or 1, float(share))
            for number, first, share in session.execute(
                select(part, func.min(SegmentRow.position), func.count().filter(SegmentRow.done) * 1.0 / func.count())
                .where(*here)
                .group_by(part)
            )
        }
        worst: dict[int, tuple[int, int]] = {}
        for number, severity, first in session.execute(
            select(part, FindingRow.severity, func.min(SegmentRow.position))
            .join(FindingRow, FindingRow.segment_id == SegmentRow.id)
            .where(
                FindingRow.document_id == document_id,
                still_open(),
                *here,
            )
            .group_by(part, FindingRow.severity)
        ):
            found = SEVERITIES.index(severity), first or 1
            worst[number or 0] = max(worst.get(number or 0, (-1, 0)), found)
    return tuple(
        OverviewPart(worst[number][1], SEVERITIES[worst[number][0]], share)
        if number in worst
        else OverviewPart(first, None, share)
        for number, (first, share) in sorted(done.items())
    )
