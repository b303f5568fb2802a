"""The glossary beside a paragraph: which terms its source has, what is wanted for them, what is forbidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from review.checks.terminology import occurrences
from review.errors import AccessError, StoreError
from review.model import Document
from review.store.checks import desk_view, document_settings
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.tables import DocumentRow, GlossaryRow, ReviewerRow, SegmentRow
from review.text.analysis import Text

__all__ = ["TermHere", "add_term", "terms_of"]

_Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TermHere:
    """A term of the glossary that a paragraph's source has.

    `source_spans` are where it stands in the source, `wanted_spans` where the translation has one of `wanted`, and
    `forbidden_spans` where it has one of `forbidden`: (start, end) offsets.
    """

    source: str
    wanted: tuple[str, ...]
    forbidden: tuple[str, ...]
    source_spans: _Spans
    wanted_spans: _Spans
    forbidden_spans: _Spans

    @property
    def kept(self) -> bool:
        """Whether the translation says it as the glossary wants."""
        return not self.forbidden_spans and (bool(self.wanted_spans) or not self.wanted)


def terms_of(store: Store, segment_id: int) -> tuple[TermHere, ...]:
    """The terms of the document's glossary and the desk's in a paragraph, in the order of its source."""
    with store.reading() as session:
        segment = session.get(SegmentRow, segment_id)
        if segment is None or segment.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        document = session.get_one(DocumentRow, segment.document_id)
        languages = document.source_language, document.target_language
        source = "\n\n".join(paragraph[0] for paragraph in segment.source)
        target = segment.text
    empty = Document(document.key, *languages, ())
    glossary = desk_view(store, empty, document_settings(store, document)).glossary
    texts = Text(source, languages[0]), Text(target, languages[1])
    found = {}
    for entry in glossary:
        spans = tuple(occurrences(entry.source, texts[0]))
        if spans:
            wanted = _spans(entry.targets, texts[1])
            forbidden = tuple(span for span in _spans(entry.forbidden, texts[1]) if not _inside(span, wanted))
            found[entry.source] = TermHere(entry.source, entry.targets, entry.forbidden, spans, wanted, forbidden)
    return tuple(sorted(found.values(), key=lambda term: term.source_spans[0]))


def add_term(store: Store, who: Reviewer, document_id: int, source: str, target: str, forbidden: str = "") -> None:
    """Adds a term of a document's language pair, as somebody selected it in the texts.

    Reviewers add; what is in the glossary already is a lead's to change. Raises AccessError where a reviewer would.
    """
    source, target, forbidden = (" ".join(words.split()) for words in (source, target, forbidden))
    if not source or not (target or forbidden):
        raise StoreError("a term needs a source, and a translation or a forbidden one")
    if max(map(len, (source, target, forbidden))) > 500:
        raise StoreError("a term has at most 500 characters; select fewer words")
    with store.writing(who, "reviewer") as session:
        document = session.get(DocumentRow, document_id)
        if document is None:
            raise StoreError("this document was removed meanwhile; choose another one")
        languages = {"source_language": document.source_language, "target_language": document.target_language}
        row = session.scalars(select(GlossaryRow).filter_by(**languages, source=source)).one_or_none()
        if row is not None and (row.target, row.forbidden) != (target, forbidden):
            if session.get_one(ReviewerRow, who.id).role != "lead":
                raise AccessError(f"the glossary has {source!r} as {row.target or 'forbidden'!r}; a lead may change it")
            row.target, row.forbidden = target, forbidden
        elif row is None:
            session.add(GlossaryRow(**languages, source=source, target=target, forbidden=forbidden))


def _spans(variants: Iterable[str], text: Text) -> _Spans:
    return tuple(sorted({span for variant in variants for span in occurrences(variant, text)}))


def _inside(span: tuple[int, int], others: _Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
