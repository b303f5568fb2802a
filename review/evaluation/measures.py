"""How right findings are and how much they find: by check, category and severity, by stretch and by character.

- **precision**: the share of findings that name a marked error; **chance** is what a stretch of the same length put
  anywhere in the text would reach.
- **recall**: the share of marked errors that a finding names. Of a check it is over the errors that the gold gives to
  it, or over all where the gold gives none; of a category and of a severity, over the errors of that kind.
- **characters**: the same of the translation's characters, those in a finding against those in an error.

What has nothing to divide by is None, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from review.evaluation.judged import JudgedSegment, chance, marks
from review.formats.annotations import MarkedError, core_category
from review.model import Finding

__all__ = ["MeasuredRow", "Measures", "measure"]


@dataclass(slots=True)
class MeasuredRow:
    """Counts of one check, category or severity, and the shares that they make."""

    findings: int = 0
    hits: int = 0
    by_chance: float = 0.0
    errors: int = 0
    found: int = 0
    marked_characters: int = 0
    error_characters: int = 0
    right_characters: int = 0
    found_characters: int = 0

    @property
    def precision(self) -> float | None:
        return _share(self.hits, self.findings)

    @property
    def chance(self) -> float | None:
        return _share(self.by_chance, self.findings)

    @property
    def recall(self) -> float | None:
        return _share(self.found, self.errors)

    @property
    def f1(self) -> float | None:
        return _f1(self.precision, self.recall)

    @property
    def character_precision(self) -> float | None:
        return _share(self.right_characters, self.marked_characters)

    @property
    def character_recall(self) -> float | None:
        return _share(self.found_characters, self.error_characters)

    @property
    def character_f1(self) -> float | None:
        return _f1(self.character_precision, self.character_recall)


@dataclass(slots=True)
class Measures:
    """All of it for some segments. False alarms are findings that name nothing; free segments have no marked error."""

    segments: int = 0
    words: int = 0
    neutral: int = 0
    total: MeasuredRow = field(default_factory=MeasuredRow)
    checks: dict[str, MeasuredRow] = field(default_factory=dict)
    categories: dict[str, MeasuredRow] = field(default_factory=dict)
    severities: dict[str, MeasuredRow] = field(default_factory=dict)
    free: int = 0
    free_flagged: int = 0
    free_major: int = 0

    @property
    def alarms_a_thousand(self) -> float | None:
        """Findings that name no error, a thousand words of translation."""
        alarms = self.total.findings - self.total.hits
        return 1000 * alarms / self.words if self.words else None

    @property
    def free_share(self) -> float | None:
        return _share(self.free_flagged, self.free)

    @property
    def free_major_share(self) -> float | None:
        return _share(self.free_major, self.free)


def measure(segments: Sequence[JudgedSegment]) -> Measures:
    """Measures some segments."""
    measures = Measures()
    assigned = any(error.check is not None for segment in segments for error in segment.real)
    for segment in segments:
        measures.segments += 1
        measures.words += segment.words
        measures.neutral += len(segment.findings) - len(segment.loud)
        if not segment.real:
            measures.free += 1
            measures.free_flagged += bool(segment.loud)
            measures.free_major += any(f.severity in ("major", "critical") for f in segment.loud)
        _add(measures, segment, assigned)
    for rows in (measures.checks, measures.categories, measures.severities):
        ordered = sorted(rows.items(), key=lambda item: (-item[1].findings, -item[1].errors, item[0]))
        rows.clear()
        rows.update(ordered)
    return measures


def _add(measures: Measures, segment: JudgedSegment, assigned: bool) -> None:
    chances = [chance(segment, finding) for finding in segment.loud]
    kinds: tuple[tuple[dict[str, MeasuredRow], Callable[[Finding], str], Callable[[MarkedError], str] | None], ...] = (
        (measures.checks, lambda f: f.check, (lambda e: e.check or "") if assigned else None),
        (measures.categories, lambda f: core_category(f.category), lambda e: core_category(e.category)),
        (measures.severities, lambda f: f.severity, lambda e: e.severity),
    )
    _count(measures.total, segment, range(len(segment.loud)), chances, range(len(segment.real)), segment.found)
    for rows, of_finding, of_error in kinds:
        finders: dict[str, list[int]] = {}
        for n, finding in enumerate(segment.loud):
            finders.setdefault(of_finding(finding), []).append(n)
        kept: dict[str, list[int]] = {}
        if of_error is not None:
            for n, error in enumerate(segment.real):
                kept.setdefault(of_error(error), []).append(n)
        for key in dict.fromkeys((*finders, *kept)):
            if not key:
                continue
            mine = finders.get(key, [])
            if of_error is None:
                _count(rows.setdefault(key, MeasuredRow()), segment, mine, chances, (), frozenset())
            else:
                _count(rows.setdefault(key, MeasuredRow()), segment, mine, chances, kept.get(key, ()), segment.found)
    if not assigned:  # every error might be any check's
        for key in {finding.check for finding in segment.loud}:
            named = {n for f, of in zip(segment.loud, segment.named, strict=True) if f.check == key for n in of}
            measures.checks[key].found += len(named)
        for row in measures.checks.values():
            row.errors, row.error_characters = measures.total.errors, measures.total.error_characters
            row.found_characters = row.right_characters


def _count(
    row: MeasuredRow,
    segment: JudgedSegment,
    findings: Iterable[int],
    chances: Sequence[float],
    errors: Iterable[int],
    found: frozenset[int],
) -> None:
    mine, wanted = list(findings), list(errors)
    row.findings += len(mine)
    row.hits += sum(bool(segment.named[n]) for n in mine)
    row.by_chance += sum(chances[n] for n in mine)
    row.errors += len(wanted)
    row.found += len(found.intersection(wanted))
    size = len(segment.text("target"))
    ours = marks(size, _places(segment.loud[n] for n in mine))
    every = marks(size, _places(segment.loud))
    gold, asked = marks(size, _targets(segment.real)), marks(size, _targets(segment.real[n] for n in wanted))
    row.marked_characters += sum(ours)
    row.error_characters += sum(asked)
    row.right_characters += sum(a and b for a, b in zip(ours, gold, strict=True))
    row.found_characters += sum(a and b for a, b in zip(every, asked, strict=True))


def _places(findings: Iterable[Finding]) -> Iterable[tuple[int, int]]:
    return ((f.span.start, f.span.end) for f in findings if f.span.side == "target")


def _targets(errors: Iterable[MarkedError]) -> Iterable[tuple[int, int]]:
    return ((error.start, error.end) for error in errors if error.placed and error.side == "target")


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
