"""Repairing the alignment: merge two segments, split one, move a paragraph over the boundary between two.

Which segment a text stands in changes, the words never do; edits go along. Each repair is part of the history of both
segments and can be undone like an edit (`review.store.repairs`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.model import PARAGRAPH_GAP, Side
from review.store.edits import lock_order, locked
from review.store.engine import Store
from review.store.rechecking import recheck
from review.store.repairs import present_again, rehome_marks, retire, state_of, write_history
from review.store.roles import Reviewer
from review.store.rows import source_hash
from review.store.tables import CommentRow, SegmentRow

__all__ = ["merge", "move_boundary", "split"]


def merge(store: Store, who: Reviewer, segment_id: int) -> int:
    """Joins a segment with the one after it; the id of the whole."""
    with store.writing(who, "reviewer") as session:
        lock_order(session, segment_id)
        first = locked(session, segment_id)
        second = _next(session, first)
        before = state_of(session, first), state_of(session, second)
        texts = [text for text in (first.text, second.text) if text]
        _set(
            first,
            [*first.source, *second.source],
            [*first.target, *second.target],
            PARAGRAPH_GAP.join(texts),
            [PARAGRAPH_GAP.join(filter(None, pair)) for pair in zip(first.references, second.references, strict=True)],
        )
        session.execute(update(CommentRow).where(CommentRow.segment_id == second.id).values(segment_id=first.id))
        retire(session, second)
        write_history(session, who, (first, second), before, "merge")
        rehome_marks(session, (first, second))
    recheck(store, segment_id)
    return segment_id


def split(
    store: Store, who: Reviewer, segment_id: int, *, at: int | None = None, source_paragraphs: int | None = None
) -> int:
    """Puts what stands after a place into a new segment after it; the new one's id.

    `at` is the place, an offset in the present text; without one the text is split at its first empty line, and a
    segment without a translation after its first source paragraph. `source_paragraphs` stay in the first; without it,
    so many as their length says. References stay with the first. Raises StoreError where nothing tells where to split,
    or a part would have nothing at all.
    """
    with store.writing(who, "reviewer") as session:
        lock_order(session, segment_id)
        first = locked(session, segment_id)
        cut = _place(first, at)
        texts = first.text[:cut].rstrip(), first.text[cut:].lstrip()
        source, target = first.source, first.target
        share = len(texts[0]) / max(1, len(texts[0]) + len(texts[1])) if first.text else 0.0
        keep = source_paragraphs if source_paragraphs is not None else _kept(source, share)
        if not 0 <= keep <= len(source):
            raise StoreError("the segment has fewer source paragraphs than that")
        if not (keep or texts[0]) or not (keep < len(source) or texts[1]):
            raise StoreError("a split leaves something on each side of it")
        rows = _machine_rows(target, texts)
        before = state_of(session, first)
        second = SegmentRow(
            document_id=first.document_id, position=None, source=[], target=[],
            references=["" for _ in first.references], source_hash="", machine="", text="", version=0, step=0,
        )  # fmt: skip
        session.add(second)
        session.flush()
        gone = state_of(session, second)
        present_again(session, first, second)
        _set(second, source[keep:], target[rows:], texts[1], second.references)
        _set(first, source[:keep], target[:rows], texts[0], first.references)
        write_history(session, who, (first, second), (before, gone), "split")
        rehome_marks(session, (first, second))
        new = second.id
    recheck(store, segment_id)
    recheck(store, new)
    return new


def move_boundary(store: Store, who: Reviewer, segment_id: int, side: Side, paragraphs: int) -> None:
    """Moves paragraphs of a side over the boundary after a segment: its last ones down, or (negative) the next's up.

    Paragraphs of the translation are those of the present text.
    """
    with store.writing(who, "reviewer") as session:
        lock_order(session, segment_id)
        first = locked(session, segment_id)
        second = _next(session, first)
        before = state_of(session, first), state_of(session, second)
        texts = first.text, second.text
        sources = [*first.source, *second.source]
        targets = [*first.target, *second.target]
        if side == "source":
            here = _cut(len(first.source), paragraphs, len(sources))
            rows = len(first.target)
        else:
            here = len(first.source)
            mine, theirs = _pieces(first.text), _pieces(second.text)
            pieces = [*mine, *theirs]
            cut = _cut(len(mine), paragraphs, len(pieces))
            texts = PARAGRAPH_GAP.join(pieces[:cut]), PARAGRAPH_GAP.join(pieces[cut:])
            rows = cut if len(pieces) == len(targets) else _machine_rows(targets, texts)
        if not (here or texts[0]) or not (here < len(sources) or texts[1]):
            raise StoreError("that would leave a segment with nothing; merge the two instead")
        _set(first, sources[:here], targets[:rows], texts[0], first.references)
        _set(second, sources[here:], targets[rows:], texts[1], second.references)
        write_history(session, who, (first, second), before, "move")
        rehome_marks(session, (first, second))
        ids = first.id, second.id
    for one in ids:
        recheck(store, one)


def _place(segment: SegmentRow, at: int | None) -> int:
    """Where the present text is split."""
    if at is not None:
        if not 0 <= at <= len(segment.text):
            raise StoreError("the text changed meanwhile; put the cursor there again")
        return at
    pieces = _pieces(segment.text)
    if len(pieces) > 1:
        return len(pieces[0])
    if not segment.text:
        return 0
    raise StoreError(
        "nothing says where to split: put an empty line into the translation there, "
        "or put the cursor there and press Alt+h"
    )


def _pieces(text: str) -> list[str]:
    return text.split(PARAGRAPH_GAP) if text else []


def _kept(source: Sequence[Any], share: float) -> int:
    """How many source paragraphs stay before a split that leaves that share of the translation there."""
    if len(source) < 2:
        return len(source)
    return max(1, min(len(source) - 1, _by_share([len(row[0]) for row in source], share)))


def _machine_rows(rows: Sequence[Any], texts: tuple[str, str]) -> int:
    """How many of the machine's paragraphs belong to the first of two texts: as many as it has where both have as many,
    else by their lengths.
    """
    counts = len(_pieces(texts[0])), len(_pieces(texts[1]))
    if sum(counts) == len(rows):
        return counts[0]
    if not texts[0] or not texts[1]:
        return len(rows) if texts[0] else 0
    share = len(texts[0]) / (len(texts[0]) + len(texts[1]))
    return max(min(1, len(rows)), _by_share([len(row[0]) for row in rows], share))


def _by_share(lengths: Sequence[int], share: float) -> int:
    """After how many of these the share of their sum that has passed is the nearest to `share`."""
    total = sum(lengths) or 1
    return min(range(len(lengths) + 1), key=lambda n: abs(sum(lengths[:n]) / total - share))


def _cut(mine: int, paragraphs: int, both: int) -> int:
    cut = mine - paragraphs
    if not 0 <= cut <= both or not paragraphs:
        raise StoreError("there is no paragraph to move there")
    return cut


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


def _set(
    segment: SegmentRow, source: Sequence[Any], target: Sequence[Any], text: str, references: Sequence[str]
) -> None:
    segment.source, segment.target, segment.references = list(source), list(target), list(references)
    segment.source_hash = source_hash(PARAGRAPH_GAP.join(paragraph[0] for paragraph in source))
    segment.machine = PARAGRAPH_GAP.join(paragraph[0] for paragraph in target)
    segment.text = text
    segment.score = None
    segment.done, segment.done_by = False, None
    segment.backtranslation = segment.back = segment.back_of = segment.evidence = None
