"""What reviewers say of findings: accepted, dismissed with a reason, open again; errors they mark; comments."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.model import CATEGORIES, SEVERITIES, Side
from review.store.edits import MAX_TEXT, add_edit, clean, layout_of, locked, next_step
from review.store.engine import Store
from review.store.rechecking import recheck
from review.store.refinding import renumber
from review.store.roles import Reviewer
from review.store.tables import CommentRow, DecisionRow, EditRow, FindingRow, SegmentRow

__all__ = ["OWN", "REASONS", "accept", "comment", "decide", "dismiss", "mark", "reopen", "short"]

#: The check code of errors that reviewers marked themselves.
OWN = "reviewer"
#: Why a finding is dismissed, with what it means.
REASONS: Mapping[str, str] = {
    "false alarm": "the translation is right, the check is wrong",
    "by design": "it is so on purpose: a style, a client's wish",
    "not worth it": "true, but nothing one would change",
}


def accept(store: Store, who: Reviewer, finding_id: int, base_version: int, *, apply: bool = True) -> int:
    """Accepts a finding as an error; the segment's version after that.

    Where it has a suggestion and `apply` is true, the suggestion replaces the finding's span, which counts as an edit
    on `base_version`. Raises StoreConflict (through a StoreError that says so) where the text changed meanwhile.
    """
    with store.writing(who, "reviewer") as session:
        finding, segment = _finding(session, finding_id)
        edit = None
        if apply and finding.suggestion is not None and finding.side == "target":
            if segment.version != base_version or segment.text[finding.start : finding.end] != finding.text:
                raise StoreError("the text changed meanwhile; look at the paragraph again, then accept")
            text = segment.text[: finding.start] + finding.suggestion + segment.text[finding.end :]
            text = clean(text, layout_of(session, segment))
            edit = add_edit(session, who, segment, text, "edit", origin=f"check:{finding.check}")
        decide(session, who, finding, segment, "accepted", edit=edit)
        version = segment.version
    if edit is not None:
        recheck(store, segment.id)
    return version


def dismiss(store: Store, who: Reviewer, finding_id: int, reason: str, note: str = "") -> None:
    """Dismisses a finding; `reason` is one of REASONS. A reviewer's own mark is withdrawn by it."""
    if reason not in REASONS:
        raise StoreError(f"{reason!r} is no reason; reasons are {', '.join(REASONS)}")
    with store.writing(who, "reviewer") as session:
        finding, segment = _finding(session, finding_id)
        decide(session, who, finding, segment, "dismissed", reason, short(note))


def reopen(store: Store, who: Reviewer, finding_id: int) -> None:
    """Takes the decision on a finding back."""
    with store.writing(who, "reviewer") as session:
        finding, segment = _finding(session, finding_id)
        if finding.verdict != "open":
            decide(session, who, finding, segment, "open")


def mark(
    store: Store,
    who: Reviewer,
    segment_id: int,
    side: Side,
    start: int,
    end: int,
    *,
    category: str,
    severity: str,
    note: str = "",
    base_version: int,
) -> int:
    """Marks an error that no check found: `start` and `end` are offsets in the side's present text. Its id.

    Raises StoreError for a span outside the text, an unknown category or severity, or a text that changed meanwhile.
    """
    if category not in CATEGORIES or severity not in SEVERITIES:
        raise StoreError("choose a category and a severity from the lists")
    with store.writing(who, "reviewer") as session:
        segment = locked(session, segment_id)
        if side == "target" and segment.version != base_version:
            raise StoreError("the text changed meanwhile; select the words again")
        text = segment.text if side == "target" else "\n\n".join(paragraph[0] for paragraph in segment.source)
        if not 0 <= start < end <= len(text):
            raise StoreError("select the words that are wrong first")
        row = FindingRow(
            document_id=segment.document_id,
            segment_id=segment_id,
            ordinal=0,
            check=OWN,
            category=category,
            severity=severity,
            side=side,
            start=start,
            end=end,
            text=text[start:end],
            message=short(note) or category,
            fingerprint=uuid.uuid4().hex,
            reviewer_id=who.id,
        )
        session.add(row)
        session.flush()
        decide(session, who, row, segment, "accepted")
        renumber(session, segment_id)
        return row.id


def comment(store: Store, who: Reviewer, segment_id: int, text: str) -> None:
    """Adds a remark to a segment."""
    text = short(text)
    if not text:
        raise StoreError("a comment needs words")
    with store.writing(who, "reviewer") as session:
        segment = locked(session, segment_id)
        session.add(CommentRow(segment_id=segment.id, reviewer_id=who.id, text=text))


def _finding(session: Session, finding_id: int) -> tuple[FindingRow, SegmentRow]:
    found = session.scalars(select(FindingRow.segment_id).where(FindingRow.id == finding_id)).one_or_none()
    if found is None:
        raise StoreError("this finding is no longer there; reload the page")
    segment = locked(session, found)
    finding = session.scalars(
        select(FindingRow).where(FindingRow.id == finding_id).execution_options(populate_existing=True)
    ).one()
    return finding, segment


def decide(
    session: Session,
    who: Reviewer,
    finding: FindingRow,
    segment: SegmentRow,
    verdict: str,
    reason: str = "",
    note: str = "",
    edit: EditRow | None = None,
    act_id: int | None = None,
) -> None:
    """Stores a decision on a locked segment's finding, whose verdict it is from now on."""
    session.add(
        DecisionRow(
            document_id=finding.document_id,
            segment_id=segment.id,
            finding_id=finding.id,
            fingerprint=finding.fingerprint,
            check=finding.check,
            reviewer_id=who.id,
            verdict=verdict,
            reason=reason,
            note=note,
            step=edit.step if edit is not None else next_step(segment),
            edit_id=edit.id if edit is not None else None,
            act_id=act_id,
        )
    )
    session.execute(
        update(FindingRow)
        .where(FindingRow.document_id == finding.document_id, FindingRow.fingerprint == finding.fingerprint)
        .values(verdict=verdict)
    )


def short(text: str) -> str:
    """A remark as it is kept. Raises StoreError for one that is far too long."""
    text = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()
    if len(text) > MAX_TEXT // 10:
        raise StoreError(f"the remark has more than {MAX_TEXT // 10:,} characters; make it shorter")
    return text
