"""A document's and its segments' numbers: quality, metrics against references, learned metrics, likeness of meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from review.align.lengths import LengthModel, measure, prior_model
from review.checks.shared.absent import is_absent
from review.checks.views import DocumentView, SegmentView
from review.metrics import METRICS
from review.metrics.learned import LearnedScorer
from review.metrics.quality import Lengths, segment_quality
from review.model import Document, Score, Severity
from review.report import DocumentReport
from review.semantics import Encoder
from review.semantics.likeness import Likeness
from review.text.reading import read_document

__all__ = ["corpus_scores", "quality_of", "reference_notes", "reference_scores", "with_learned", "with_similarity"]

_NO_REFERENCE = "there is no reference translation"


def with_similarity(report: DocumentReport, likeness: Mapping[int, Likeness], encoder: Encoder) -> DocumentReport:
    """The report with the cosines of its segments and their mean."""
    signed = f"similarity|{encoder.signature}"
    segments = tuple(
        replace(one, scores={**one.scores, "similarity": Score("similarity", found.cosine, signed)})
        if (found := likeness.get(one.segment.number)) is not None
        else one
        for one in report.segments
    )
    mean = sum(one.cosine for one in likeness.values()) / len(likeness)
    scores = {**report.scores, "similarity": Score("similarity", mean, signed)}
    return replace(report, segments=segments, scores=scores)


def with_learned(report: DocumentReport, scorer: LearnedScorer) -> DocumentReport:
    """The report with the scores of a learned metric. Raises EngineError as the scorer does."""
    document = read_document(report.document)
    wanted: dict[int, tuple[str, str, str | None]] = {}
    for segment in document.segments:
        reference = next((text for text in segment.references if text), None) if scorer.takes_reference else None
        if segment.source and segment.target and (reference is not None or not scorer.needs_reference):
            wanted[segment.number] = (segment.text("source"), segment.text("target"), reference)
    name = scorer.metric
    if not wanted:
        reason = _NO_REFERENCE if scorer.needs_reference else "no segment has both sides"
        return replace(report, scores={**report.scores, name: Score(name, None, None, reason)})
    values, cut = scorer.score(list(wanted.values()), (document.source_language, document.target_language))
    scores = {
        number: Score(name, value, scorer.signature(triple[2] is not None))
        for (number, triple), value in zip(wanted.items(), values, strict=True)
    }
    segments = tuple(
        replace(one, scores={**one.scores, name: scores[one.segment.number]}) if one.segment.number in scores else one
        for one in report.segments
    )
    signed = sorted({score.signature or "" for score in scores.values()})
    whole = Score(name, sum(values) / len(values), "+".join(signed))
    notes = (f"{name}: {cut} segments are longer than the model's window and were cut at sentences",) if cut else ()
    return replace(report, scores={**report.scores, name: whole}, segments=segments, notes=(*report.notes, *notes))


def quality_of(
    view: SegmentView, document: DocumentView, severities: Sequence[Severity], evidence: float | None
) -> tuple[float | None, int]:
    """The segment's quality, None where it has no words, and the words that it counts for in the document's."""
    words = view.target.word_count or view.source.word_count
    if not words:
        return None, 0
    absent = is_absent(view, document, severities)
    return segment_quality(severities, words, _lengths_of(view, document.lengths), evidence, absent=absent), words


def _lengths_of(view: SegmentView, model: LengthModel) -> Lengths | None:
    """How far the segment's length is from its document's `model` and from the usual; None where a side is empty."""
    if not view.paired:
        return None
    sizes = measure(view.source.raw), measure(view.target.raw)
    return Lengths(model.z(*sizes), prior_model(view.source.language, view.target.language).z(*sizes))


def reference_scores(view: SegmentView, document: Document) -> dict[str, Score]:
    """A segment's metrics against its references, by name; without a value, and why, where it has none."""
    references = [reference for reference in view.segment.references if reference]
    if not references or not view.target.raw:
        reason = _NO_REFERENCE if not references else "there is no translation"
        return {name: Score(name, None, None, reason) for name in METRICS}
    return {
        name: metric.segment(view.target.raw, references, document.target_language) for name, metric in METRICS.items()
    }


def corpus_scores(document: Document, intervals: bool) -> dict[str, Score]:
    """A document's metrics against its references, by name; `intervals` adds those of a bootstrap."""
    counted = read_document(document).referenced
    if not counted:
        return {name: Score(name, None, None, _NO_REFERENCE) for name in METRICS}
    hypotheses = [segment.text("target") for segment, _ in counted]
    references = [texts for _, texts in counted]
    return {
        name: metric.corpus(hypotheses, references, document.target_language, interval=intervals)
        for name, metric in METRICS.items()
    }


def reference_notes(document: Document) -> tuple[str, ...]:
    """A line where some sources have no reference."""
    lacking = sum(bool(s.source) and not any(s.references) for s in document.segments)
    if not document.reference_count or not lacking:
        return ()
    segments = f"{lacking} of {len(document.segments)} segments " + ("has" if lacking == 1 else "have")
    titles = [metric.title for metric in METRICS.values()]
    return (f"{segments} no reference and no part in {', '.join(titles[:-1])} and {titles[-1]}",)
