"""What a baseline has of a document and the document has no more: segments, translations, sentences."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from review.gate.baseline import KnownDocument
from review.gate.segments import KnownSegment, clipped, keyed_segments, outdated
from review.metrics import METRICS
from review.report import DocumentReport, KnownFinding, SegmentReport
from review.text.normalize import fold
from review.text.reading import read_segment
from review.text.sentences import split_sentences
from review.text.tokens import tokenize, word_count

__all__ = ["lost_segments"]

#: How alike, of 100, the beginnings of a lost and a new source text are where the one became the other.
_ALIKE = 60.0
#: A beginning this long stands elsewhere in the document only where the text went there.
_TELLING = 16
#: The share of its sentences' mean length that a translation must have lost for a sentence to be gone, not joined.
_SENTENCE = 0.6


def lost_segments(report: DocumentReport, old: KnownDocument, fixed: Sequence[KnownFinding], name: str) -> list[str]:
    """A line for each segment that is gone, has lost its translation, or a sentence of it. `name` is the target's file.

    A source text whose translation stands as it was is not gone (the check `stale` speaks of it), nor is one that was
    edited, joined with another or divided is not gone. A sentence whose loss raised the score
    against the reference, or mended a finding, is no loss.
    """
    now = dict(keyed_segments(report))
    kept = {key for one in outdated(report.document, old.segments).values() for key in one.keys}
    lost = _gone(now, old, kept, name)
    for key, reported in now.items():
        before = old.segments.get(key)
        if before is None or reported.words >= before.words:
            continue
        line = reported.segment.target[0].line if reported.segment.target else None
        where = f"{name}:{line}" if line else name
        if not reported.words:
            lost.append(f"{where}: “{before.text}” has lost its translation of {before.words} words")
            continue
        sentences = len(split_sentences(reported.segment.text("target"), report.document.target_language))
        fewer = before.sentences - sentences
        words = before.words - reported.words
        if fewer <= 0 or words < _SENTENCE * fewer * before.words / max(1, before.sentences):
            continue
        if not _mended(key, words, fixed, old.id) and not _better(reported, before, report):
            lost.append(
                f"{where}: the translation of “{before.text}” had {_count(before.sentences, 'sentence')} in "
                f"{before.words} words and has {_count(sentences, 'sentence')} in {reported.words}"
            )
    return lost


def _gone(now: dict[str, SegmentReport], old: KnownDocument, kept: set[str], name: str) -> list[str]:
    absent = [segment for key, segment in old.segments.items() if key not in now and key not in kept]
    if not absent:
        return []
    whole = fold(" ".join(reported.segment.text("source") for reported in now.values()))
    added = [clipped(reported.segment.text("source")) for key, reported in now.items() if key not in old.segments]
    lost = []
    for segment in absent:
        begins = fold(segment.text.removesuffix("…"))
        if len(begins) >= _TELLING and begins in whole:
            continue
        near = max(added, key=lambda text: fuzz.ratio(text, segment.text), default=None)
        if near is not None and fuzz.ratio(near, segment.text) >= _ALIKE:
            added.remove(near)
            continue
        lost.append(f"{name}: the segment “{segment.text}” is gone; the baseline has it")
    return lost


def _mended(key: str, words: int, fixed: Sequence[KnownFinding], document: str) -> bool:
    """Whether findings of the segment that are fixed now held most of the words that it lost."""
    held = 0
    for finding in fixed:
        if (finding.document, finding.segment) == (document, key):
            held += words if finding.text.endswith("…") else word_count(tokenize(finding.text))
    return 2 * held >= words


def _better(reported: SegmentReport, before: KnownSegment, report: DocumentReport) -> bool:
    references = [text for text in reported.segment.references if text]
    if not references or "chrf" not in before.statistics:
        return False
    metric, language = METRICS["chrf"], report.document.target_language
    now = metric.statistics(read_segment(reported.segment).text("target"), references, language)
    return metric.pooled([now], language) > metric.pooled([before.statistics["chrf"]], language)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
