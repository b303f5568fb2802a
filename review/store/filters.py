"""Which paragraphs and findings a page shows, as conditions of a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, or_
from sqlalchemy.orm import aliased

from review.store.tables import CommentRow, EditRow, FindingRow, SegmentRow

__all__ = ["STATES", "Filter", "filtered", "state_conditions", "still_accepted", "still_open", "waiting_proposal"]

#: States by which paragraphs are filtered, with their meaning.
STATES: Mapping[str, str] = {
    "open findings": "has findings that nobody decided on",
    "accepted findings": "has findings that somebody accepted, and its text still has them",
    "not done": "not marked done",
    "done": "marked done",
    "source changed": "its source says something else than when it was translated",
    "corrected": "reads otherwise than the machine wrote it",
    "two versions": "a text that lost a conflict waits there",
    "commented": "has comments",
    "open comments": "has comments that nobody settled",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which paragraphs, and which findings of theirs. Empty means all."""

    severities: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()
    state: str = ""
    words: str = ""

    @property
    def empty(self) -> bool:
        return self == Filter()

    def findings(self) -> ColumnElement[bool] | None:
        """The condition on findings; None where there is none. Categories also match by their first part."""
        parts: list[ColumnElement[bool]] = []
        if self.severities:
            parts.append(FindingRow.severity.in_(self.severities))
        if self.checks:
            parts.append(FindingRow.check.in_(self.checks))
        if self.categories:
            parts.append(
                or_(
                    FindingRow.category.in_(self.categories),
                    *(FindingRow.category.startswith(f"{name}/", autoescape=True) for name in self.categories),
                )
            )
        return and_(*parts) if parts else None


def filtered(query: Select, document_id: int, chosen: Filter) -> Select:  # type: ignore[type-arg]  # any columns
    """The query, over SegmentRow, for those segments of a document that a filter lets through."""
    query = query.where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None))
    condition = chosen.findings()
    if condition is not None:
        query = query.where(exists().where(FindingRow.segment_id == SegmentRow.id, FindingRow.active, condition))
    for state in state_conditions(chosen):
        query = query.where(state)
    return query


def state_conditions(chosen: Filter) -> Iterable[ColumnElement[bool]]:
    """A filter's conditions on segments: state and words."""
    if chosen.words.strip():
        like = chosen.words.strip()
        yield or_(SegmentRow.text.icontains(like, autoescape=True), SegmentRow.machine.icontains(like, autoescape=True))
    if chosen.state == "open findings":
        yield (
            exists()
            .where(
                FindingRow.segment_id == SegmentRow.id,
                still_open(),
            )
            .correlate(SegmentRow)
        )
    elif chosen.state == "accepted findings":
        yield exists().where(FindingRow.segment_id == SegmentRow.id, still_accepted()).correlate(SegmentRow)
    elif chosen.state == "not done":
        yield SegmentRow.done.is_(False)
    elif chosen.state == "done":
        yield SegmentRow.done.is_(True)
    elif chosen.state == "source changed":
        yield SegmentRow.source_before.is_not(None)
    elif chosen.state == "corrected":
        yield SegmentRow.text != SegmentRow.machine
    elif chosen.state == "two versions":
        yield exists().where(EditRow.segment_id == SegmentRow.id, waiting_proposal())
    elif chosen.state == "commented":
        yield exists().where(CommentRow.segment_id == SegmentRow.id)
    elif chosen.state == "open comments":
        about, later = aliased(CommentRow), aliased(CommentRow)
        settled = exists().where(
            about.of == CommentRow.id,
            about.kind == "settled",
            ~exists().where(later.of == CommentRow.id, later.kind == "unsettled", later.id > about.id),
        )
        yield exists().where(CommentRow.segment_id == SegmentRow.id, CommentRow.kind == "comment", ~settled)


def still_open() -> ColumnElement[bool]:
    """The condition on findings of the checks that the text still has them, and nobody decided on them."""
    return and_(FindingRow.active, FindingRow.verdict == "open", FindingRow.reviewer_id.is_(None))


def still_accepted() -> ColumnElement[bool]:
    """The condition on findings that somebody accepted them or marked them, and the text still has them."""
    return and_(FindingRow.active, FindingRow.verdict == "accepted")


def waiting_proposal() -> ColumnElement[bool]:
    """The condition on edits that they are texts that lost a conflict, and nobody discarded them."""
    discarded = aliased(EditRow)
    return and_(EditRow.kind == "proposal", ~exists().where(discarded.of == EditRow.id, discarded.kind == "discarded"))
