"""A window of pairs judged: a few hundred rows as one document, so that memory does not grow with the file.

Checks of a document (`duplicate`, `inconsistent`, `shifted`) and its length ratio see the window, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from review.config import Settings
from review.errors import InputError
from review.filtering.row_segments import segment_of
from review.filtering.rows import PairRow
from review.model import SEVERITY_WEIGHTS, Document
from review.reading_config import reading_as
from review.scoring import score_document

__all__ = [
    "WINDOW",
    "FilterRules",
    "RowVerdict",
    "Told",
    "Window",
    "WindowsRead",
    "begin",
    "document_of",
    "judge",
    "named",
    "windows",
]

#: Rows of a window, of whatever number of processes.
WINDOW = 500

_LEVELS = tuple(SEVERITY_WEIGHTS)


@dataclass(frozen=True, slots=True)
class FilterRules:
    """What drops a pair: a finding of at least `level` (None: none does), a quality below `least_quality`."""

    level: str | None
    least_quality: float | None


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, as it is told of a pair that was dropped."""

    check: str
    severity: str
    side: str
    start: int
    end: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What is said of a row. `findings` are those that have a severity above neutral."""

    kept: bool
    quality: float | None
    findings: tuple[Told, ...]


Window = tuple[PairRow, ...]


def windows(rows: Iterable[PairRow]) -> Iterator[Window]:
    """The rows, `WINDOW` at a time."""
    going = iter(rows)
    while window := tuple(islice(going, WINDOW)):
        yield window


class WindowsRead:
    """The rows in windows. What ends the reading is kept until `ended` is asked, so that the windows before it are
    judged, and written, first.
    """

    def __init__(self, rows: Iterable[PairRow]) -> None:
        self._rows = rows
        self._fault: InputError | None = None

    def __iter__(self) -> Iterator[Window]:
        try:
            yield from windows(self._rows)
        except InputError as error:
            self._fault = error

    def ended(self) -> None:
        """Raises InputError where the rows could not be read to the end."""
        if self._fault is not None:
            raise self._fault


def named(window: Window) -> str:
    """What a window is called where it fails."""
    return f"row {window[0].number}"


class _Given:
    """What a process was told before its first window."""

    settings = Settings()
    languages = ("und", "und")
    rules = FilterRules(None, None)


def begin(settings: Settings, languages: tuple[str, str], rules: FilterRules) -> None:
    """Says, once in each process, what `judge` goes by."""
    _Given.settings, _Given.languages, _Given.rules = settings, languages, rules


def judge(window: Window) -> tuple[RowVerdict, ...]:
    """A verdict a row, in their order."""
    with reading_as(_Given.settings.reading):
        document = document_of(window, "pairs", _Given.languages)
    report = score_document(document, _Given.settings)
    found: dict[int, list[Told]] = {}
    for finding in report.findings:
        if finding.severity != _LEVELS[0]:
            found.setdefault(finding.segment, []).append(
                Told(
                    check=finding.check,
                    severity=finding.severity,
                    side=finding.span.side,
                    start=finding.span.start,
                    end=finding.span.end,
                    text=finding.text,
                    message=finding.message,
                )
            )
    return tuple(
        _verdict(tuple(found.get(number, ())), segment.scores["quality"].value)
        for number, segment in enumerate(report.segments, start=1)
    )


def document_of(window: Window, name: str, languages: tuple[str, str]) -> Document:
    """The window as a document: a segment a row, numbered from 1."""
    segments = tuple(segment_of(row, number, languages) for number, row in enumerate(window, start=1))
    return Document(name, *languages, segments)


def _verdict(findings: tuple[Told, ...], quality: float | None) -> RowVerdict:
    rules = _Given.rules
    least = _LEVELS.index(rules.level) if rules.level is not None else len(_LEVELS)
    bad = any(_LEVELS.index(one.severity) >= least for one in findings)
    # a pair without words has no quality, and is none
    poor = rules.least_quality is not None and (quality is None or quality < rules.least_quality)
    return RowVerdict(not bad and not poor, quality, findings)
