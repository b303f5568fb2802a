"""What one run says of one or more documents. A report is data; `reporters` put it into words and formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from review.back_translated import BackTranslation
from review.errors import UsageError
from review.extras import install_extra
from review.model import Document, Finding, Score, Segment, Severity

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "DocumentReport",
    "InAll",
    "KnownFinding",
    "Report",
    "SegmentReport",
    "Status",
    "Verdict",
    "engine_of",
    "reported_value",
]

#: Findings that a notebook shows.
_SHOWN = 100
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
class InAll:
    """What there is of a table that is too long to be shown whole: pairs, findings by severity and by check."""

    pairs: int
    severities: Mapping[Severity, int]
    checks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """A document's scores, segments and findings; findings in the order of the text.

    Of a long table the segments are its worst pairs, and the findings theirs; the counts are those of all.
    """

    document: Document
    scores: Mapping[str, Score]
    segments: tuple[SegmentReport, ...]
    findings: tuple[Finding, ...]
    #: One line each: what could not be done, and why.
    notes: tuple[str, ...] = ()
    #: Numbers of the segments on which a judge that was wanted has no verdict.
    unjudged: tuple[int, ...] = ()
    #: None where everything is here.
    in_all: InAll | None = None

    @property
    def segment_count(self) -> int:
        """How many segments there are in all."""
        return len(self.segments) if self.in_all is None else self.in_all.pairs

    def severity_counts(self) -> Counter[Severity]:
        """How many findings there are in all, by severity."""
        return Counter(f.severity for f in self.findings) if self.in_all is None else Counter(self.in_all.severities)

    def check_counts(self) -> Counter[str]:
        """How many findings there are in all, by check."""
        return Counter(f.check for f in self.findings) if self.in_all is None else Counter(self.in_all.checks)

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
    and metric. `notes` say what was seen and does not fail. What the other reasons are: `missing`, something is gone;
    `fallen`, metrics that fell, by how many points at most; `under`, metrics under their thresholds, with the worst
    value.
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
    missing: bool = False
    fallen: Mapping[str, float] = field(default_factory=dict)
    under: Mapping[str, float] = field(default_factory=dict)

    def status(self, finding: Finding) -> Literal["new", "known", "dismissed"]:
        """Whether the baseline names the finding."""
        entry = self.known.get(finding.fingerprint)
        return "new" if entry is None else entry.status


@dataclass(frozen=True, slots=True)
class Report:
    """All documents of a run, by id, and the verdict. A notebook shows it as tables, their texts escaped.

    `baseline` is where the one lies that the documents were held against, "" where commands find it by themselves.
    `remedies` are what helps where it failed without a finding: a command or an option, and what that does; `desk` is
    the command that opens the documents.
    """

    version: str
    documents: tuple[DocumentReport, ...]
    verdict: Verdict = Verdict()
    notes: tuple[str, ...] = ()
    baseline: str = ""
    remedies: tuple[tuple[str, str], ...] = ()
    desk: str = "review ui"

    @property
    def in_all(self) -> int | None:
        """How many findings there are where only those of the worst pairs of a long table are here, else None."""
        if all(document.in_all is None for document in self.documents):
            return None
        return sum(document.severity_counts().total() for document in self.documents)

    @property
    def findings(self) -> pd.DataFrame:
        """One row a finding, in the order of the text: document, segment (from 1), check, severity, category, side,
        start and end (offsets in the segment's text), text, message, suggestion (None where there is none), line,
        column, fingerprint.
        """
        columns = ["document", "segment", "check", "severity", "category", "side", "start", "end", "text", "message"]
        columns += ["suggestion", "line", "column", "fingerprint"]
        found = [{"document": d.document.id, **f.to_dict()} for d in self.documents for f in d.findings]
        rows = [tuple(one[name] for name in columns) for one in found]
        frame: pd.DataFrame = _pandas().DataFrame(rows, columns=columns, dtype="object")
        whole = ["segment", "start", "end", "line", "column"]
        return frame.astype(dict.fromkeys(whole, "int64"))

    @property
    def scores(self) -> pd.DataFrame:
        """One row a segment: document, segment, words (of the translation), and a column of floats for each score,
        NaN where there is none.
        """
        return _frame(
            [({"document": d.document.id, "segment": s.segment.number, "words": s.words}, s.scores)
             for d in self.documents for s in d.segments],
            {"document": "object", "segment": "int64", "words": "int64"},
        )  # fmt: skip

    @property
    def totals(self) -> pd.DataFrame:
        """One row a document: document, segments, findings (how many), and its scores as in `scores`."""
        counts = [(d, d.segment_count, d.severity_counts().total()) for d in self.documents]
        return _frame(
            [({"document": d.document.id, "segments": segments, "findings": findings}, d.scores)
             for d, segments, findings in counts],
            {"document": "object", "segments": "int64", "findings": "int64"},
        )  # fmt: skip

    def _repr_html_(self) -> str:
        found = self.findings[["document", "segment", "severity", "check", "text", "message", "suggestion"]]
        tables = (self.totals, found.fillna({"suggestion": ""}))
        return "\n".join(
            frame.to_html(index=False, escape=True, na_rep="–", float_format="{:.1f}".format, max_rows=_SHOWN)
            for frame in tables
        )


class _Signed(Protocol):
    @property
    def signature(self) -> str | None: ...


def engine_of(scores: Mapping[str, _Signed]) -> str:
    """The back-translation that a quality was made with, as its signature says; "none" without any."""
    signed = scores.get("quality")
    return (signed.signature or "" if signed is not None else "").partition("|backtranslation:")[2] or "none"


#: Decimals of what a translation model computed: further ones differ between kinds of processors.
_DECIMALS = {"quality": 2, "adequacy": 2, "backtranslation_chrf": 1, "backtranslation_bleu": 1, "similarity": 2}


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


def _frame(rows: Sequence[tuple[dict[str, object], Mapping[str, Score]]], own: Mapping[str, str]) -> pd.DataFrame:
    """Rows of their `own` columns, by dtype, and of scores."""
    names = dict.fromkeys(name for _, scores in rows for name in scores)
    table = [(*first.values(), *(_value(scores, name) for name in names)) for first, scores in rows]
    frame: pd.DataFrame = _pandas().DataFrame(table, columns=[*own, *names], dtype="object")
    return frame.astype({**own, **dict.fromkeys(names, "float64")})
