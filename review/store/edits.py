"""Saving a text. Nothing is overwritten: what loses a conflict becomes a proposal."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from review.checks.stale import CHECK as STALE
from review.errors import StoreConflict, StoreError
from review.formats.registry import FORMATS
from review.store.engine import Store
from review.store.filters import waiting_proposal
from review.store.rechecking import recheck
from review.store.roles import Reviewer
from review.store.tables import DocumentRow, EditRow, FindingRow, ReviewerRow, SegmentRow
from review.text.difference import changed_stretch

__all__ = [
    "add_edit",
    "add_edits",
    "clean",
    "conflict_of",
    "discard",
    "layout_of",
    "lock_order",
    "locked",
    "next_step",
    "save_text",
    "set_done",
]

#: A longer text is no paragraph; also what keeps a stranger from filling the disk. Characters.
MAX_TEXT = 200_000


def clean(text: str, layout: str) -> str:
    """A text as the document's file can hold it: line ends as "\\n", none at all in a table's cell or a line.

    Raises StoreError for characters that are no text (NUL, half surrogates) and for more than MAX_TEXT characters.
    """
    if len(text) > MAX_TEXT:
        raise StoreError(f"the text has more than {MAX_TEXT:,} characters; split the paragraph")
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise StoreError("the text has characters that no file can hold (NUL or half a surrogate pair); take them out")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.lstrip("\ufeff")  # at a file's head it would be the mark of its encoding
    return FORMATS[layout].clean(text) if layout in FORMATS else text


def save_text(store: Store, who: Reviewer, segment_id: int, text: str, base_version: int, *, check: bool = True) -> int:
    """Saves a text that was made on `base_version`; the new version. The same text again changes nothing.

    When it returns, the text is on disk. Raises StoreConflict where somebody saved another text meanwhile; the text is
    kept then as a proposal.
    """
    lost: StoreConflict | None = None
    with store.writing(who, "reviewer") as session:
        segment = locked(session, segment_id)
        text = clean(text, layout_of(session, segment))
        if text == segment.text:
            return segment.version
        if segment.version != base_version:
            lost = _keep_proposal(session, who, segment, text, base_version)
        else:
            add_edit(session, who, segment, text, "edit")
        version = segment.version
    if lost is not None:
        raise lost
    if check:
        recheck(store, segment_id)
    return version


def discard(store: Store, who: Reviewer, proposal_id: int) -> None:
    """Lets another version wait no longer; it stays in the history. Raises StoreError where there is none."""
    with store.writing(who, "reviewer") as session:
        row = session.get(EditRow, proposal_id)
        if row is None or row.kind != "proposal":
            raise StoreError("there is no such version; reload the page")
        segment = locked(session, row.segment_id)
        if session.scalars(select(EditRow.id).where(EditRow.of == row.id, EditRow.kind == "discarded")).first() is None:
            session.add(
                EditRow(
                    segment_id=segment.id,
                    reviewer_id=who.id,
                    kind="discarded",
                    base_version=segment.version,
                    version=None,
                    step=next_step(segment),
                    of=row.id,
                    before=row.text,
                    text=row.text,
                )
            )


def set_done(store: Store, who: Reviewer, segment_id: int, done: bool) -> None:
    """Marks a paragraph done, or not done after all. What its source says now is seen once it is done."""
    with store.writing(who, "reviewer") as session:
        segment = locked(session, segment_id)
        segment.done = done
        segment.done_by = who.id if done else None
        if done and segment.source_before is not None:
            segment.source_before = None
            stale = update(FindingRow).where(FindingRow.segment_id == segment_id, FindingRow.check == STALE.code)
            session.execute(stale.values(active=False))


def locked(session: Session, segment_id: int) -> SegmentRow:
    """The segment, locked until the transaction ends. Raises StoreError where it is gone or merged into another."""
    row = session.scalars(
        select(SegmentRow)
        .where(SegmentRow.id == segment_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None or row.position is None:
        raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
    return row


def lock_order(session: Session, segment_id: int) -> None:
    """Until the transaction ends nobody else changes which paragraphs the segment's document has, or their order.

    Comes before any lock on a segment: where somebody stands must not change between looking and moving the others.
    """
    of = select(SegmentRow.document_id).where(SegmentRow.id == segment_id).scalar_subquery()
    session.execute(select(DocumentRow.id).where(DocumentRow.id == of).with_for_update(key_share=True))


def layout_of(session: Session, segment: SegmentRow) -> str:
    """How the segment's document is written."""
    return session.scalars(select(DocumentRow.layout).where(DocumentRow.id == segment.document_id)).one()


def next_step(segment: SegmentRow) -> int:
    """Counts one more thing done to a segment."""
    segment.step += 1
    return segment.step


def add_edit(
    session: Session,
    who: Reviewer,
    segment: SegmentRow,
    text: str,
    kind: str,
    of: int | None = None,
    act_id: int | None = None,
    origin: str = "",
) -> EditRow:
    """Gives a locked segment a new text, with its history row. Marks that reviewers set move along.

    `origin` is who proposed the text, where that was no person (`EditRow`).
    """
    before = segment.text
    row = _edited(who, segment, text, kind, of, act_id)
    row.origin = origin
    session.add(row)
    session.flush()
    _move_marks(session, segment, before, text)
    return row


def add_edits(
    session: Session, who: Reviewer, changes: Sequence[tuple[SegmentRow, str, int | None]], kind: str, act_id: int
) -> None:
    """The same for many locked segments (segment, text, `of`) at once, which takes a fraction of the time."""
    befores = [segment.text for segment, _, _ in changes]
    session.add_all([_edited(who, segment, text, kind, of, act_id) for segment, text, of in changes])
    session.flush()
    marked = set(
        session.scalars(
            select(FindingRow.segment_id).where(
                FindingRow.segment_id.in_([segment.id for segment, _, _ in changes]),
                FindingRow.reviewer_id.is_not(None),
                FindingRow.side == "target",
            )
        )
    )
    for (segment, text, _), before in zip(changes, befores, strict=True):
        if segment.id in marked:
            _move_marks(session, segment, before, text)


def _edited(who: Reviewer, segment: SegmentRow, text: str, kind: str, of: int | None, act_id: int | None) -> EditRow:
    """A locked segment with another text, and the row of its history."""
    row = EditRow(
        segment_id=segment.id,
        reviewer_id=who.id,
        kind=kind,
        base_version=segment.version,
        version=segment.version + 1,
        step=next_step(segment),
        of=of,
        before=segment.text,
        text=text,
        act_id=act_id,
    )
    segment.text = text
    segment.version += 1
    segment.author = who.id
    return row


def _keep_proposal(session: Session, who: Reviewer, segment: SegmentRow, text: str, base_version: int) -> StoreConflict:
    row = session.scalars(
        select(EditRow).where(
            EditRow.segment_id == segment.id,
            waiting_proposal(),
            EditRow.text == text,
            EditRow.reviewer_id == who.id,
        )
    ).first()
    if row is None:
        row = EditRow(
            segment_id=segment.id,
            reviewer_id=who.id,
            kind="proposal",
            base_version=base_version,
            version=None,
            step=next_step(segment),
            before=segment.text,
            text=text,
        )
        session.add(row)
        session.flush()
    return conflict_of(session, segment, text, row.id)


def conflict_of(session: Session, segment: SegmentRow, mine: str, proposal: int) -> StoreConflict:
    """The error that tells somebody that their text `mine` came too late, and is kept as that proposal."""
    author = session.get(ReviewerRow, segment.author) if segment.author is not None else None
    return StoreConflict(mine, segment.text, segment.version, author.name if author else "somebody", proposal)


def _move_marks(session: Session, segment: SegmentRow, before: str, after: str) -> None:
    """Reviewers' own marks on the translation go along with their words; where those changed, the marks are gone."""
    marks = session.scalars(
        select(FindingRow).where(
            FindingRow.segment_id == segment.id, FindingRow.reviewer_id.is_not(None), FindingRow.side == "target"
        )
    ).all()
    if not marks:
        return
    head, tail = changed_stretch(before, after)
    shift = len(after) - len(before)
    for mark in marks:
        if not mark.active:
            # it may have come back by an undo: at its old place, its old words
            mark.active = after[mark.start : mark.end] == mark.text != ""
        elif mark.start >= tail and mark.start >= head:
            mark.start, mark.end = mark.start + shift, mark.end + shift
        elif mark.end > head:
            mark.active = False
