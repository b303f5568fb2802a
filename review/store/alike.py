"""The same elsewhere: findings of one kind decided together, a correction given to identical sentences; an act each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.model import PARAGRAPH_GAP
from review.store.acts import Left, Outcome, begin, each_locked, left_alone, recheck_all
from review.store.decisions import REASONS, decide, short
from review.store.edits import add_edit, clean, layout_of
from review.store.engine import Store
from review.store.filters import still_open
from review.store.roles import Reviewer
from review.store.tables import DocumentRow, FindingRow, SegmentRow
from review.text.sentences import split_sentences

__all__ = ["Alike", "Repetition", "alike", "decide_alike", "repeat", "repetitions"]

#: Corrected sentences of one paragraph that are looked for elsewhere.
_LOOKED_FOR = 20
_Query = TypeVar("_Query", bound="Select[Any]")


@dataclass(frozen=True, slots=True)
class Alike:
    """How many open findings have the same check and the same words: here in the document, and in all documents."""

    check: str
    words: str
    here: int
    everywhere: int


@dataclass(frozen=True, slots=True)
class Repetition:
    """A paragraph elsewhere with a sentence that was corrected here: same source, same translation by the machine.

    `before` is its text now, `after` how it would read.
    """

    segment: int
    document: int
    key: str
    position: int
    version: int
    before: str
    after: str


def alike(store: Store, finding_id: int) -> Alike:
    """Counts the open findings like one, itself among them. Raises StoreError where it is there no more."""
    with store.reading() as session:
        finding = _of(session, finding_id)
        everywhere = _alike(select(func.count()), finding)
        here = everywhere.where(FindingRow.document_id == finding.document_id)
        return Alike(finding.check, finding.text, session.scalars(here).one(), session.scalars(everywhere).one())


def decide_alike(
    store: Store,
    who: Reviewer,
    finding_id: int,
    verdict: str,
    reason: str = "",
    note: str = "",
    *,
    everywhere: bool = False,
    apply: bool = True,
) -> Outcome:
    """Accepts (each with its own suggestion, where `apply`) or dismisses all open findings like one, as one act.

    `verdict` is "accepted" or "dismissed". Paragraphs whose words are no longer those of the finding are left alone.
    """
    if verdict not in ("accepted", "dismissed") or (verdict == "dismissed" and reason not in REASONS):
        raise StoreError(f"accept them, or dismiss them with a reason: {', '.join(REASONS)}")
    note = short(note)
    with store.writing(who, "reviewer") as session:
        finding = _of(session, finding_id)
        query = _alike(select(FindingRow.segment_id), finding)
        if not everywhere:
            query = query.where(FindingRow.document_id == finding.document_id)
        segments = set(session.scalars(query))
        if not segments:
            return Outcome(0)
        kind = "accept" if verdict == "accepted" else "dismiss"
        act = begin(session, who, kind, f"{finding.check}: “{finding.text}”")
        changed, left = [], []
        for segment in chain.from_iterable(each_locked(session, segments)):
            if isinstance(segment, Left):
                left.append(segment)
                continue
            # from the end of the text, so that what is put in moves nothing that is still to come
            mine = session.scalars(
                _alike(select(FindingRow), finding)
                .where(FindingRow.segment_id == segment.id)
                .order_by(FindingRow.start.desc())
                .execution_options(populate_existing=True)
            ).all()
            for one in mine:
                edit = None
                if verdict == "accepted" and apply and one.suggestion is not None and one.side == "target":
                    if segment.text[one.start : one.end] != one.text:
                        left.append(left_alone(session, segment, "its words changed meanwhile"))
                        continue
                    text = segment.text[: one.start] + one.suggestion + segment.text[one.end :]
                    text = clean(text, layout_of(session, segment))
                    edit = add_edit(session, who, segment, text, "edit", act_id=act.id, origin=f"check:{one.check}")
                decide(
                    session=session,
                    who=who,
                    finding=one,
                    segment=segment,
                    verdict=verdict,
                    reason=reason,
                    note=note,
                    edit=edit,
                    act_id=act.id,
                )
                if segment.id not in changed:
                    changed.append(segment.id)
        result = Outcome(act.id, tuple(changed), tuple(left))
    recheck_all(store, result.changed)
    return result


def repetitions(store: Store, segment_id: int) -> tuple[Repetition, ...]:
    """Paragraphs of the same language pair that have a sentence, or all, of what was corrected in one.

    Only where the other still reads as the machine wrote that sentence: nothing that a reviewer wrote is touched.
    """
    with store.reading() as session:
        segment = session.get(SegmentRow, segment_id)
        if segment is None or segment.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        document = session.get_one(DocumentRow, segment.document_id)
        languages = document.source_language, document.target_language
        corrected = _corrected(segment, languages)
        if not corrected:
            return ()
        rows = session.execute(
            select(SegmentRow, DocumentRow.key)
            .join(DocumentRow, DocumentRow.id == SegmentRow.document_id)
            .where(
                DocumentRow.source_language == languages[0],
                DocumentRow.target_language == languages[1],
                SegmentRow.position.is_not(None),
                SegmentRow.id != segment_id,
                # the database looks for the machine's words, so that nearly nothing is loaded
                or_(*(SegmentRow.text.contains(words, autoescape=True) for _, words in list(corrected)[:_LOOKED_FOR])),
            )
            .order_by(DocumentRow.key, SegmentRow.position)
        )
        found = []
        for row, key in rows:
            after = _repeated(row, corrected, languages)
            if after is not None and row.position is not None:
                found.append(Repetition(row.id, row.document_id, key, row.position, row.version, row.text, after))
    return tuple(found)


def repeat(store: Store, who: Reviewer, segment_id: int, wanted: Sequence[Repetition]) -> Outcome:
    """Gives a correction to those paragraphs of `repetitions`, as one act; changed ones are left alone."""
    seen = {one.segment: one for one in wanted}
    with store.writing(who, "reviewer") as session:
        source = session.get(SegmentRow, segment_id)
        if source is None or not seen:
            return Outcome(0)
        document = session.get_one(DocumentRow, source.document_id)
        languages = document.source_language, document.target_language
        corrected = _corrected(source, languages)
        act = begin(session, who, "repeat", f"the correction of {document.key} {source.position}")
        changed, left = [], []
        for segment in chain.from_iterable(each_locked(session, seen)):
            if isinstance(segment, Left):
                left.append(segment)
                continue
            after = _repeated(segment, corrected, languages)
            if segment.version != seen[segment.id].version or after is None:
                left.append(left_alone(session, segment, "it was changed meanwhile"))
                continue
            add_edit(session, who, segment, clean(after, layout_of(session, segment)), "edit", act_id=act.id)
            changed.append(segment.id)
        result = Outcome(act.id, tuple(changed), tuple(left))
    recheck_all(store, result.changed)
    return result


def _of(session: Session, finding_id: int) -> FindingRow:
    finding = session.get(FindingRow, finding_id)
    if finding is None or finding.reviewer_id is not None:
        raise StoreError("this finding is no longer there; reload the page")
    return finding


def _alike(query: _Query, finding: FindingRow) -> _Query:
    return query.where(
        FindingRow.check == finding.check,
        FindingRow.text == finding.text,
        FindingRow.side == finding.side,
        still_open(),
    )


def _sentences(text: str, language: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text, language)]


def _corrected(segment: SegmentRow, languages: tuple[str, str]) -> dict[tuple[str, str], str]:
    """(source sentence, machine's sentence) → corrected one; the whole texts always."""
    if segment.text == segment.machine:
        return {}
    source = PARAGRAPH_GAP.join(paragraph[0] for paragraph in segment.source)
    parts = (
        _sentences(source, languages[0]),
        _sentences(segment.machine, languages[1]),
        _sentences(segment.text, languages[1]),
    )
    pairs = {(source, segment.machine): segment.text}
    if len({len(part) for part in parts}) == 1 and len(parts[0]) > 1:
        pairs |= {(one, two): three for one, two, three in zip(*parts, strict=True) if two != three}
    return {pair: after for pair, after in pairs.items() if all(pair) and after.strip()}


def _repeated(segment: SegmentRow, corrected: dict[tuple[str, str], str], languages: tuple[str, str]) -> str | None:
    """How a segment would read with those corrections; None where none of them is about it."""
    source = PARAGRAPH_GAP.join(paragraph[0] for paragraph in segment.source)
    whole = corrected.get((source, segment.text))
    if whole is not None:
        return whole
    after = segment.text
    sentences = (
        frozenset(_sentences(source, languages[0])) if any(one in source for one, _ in corrected) else frozenset()
    )
    for (one, two), three in corrected.items():
        if one in sentences and after.count(two) == 1 and two in _sentences(after, languages[1]):
            after = after.replace(two, three)
    return after if after != segment.text else None
