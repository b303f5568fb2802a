"""Findings against marked errors: paragraphs are counted as they stand in the file, whatever the segments' order."""

from __future__ import annotations

from review.evaluation import file_paragraphs, judge_document, measure
from review.formats.gold import GoldError
from review.model import PARAGRAPH_GAP, Document, Finding, Paragraph, Segment, Span
from review.report import DocumentReport, SegmentReport

ONE, FRAME, THREE = Paragraph("Good one.", 1), Paragraph("Read more", 3), Paragraph("Bad bad end.", 5)
#: The aligner lets a bead skip a site's own line, which follows as a bead of its own.
SEGMENTS = (Segment(1, (Paragraph("Eins."),), (ONE, THREE)), Segment(2, (), (FRAME,)))


def found(segment: int, start: int, text: str) -> Finding:
    span = Span("target", start, start + len(text))
    return Finding("repeated-word", "Linguistic conventions/Grammar", "minor", segment, span, text, "twice", 5, 1)


def test_a_segment_that_skips_a_paragraph_is_compared_where_it_stands() -> None:
    start = len(ONE.text + PARAGRAPH_GAP)
    reports = tuple(SegmentReport(segment, words=4) for segment in SEGMENTS)
    report = DocumentReport(Document("d", "de", "en", SEGMENTS), {}, reports, (found(1, start, "Bad bad"),))
    gold = GoldError("target", 3, 0, 7, "Bad bad", "Linguistic conventions/Grammar", "minor")
    first, second = judge_document(report, (gold,))
    assert (first.errors[0].start, first.errors[0].end) == (start, start + 7)
    assert first.found == {0}
    assert not second.errors
    assert measure((first, second)).total.hits == 1


def test_the_paragraphs_of_a_side_are_in_the_order_of_their_file() -> None:
    assert file_paragraphs(SEGMENTS, "target") == [ONE, FRAME, THREE]
