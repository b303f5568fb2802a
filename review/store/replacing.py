"""Find and replace, in one document or all: looked at first, then done as one act that one undo takes back.

What a format protects (code, tags, placeholders, links) is never replaced: places that touch it are counted and left.
Patterns are RE2's, so that none takes more than linear time. What somebody changed since one looked is left alone and
said. The source is searched too, and never changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import re2
from sqlalchemy import select
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.store.acts import Left, Outcome, begin, each_locked, left_alone, recheck_all
from review.store.edits import add_edits, clean
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.rows import protected_now
from review.store.tables import DocumentRow, ReviewerRow, SegmentRow

__all__ = ["Matches", "ParagraphMatch", "Search", "find", "replace_all"]

#: Characters of a search or of what is put in its place.
_MOST = 2_000
#: Bytes that RE2 may use for one pattern.
_MEMORY = 2 << 20
#: Paragraphs that a refusal names.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for. `document` None means all documents; `pattern` that `words` are a regular expression (RE2).

    In a pattern's `replacement` \\1 is its first group. `whole` finds whole words alone, `case` tells capitals apart.
    `source` finds in the source texts; nothing is replaced there. `source_has` leaves only paragraphs whose source has
    these words.
    """

    words: str
    replacement: str = ""
    document: int | None = None
    pattern: bool = False
    whole: bool = False
    case: bool = False
    source: bool = False
    source_has: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphMatch:
    """A paragraph in which something was found: `spans` are (start, end) offsets in `text`.

    `after` is how the text would read, None for a source. `refused` says why it may not be so, "" where it may. `kept`
    counts the places that touch what the format protects; a paragraph with none but these has no `spans`.
    """

    segment: int
    document: int
    key: str
    position: int
    version: int
    text: str
    spans: tuple[tuple[int, int], ...]
    after: str | None
    refused: str = ""
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Matches:
    """The first hits, and how much there is in all. `versions` tells `replace_all` what was looked at.

    `kept` counts the places that stand in code, tags, placeholders or links of a translation, and are none of the hits.
    """

    hits: tuple[ParagraphMatch, ...]
    paragraphs: int
    places: int
    versions: Mapping[int, int]
    refused: tuple[ParagraphMatch, ...] = ()
    kept: int = 0


def find(store: Store, search: Search, limit: int = 100) -> Matches:
    """What a search finds, in the order of documents and paragraphs. Raises StoreError for one that cannot be."""
    finder = _Finder(search)
    hits: list[ParagraphMatch] = []
    refused: list[ParagraphMatch] = []
    versions: dict[int, int] = {}
    places = kept = 0
    with store.reading() as session:
        for hit in _hits(session, search, finder):
            kept += hit.kept
            if not hit.spans:
                continue
            versions[hit.segment] = hit.version
            places += len(hit.spans)
            if len(hits) < limit:
                hits.append(hit)
            if hit.refused:
                refused.append(hit)
    return Matches(tuple(hits), len(versions), places, versions, tuple(refused), kept)


def replace_all(store: Store, who: Reviewer, search: Search, versions: Mapping[int, int] | None = None) -> Outcome:
    """Replaces everything that a search finds, as one act.

    `versions` are those of `find`: paragraphs that have another by now are left alone, as are those that are not among
    them; None takes everything as it is. Raises StoreError where a paragraph would be left with nothing: then nothing
    at all is done.
    """
    if search.source:
        raise StoreError("the source is what was given, and is not changed; search the translation to replace there")
    finder = _Finder(search)
    with store.writing(who, "reviewer") as session:
        hits = {hit.segment: hit for hit in _hits(session, search, finder) if hit.spans}
        if versions is not None:
            hits = {one: hit for one, hit in hits.items() if one in versions}
        _refuse_empty([hit for hit in hits.values() if hit.refused])
        moved = {} if versions is None else {one: version for one, version in versions.items() if one not in hits}
        if not hits and not moved:
            return Outcome(0)
        act = begin(session, who, "replace", f"“{search.words}” → “{search.replacement}”")
        changed: list[int] = []
        left: list[Left] = []
        layouts = dict(session.execute(select(DocumentRow.id, DocumentRow.layout)).all())
        for some in each_locked(session, {*hits, *moved}):
            edits: list[tuple[SegmentRow, str, int | None]] = []
            for segment in some:
                if isinstance(segment, Left):
                    left.append(segment)
                    continue
                seen = segment.version if versions is None else versions[segment.id]
                if segment.version != seen or segment.id in moved:
                    left.append(left_alone(session, segment, f"{_author(session, segment)} changed it meanwhile"))
                    continue
                _, after, _ = finder.replaced(segment.text, _protected(segment))
                try:
                    text = clean(after, layouts[segment.document_id])
                except StoreError as error:
                    left.append(left_alone(session, segment, error.message))
                    continue
                if text != segment.text:
                    edits.append((segment, text, None))
            add_edits(session, who, edits, "edit", act.id)
            changed += [segment.id for segment, _, _ in edits]
        result = Outcome(act.id, tuple(changed), tuple(left))
    recheck_all(store, result.changed)
    return result


class _Finder:
    """A search, ready to be carried out. Raises StoreError for one that cannot be."""

    def __init__(self, search: Search) -> None:
        self._whole = search.whole
        self._pattern = search.pattern
        self._replacement = search.replacement
        if not search.words:
            raise StoreError("say what is to be found")
        if max(len(search.words), len(search.replacement)) > _MOST:
            raise StoreError(f"a search and its replacement have at most {_MOST:,} characters each")
        if any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in search.words + search.replacement):
            raise StoreError("there is a NUL or half a character in it, which is no text; write it anew")
        forms = dict.fromkeys((search.words, *(unicodedata.normalize(form, search.words) for form in ("NFC", "NFD"))))
        expression = search.words if search.pattern else "|".join(re2.escape(form) for form in forms)
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        options.case_sensitive = search.case
        try:
            self._regex: Any = re2.compile(expression, options=options)
        except re2.error as error:
            raise StoreError(f"the pattern cannot be read: {_told(error)}") from None
        if search.pattern and self._regex.search("") is not None:
            raise StoreError(
                "the pattern also fits nothing at all, and so everywhere; say what is to be there at least"
            )
        if search.pattern:
            self._check_groups()

    def fits(self, text: str) -> bool:
        """Whether it is anywhere in the text."""
        return next(self._matches(text), None) is not None

    def replaced(
        self, text: str, protected: Sequence[tuple[int, int]] = ()
    ) -> tuple[tuple[tuple[int, int], ...], str, int]:
        """Where the search fits outside of what is protected, the text with the replacement there, and how many places
        touch what is protected.
        """
        spans, parts, at, kept = [], [], 0, 0
        for match in self._matches(text):
            start, end = match.span()
            if any(start < last and first < end for first, last in protected):
                kept += 1
                continue
            spans.append((start, end))
            parts += [text[at:start], match.expand(self._replacement) if self._pattern else self._replacement]
            at = end
        return tuple(spans), "".join([*parts, text[at:]]), kept

    def _matches(self, text: str) -> Iterator[Any]:
        at = 0
        while at <= len(text) and (match := self._regex.search(text, at)) is not None:
            start, end = match.span()
            if end == start or (self._whole and (_joined(text, start) or _joined(text, end))):
                at = start + 1
                continue
            yield match
            at = end

    def _check_groups(self) -> None:
        wanted = self._replacement.replace("\\\\", "")
        for at, character in enumerate(wanted):
            if character != "\\":
                continue
            group = wanted[at + 1 : at + 2]
            if not group.isdecimal():
                raise StoreError("in a replacement \\ stands before a group's number; write \\\\ for the sign itself")
            if int(group) > self._regex.groups:
                raise StoreError(f"the replacement names group {group}, and the pattern has {self._regex.groups}")


def _joined(text: str, at: int) -> bool:
    """Whether the characters on both sides of a place belong to one word."""
    return 0 < at < len(text) and _of_word(text[at - 1]) and _of_word(text[at])


def _of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def _told(error: Exception) -> str:
    told = error.args[0] if error.args else "RE2 does not know it"
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)


def _hits(session: Session, search: Search, finder: _Finder) -> Iterator[ParagraphMatch]:
    condition = _Finder(Search(search.source_has)) if search.source_has.strip() else None
    query = (
        select(
            SegmentRow.id, SegmentRow.document_id, DocumentRow.key, SegmentRow.position, SegmentRow.version,
            SegmentRow.text, SegmentRow.source, SegmentRow.target, SegmentRow.machine,
        )
        .join(DocumentRow, DocumentRow.id == SegmentRow.document_id)
        .where(SegmentRow.position.is_not(None))
        .order_by(DocumentRow.key, SegmentRow.position)
    )  # fmt: skip
    if search.document is not None:
        query = query.where(SegmentRow.document_id == search.document)
    for segment, document, key, position, version, text, paragraphs, target, machine in session.execute(query):
        source = "\n\n".join(paragraph[0] for paragraph in paragraphs)
        if condition is not None and not condition.fits(source):
            continue
        looked_at = source if search.source else text
        protected = () if search.source else protected_now(paragraphs, target, machine, text)
        spans, after, kept = finder.replaced(looked_at, protected)
        if not spans and not kept:
            continue
        refused = "nothing would be left of it" if spans and not search.source and not after.strip() else ""
        yield ParagraphMatch(
            segment=segment,
            document=document,
            key=key,
            position=position,
            version=version,
            text=looked_at,
            spans=spans,
            after=None if search.source else after,
            refused=refused,
            kept=kept,
        )


def _protected(segment: SegmentRow) -> tuple[tuple[int, int], ...]:
    return protected_now(segment.source, segment.target, segment.machine, segment.text)


def _refuse_empty(refused: list[ParagraphMatch]) -> None:
    if not refused:
        return
    named = ", ".join(f"{hit.key} {hit.position}" for hit in refused[:_NAMED])
    more = f" and {len(refused) - _NAMED} more" if len(refused) > _NAMED else ""
    raise StoreError(
        f"nothing would be left of {len(refused)} paragraph{'s' if len(refused) > 1 else ''} ({named}{more}); "
        "narrow the search, or empty them by hand"
    )


def _author(session: Session, segment: SegmentRow) -> str:
    row = session.get(ReviewerRow, segment.author) if segment.author is not None else None
    return row.name if row is not None else "somebody"
