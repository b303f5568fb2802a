"""Documents with a gold.jsonl, judged: errors are marked in paragraphs of the files, findings in segments."""

from __future__ import annotations

from collections.abc import Sequence

from review.evaluation.judged import JudgedSegment, judged_segments, points
from review.formats.annotations import MarkedError
from review.formats.gold import GoldError
from review.model import PARAGRAPH_GAP, Paragraph, Segment, Side
from review.report import DocumentReport

__all__ = ["file_paragraphs", "judge_document"]


def file_paragraphs(segments: Sequence[Segment], side: Side) -> list[Paragraph]:
    """A side's paragraphs in the order of their file, as gold.jsonl counts them: a segment's need not be neighbours."""
    return sorted((p for segment in segments for p in segment.paragraphs(side)), key=lambda p: (p.line, p.column))


def judge_document(report: DocumentReport, gold: Sequence[GoldError]) -> tuple[JudgedSegment, ...]:
    """A report's segments beside its marked errors, which `read_gold` took from the same files."""
    document = report.document
    sides: tuple[Side, Side] = ("source", "target")
    places = {side: _places(document.segments, side) for side in sides}
    errors = []
    for error in gold:
        number, offset = places[error.side][error.paragraph - 1]
        start, end = error.start + offset, error.end + offset
        errors.append((number, MarkedError(error.side, start, end, error.category, error.severity, "", error.check)))
    return tuple(
        JudgedSegment(
            document=document.id,
            item=f"{document.id}:{segment.number}",
            system="",
            segment=segment,
            findings=findings,
            errors=marked,
            words=report.segments[segment.number - 1].words,
            quality=report.segments[segment.number - 1].value("quality"),
            human=-points(marked),
        )
        for segment, findings, marked in judged_segments(document.segments, report.findings, errors)
    )


def _places(segments: Sequence[Segment], side: Side) -> list[tuple[int, int]]:
    """(segment number, offset in its text) of each paragraph of a side, in the order of the file."""
    found = []
    for segment in segments:
        offset = 0
        for paragraph in segment.paragraphs(side):
            found.append(((paragraph.line, paragraph.column), (segment.number, offset)))
            offset += len(paragraph.text) + len(PARAGRAPH_GAP)
    return [place for _, place in sorted(found)]
