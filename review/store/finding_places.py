"""Where findings are in their document: the next open one of a filter, and one that is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select

from review.store.engine import Store
from review.store.filters import Filter, state_conditions, still_open
from review.store.tables import FindingRow, SegmentRow

__all__ = ["FindingPlace", "finding_place", "next_finding"]


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """A finding's place in its document; `active` is false where the text no longer has it."""

    finding: int
    segment: int
    position: int
    ordinal: int
    active: bool = True


def next_finding(
    store: Store, document_id: int, chosen: Filter, position: int, ordinal: int, *, forward: bool = True
) -> FindingPlace | None:
    """The next open finding after a place, or the previous one before it, around the end of the document too.

    None where no finding of the filter is open.
    """
    query = _places(document_id, chosen)
    if forward:
        ordered = query.order_by(SegmentRow.position, FindingRow.ordinal)
        first = ordered.where(_after(position, ordinal))
    else:
        ordered = query.order_by(SegmentRow.position.desc(), FindingRow.ordinal.desc())
        first = ordered.where(_before(position, ordinal))
    with store.reading() as session:
        row = session.execute(first.limit(1)).first() or session.execute(ordered.limit(1)).first()
    return _place(row)


def finding_place(store: Store, finding_id: int) -> FindingPlace | None:
    """Where a finding is; None where it is gone."""
    query = (
        select(FindingRow, SegmentRow.position)
        .join(SegmentRow, SegmentRow.id == FindingRow.segment_id)
        .where(FindingRow.id == finding_id, SegmentRow.position.is_not(None))
    )
    with store.reading() as session:
        row = session.execute(query).first()
        if row is None or row[1] is None:
            return None
        return FindingPlace(row[0].id, row[0].segment_id, row[1], row[0].ordinal, row[0].active)


def _place(row: Row[int, int, int | None, int] | None) -> FindingPlace | None:
    if row is None or row[2] is None:
        return None
    return FindingPlace(row[0], row[1], row[2], row[3])


def _after(position: int, ordinal: int) -> ColumnElement[bool]:
    return and_(SegmentRow.position >= position, or_(SegmentRow.position > position, FindingRow.ordinal > ordinal))


def _before(position: int, ordinal: int) -> ColumnElement[bool]:
    return and_(SegmentRow.position <= position, or_(SegmentRow.position < position, FindingRow.ordinal < ordinal))


def _places(document_id: int, chosen: Filter) -> Select[int, int, int | None, int]:
    query = (
        select(FindingRow.id, FindingRow.segment_id, SegmentRow.position, FindingRow.ordinal)
        .join(FindingRow, FindingRow.segment_id == SegmentRow.id)
        .where(
            SegmentRow.document_id == document_id,
            SegmentRow.position.is_not(None),
            still_open(),
        )
    )
    condition = chosen.findings()
    if condition is not None:
        query = query.where(condition)
    for state in state_conditions(chosen):
        query = query.where(state)
    return query
