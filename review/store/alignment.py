"""Repairing the alignment: merge two segments, split one, move a paragraph over the boundary between two.

Paragraphs are never changed by it, only which segment they stand in; edits go along. It is part of the history
(`alignment` edits), and what was done before it cannot be undone past it: the texts are others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.model import PARAGRAPH_GAP, Side
from review.store.edits import locked, next_step
from review.store.engine import Store
from review.store.rechecking import recheck
from review.store.roles import Reviewer
from review.store.rows import source_hash
from review.store.tables import CommentRow, EditRow, FindingRow, SegmentRow

__all__ = ["merge", "move_boundary", "split"]


def merge(store: Store, who: Reviewer, segment_id: int) -> int:
    """Joins a segment with the one after it; the id of the whole."""
    with store.writing(who, "reviewer") as session:
        first = locked(session, segment_id)
        second = _next(session, first)
        texts = [text for text in (first.text, second.text) if text]
        _set(
            session,
            who,
            first,
            [*first.source, *second.source],
            [*first.target, *second.target],
            PARAGRAPH_GAP.join(texts),
            [PARAGRAPH_GAP.join(filter(None, pair)) for pair in zip(first.references, second.references, strict=True)],
        )
        _retire(session, who, second)
        _rehome_marks(session, (first, second))
        session.execute(
            update(SegmentRow)
            .where(SegmentRow.document_id == first.document_id, SegmentRow.position > first.position)
            .values(position=SegmentRow.position - 1)
        )
    recheck(store, segment_id)
    return segment_id


def split(store: Store, who: Reviewer, segment_id: int, source_paragraphs: int, target_paragraphs: int) -> int:
    """Leaves the first paragraphs in the segment and puts the others into a new one after it; the new one's id.

    Raises StoreError where that would leave a segment with nothing at all. References stay with the first.
    """
    with store.writing(who, "reviewer") as session:
        first = locked(session, segment_id)
        pieces = _pieces(first)
        sizes = len(first.source), len(first.target)
        if not (0 <= source_paragraphs <= sizes[0] and 0 <= target_paragraphs <= sizes[1]):
            raise StoreError("the segment has fewer paragraphs than that")
        if source_paragraphs + target_paragraphs in (0, sum(sizes)):
            raise StoreError("a split leaves at least one paragraph on each side of it")
        session.execute(
            update(SegmentRow)
            .where(SegmentRow.document_id == first.document_id, SegmentRow.position > first.position)
            .values(position=SegmentRow.position + 1)
        )
        assert first.position is not None
        second = SegmentRow(
            document_id=first.document_id,
            position=first.position + 1,
            source=[],
            target=[],
            references=["" for _ in first.references],
            source_hash="",
            machine="",
            text="",
            version=0,
            step=0,
        )
        session.add(second)
        session.flush()
        source, target = first.source, first.target
        _set(
            session, who, second, source[source_paragraphs:], target[target_paragraphs:],
            PARAGRAPH_GAP.join(pieces[target_paragraphs:]), second.references,
        )  # fmt: skip
        _set(
            session, who, first, source[:source_paragraphs], target[:target_paragraphs],
            PARAGRAPH_GAP.join(pieces[:target_paragraphs]), first.references,
        )  # fmt: skip
        _rehome_marks(session, (first, second))
        new = second.id
    recheck(store, segment_id)
    recheck(store, new)
    return new


def move_boundary(store: Store, who: Reviewer, segment_id: int, side: Side, paragraphs: int) -> None:
    """Moves paragraphs of a side over the boundary after a segment: its last ones down, or (negative) the next's up."""
    with store.writing(who, "reviewer") as session:
        first = locked(session, segment_id)
        second = _next(session, first)
        rows = [*_side(first, side), *_side(second, side)]
        cut = len(_side(first, side)) - paragraphs
        if not 0 <= cut <= len(rows) or not paragraphs:
            raise StoreError("there is no paragraph to move there")
        texts = [first.text, second.text]
        if side == "target":
            pieces = [*_pieces(first), *_pieces(second)]
            texts = [PARAGRAPH_GAP.join(pieces[:cut]), PARAGRAPH_GAP.join(pieces[cut:])]
        for segment, mine, text in ((first, rows[:cut], texts[0]), (second, rows[cut:], texts[1])):
            source, target = (mine, segment.target) if side == "source" else (segment.source, mine)
            if not source and not target:
                raise StoreError("that would leave a segment with nothing; merge the two instead")
            _set(session, who, segment, source, target, text, segment.references)
        _rehome_marks(session, (first, second))
        ids = first.id, second.id
    for one in ids:
        recheck(store, one)


def _next(session: Session, first: SegmentRow) -> SegmentRow:
    assert first.position is not None
    found = session.scalars(
        select(SegmentRow.id).where(
            SegmentRow.document_id == first.document_id, SegmentRow.position == first.position + 1
        )
    ).one_or_none()
    if found is None:
        raise StoreError("this is the last paragraph; there is none after it")
    return locked(session, found)


def _side(segment: SegmentRow, side: Side) -> list[Any]:
    return segment.source if side == "source" else segment.target


def _pieces(segment: SegmentRow) -> list[str]:
    """The present text of each target paragraph. Raises StoreError where an edit changed how many there are."""
    if len(segment.target) == 1:
        return [segment.text]
    pieces = segment.text.split(PARAGRAPH_GAP) if segment.text else []
    if len(pieces) != len(segment.target):
        raise StoreError(
            f"the corrected text has {len(pieces)} paragraphs where the machine's had {len(segment.target)}; "
            "undo that edit first, then repair the alignment"
        )
    return pieces


def _set(
    session: Session,
    who: Reviewer,
    segment: SegmentRow,
    source: Sequence[Any],
    target: Sequence[Any],
    text: str,
    references: Sequence[str],
) -> None:
    before = segment.text
    segment.source, segment.target, segment.references = list(source), list(target), list(references)
    segment.source_hash = source_hash(PARAGRAPH_GAP.join(paragraph[0] for paragraph in source))
    segment.machine = PARAGRAPH_GAP.join(paragraph[0] for paragraph in target)
    segment.text = text
    segment.score = None
    segment.done, segment.done_by = False, None
    segment.backtranslation = segment.back = segment.back_of = segment.evidence = None
    _history(session, who, segment, before)


def _rehome_marks(session: Session, segments: Sequence[SegmentRow]) -> None:
    """Marks that reviewers set, and remarks of a merged segment, go to the segment where their words stand now."""
    session.flush()
    marks = session.scalars(
        select(FindingRow).where(
            FindingRow.segment_id.in_([segment.id for segment in segments]), FindingRow.reviewer_id.is_not(None)
        )
    ).all()
    present = [segment for segment in segments if segment.position is not None]
    for mark in marks:
        mark.active = False
        for segment in sorted(present, key=lambda segment: segment.id != mark.segment_id):
            source = PARAGRAPH_GAP.join(paragraph[0] for paragraph in segment.source)
            at = (segment.text if mark.side == "target" else source).find(mark.text)
            if at >= 0:
                mark.segment_id, mark.start, mark.end, mark.active = segment.id, at, at + len(mark.text), True
                break
    gone = [segment.id for segment in segments if segment.position is None]
    if gone:
        session.execute(update(CommentRow).where(CommentRow.segment_id.in_(gone)).values(segment_id=present[0].id))


def _retire(session: Session, who: Reviewer, segment: SegmentRow) -> None:
    segment.position = None
    _history(session, who, segment, segment.text)
    session.execute(
        update(FindingRow)
        .where(FindingRow.segment_id == segment.id, FindingRow.reviewer_id.is_(None))
        .values(active=False)
    )


def _history(session: Session, who: Reviewer, segment: SegmentRow, before: str) -> None:
    session.add(
        EditRow(
            segment_id=segment.id,
            reviewer_id=who.id,
            kind="alignment",
            base_version=segment.version,
            version=segment.version + 1,
            step=next_step(segment),
            before=before,
            text=segment.text,
        )
    )
    segment.version += 1
