"""The back-translation of one paragraph made anew, after its text was corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from review.backtranslation.evidence import document_evidence
from review.checks.worse import said_of
from review.errors import StoreError
from review.model import Document, Segment
from review.store.engine import Store
from review.store.rechecking import recheck
from review.store.roles import Reviewer
from review.store.rows import back_values, paragraphs_of, segment_now
from review.store.tables import DocumentRow, SegmentRow
from review.text.reading import read_document, read_segment

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator

__all__ = ["renew_back_translation"]

#: Paragraphs on each side that are taken back with it: what is usual in a document is needed to say what is not.
_AROUND = 10


def renew_back_translation(store: Store, who: Reviewer | None, segment_id: int, translator: BackTranslator) -> bool:
    """Takes a paragraph's present text back to the source's language and checks it again; whether that could be done.

    False where there is no engine, or the text changed meanwhile. `who` is None where the desk does it by itself.
    Raises StoreError where the paragraph is gone, EngineError as the translator does.
    """
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id)
        if row is None or row.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        document = session.get(DocumentRow, row.document_id)
        assert document is not None
        rows = session.scalars(
            select(SegmentRow)
            .where(
                SegmentRow.document_id == document.id,
                SegmentRow.position.between(row.position - _AROUND, row.position + _AROUND),
            )
            .order_by(SegmentRow.position)
        ).all()
    segments = tuple(segment_now(one, n) for n, one in enumerate(rows, start=1))
    mine = next(n for n, one in enumerate(rows, start=1) if one.id == segment_id)
    part = Document(document.key, document.source_language, document.target_language, segments)
    backs, _ = translator.of(part)
    back = backs.segments.get(mine) if backs is not None else None
    if backs is None or back is None:
        return False
    evidence = document_evidence(part, backs.segments).get(mine)
    lost = _lost(part, mine, row, translator)
    back = replace(back, lost=lost)
    with store.writing(who, "reviewer") as session:
        current = session.scalars(select(SegmentRow).where(SegmentRow.id == segment_id).with_for_update()).one()
        if current.text != row.text or current.position is None:
            return False
        for name, value in back_values(back, current.text, evidence.value if evidence is not None else None).items():
            setattr(current, name, value)
    recheck(store, segment_id)
    return True


def _lost(part: Document, mine: int, row: SegmentRow, translator: BackTranslator) -> str:
    """What the paragraph's text tells less well than the machine's, "" where it does not, or nobody changed it."""
    if row.text == row.machine:
        return ""
    now = part.segments[mine - 1]
    machine = read_segment(Segment(mine, now.source, paragraphs_of(row.target)))
    worse, _ = translator.worse(read_document(part), {mine: machine.text("target")})
    return said_of(worse[mine], read_segment(now).text("target")) if mine in worse else ""
