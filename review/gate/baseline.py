"""What a baseline keeps of a document: scores, findings, and the segments with their texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from review.checks.stale import CHECK
from review.config import DecidedCounts
from review.gate.segments import (
    KnownSegment,
    clipped,
    keyed_segments,
    keyed_sources,
    outdated,
    references_digest,
)
from review.metrics import LEARNED, METRICS
from review.metrics.quality import QUALITY
from review.model import Document, Score
from review.report import DocumentReport, KnownFinding, engine_of, reported_value
from review.text.reading import read_document, read_segment
from review.text.sentences import split_sentences

__all__ = [
    "Baseline",
    "KnownDocument",
    "KnownScore",
    "KnownSegment",
    "clipped",
    "earlier_translations",
    "kept",
    "keyed_segments",
    "observe",
    "references_digest",
    "statistics_of",
]


@dataclass(frozen=True, slots=True)
class KnownScore:
    """A document's score and how it was made.

    Rounded to four decimals; where a translation model had a part in it, so that it is the same on every processor.
    """

    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """One document; `scores` by metric, `segments` by key, `findings` by fingerprint."""

    id: str
    source_language: str
    target_language: str
    scores: Mapping[str, KnownScore] = field(default_factory=dict)
    segments: Mapping[str, KnownSegment] = field(default_factory=dict)
    findings: Mapping[str, KnownFinding] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Baseline:
    """All documents by id. `version` is that of the `review` that wrote it, `name` how messages call the file."""

    version: str
    documents: Mapping[str, KnownDocument] = field(default_factory=dict)
    name: str = ""

    def findings(self) -> dict[str, KnownFinding]:
        """Every finding by fingerprint."""
        return {f.fingerprint: f for document in self.documents.values() for f in document.findings.values()}

    def decided(self) -> dict[str, DecidedCounts]:
        """Check → its findings that stand and that were dismissed, for the checks that have any dismissed."""
        counts: dict[str, list[int]] = {}
        for finding in self.findings().values():
            counts.setdefault(finding.check, [0, 0])[finding.status == "dismissed"] += 1
        return {check: DecidedCounts(known, gone, lowers=True) for check, (known, gone) in counts.items() if gone}

    def pruned(
        self, reports: Sequence[DocumentReport], keep: Callable[[KnownFinding], bool] = lambda _: False
    ) -> tuple[Baseline, int]:
        """Without the findings that the reports' documents no longer have, and how many those are.

        Those of `keep` stay: the run could not look for them.
        """
        documents = dict(self.documents)
        dropped = 0
        for report in reports:
            old = documents.get(report.document.id)
            if old is None:
                continue
            alive = {finding.fingerprint for finding in report.findings}
            kept = {fingerprint: f for fingerprint, f in old.findings.items() if fingerprint in alive or keep(f)}
            dropped += len(old.findings) - len(kept)
            documents[old.id] = replace(old, findings=kept)
        return replace(self, documents=documents), dropped

    def updated(self, reports: Sequence[DocumentReport], version: str) -> Baseline:
        """With the reports' documents as they are now. What was dismissed and is still found stays dismissed; the
        source that an outdated translation was made from stays as well.
        """
        documents = dict(self.documents)
        for report in reports:
            new = observe(report)
            old = documents.get(new.id)
            if old is not None:
                dismissed = {
                    fingerprint: replace(old.findings[fingerprint], segment=found.segment)
                    for fingerprint, found in new.findings.items()
                    if fingerprint in old.findings and old.findings[fingerprint].status == "dismissed"
                }
                new = replace(new, findings={**new.findings, **dismissed})
                new = replace(new, segments=_made_from(new.segments, report, old.segments))
            documents[new.id] = new
        return replace(self, documents=documents, version=version)

    def dismissed(self, finding: KnownFinding, by: str, when: str, why: str) -> Baseline:
        """With one finding dismissed; its document is added where the baseline did not have it."""
        document = self.documents[finding.document]
        entry = replace(finding, status="dismissed", by=by, when=when, why=why)
        findings = {**document.findings, finding.fingerprint: entry}
        return replace(self, documents={**self.documents, document.id: replace(document, findings=findings)})


def _made_from(
    new: Mapping[str, KnownSegment], report: DocumentReport, old: Mapping[str, KnownSegment]
) -> dict[str, KnownSegment]:
    """The segments, those that the check `stale` speaks of with the source that the baseline had of them."""
    stale = {finding.segment for finding in report.findings if finding.check == CHECK.code}
    then = outdated(report.document, old)
    numbers = {key: segment.number for key, segment in keyed_sources(report.document)}
    return {
        key: replace(one, made=then[numbers[key]].source) if numbers[key] in stale and numbers[key] in then else one
        for key, one in new.items()
    }


def observe(report: DocumentReport) -> KnownDocument:
    """A report's document as a baseline keeps it; every finding is `known`."""
    document = report.document
    keyed = list(keyed_segments(report))
    statistics = statistics_of(report)
    segments = {}
    keys = {}
    for key, reported in keyed:
        segment = reported.segment
        keys[segment.number] = key
        read = read_segment(segment)
        segments[key] = KnownSegment(
            key=key,
            text=clipped(segment.text("source")),
            words=reported.words,
            sentences=len(split_sentences(segment.text("target"), document.target_language)),
            references=references_digest(segment),
            statistics={name: rows[segment.number] for name, rows in statistics.items() if segment.number in rows},
            whole=read.text("source"),
            translation=read.text("target"),
            made=segment.text("source") if read is not segment else "",
        )
    scores = {
        name: KnownScore(value, score.signature or "")
        for name, score in report.scores.items()
        if (value := kept(score)) is not None
    }
    findings = {
        f.fingerprint: KnownFinding(
            document.id, f.fingerprint, "known", f.check, f.severity, clipped(f.text), keys.get(f.segment, "")
        )
        for f in report.findings
    }
    return KnownDocument(document.id, document.source_language, document.target_language, scores, segments, findings)


def kept(score: Score) -> float | None:
    """A score's value as a baseline keeps it and as thresholds are held against it.

    As it is reported; a quality that a back-translation went into to one decimal, which nearly always is the same on
    every processor.
    """
    value = reported_value(score)
    by_engine = score.name == QUALITY and engine_of({QUALITY: score}) != "none"
    return value if value is None or not by_engine else round(value, 1)


def earlier_translations(document: Document, known: KnownDocument | None) -> dict[int, str]:
    """What the baseline has as the translation of each segment whose source it knows, by the segment's number."""
    if known is None:
        return {}
    found = ((segment.number, known.segments.get(key)) for key, segment in keyed_sources(document))
    return {number: old.translation for number, old in found if old is not None and old.translation}


def statistics_of(report: DocumentReport) -> dict[str, dict[int, tuple[float, ...]]]:
    """Metric, segment number → statistics. A metric that the document has no value of is left out."""
    document = report.document
    statistics: dict[str, dict[int, tuple[float, ...]]] = {}
    for name, metric in METRICS.items():
        score = report.scores.get(name)
        if score is None or score.value is None:
            continue
        statistics[name] = {
            segment.number: metric.statistics(segment.text("target"), texts, document.target_language)
            for segment, texts in read_document(document).referenced
        }
    for name in LEARNED:
        learned: dict[int, tuple[float, ...]] = {
            reported.segment.number: (round(score.value, 4), 1.0)
            for reported in report.segments
            if (score := reported.scores.get(name)) is not None and score.value is not None
        }
        if learned:
            statistics[name] = learned
    if engine_of(report.scores) != "none":  # never compared, and not the same on every processor
        return statistics
    quality: dict[int, tuple[float, ...]] = {}
    for reported in report.segments:
        score = reported.scores.get(QUALITY)
        if score is not None and score.value is not None:
            weight = float(max(reported.words, 1))
            quality[reported.segment.number] = (round(score.value * weight, 2), weight)
    if quality:
        statistics[QUALITY] = quality
    return statistics
