"""Annotated translations scored and judged: each system's documents as `review score` would score them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from review.backtranslation.run import BackTranslator
from review.config import Settings
from review.evaluation.judged import JudgedSegment, judged_segments, points
from review.formats.annotations import AnnotatedSegment, MarkedError
from review.model import Document, Finding, Paragraph, Segment
from review.report import SegmentReport
from review.scoring import score_document

__all__ = ["documents_of", "judge_annotated"]


def documents_of(
    segments: Iterable[AnnotatedSegment], languages: tuple[str, str]
) -> list[tuple[Document, tuple[AnnotatedSegment, ...]]]:
    """Documents of one system each, with the annotated segments in the same order.

    `languages` are those of segments that do not say theirs.
    """
    grouped: dict[tuple[str, str, str, tuple[str, str]], list[AnnotatedSegment]] = {}
    for one in segments:
        key = (one.name, one.system, one.document, one.languages or languages)
        grouped.setdefault(key, []).append(one)
    documents = []
    for (name, system, document, pair), rows in grouped.items():
        rows.sort(key=lambda row: (not row.number.isdecimal(), row.number.zfill(9)))
        paired = tuple(
            Segment(number, _paragraphs(row.source, number), _paragraphs(row.target, number))
            for number, row in enumerate(rows, start=1)
        )
        title = "/".join(part for part in (name, system, document) if part)
        documents.append((Document(title, *pair, paired), tuple(rows)))
    return documents


def _paragraphs(text: str, line: int) -> tuple[Paragraph, ...]:
    return (Paragraph(text, line),) if text.strip() else ()


def judge_annotated(
    segments: Sequence[AnnotatedSegment],
    languages: tuple[str, str],
    settings: Settings,
    translator: BackTranslator | None = None,
) -> list[JudgedSegment]:
    """Every segment scored, beside what its raters marked."""
    judged = []
    for document, rows in documents_of(segments, languages):
        report = score_document(document, settings, translator=translator)
        marked = [(n, error) for n, row in enumerate(rows, start=1) for error in row.errors]
        for row, scored, (segment, findings, errors) in zip(
            rows, report.segments, judged_segments(document.segments, report.findings, marked), strict=True
        ):
            judged.append(_judged(document.id, row, scored, segment, findings, errors))
    return judged


def _judged(
    document: str,
    row: AnnotatedSegment,
    scored: SegmentReport,
    segment: Segment,
    findings: tuple[Finding, ...],
    errors: tuple[MarkedError, ...],
) -> JudgedSegment:
    human = row.score if row.score is not None else -points(row.errors) / max(1, row.raters)
    return JudgedSegment(
        document=document,
        item=f"{row.name}|{row.source}",
        system=row.system,
        segment=segment,
        findings=findings,
        errors=errors,
        words=scored.words,
        quality=scored.value("quality"),
        human=human,
        line=row.line,
    )
