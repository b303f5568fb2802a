"""The history of alignment repairs: what two segments were before one and after it, so that it can be undone.

A repair is one step in the history of both its segments. It is undone where it is the newest step of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from review.errors import StoreError
from review.model import PARAGRAPH_GAP
from review.store.edits import next_step
from review.store.roles import Reviewer
from review.store.rows import source_hash
from review.store.tables import CommentRow, EditRow, FindingRow, RepairRow, SegmentRow

__all__ = ["present_again", "rehome_marks", "replay", "retire", "segments_of", "state_of", "write_history"]

#: Columns of a segment that a repair changes and an undo brings back.
_KEPT = (
    "source", "target", "references", "score", "text", "backtranslation", "back", "back_of", "evidence", "done",
    "done_by",
)  # fmt: skip


def state_of(session: Session, segment: SegmentRow) -> dict[str, Any]:
    """What a repair may change of a segment, as JSON can hold it."""
    session.refresh(segment, ["back"])
    state = {name: getattr(segment, name) for name in _KEPT}
    remarks = select(CommentRow.id).where(CommentRow.segment_id == segment.id).order_by(CommentRow.id)
    return {**state, "present": segment.position is not None, "comments": list(session.scalars(remarks))}


def write_history(
    session: Session,
    who: Reviewer,
    segments: tuple[SegmentRow, SegmentRow],
    before: tuple[dict[str, Any], dict[str, Any]],
    kind: str,
) -> None:
    """Keeps a repair of two segments, and a step of each."""
    session.flush()
    row = RepairRow(
        first_id=segments[0].id,
        second_id=segments[1].id,
        kind=kind,
        before=list(before),
        after=[state_of(session, one) for one in segments],
    )
    session.add(row)
    session.flush()
    for segment, old in zip(segments, before, strict=True):
        _step(session, who, segment, old["text"], "alignment", row.id)


def segments_of(session: Session, edit: EditRow) -> tuple[RepairRow, tuple[SegmentRow, SegmentRow]]:
    """The repair that a step of the kind "alignment" is of, and its two segments, locked."""
    repair = session.get(RepairRow, edit.of)
    assert repair is not None
    rows = {
        row.id: row
        for row in session.scalars(
            select(SegmentRow)
            .where(SegmentRow.id.in_((repair.first_id, repair.second_id)))
            .options(undefer(SegmentRow.back))
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    }
    if len(rows) < 2 or rows[repair.first_id].position is None:
        raise StoreError("the paragraphs of that repair are no longer there")
    return repair, (rows[repair.first_id], rows[repair.second_id])


def replay(
    session: Session,
    who: Reviewer,
    repair: RepairRow,
    segments: tuple[SegmentRow, SegmentRow],
    steps: tuple[EditRow, EditRow],
    kind: str,
) -> None:
    """Takes a repair back ("undo") or does it again ("redo"); `steps` are its steps in the two segments' histories."""
    states = repair.before if kind == "undo" else repair.after
    first, second = segments
    texts = [segment.text for segment in segments]
    if states[1]["present"] and second.position is None:
        present_again(session, first, second)
    elif not states[1]["present"] and second.position is not None:
        retire(session, second)
    for segment, state in zip(segments, states, strict=True):
        for name in _KEPT:
            setattr(segment, name, state[name])
        segment.source_hash = source_hash(PARAGRAPH_GAP.join(paragraph[0] for paragraph in state["source"]))
        segment.machine = PARAGRAPH_GAP.join(paragraph[0] for paragraph in state["target"])
        session.execute(update(CommentRow).where(CommentRow.id.in_(state["comments"])).values(segment_id=segment.id))
    for segment, text, step in zip(segments, texts, steps, strict=True):
        _step(session, who, segment, text, kind, step.id)
    rehome_marks(session, segments)


def present_again(session: Session, first: SegmentRow, second: SegmentRow) -> None:
    """Gives the second a place after the first; everything after that moves down."""
    assert first.position is not None
    session.execute(
        update(SegmentRow)
        .where(SegmentRow.document_id == first.document_id, SegmentRow.position > first.position)
        .values(position=SegmentRow.position + 1)
    )
    second.position = first.position + 1
    session.flush()


def retire(session: Session, segment: SegmentRow) -> None:
    """Takes a segment out of its document; everything after it moves up."""
    place = segment.position
    assert place is not None
    segment.position = None
    session.flush()
    session.execute(
        update(SegmentRow)
        .where(SegmentRow.document_id == segment.document_id, SegmentRow.position > place)
        .values(position=SegmentRow.position - 1)
    )
    session.execute(
        update(FindingRow)
        .where(FindingRow.segment_id == segment.id, FindingRow.reviewer_id.is_(None))
        .values(active=False)
    )


def rehome_marks(session: Session, segments: Sequence[SegmentRow]) -> None:
    """Marks that reviewers set go to the segment where their words stand now."""
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


def _step(session: Session, who: Reviewer, segment: SegmentRow, before: str, kind: str, of: int) -> None:
    session.add(
        EditRow(
            segment_id=segment.id,
            reviewer_id=who.id,
            kind=kind,
            base_version=segment.version,
            version=segment.version + 1,
            step=next_step(segment),
            of=of,
            before=before,
            text=segment.text,
        )
    )
    segment.version += 1
    session.flush()
