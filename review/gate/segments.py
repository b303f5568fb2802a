"""A document's segments as a baseline names them and knows them again.

A segment is named by its source text: twelve hexadecimal digits of sha256 over the folded text (NFC, case, white
space), and ".2", ".3" … where a document has the same source text again. So it keeps its name when it moves, and a
changed translation does not change it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz

from review.model import PARAGRAPH_GAP, Document, Segment
from review.report import DocumentReport, SegmentReport
from review.text.normalize import fold, skeleton
from review.text.reading import read_segment

__all__ = [
    "KnownSegment",
    "Outdated",
    "clipped",
    "keyed_segments",
    "keyed_sources",
    "outdated",
    "references_digest",
    "translated_as",
]

#: Characters of a text that a baseline shows.
_SHOWN = 48


@dataclass(frozen=True, slots=True)
class KnownSegment:
    """A source text and how much translation it had.

    `text` is the source's beginning, `references` a digest of its reference translations, "" without any. `statistics`
    are those of `review.metrics.significance`, by metric. `whole` and `translation` are the source and the target as
    they read, without tags and marks; both "" in a baseline of version 1. `made` is the source, as written, that the
    translation was made from, where that is not `whole`: it is older, or has markup.
    """

    key: str
    text: str
    words: int
    sentences: int
    references: str = ""
    statistics: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    whole: str = ""
    translation: str = ""
    made: str = ""

    @property
    def source(self) -> str:
        """The source that the translation was made from, as written; "" where it is not known."""
        return self.made or self.whole


class Outdated(NamedTuple):
    """What a segment's translation was made from: the keys of the baseline's segments, and their source."""

    keys: tuple[str, ...]
    source: str


def outdated(document: Document, old: Mapping[str, KnownSegment]) -> dict[int, Outdated]:
    """The segments, by number, whose translation is the baseline's (`old`, by key) and whose source may not be.

    A translation is known again by what it says, wherever it stands now. Blocks of code are left out: the baseline does
    not know what theirs said.
    """
    now = dict(keyed_sources(document))
    gone = [one for key, one in old.items() if key not in now and one.translation]
    found: dict[int, Outdated] = {}
    for key, segment in now.items():
        said = _said(read_segment(segment).text("target"))
        if not any(said):
            continue
        before = old.get(key)
        if before is not None:
            if before.source and _said(before.translation) == said and before.source != segment.text("source"):
                found[segment.number] = Outdated((key,), before.source)
            continue
        parts = _parts(said, gone, segment.text("source"))
        if parts:
            gone = [one for one in gone if one not in parts]
            source = PARAGRAPH_GAP.join(one.source for one in parts)
            found[segment.number] = Outdated(tuple(one.key for one in parts), source)
    return found


def _said(text: str) -> list[str]:
    """What each paragraph of a reading says, without marks, case and spaces."""
    return [skeleton(paragraph) for paragraph in text.split(PARAGRAPH_GAP)]


def _parts(said: list[str], gone: list[KnownSegment], text: str) -> list[KnownSegment]:
    """The baseline's segments that together had just this translation; of several the ones with the likest source."""
    found: list[KnownSegment] = []
    left = said
    while left:
        fitting = [
            (one, own)
            for one in gone
            if one not in found and any(own := _said(one.translation)) and own == left[: len(own)]
        ]
        if not fitting:
            return []
        best, own = max(fitting, key=lambda pair: fuzz.ratio(pair[0].source, text))
        found.append(best)
        left = left[len(own) :]
    return found


def keyed_sources(document: Document) -> Iterator[tuple[str, Segment]]:
    """The segments that have a source, each with its key, in the order of the text."""
    seen: Counter[str] = Counter()
    for segment in document.segments:
        folded = fold(segment.text("source"))
        if not folded:
            continue
        digest = _digest(folded)
        seen[digest] += 1
        yield (digest if seen[digest] == 1 else f"{digest}.{seen[digest]}"), segment


def translated_as(then: Document, now: Document) -> dict[int, str]:
    """What `then` has as the translation, as it reads, of the source of each segment of `now`, by the number there."""
    known = {key: read_segment(segment).text("target") for key, segment in keyed_sources(then)}
    return {segment.number: known[key] for key, segment in keyed_sources(now) if known.get(key)}


def keyed_segments(report: DocumentReport) -> Iterator[tuple[str, SegmentReport]]:
    """The report's segments that have a source, each with its key, in the order of the text."""
    reported = {one.segment.number: one for one in report.segments}
    for key, segment in keyed_sources(report.document):
        yield key, reported[segment.number]


def references_digest(segment: Segment) -> str:
    """Tells whether a segment's references changed; "" where it has none."""
    return _digest("\x1f".join(segment.references))[:8] if any(segment.references) else ""


def clipped(text: str) -> str:
    """The beginning of a text on one line, as a baseline shows it."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
