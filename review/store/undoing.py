"""Undo and redo over a segment's history, edits and decisions alike, in the order of their steps.

An undo is itself a row that names what it takes back, so that redo and a reader of the history know what happened.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.store import repairs
from review.store.edits import add_edit, conflict_of, lock_order, locked, next_step
from review.store.engine import Store
from review.store.rechecking import recheck
from review.store.roles import Reviewer
from review.store.tables import DecisionRow, EditRow, FindingRow, SegmentRow

__all__ = ["redo", "take_back", "undo"]


@dataclass(frozen=True, slots=True)
class UndoableAct:
    """An edit or a decision, as undo sees it. An edit that carried a suggestion out stands for its decision too."""

    edit: EditRow | None
    decision: DecisionRow | None

    @property
    def kind(self) -> str:
        row = self.edit or self.decision
        assert row is not None
        return row.kind

    @property
    def repair(self) -> bool:
        """Whether this is an alignment repair."""
        return self.kind == "alignment"

    @property
    def part_of(self) -> int | None:
        """The act on many paragraphs that this is part of."""
        row = self.edit or self.decision
        assert row is not None
        return row.act_id

    @property
    def key(self) -> tuple[str, int]:
        """What an undo names: of which table, and which row."""
        if self.edit is not None:
            return "edit", self.edit.id
        assert self.decision is not None
        return "decision", self.decision.id


def undo(store: Store, who: Reviewer, segment_id: int, base_version: int) -> str:
    """Takes the newest thing back that was done to a segment; what it was, in a word or two.

    Raises StoreError where nothing is left to undo, StoreConflict where the text changed since `base_version`.
    """
    with store.writing(who, "reviewer") as session:
        lock_order(session, segment_id)
        segment = _current(session, segment_id, base_version)
        done, _ = _stacks(session, segment)
        if not done:
            raise StoreError(_nothing_to_undo(session, segment))
        what, touched = _one(session, who, segment, done[-1], "undo")
    for one in touched:
        recheck(store, one)
    return what


def redo(store: Store, who: Reviewer, segment_id: int, base_version: int) -> str:
    """Brings the newest thing back that was undone; what it was. Raises as `undo` does."""
    with store.writing(who, "reviewer") as session:
        lock_order(session, segment_id)
        segment = _current(session, segment_id, base_version)
        _, undone = _stacks(session, segment)
        if not undone:
            raise StoreError("there is nothing to redo in this paragraph")
        what, touched = _one(session, who, segment, undone[-1], "redo")
    for one in touched:
        recheck(store, one)
    return what


def _one(
    session: Session, who: Reviewer, segment: SegmentRow, act: UndoableAct, kind: str
) -> tuple[str, tuple[int, ...]]:
    """Undoes or redoes a step; what it was, and the segments to check again."""
    if act.edit is None or not act.repair:
        return _replay(session, who, segment, act, kind), (segment.id,)
    repair, segments = repairs.segments_of(session, act.edit)
    steps = []
    for one in segments:
        stack = _stacks(session, one)[kind == "redo"]
        if not stack or stack[-1].edit is None or not stack[-1].repair or stack[-1].edit.of != repair.id:
            raise StoreError("the paragraph beside it was changed since; take that back first")
        steps.append(stack[-1].edit)
    repairs.replay(session, who, repair, segments, (steps[0], steps[1]), kind)
    return f"the {repair.kind}", (segments[0].id, segments[1].id)


def _nothing_to_undo(session: Session, segment: SegmentRow) -> str:
    old = select(EditRow.id).where(EditRow.segment_id == segment.id, EditRow.kind == "alignment", EditRow.of.is_(None))
    if session.scalars(old.limit(1)).first() is not None:
        return (
            "nothing is left to undo here: the alignment was repaired with an earlier version of review, "
            "which kept nothing to go back to"
        )
    return "there is nothing to undo in this paragraph"


def take_back(session: Session, who: Reviewer, segment: SegmentRow, act_id: int, undoing: int) -> bool:
    """Takes back in a locked segment what an act on many did there, as part of the act `undoing`.

    False, and nothing is changed, where that is not the newest that was done there.
    """
    done, _ = _stacks(session, segment)
    mine = [act for act in done if act.part_of == act_id]
    if not mine or done[-len(mine) :] != mine:
        return False
    for act in reversed(mine):
        _replay(session, who, segment, act, "undo", undoing)
    return True


def _stacks(session: Session, segment: SegmentRow) -> tuple[list[UndoableAct], list[UndoableAct]]:
    """What is done and could be undone, and what is undone and could be redone; the newest last."""
    edits = session.scalars(
        select(EditRow).where(EditRow.segment_id == segment.id, EditRow.kind.not_in(("proposal", "discarded")))
    ).all()
    decisions = session.scalars(select(DecisionRow).where(DecisionRow.segment_id == segment.id)).all()
    carried = {decision.edit_id: decision for decision in decisions if decision.edit_id is not None}
    acts = [(edit.step, UndoableAct(edit, carried.get(edit.id))) for edit in edits]
    acts += [(decision.step, UndoableAct(None, decision)) for decision in decisions if decision.edit_id is None]
    done: list[UndoableAct] = []
    undone: list[UndoableAct] = []
    for _, act in sorted(acts, key=lambda item: item[0]):
        if act.kind == "alignment" and act.edit is not None and act.edit.of is None:
            done, undone = [], []  # an earlier version kept nothing to go back to
        elif act.kind == "undo":
            undone.append(done.pop())
        elif act.kind == "redo":
            done.append(undone.pop())
        else:
            done.append(act)
            undone = []
    return done, undone


def _replay(
    session: Session, who: Reviewer, segment: SegmentRow, act: UndoableAct, kind: str, part_of: int | None = None
) -> str:
    edit = None
    if act.edit is not None:
        text = act.edit.before if kind == "undo" else act.edit.text
        edit = add_edit(session, who, segment, text, kind, of=act.edit.id, act_id=part_of)
    if act.decision is not None:
        old = act.decision
        verdict = _verdict_before(session, old) if kind == "undo" else old.verdict
        session.add(
            DecisionRow(
                document_id=old.document_id,
                segment_id=old.segment_id,
                finding_id=old.finding_id,
                fingerprint=old.fingerprint,
                check=old.check,
                reviewer_id=who.id,
                kind=kind,
                verdict=verdict,
                reason=old.reason if verdict == old.verdict else "",
                note=old.note if verdict == old.verdict else "",
                step=next_step(segment) if edit is None else edit.step,
                of=old.id,
                edit_id=edit.id if edit is not None else None,
                act_id=part_of,
            )
        )
        session.execute(
            update(FindingRow)
            .where(FindingRow.document_id == old.document_id, FindingRow.fingerprint == old.fingerprint)
            .values(verdict=verdict)
        )
    return "the decision" if act.edit is None else "the edit"


def _verdict_before(session: Session, decision: DecisionRow) -> str:
    """The verdict on the same finding before a decision."""
    before = session.scalars(
        select(DecisionRow.verdict)
        .where(
            DecisionRow.document_id == decision.document_id,
            DecisionRow.fingerprint == decision.fingerprint,
            DecisionRow.id < decision.id,
        )
        .order_by(DecisionRow.id.desc())
        .limit(1)
    ).first()
    return before or "open"


def _current(session: Session, segment_id: int, base_version: int) -> SegmentRow:
    segment = locked(session, segment_id)
    if segment.version != base_version:
        raise conflict_of(session, segment, segment.text, 0)
    return segment
