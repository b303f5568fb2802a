"""One self-contained HTML page: scores, charts, and every segment side by side with its suspect stretches marked.

No script, no font and no picture from elsewhere; it opens from a disk or a CI's artifacts. Everything that comes from a
text is escaped by Jinja2's autoescape, and a content policy in the page forbids scripts besides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from review.git.paths import place
from review.lazy_patterns import lazy_re
from review.metrics.scores import score_columns
from review.model import SEVERITIES, Finding, Severity, Side
from review.report import DocumentReport, Report, SegmentReport
from review.reporters.order import name_of, new_findings, of_segments, shown_part, summary_lines, tally
from review.reporters.reporter import Reporter
from review.text.counted import counted
from review.text.visible import markup_without_commands

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["REPORTER", "MarkedPiece", "parts", "pieces"]

#: Pixels of the widest bar of the chart of documents, and of a column and the tallest of a document's.
_BAR, _COLUMN, _HEIGHT = 220, 8, 40
#: What messages quote of a text.
_QUOTED = lazy_re(r"(?<=“)([^“”]+)(?=”)")
#: A document's columns are drawn for this many segments at most.
_MOST_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of a text with the findings that mark it; `severity` is the worst of them, None without any."""

    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity | None:
        return max((f.severity for f in self.findings), key=SEVERITIES.index, default=None)


def parts(message: str) -> list[tuple[str, bool]]:
    """A message in parts, each with whether it is words of a text, between “ and ”: they may run another way."""
    found = _QUOTED.split(message)
    return [(part, n % 2 == 1) for n, part in enumerate(found) if part]


def pieces(text: str, side: Side, findings: Sequence[Finding]) -> list[MarkedPiece]:
    """The text cut where a finding's span or twin on that side begins or ends; an empty span is a piece of no text."""
    spans = [(f.span.start, f.span.end, f) for f in findings if f.span.side == side]
    spans += [(t.start, t.end, f) for f in findings if (t := f.twin) is not None and t.side == side and t.end > t.start]
    cuts = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end) if edge <= len(text))})
    found = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        empty = tuple(f for a, b, f in spans if a == b == start)
        if empty:
            found.append(MarkedPiece("", empty))
        if end is not None:
            found.append(
                MarkedPiece(text[start:end], tuple(f for a, b, f in spans if a <= start and end <= b and a < b))
            )
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A segment of the page."""

    number: int
    source: list[MarkedPiece]
    target: list[MarkedPiece]
    reference: str
    backtranslation: str
    quality: float | None
    findings: list[Finding]
    severity: Severity | None
    new: int


@dataclass(frozen=True, slots=True)
class _Page:
    """A document of the page."""

    anchor: str
    report: DocumentReport
    rows: list[_Row]
    counts: Mapping[Severity, int]
    new: int
    scores: list[tuple[str, str, str]]
    quality: float | None
    columns: list[tuple[int, int, int, str, int]]
    files: tuple[str, str]


def _render(report: Report) -> str:
    pages = [_page(document, report, number) for number, document in enumerate(report.documents, start=1)]
    most = max((sum(page.counts.values()) for page in pages), default=0)
    text: str = _template().render(
        report=report,
        name_of=name_of,
        shown_part=shown_part,
        pages=pages,
        new=len(new_findings(report)),
        said=summary_lines(report, shown=True),
        severities=list(reversed(SEVERITIES)),
        titles=[kind.title for kind in score_columns(report.documents)],
        unit=_BAR / most if most else 0,
        bar=_BAR,
        column=_COLUMN,
        height=_HEIGHT,
        counted=counted,
        parts=parts,
    )
    style, end, body = text.partition("</style>")
    return style + end + markup_without_commands(body).rstrip("\n") + "\n"


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    source = resources.files("review.reporters").joinpath("report.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(source)


def _page(document: DocumentReport, report: Report, number: int) -> _Page:
    found = of_segments(document)
    rows = [_row(segment, found.get(segment.segment.number, []), report) for segment in document.segments]
    before = report.verdict.before.get(document.document.id, {})
    scores = []
    for name in (kind.name for kind in score_columns(report.documents)):
        score = document.scores.get(name)
        value = score.value if score is not None else None
        title = (score.signature if value is not None else score.reason) if score is not None else None
        change = "" if value is None or name not in before else _change(value - before[name])
        scores.append(("–" if value is None else f"{value:.1f}", change, title or ""))
    quality = document.scores.get("quality")
    return _Page(
        anchor=f"d{number}",
        report=document,
        rows=rows,
        counts=tally(document.severity_counts()),
        new=sum(row.new for row in rows),
        scores=scores,
        quality=quality.value if quality is not None else None,
        columns=_columns(rows),
        files=(place(document.document, "source"), place(document.document, "target")),
    )


def _row(reported: SegmentReport, findings: list[Finding], report: Report) -> _Row:
    segment = reported.segment
    quality = reported.scores.get("quality")
    worst = max((f.severity for f in findings), key=SEVERITIES.index, default=None)
    return _Row(
        number=segment.number,
        source=pieces(segment.text("source"), "source", findings),
        target=pieces(segment.text("target"), "target", findings),
        reference=next((reference for reference in segment.references if reference), ""),
        backtranslation=reported.backtranslation.text if reported.backtranslation is not None else "",
        quality=quality.value if quality is not None else None,
        findings=findings,
        severity=worst,
        new=sum(report.verdict.status(f) == "new" for f in findings),
    )


def _columns(rows: list[_Row]) -> list[tuple[int, int, int, str, int]]:
    """x, y, height, severity and segment number of a document's chart: quality by segment, the tallest is 100."""
    columns: list[tuple[int, int, int, str, int]] = []
    for n, row in enumerate(rows[:_MOST_COLUMNS]):
        height = max(2, round((row.quality or 0.0) / 100 * _HEIGHT))
        columns.append((n * _COLUMN, _HEIGHT - height, height, row.severity or "clean", row.number))
    return columns


def _change(points: float) -> str:
    return "" if abs(points) < 0.05 else f"{'+' if points > 0 else '−'}{abs(points):.1f}"


REPORTER = Reporter("html", "one self-contained page, side by side, with charts", _render)
