"""Findings against the errors that people marked: which were found, and which findings hit nothing that was marked.

A finding hits an error when their spans overlap on the same side and the finding is at most 40 characters wider than
the error: a span that swallows its neighbourhood names nothing. A finding that hits no error counts against precision,
unless its twin span hits one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.formats.gold import GoldError
from review.model import Finding, Segment, Side
from review.report import DocumentReport

__all__ = ["Evaluation", "evaluate"]

_SLACK = 40
#: A place in one side's file: paragraph number from 1, and offset in its text.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`found` and `missed` are marked errors; `hits` the findings that name one, `outside` those that name none."""

    found: tuple[GoldError, ...]
    missed: tuple[GoldError, ...]
    hits: tuple[Finding, ...]
    outside: tuple[Finding, ...]

    @property
    def recall(self) -> float | None:
        """Share of the marked errors that were found; None where none was marked."""
        total = len(self.found) + len(self.missed)
        return len(self.found) / total if total else None

    @property
    def precision(self) -> float | None:
        """Share of the findings that name a marked error; None where there are no findings."""
        total = len(self.hits) + len(self.outside)
        return len(self.hits) / total if total else None


def evaluate(report: DocumentReport, gold: Sequence[GoldError]) -> Evaluation:
    """Compares a document's findings with its marked errors (read by `read_gold` from the same files)."""
    starts = {side: _first_paragraphs(report.document.segments, side) for side in ("source", "target")}
    found: set[int] = set()
    hits: list[Finding] = []
    outside: list[Finding] = []
    for finding in report.findings:
        segment = report.document.segments[finding.segment - 1]
        spans = [finding.span] + ([finding.twin] if finding.twin is not None else [])
        named: set[int] = set()
        for span in spans:
            places = _places(segment, span.side, span.start, span.end, starts[span.side][finding.segment])
            named |= {n for n, error in enumerate(gold) if error.side == span.side and _overlaps(places, error)}
        found |= named
        (hits if named else outside).append(finding)
    return Evaluation(
        tuple(error for n, error in enumerate(gold) if n in found),
        tuple(error for n, error in enumerate(gold) if n not in found),
        tuple(hits),
        tuple(outside),
    )


def _first_paragraphs(segments: Sequence[Segment], side: Side) -> dict[int, int]:
    """The number, in its file, of the first paragraph of each segment."""
    numbers, count = {}, 1
    for segment in segments:
        numbers[segment.number] = count
        count += len(segment.paragraphs(side))
    return numbers


def _places(segment: Segment, side: Side, start: int, end: int, first: int) -> list[tuple[int, int, int]]:
    """A span of a segment as (paragraph, start, end) pieces, one for each paragraph that it touches."""
    pieces, offset = [], 0
    for number, paragraph in enumerate(segment.paragraphs(side), start=first):
        low, high = max(start - offset, 0), min(end - offset, len(paragraph.text))
        if low < high or (low == high == start - offset):
            pieces.append((number, low, high))
        offset += len(paragraph.text) + 2
    return pieces


def _overlaps(places: Sequence[tuple[int, int, int]], error: GoldError) -> bool:
    width = sum(end - start for _, start, end in places)
    if width > error.end - error.start + _SLACK:
        return False
    return any(
        paragraph == error.paragraph and start < error.end and max(end, start + 1) > error.start
        for paragraph, start, end in places
    )
