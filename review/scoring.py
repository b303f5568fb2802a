"""A document in, its report out: checks, metrics, quality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from review.align.lengths import LengthModel, measure, prior_model
from review.checks import CHECKS
from review.checks.check import Check, DocumentView, GlossaryEntry, Hit, OptionValue, SegmentView
from review.checks.fingerprint import Fingerprinter
from review.config import Settings
from review.metrics import METRICS
from review.metrics.mqm import mqm
from review.metrics.quality import document_quality, segment_quality, signature
from review.model import Document, Finding, Score, Severity
from review.report import DocumentReport, SegmentReport

__all__ = ["findings_of", "known_checks", "score_document", "view_of"]

_NO_REFERENCE = "there is no reference translation"


def known_checks() -> dict[str, Mapping[str, OptionValue]]:
    """Each check's code with its options and their defaults, for `review.config`."""
    return {code: check.options for code, check in CHECKS.items()}


def score_document(
    document: Document, settings: Settings, *, intervals: bool = False, view: DocumentView | None = None
) -> DocumentReport:
    """Everything known of a document. `intervals` adds bootstrap intervals to the metrics (slow on long documents).

    `view` is the document as checks see it, where the caller has one already.
    """
    view = view or view_of(document, settings)
    findings = findings_of(view, settings)
    return _report(view, findings, intervals)


def view_of(document: Document, settings: Settings) -> DocumentView:
    """The document as checks see it, with the settings' options and glossary."""
    options = {code: entry.options for code, entry in settings.checks.items()}
    glossary: tuple[GlossaryEntry, ...] = ()
    if settings.glossary:
        from review.checks.glossary import read_glossary

        glossary = read_glossary(settings.glossary)
    return DocumentView(document, options=options, glossary=glossary)


def findings_of(view: DocumentView, settings: Settings, only: int | None = None) -> tuple[Finding, ...]:
    """What all enabled checks find, in the order of the text, each hit once, with fingerprints.

    `only` is the number of a segment: what checks of segments find there, fingerprints as if it were the only one.
    """
    found: dict[tuple[str, Hit], Check] = {}
    for code, check in CHECKS.items():
        entry = settings.checks.get(code)
        if entry is not None and entry.enabled is False:
            continue
        if only is None:
            hits = check.find(view)
        elif check.segment is not None:
            hits = check.segment(view.segments[only - 1], view)
        else:
            continue
        for hit in hits:
            found[code, hit] = check
    segments = {s.number: s for s in (view.segments if only is None else (view.segments[only - 1],))}
    fingerprinter = Fingerprinter(view.document.id)
    findings = []
    ordered = sorted(found, key=lambda item: (item[1].segment, item[1].span.side, item[1].span.start, item[0]))
    for code, hit in ordered:
        entry = settings.checks.get(code)
        configured = entry.severity if entry is not None else None
        findings.append(_finding(found[code, hit], hit, segments[hit.segment], configured, fingerprinter))
    return tuple(findings)


def _finding(
    check: Check, hit: Hit, view: SegmentView, configured: Severity | None, fingerprinter: Fingerprinter
) -> Finding:
    text = view.side(hit.span.side).raw[hit.span.start : hit.span.end]
    line, column = view.segment.position(hit.span.side, hit.span.start)
    return Finding(
        check.code,
        hit.category or check.category,
        configured or hit.severity or check.severity,
        hit.segment,
        hit.span,
        text,
        hit.message,
        line,
        column,
        hit.suggestion,
        hit.twin,
        fingerprinter.fingerprint(check.code, view.source.raw, text),
    )


def _report(view: DocumentView, findings: tuple[Finding, ...], intervals: bool) -> DocumentReport:
    document = view.document
    severities: dict[int, list[Severity]] = {}
    for finding in findings:
        severities.setdefault(finding.segment, []).append(finding.severity)
    model = _length_model(view)
    signed = signature()
    weighted = []
    segments = []
    for segment in view.segments:
        scores, words = _segment_scores(segment, severities.get(segment.number, []), model, signed, document)
        segments.append(SegmentReport(segment.segment, scores, words=segment.target.word_count))
        quality = scores["quality"].value
        if quality is not None:
            weighted.append((quality, words))
    words = sum(segment.target.word_count for segment in view.segments)
    scores = {
        "quality": document_quality(weighted, signed),
        "mqm": mqm(((f.category, f.severity) for f in findings), words),
        **_corpus_scores(document, intervals),
    }
    return DocumentReport(document, scores, tuple(segments), findings)


def _length_model(view: DocumentView) -> LengthModel:
    lengths = ((measure(s.source.raw), measure(s.target.raw)) for s in view.segments if s.paired)
    return prior_model(view.source_language, view.target_language).fitted(lengths)


def _segment_scores(
    view: SegmentView, severities: Iterable[Severity], model: LengthModel, signed: str, document: Document
) -> tuple[dict[str, Score], int]:
    words = view.target.word_count or view.source.word_count
    if words:
        z = model.z(measure(view.source.raw), measure(view.target.raw)) if view.paired else None
        quality = Score("quality", segment_quality(severities, words, z), signed)
    else:
        quality = Score("quality", None, signed, "the segment has no words")
    scores = {"quality": quality}
    references = [reference for reference in view.segment.references if reference]
    for name, metric in METRICS.items():
        if references and view.target.raw:
            scores[name] = metric.segment(view.target.raw, references, document.target_language)
        else:
            scores[name] = Score(name, None, None, _NO_REFERENCE if not references else "there is no translation")
    return scores, words


def _corpus_scores(document: Document, intervals: bool) -> dict[str, Score]:
    if not document.reference_count:
        return {name: Score(name, None, None, _NO_REFERENCE) for name in METRICS}
    scored = [s for s in document.segments if s.target or any(s.references)]
    hypotheses = [segment.text("target") for segment in scored]
    references = [[segment.references[n] for segment in scored] for n in range(document.reference_count)]
    return {
        name: metric.corpus(hypotheses, references, document.target_language, interval=intervals)
        for name, metric in METRICS.items()
    }
