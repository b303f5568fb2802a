"""A whole paragraph in other words, as a model suggests them: what it is told, what the checks say of it, taking it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from review.errors import StoreError
from review.model import Finding
from review.store.decisions import decide
from review.store.edits import add_edit, clean, conflict_of, layout_of, locked
from review.store.engine import Store
from review.store.rechecking import findings_with, recheck
from review.store.roles import Reviewer
from review.store.rows import paragraphs_of
from review.store.tables import DocumentRow, FindingRow, SegmentRow
from review.store.terms import terms_of

__all__ = ["Wanted", "faults_of", "take", "wanted"]

#: Kinds of protected stretches that a suggestion must have as the translation has them.
_KEPT = ("code", "placeholder", "tag", "link")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paragraph for which another translation is wanted, with what a model may be told of it.

    `wrong` are the messages of its open findings, the chosen one first; `terms` (source, wanted, forbidden) of the
    glossary's that occur; `before` and `after` the sources beside it, the nearest `context` of them.
    """

    segment: int
    version: int
    source: str
    target: str
    source_language: str
    target_language: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    wrong: tuple[str, ...] = ()


def wanted(store: Store, segment_id: int, finding_id: int = 0, *, context: int = 1) -> Wanted:
    """What is known of a paragraph. Raises StoreError where it is gone."""
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id)
        if row is None or row.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        document = session.get_one(DocumentRow, row.document_id)
        around = session.scalars(
            select(SegmentRow)
            .where(
                SegmentRow.document_id == document.id,
                SegmentRow.position.between(row.position - context, row.position + context),
                SegmentRow.id != row.id,
            )
            .order_by(SegmentRow.position)
        ).all()
        found = session.scalars(
            select(FindingRow)
            .where(FindingRow.segment_id == segment_id, FindingRow.active, FindingRow.verdict == "open")
            .order_by(FindingRow.ordinal)
        ).all()
    found = sorted(found, key=lambda one: one.id != finding_id)
    return Wanted(
        segment=segment_id,
        version=row.version,
        source=_source(row),
        target=row.text,
        source_language=document.source_language,
        target_language=document.target_language,
        before=tuple(_source(one) for one in around if (one.position or 0) < row.position),
        after=tuple(_source(one) for one in around if (one.position or 0) > row.position),
        terms=tuple((term.source, term.wanted, term.forbidden) for term in terms_of(store, segment_id)),
        wrong=tuple(f"“{one.text}”: {one.message}" if one.text else one.message for one in found),
    )


def _source(row: SegmentRow) -> str:
    return "\n\n".join(paragraph[0] for paragraph in row.source)


def faults_of(store: Store, segment_id: int, text: str) -> tuple[str, tuple[str, ...]]:
    """What the checks say of a suggestion: why it may not be offered at all ("" where it may), and what is to be seen
    when it is, a message each.

    One that loses code, a tag, a placeholder or a link, or has a major fault that the paragraph has not, may not.
    """
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id)
        if row is None or row.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        text = clean(text, layout_of(session, row))
        paragraphs, now = paragraphs_of(row.target), row.text
    stretches = [p.text[one.start : one.end] for p in paragraphs for one in p.protected if one.kind in _KEPT]
    lost = next((one for one in stretches if text.count(one) < now.count(one)), None)
    if lost is not None:
        return f"it loses “{lost}”", ()
    new = _new(findings_with(store, segment_id, now), findings_with(store, segment_id, text))
    grave = next((one for one in new if one.severity in ("major", "critical")), None)
    if grave is not None:
        return f"it has a new fault: {grave.message}", ()
    return "", tuple(one.message for one in new if one.severity == "minor")


def _new(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """Findings that the second text has more of than the first, by check."""
    there = Counter(one.check for one in before)
    new = []
    for one in after:
        if there[one.check]:
            there[one.check] -= 1
        else:
            new.append(one)
    return new


def take(
    store: Store, who: Reviewer, segment_id: int, base_version: int, text: str, origin: str, finding_id: int = 0
) -> int:
    """Gives a paragraph the suggested text; the new version. `origin` stays in the history (`EditRow.origin`).

    A finding that the suggestion was asked for is accepted with it, and undone with it. Raises StoreConflict where the
    text changed meanwhile.
    """
    with store.writing(who, "reviewer") as session:
        segment = locked(session, segment_id)
        text = clean(text, layout_of(session, segment))
        if segment.version != base_version:
            raise conflict_of(session, segment, text, 0)
        if text == segment.text:
            return segment.version
        edit = add_edit(session, who, segment, text, "edit", origin=origin)
        finding = session.get(FindingRow, finding_id) if finding_id else None
        if finding is not None and finding.segment_id == segment_id and finding.verdict == "open":
            decide(session, who, finding, segment, "accepted", edit=edit)
        version = segment.version
    recheck(store, segment_id)
    return version
