"""A document in, its report out: checks, metrics, quality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.align.lengths import measure
from review.backtranslation.evidence import VERSION as EVIDENCE_VERSION
from review.backtranslation.evidence import document_evidence
from review.backtranslation.roundtrip import document_scores, segment_scores
from review.checks import CHECKS
from review.checks.views import DocumentView, OptionValue, SegmentView
from review.config import Settings
from review.drift.change import Change
from review.findings import findings_of, view_of
from review.formats.remarks import remarks_on
from review.languages.language import language_of
from review.metrics.learned import LearnedScorer
from review.metrics.mqm import mqm, untold
from review.metrics.quality import document_quality, signature
from review.model import Document, Finding, Score, Severity
from review.pair_languages import misnamed
from review.report import DocumentReport, SegmentReport
from review.scores import corpus_scores, quality_of, reference_notes, reference_scores, with_learned, with_similarity
from review.semantics import Encoder, chosen_encoder, uncompared_note
from review.semantics.likeness import Likeness, compare_meanings
from review.text.analysis import Text
from review.text.reading import read_document

if TYPE_CHECKING:
    from review.backtranslation.backtranslate import BackTranslations
    from review.backtranslation.paragraphs import Progress
    from review.backtranslation.run import BackTranslator
    from review.backtranslation.twins import Worse
    from review.judges.judge import Judge
    from review.spans.suspects import SpanReading

__all__ = ["known_checks", "read_spans", "score_document"]

#: Characters of an English text that a meaning is compared from; of others as many as say the same.
_COMPARED = 80


def known_checks() -> dict[str, Mapping[str, OptionValue]]:
    """Each check's code with its options and their defaults, for `review.config`."""
    return {code: check.options for code, check in CHECKS.items()}


def score_document(
    document: Document,
    settings: Settings,
    *,
    intervals: bool = False,
    view: DocumentView | None = None,
    translator: BackTranslator | None = None,
    progress: Progress | None = None,
    translated: Callable[[], None] | None = None,
    judge: Judge | None = None,
    earlier: Mapping[int, str] = MappingProxyType({}),
    changes: Mapping[int, Change] | None = None,
    learned: Sequence[LearnedScorer] = (),
) -> DocumentReport:
    """Everything known of a document. `intervals` adds bootstrap intervals to the metrics (slow on long documents).

    `view` is the document as checks see it, where the caller has one already; it is given the back-translations.
    `changes` are those of sources since their translations were made, by segment number.
    `translator` takes the document back to its source's language first; `progress` is told how far it is, and
    `translated` is called when that is done. `judge` says what it makes of each paragraph. `earlier` are translations
    as they were before, by segment number, as they read: the translator says where what is there now is worse.
    `learned` are the metrics with a model that were asked for.
    Raises EngineError where the translator or the judge does.
    """
    backs, line = translator.of(read_document(document), progress) if translator is not None else (None, None)
    worse, unknown = _worse(document, translator, earlier)
    if translated is not None:
        translated()
    encoder = chosen_encoder(
        settings.sentence_encoder,
        (document.source_language, document.target_language),
        translated=backs is not None,
        texts=2 * len(document.segments),
    )
    if view is None:
        view = view_of(document, settings, backs, changes)
    elif backs is not None:
        view.backtranslations = backs.segments
    view.worse = worse
    compared: tuple[str, ...] = ()
    if encoder is not None and (likeness := _likeness(view, encoder)):
        view.likeness = likeness
        compared = (f"meanings compared by the sentence encoder {encoder.name}",)
    unread = None
    if translator is not None or settings.span_model is not None:
        from review.spans.finding import unread_note

        languages = document.source_language, document.target_language
        view.span_readings = read_spans(view.segments, languages, settings.span_model)
        unread = unread_note(settings.span_model, languages)
    prose = any(one.paired and not one.structured for one in view.segments)
    if line is not None and prose and backs is None and encoder is None and settings.sentence_encoder != "none":
        line += uncompared_note((document.source_language, document.target_language))
    findings = findings_of(view, settings)
    notes = misnamed(document) + tuple(note for note in (line, unknown, *compared, unread) if note is not None)
    missing: tuple[int, ...] = ()
    if judge is not None:
        judged = judge.of(view, findings, translator)
        notes, missing = notes + judged.notes, judged.missing
        if judged.hits:
            view.judged = judged.hits
            findings = findings_of(view, settings)
    report = replace(_report(view, findings, intervals, backs, notes), unjudged=missing)
    if encoder is not None and view.likeness:
        report = with_similarity(report, view.likeness, encoder)
    for scorer in learned:
        report = with_learned(report, scorer)
    return report


def _likeness(view: DocumentView, encoder: Encoder) -> dict[int, Likeness]:
    """How near the paragraphs' two sides are, of prose long enough that a cosine says something."""

    def long(text: Text) -> bool:
        return measure(text.raw) >= _COMPARED * (language_of(text.language).lexicon.density or 1.0)

    prose = (one for one in view.segments if one.paired and not one.structured)
    wanted = [one for one in prose if long(one.source) and long(one.target)]
    sources, targets = [one.source.raw for one in wanted], [one.target.raw for one in wanted]
    return compare_meanings([one.number for one in wanted], sources, targets, encoder)


def read_spans(
    segments: Iterable[SegmentView], languages: tuple[str, str], choice: str | None
) -> dict[int, SpanReading]:
    """What a model of error spans says of paragraphs of prose, by number; nothing where there is none for the pair.

    Raises EngineError for a model that cannot be used.
    """
    from review.spans.finding import chosen_reader

    reader = chosen_reader(choice, languages)
    if reader is None:
        return {}
    prose = [one for one in segments if one.paired and not one.structured]
    return reader.read([(one.number, one.source.raw, one.target.raw) for one in prose], languages)


def _worse(
    document: Document, translator: BackTranslator | None, earlier: Mapping[int, str]
) -> tuple[Mapping[int, Worse], str | None]:
    if translator is None or not earlier:
        return {}, None
    return translator.worse(read_document(document), earlier)


def _report(
    view: DocumentView,
    findings: tuple[Finding, ...],
    intervals: bool,
    backs: BackTranslations | None,
    notes: tuple[str, ...],
) -> DocumentReport:
    document = view.document
    severities: dict[int, list[Severity]] = {}
    counted = [finding for finding in findings if CHECKS[finding.check].counts]
    for finding in counted:
        severities.setdefault(finding.segment, []).append(finding.severity)
    evidence = document_evidence(read_document(document), backs.segments) if backs is not None else {}
    round_trip = segment_scores(read_document(document), backs) if backs is not None else {}
    signed = _quality_signature(backs)
    weighted = []
    segments = []
    for segment in view.segments:
        found = severities.get(segment.number, [])
        likely = evidence.get(segment.number)
        quality, words = quality_of(segment, view, found, likely.value if likely is not None else None)
        back = backs.segments.get(segment.number) if backs is not None else None
        why = "the segment has no words" if quality is None else None
        scores = {"quality": Score("quality", quality, signed, why), **reference_scores(segment, document)}
        if segment.number in round_trip:
            scores["backtranslation_chrf"] = round_trip[segment.number]
        if back is not None and back.adequacy is not None and backs is not None:
            scores["adequacy"] = Score("adequacy", back.adequacy, f"adequacy|nats-per-token|{backs.signature}")
        segments.append(SegmentReport(segment.written, scores, back, words=segment.target.word_count))
        if quality is not None:
            weighted.append((quality, words))
    words = sum(segment.target.word_count for segment in view.segments)
    beyond = untold(
        {one.segment.number: one.scores["quality"].value for one in segments},
        ((one.segment, one.category, one.severity) for one in counted),
    )
    scores = {
        "quality": document_quality(weighted, signed),
        "mqm": mqm(((f.category, f.severity) for f in counted), words, beyond=beyond),
        **corpus_scores(document, intervals),
        **(document_scores(read_document(document), backs) if backs is not None else {}),
    }
    notes += (backs.notes if backs is not None else ()) + reference_notes(document)
    notes += remarks_on(document.source_path, document.target_path)
    return DocumentReport(document, scores, tuple(segments), findings, notes)


def _quality_signature(backs: BackTranslations | None) -> str:
    if backs is None:
        return signature()
    engines = [backs.signature] + ([backs.forward_signature] if backs.forward_signature else [])
    return signature(f"evidence-{EVIDENCE_VERSION}({'+'.join(engines)})")
