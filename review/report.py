"""What one run says of one or more documents. A report is data; `reporters` put it into words and formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from review.errors import UsageError
from review.extras import install_extra
from review.model import BackTranslation, Document, Finding, Score, Segment, Severity

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "DocumentReport",
    "KnownFinding",
    "Report",
    "SegmentReport",
    "Status",
    "Verdict",
    "engine_of",
    "findings_frame",
    "reported_value",
    "scores_frame",
]

#: What a baseline says of a finding; one that it does not name is new.
Status = Literal["known", "dismissed"]


@dataclass(frozen=True, slots=True)
class SegmentReport:
    """A segment with its scores by metric name, and its back-translation where there is one."""

    segment: Segment
    scores: Mapping[str, Score] = field(default_factory=dict)
    backtranslation: BackTranslation | None = None
    #: Words of the translation.
    words: int = 0

    def value(self, name: str) -> float | None:
        """A score's value; None where the segment does not have the score, or the score no value."""
        return _value(self.scores, name)


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """A document's scores, segments and findings; findings in the order of the text."""

    document: Document
    scores: Mapping[str, Score]
    segments: tuple[SegmentReport, ...]
    findings: tuple[Finding, ...]
    #: One line each: what could not be done, and why.
    notes: tuple[str, ...] = ()

    def value(self, name: str) -> float | None:
        """A score's value; None where the document does not have the score, or the score no value."""
        return _value(self.scores, name)

    def segment_values(self) -> dict[str, list[float | None]]:
        """Every score that some segment has, with its value in each segment, in order; None where one has it not.

        Segments differ in their scores: one without a counterpart has no back-translation to compare.
        """
        names = dict.fromkeys(name for segment in self.segments for name in segment.scores)
        return {name: [segment.value(name) for segment in self.segments] for name in names}


def _value(scores: Mapping[str, Score], name: str) -> float | None:
    score = scores.get(name)
    return None if score is None else score.value


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding that a baseline names. `text` is the beginning of the span, `segment` the key of the segment's source.

    `by`, `when` (an ISO date) and `why` are there for a dismissed one.
    """

    document: str
    fingerprint: str
    status: Status
    check: str
    severity: Severity
    text: str
    segment: str
    by: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer; `reasons` says why it failed, one line each, the worst first.

    `failing` are the fingerprints of the findings among the reasons, `others` the reasons that are no finding's. The
    rest is what a baseline says, and empty where there is none: `known` findings by fingerprint (of those that are
    still found), the ones `fixed` since, how many of its entries are `dead` (fixed ones too), its scores by document
    and metric. `notes` say what was seen and does not fail.
    """

    passed: bool = True
    reasons: tuple[str, ...] = ()
    failing: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    known: Mapping[str, KnownFinding] = field(default_factory=dict)
    fixed: tuple[KnownFinding, ...] = ()
    dead: int = 0
    before: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def status(self, finding: Finding) -> Literal["new", "known", "dismissed"]:
        """Whether the baseline names the finding."""
        entry = self.known.get(finding.fingerprint)
        return "new" if entry is None else entry.status


@dataclass(frozen=True, slots=True)
class Report:
    """All documents of a run, by id, and the verdict."""

    version: str
    documents: tuple[DocumentReport, ...]
    verdict: Verdict = Verdict()
    notes: tuple[str, ...] = ()


class _Signed(Protocol):
    @property
    def signature(self) -> str | None: ...


def engine_of(scores: Mapping[str, _Signed]) -> str:
    """The back-translation that a quality was made with, as its signature says; "none" without any."""
    signed = scores.get("quality")
    return (signed.signature or "" if signed is not None else "").partition("|backtranslation:")[2] or "none"


#: Decimals of what a translation model computed: further ones differ between kinds of processors.
_DECIMALS = {"quality": 2, "adequacy": 2, "backtranslation_chrf": 1, "backtranslation_bleu": 1}


def reported_value(score: Score | None) -> float | None:
    """A score's value as reports give it: four decimals, and fewer where a translation model had a part in it."""
    if score is None or score.value is None:
        return None
    by_model = score.name != "quality" or engine_of({"quality": score}) != "none"
    return round(score.value, _DECIMALS.get(score.name, 4) if by_model else 4)


def _pandas() -> Any:
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise UsageError(f"data frames need pandas; install it with: {install_extra('ui')}") from error
    return pd


def findings_frame(report: Report) -> pd.DataFrame:
    """One row a finding: document, check, category, severity, segment, side, start, end, line, column, text, message,
    suggestion, fingerprint.
    """
    pandas = _pandas()
    columns = ["document", "check", "category", "severity", "segment", "side", "start", "end", "line", "column"]
    columns += ["text", "message", "suggestion", "fingerprint"]
    rows = [
        (
            *(d.document.id, f.check, f.category, f.severity, f.segment, f.span.side, f.span.start, f.span.end),
            *(f.line, f.column, f.text, f.message, f.suggestion, f.fingerprint),
        )
        for d in report.documents
        for f in d.findings
    ]
    frame: pd.DataFrame = pandas.DataFrame(rows, columns=columns)
    return frame


def scores_frame(report: Report) -> pd.DataFrame:
    """One row a segment: document, segment, line of the target, and a column for each metric (NaN where unknown)."""
    pandas = _pandas()
    rows = []
    for d in report.documents:
        for s in d.segments:
            row: dict[str, object] = {"document": d.document.id, "segment": s.segment.number}
            row["line"] = s.segment.target[0].line if s.segment.target else None
            row.update({name: s.value(name) for name in s.scores})
            rows.append(row)
    frame: pd.DataFrame = pandas.DataFrame(rows)
    return frame
