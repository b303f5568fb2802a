"""What an evaluation found, as JSON's own types: what `--format json` writes and the desk shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from review.evaluation.agreement import Agreement, Estimate, agreement
from review.evaluation.judged import JudgedSegment, names
from review.evaluation.measures import MeasuredRow, Measures, measure
from review.formats.annotations import MarkedError
from review.model import SEVERITIES, Finding

__all__ = ["SCHEMA", "Alarm", "Evaluated", "Miss", "alarms", "evaluated", "misses"]

SCHEMA = "review.evaluation/1"


@dataclass(frozen=True, slots=True)
class Miss:
    """A marked error that no finding names."""

    segment: JudgedSegment
    error: MarkedError


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding that names no marked error."""

    segment: JudgedSegment
    finding: Finding


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One set of segments, measured."""

    name: str
    segments: tuple[JudgedSegment, ...]
    measures: Measures
    agreement: Agreement

    def to_dict(self, most: int) -> dict[str, Any]:
        """All of it, with at most `most` of the worst misses and alarms."""
        m = self.measures
        return {
            "name": self.name,
            "segments": m.segments,
            "words": m.words,
            "neutral": m.neutral,
            "all": _row(m.total),
            "checks": {key: _row(row) for key, row in m.checks.items()},
            "categories": {key: _row(row) for key, row in m.categories.items()},
            "severities": {key: _row(row) for key, row in m.severities.items()},
            "alarms_a_thousand_words": _rounded(m.alarms_a_thousand),
            "segments_without_errors": m.free,
            "flagged_of_them": _rounded(m.free_share),
            "flagged_major_of_them": _rounded(m.free_major_share),
            "agreement": _agreement(self.agreement),
            "misses": [_miss(miss) for miss in misses(self.segments)[:most]],
            "alarms": [_alarm(alarm) for alarm in alarms(self.segments)[:most]],
        }


def evaluated(name: str, segments: Sequence[JudgedSegment]) -> Evaluated:
    """Measures a set."""
    return Evaluated(name, tuple(segments), measure(segments), agreement(segments))


def misses(segments: Sequence[JudgedSegment]) -> list[Miss]:
    """The errors that no finding names, the most severe and the longest first."""
    found = [
        Miss(segment, error) for segment in segments for n, error in enumerate(segment.real) if n not in segment.found
    ]
    return sorted(found, key=lambda m: (-SEVERITIES.index(m.error.severity), m.error.start - m.error.end))


def alarms(segments: Sequence[JudgedSegment]) -> list[Alarm]:
    """The findings that name no error, the most severe first; those in segments without any error before others."""
    found = [
        Alarm(segment, finding)
        for segment in segments
        for finding in segment.loud
        if not any(names(finding, error) for error in segment.real)
    ]
    return sorted(found, key=lambda a: (-SEVERITIES.index(a.finding.severity), bool(a.segment.real)))


def _row(row: MeasuredRow) -> dict[str, Any]:
    return {
        "findings": row.findings,
        "hits": row.hits,
        "precision": _rounded(row.precision),
        "chance": _rounded(row.chance),
        "errors": row.errors,
        "found": row.found,
        "recall": _rounded(row.recall),
        "f1": _rounded(row.f1),
        "characters": {
            "precision": _rounded(row.character_precision),
            "recall": _rounded(row.character_recall),
            "f1": _rounded(row.character_f1),
        },
    }


def _agreement(found: Agreement) -> dict[str, Any]:
    return {
        "pairs": found.pairs,
        "systems": found.systems,
        "tie": _rounded(found.threshold),
        "segments": {"tau": _estimate(found.tau), "pairwise_accuracy": _estimate(found.accuracy)},
        "of_systems": {"tau": _estimate(found.systems_tau), "pairwise_accuracy": _estimate(found.systems_accuracy)},
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "value": _rounded(estimate.value),
        "interval": None if estimate.low is None else [_rounded(estimate.low), _rounded(estimate.high)],
        "reason": estimate.reason,
    }


def _miss(miss: Miss) -> dict[str, Any]:
    error = miss.segment.text(miss.error.side)[miss.error.start : miss.error.end]
    return {**_where(miss.segment), **asdict(miss.error), "text": error}


def _alarm(alarm: Alarm) -> dict[str, Any]:
    return {**_where(alarm.segment), "finding": alarm.finding.to_dict()}


def _where(segment: JudgedSegment) -> dict[str, Any]:
    return {
        "document": segment.document,
        "segment": segment.segment.number,
        "line": segment.line,
        "source": segment.text("source"),
        "target": segment.text("target"),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
