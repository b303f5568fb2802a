"""What a baseline keeps of a document: scores, findings, and the segments with their texts.

A segment is named by its source text: twelve hexadecimal digits of sha256 over the folded text (NFC, case, white
space), and ".2", ".3" … where a document has the same source text again. So it keeps its name when it moves, and a
changed translation does not change it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from review.metrics import METRICS
from review.metrics.quality import QUALITY
from review.model import Document, Score, Segment
from review.report import DocumentReport, KnownFinding, SegmentReport, engine_of, reported_value
from review.text.normalize import fold
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
    "statistics_of",
]

#: Characters of a text that a baseline shows.
_SHOWN = 48


@dataclass(frozen=True, slots=True)
class KnownScore:
    """A document's score and how it was made.

    Rounded to four decimals; where a translation model had a part in it, so that it is the same on every processor.
    """

    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class KnownSegment:
    """A source text and how much translation it had.

    `text` is the source's beginning, `references` a digest of its reference translations, "" without any. `statistics`
    are those of `review.metrics.significance`, by metric. `whole` and `translation` are the source and the target as
    they read, without tags and marks; both "" in a baseline of version 1.
    """

    key: str
    text: str
    words: int
    sentences: int
    references: str = ""
    statistics: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    whole: str = ""
    translation: str = ""


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
        """With the reports' documents as they are now. What was dismissed and is still found stays dismissed."""
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
            documents[new.id] = new
        return replace(self, documents=documents, version=version)

    def dismissed(self, finding: KnownFinding, by: str, when: str, why: str) -> Baseline:
        """With one finding dismissed; its document is added where the baseline did not have it."""
        document = self.documents[finding.document]
        entry = replace(finding, status="dismissed", by=by, when=when, why=why)
        findings = {**document.findings, finding.fingerprint: entry}
        return replace(self, documents={**self.documents, document.id: replace(document, findings=findings)})


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
            key,
            clipped(segment.text("source")),
            reported.words,
            len(split_sentences(segment.text("target"), document.target_language)),
            references_digest(segment),
            {name: rows[segment.number] for name, rows in statistics.items() if segment.number in rows},
            read.text("source"),
            read.text("target"),
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


def keyed_segments(report: DocumentReport) -> Iterator[tuple[str, SegmentReport]]:
    """The segments that have a source, each with its key, in the order of the text."""
    by_number = {reported.segment.number: reported for reported in report.segments}
    for key, segment in _keyed(reported.segment for reported in report.segments):
        yield key, by_number[segment.number]


def earlier_translations(document: Document, known: KnownDocument | None) -> dict[int, str]:
    """What the baseline has as the translation of each segment whose source it knows, by the segment's number."""
    if known is None:
        return {}
    found = ((segment.number, known.segments.get(key)) for key, segment in _keyed(document.segments))
    return {number: old.translation for number, old in found if old is not None and old.translation}


def _keyed(segments: Iterable[Segment]) -> Iterator[tuple[str, Segment]]:
    seen: Counter[str] = Counter()
    for segment in segments:
        folded = fold(segment.text("source"))
        if not folded:
            continue
        digest = _digest(folded)
        seen[digest] += 1
        yield (digest if seen[digest] == 1 else f"{digest}.{seen[digest]}"), segment


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


def references_digest(segment: Segment) -> str:
    """Tells whether a segment's references changed; "" where it has none."""
    return _digest("\x1f".join(segment.references))[:8] if any(segment.references) else ""


def clipped(text: str) -> str:
    """The beginning of a text on one line, as a baseline shows it."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
