"""What reviewers made of the same or similar sentences, in the same two languages; and where words stand in it.

In the memory are the paragraphs that a reviewer corrected or marked done, as a whole and, where both sides have as many
sentences, sentence by sentence. It is read from the paragraphs themselves: what is taken back is out of it again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from review.errors import StoreError
from review.model import PARAGRAPH_GAP
from review.store.engine import Store
from review.store.tables import DocumentRow, SegmentRow
from review.text.normalize import fold
from review.text.sentences import split_sentences

__all__ = ["Match", "MemoryUnit", "concordance", "matches"]

#: Similarity in percent below which nothing is shown: so little in common helps nobody.
LEAST = 65
#: Characters of words that are searched for, at most.
_MOST = 200


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A source text and what reviewers made of it; of which paragraph."""

    source: str
    target: str
    segment: int
    document: int
    key: str
    position: int


@dataclass(frozen=True, slots=True)
class Match:
    """A unit like a text of the paragraph at hand: `wanted` is that text, `percent` how much the two have in common."""

    unit: MemoryUnit
    wanted: str
    percent: int


def matches(store: Store, segment_id: int, limit: int = 5, least: int = LEAST) -> tuple[Match, ...]:
    """What is known for a paragraph and its sentences, the most similar first; never from itself.

    Similarity is rapidfuzz's ratio (normalized indel distance of the folded texts), in percent.
    """
    with store.reading() as session:
        segment = session.get(SegmentRow, segment_id)
        if segment is None or segment.position is None:
            raise StoreError("this paragraph was merged or removed meanwhile; reload the page")
        document = session.get_one(DocumentRow, segment.document_id)
        languages = document.source_language, document.target_language
        source = _source(segment)
        units = _memory(store).units(session, languages)
    wanted = dict.fromkeys([source, *_sentences(source, languages[0])])
    folded = [folded for folded, _ in units]
    best: dict[tuple[str, str], Match] = {}
    for text in wanted:
        if not text.strip():
            continue
        # several units may be of the paragraph itself, or say the same
        for _, percent, at in process.extract(
            fold(text), folded, scorer=fuzz.ratio, score_cutoff=least, limit=limit * 4
        ):
            unit = units[at][1]
            if unit.segment == segment_id:
                continue
            match = Match(unit, text, int(percent))
            said = unit.source, unit.target
            if said not in best or best[said].percent < match.percent:
                best[said] = match
    ordered = sorted(best.values(), key=lambda match: (-match.percent, -len(match.wanted), -match.unit.segment))
    return tuple(ordered[:limit])


def concordance(store: Store, document_id: int, words: str, limit: int = 20) -> tuple[MemoryUnit, ...]:
    """Units of the document's two languages with these words on either side; sentences before whole paragraphs."""
    words = words.strip()
    if not words or len(words) > _MOST:
        raise StoreError(f"say what words are to be found, at most {_MOST} characters")
    wanted = fold(words)
    with store.reading() as session:
        document = session.get(DocumentRow, document_id)
        if document is None:
            raise StoreError("this document was removed meanwhile; choose another one")
        units = _memory(store).units(session, (document.source_language, document.target_language))
    found: dict[tuple[str, str], MemoryUnit] = {}
    of_segment: dict[int, int] = {}
    for folded, unit in sorted(units, key=lambda one: (-one[1].segment, len(one[1].source))):
        # a sentence says it; the paragraph around it would only say it again
        if (wanted in folded or wanted in fold(unit.target)) and of_segment.get(unit.segment, 0) < 3:
            if any(other.segment == unit.segment and other.source in unit.source for other in found.values()):
                continue
            found.setdefault((unit.source, unit.target), unit)
            of_segment[unit.segment] = of_segment.get(unit.segment, 0) + 1
    return tuple(list(found.values())[:limit])


class _Memory:
    """Units by paragraph, kept between two looks; a look loads only what changed since."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, str], dict[int, tuple[tuple[object, ...], list[tuple[str, MemoryUnit]]]]] = {}

    def units(self, session: Session, languages: tuple[str, str]) -> list[tuple[str, MemoryUnit]]:
        """(folded source, unit) of everything that reviewers made in two languages."""
        query = (
            select(SegmentRow.id, SegmentRow.version, SegmentRow.position, SegmentRow.document_id)
            .join(DocumentRow, DocumentRow.id == SegmentRow.document_id)
            .where(
                DocumentRow.source_language == languages[0],
                DocumentRow.target_language == languages[1],
                SegmentRow.position.is_not(None),
                SegmentRow.text != "",
                or_(SegmentRow.text != SegmentRow.machine, SegmentRow.done),
            )
        )
        now = {row[0]: tuple(row) for row in session.execute(query)}
        with self._lock:
            kept = self._kept.setdefault(languages, {})
            for one in set(kept) - set(now):
                del kept[one]
            stale = [one for one, stamp in now.items() if one not in kept or kept[one][0] != stamp]
            for start in range(0, len(stale), 500):
                rows = session.execute(
                    select(SegmentRow, DocumentRow.key)
                    .join(DocumentRow, DocumentRow.id == SegmentRow.document_id)
                    .where(SegmentRow.id.in_(stale[start : start + 500]))
                )
                for row, key in rows:
                    kept[row.id] = now[row.id], list(_units(row, key, languages))
            return [unit for _, units in kept.values() for unit in units]


_memories: WeakKeyDictionary[Store, _Memory] = WeakKeyDictionary()


def _memory(store: Store) -> _Memory:
    return _memories.setdefault(store, _Memory())


def _units(row: SegmentRow, key: str, languages: tuple[str, str]) -> Iterator[tuple[str, MemoryUnit]]:
    source = _source(row)
    sides = _sentences(source, languages[0]), _sentences(row.text, languages[1])
    pairs = [(source, row.text)]
    if len(sides[0]) == len(sides[1]) > 1:
        pairs += zip(*sides, strict=True)
    for one, two in pairs:
        if one.strip():
            yield fold(one), MemoryUnit(one, two, row.id, row.document_id, key, row.position or 0)


def _source(row: SegmentRow) -> str:
    return PARAGRAPH_GAP.join(paragraph[0] for paragraph in row.source)


def _sentences(text: str, language: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text, language)]
