"""What is said of a window of pairs: a line of JSON a row, sums, and the worst rows, for tables of any length."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from review.checks import CHECKS
from review.config import Settings
from review.filtering.windows import Window, document_of
from review.metrics.mqm import penalty, untold
from review.model import SEVERITIES, SEVERITY_WEIGHTS, Finding
from review.reading_config import reading_as
from review.report import SegmentReport
from review.scoring import score_document
from review.text.tokens import tokenize, word_count

__all__ = ["RankedLine", "Sums", "WindowScores", "begin", "ranked", "score_window", "worst"]

#: (how bad, row, line): the smallest is the worst.
RankedLine = tuple[tuple[int, float, int], bytes]


@dataclass(slots=True)
class Sums:
    """What adds up over windows. `quality` is weighted by `words`; `penalties` are MQM's, over `target_words`."""

    rows: int = 0
    quality: float = 0.0
    words: int = 0
    penalties: float = 0.0
    target_words: int = 0


@dataclass(frozen=True, slots=True)
class WindowScores:
    """`lines` is a line of JSON a row; `severities` and `checks` count the findings; `notes` are on the texts."""

    lines: bytes
    sums: Sums
    severities: Counter[str]
    checks: Counter[str]
    worst: tuple[RankedLine, ...]
    notes: tuple[str, ...] = ()


class _Given:
    """What a process was told before its first window."""

    settings = Settings()
    languages = ("und", "und")
    name = ""
    most = 0


def begin(settings: Settings, languages: tuple[str, str], name: str, most: int) -> None:
    """Says, once in each process, what `score_window` goes by: `name` is the table's, `most` rows are shown."""
    _Given.settings, _Given.languages, _Given.name, _Given.most = settings, languages, name, most


def score_window(window: Window) -> WindowScores:
    """The window's rows scored as one document."""
    with reading_as(_Given.settings.reading):
        document = document_of(window, _Given.name, _Given.languages)
    report = score_document(document, _Given.settings)
    of_row: dict[int, list[Finding]] = {}
    for finding in report.findings:
        of_row.setdefault(finding.segment, []).append(finding)
    lines, found, sums = [], [], Sums(rows=len(window))
    for row, segment in zip(window, report.segments, strict=True):
        findings = of_row.get(segment.segment.number, [])
        quality = segment.scores["quality"].value
        _add(sums, segment, quality, findings)
        said: dict[str, Any] = {"row": row.number, "line": row.line, "quality": quality}
        said["findings"] = [{**one.to_dict(), "segment": row.number} for one in findings]
        if findings:  # the others are in the table
            said |= {"source": segment.segment.text("source"), "target": segment.segment.text("target")}
        line = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        lines.append(line)
        if findings:
            found.append(ranked(said, line))
    return WindowScores(
        b"".join(lines),
        sums,
        Counter(finding.severity for finding in report.findings),
        Counter(finding.check for finding in report.findings),
        tuple(worst(found, _Given.most)),
        report.notes,
    )


def _add(sums: Sums, segment: SegmentReport, quality: float | None, findings: Iterable[Finding]) -> None:
    sums.target_words += segment.words
    if quality is not None:
        words = segment.words or word_count(tokenize(segment.segment.text("source")))
        sums.quality += quality * words
        sums.words += words
    counted = [(0, one.category, one.severity) for one in findings if CHECKS[one.check].counts]
    sums.penalties += sum(penalty(category, severity) for _, category, severity in counted)
    sums.penalties += untold({0: quality}, counted)


def ranked(said: dict[str, Any], line: bytes) -> RankedLine:
    """A row's line with its rank: by its worst finding, then by the weight of all of them, then by its place."""
    severities = [finding["severity"] for finding in said["findings"]]
    weight = sum(SEVERITY_WEIGHTS[one] for one in severities)
    return (-max(map(SEVERITIES.index, severities)), -float(weight), said["row"]), line


def worst(lines: Iterable[RankedLine], most: int) -> list[RankedLine]:
    """The worst so many of them, the worst first."""
    return heapq.nsmallest(most, lines)
