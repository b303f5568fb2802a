"""What happened to a paragraph: who did what and when, and texts of then brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from review.errors import StoreError
from review.store.edits import add_edit, conflict_of, locked
from review.store.engine import Store
from review.store.rechecking import recheck
from review.store.roles import Reviewer
from review.store.tables import ActRow, DecisionRow, EditRow, FindingRow, RepairRow, ReviewerRow

__all__ = ["HistoryStep", "proposer", "restore", "steps"]

_EDITS = {
    "edit": "wrote",
    "undo": "took back",
    "redo": "did again",
    "restore": "brought back",
    "proposal": "wrote another version",
    "discarded": "put another version away",
}
_REPAIRS = {"merge": "merged two paragraphs", "split": "split the paragraph", "move": "moved a paragraph's boundary"}


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One thing that was done: `edit` is the edit whose texts `before` and `text` are, None for a decision."""

    by: str
    at: datetime
    what: str
    edit: int | None = None
    before: str = ""
    text: str = ""


def proposer(origin: str) -> str:
    """Who proposed a text, in words."""
    kind, _, name = origin.partition(":")
    return f"the {kind} {name}"


def steps(store: Store, segment_id: int, limit: int = 50) -> tuple[HistoryStep, ...]:
    """The newest steps of a paragraph's history, the newest first."""
    with store.reading() as session:
        edits = session.execute(
            select(EditRow, ReviewerRow.name, RepairRow.kind, ActRow.label)
            .join(ReviewerRow, ReviewerRow.id == EditRow.reviewer_id)
            .outerjoin(RepairRow, (RepairRow.id == EditRow.of) & (EditRow.kind == "alignment"))
            .outerjoin(ActRow, ActRow.id == EditRow.act_id)
            .where(EditRow.segment_id == segment_id)
            .order_by(EditRow.step.desc(), EditRow.id.desc())
            .limit(limit)
        ).all()
        decisions = session.execute(
            select(DecisionRow, ReviewerRow.name, FindingRow.message)
            .join(ReviewerRow, ReviewerRow.id == DecisionRow.reviewer_id)
            .join(FindingRow, FindingRow.id == DecisionRow.finding_id)
            .where(DecisionRow.segment_id == segment_id)
            .order_by(DecisionRow.step.desc(), DecisionRow.id.desc())
            .limit(limit)
        ).all()
    found = []
    for edit, name, repair, label in edits:
        what = _REPAIRS.get(repair or "", "repaired the alignment") if edit.kind == "alignment" else _EDITS[edit.kind]
        what = f"{what} ({label})" if label else what
        what = f"{what}, as {proposer(edit.origin)} proposed" if edit.origin else what
        found.append((edit.step, 1, HistoryStep(name, edit.at, what, edit.id, edit.before, edit.text)))
    for decision, name, message in decisions:
        why = ", ".join(part for part in (decision.reason, decision.note) if part)
        verdict = "opened again" if decision.verdict == "open" else decision.verdict
        what = f"{verdict}{f' ({why})' if why else ''}: {message}"
        found.append((decision.step, 0, HistoryStep(name, decision.at, what)))
    return tuple(step for *_, step in sorted(found, key=lambda one: one[:2], reverse=True)[:limit])


def restore(store: Store, who: Reviewer, segment_id: int, edit_id: int, base_version: int) -> int:
    """Gives a paragraph the text again that an edit left it with; the new version. Nothing where it reads so already.

    Raises StoreError where that edit is not of this paragraph, StoreConflict where the text changed meanwhile.
    """
    with store.writing(who, "reviewer") as session:
        segment = locked(session, segment_id)
        edit = session.get(EditRow, edit_id)
        if edit is None or edit.segment_id != segment_id:
            raise StoreError("there is no such text in this paragraph's history; reload the page")
        if segment.version != base_version:
            raise conflict_of(session, segment, edit.text, 0)
        if segment.text != edit.text:
            add_edit(session, who, segment, edit.text, "restore", of=edit.id)
        version = segment.version
    recheck(store, segment_id)
    return version
