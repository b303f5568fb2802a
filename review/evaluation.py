"""Findings against the errors that people marked: which were found, and which findings hit nothing that was marked.

A finding hits an error when their spans overlap on the same side and the finding is at most 40 characters wider than
the error: a span that swallows its neighbourhood names nothing. A finding that hits no error counts against precision,
unless its twin span hits one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from review.formats.gold import GoldError
from review.model import PARAGRAPH_GAP, Finding, Paragraph, Segment, Side
from review.report import DocumentReport

__all__ = ["Evaluation", "evaluate", "file_paragraphs"]

#: Characters that a finding may be wider than the error that it names.
_SLACK = 40


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
    sides: tuple[Side, ...] = ("source", "target")
    numbers = {side: _numbers(report.document.segments, side) for side in sides}
    found: set[int] = set()
    hits: list[Finding] = []
    outside: list[Finding] = []
    for finding in report.findings:
        segment = report.document.segments[finding.segment - 1]
        spans = [finding.span] + ([finding.twin] if finding.twin is not None else [])
        named: set[int] = set()
        for span in spans:
            places = _places(segment, span.side, span.start, span.end, numbers[span.side])
            named |= {n for n, error in enumerate(gold) if error.side == span.side and _overlaps(places, error)}
        found |= named
        (hits if named else outside).append(finding)
    return Evaluation(
        tuple(error for n, error in enumerate(gold) if n in found),
        tuple(error for n, error in enumerate(gold) if n not in found),
        tuple(hits),
        tuple(outside),
    )


def file_paragraphs(segments: Sequence[Segment], side: Side) -> list[Paragraph]:
    """A side's paragraphs in the order of their file, as gold.jsonl counts them: a segment's need not be neighbours."""
    return sorted((p for segment in segments for p in segment.paragraphs(side)), key=lambda p: (p.line, p.column))


def _numbers(segments: Sequence[Segment], side: Side) -> dict[tuple[int, int], int]:
    """The number, from 1, of the paragraph at each (line, column) of a side's file."""
    return {(p.line, p.column): number for number, p in enumerate(file_paragraphs(segments, side), start=1)}


def _places(
    segment: Segment, side: Side, start: int, end: int, numbers: Mapping[tuple[int, int], int]
) -> list[tuple[int, int, int]]:
    """A span of a segment as (paragraph, start, end) pieces, one for each paragraph that it touches."""
    pieces, offset = [], 0
    for paragraph in segment.paragraphs(side):
        number = numbers[paragraph.line, paragraph.column]
        low, high = max(start - offset, 0), min(end - offset, len(paragraph.text))
        if low < high or (low == high == start - offset):
            pieces.append((number, low, high))
        offset += len(paragraph.text) + len(PARAGRAPH_GAP)
    return pieces


def _overlaps(places: Sequence[tuple[int, int, int]], error: GoldError) -> bool:
    width = sum(end - start for _, start, end in places)
    if width > error.end - error.start + _SLACK:
        return False
    return any(
        paragraph == error.paragraph and start < error.end and max(end, start + 1) > error.start
        for paragraph, start, end in places
    )
