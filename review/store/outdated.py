"""Paragraphs whose source changed while their translation stayed: which rows they were, and what the source said."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select

from review.drift.change import Change, compare
from review.drift.following import text_of
from review.drift.old import old_paragraphs
from review.model import PARAGRAPH_GAP, Document, Segment
from review.store.engine import Store
from review.store.tables import SegmentRow

__all__ = ["Again", "found_again", "source_text", "standing_changes"]


class Again(NamedTuple):
    """A segment's row of before. `source_before` is the source that its translation was made from, and `change` how it
    differs from that; both None where it does not.
    """

    row: SegmentRow
    source_before: str | None = None
    change: Change | None = None


def source_text(row: SegmentRow) -> str:
    """The source's text as `Segment.text` gives it."""
    return PARAGRAPH_GAP.join(paragraph[0] for paragraph in row.source)


def found_again(rows: Iterable[SegmentRow], document: Document) -> dict[int, Again]:
    """Segment number → its row: the one with the same source and machine's text, else one with that translation.

    `rows` are in the order of the text.
    """
    same: dict[tuple[str, str], deque[SegmentRow]] = defaultdict(deque)
    for row in rows:
        same[source_text(row), row.machine].append(row)
    found: dict[int, Again] = {}
    for segment in document.segments:
        fitting = same.get((segment.text("source"), segment.text("target")))
        if fitting:
            found[segment.number] = _compared(fitting.popleft(), segment, document)
    by_translation: dict[str, deque[SegmentRow]] = defaultdict(deque)
    for (_, machine), left in same.items():
        by_translation[machine] += left
    for segment in document.segments:
        target = segment.text("target")
        if segment.number not in found and target.strip() and segment.source and by_translation.get(target):
            found[segment.number] = _compared(by_translation[target].popleft(), segment, document)
    return found


def standing_changes(store: Store, document: Document, ids: Sequence[int]) -> dict[int, Change]:
    """How sources differ from those that their translations were made from, by segment number.

    `ids` are the rows of the document's segments, in their order.
    """
    number = {one: n for n, one in enumerate(ids, start=1)}
    with store.reading() as session:
        query = select(SegmentRow).where(SegmentRow.id.in_(ids), SegmentRow.source_before.is_not(None))
        rows = session.scalars(query).all()
    found = ((number[row.id], _compared(row, document.segments[number[row.id] - 1], document)) for row in rows)
    return {n: one.change for n, one in found if one.change is not None}


def _compared(row: SegmentRow, segment: Segment, document: Document) -> Again:
    before = row.source_before or source_text(row)
    if before == segment.text("source"):
        return Again(row)
    old = old_paragraphs(before, segment.source, document.source_path)
    translation = text_of(segment.target, document.target_language)
    change = compare(old, segment.source, document.source_language, translation)
    return Again(row, before, change) if change is not None else Again(row)
