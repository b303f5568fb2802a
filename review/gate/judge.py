"""The gate: reports and a baseline in, a verdict out. It reads and writes nothing.

It fails on
- a finding that the baseline does not name, of the level that counts or above;
- a score that fell by more than its tolerance *and* significantly by sacreBLEU's paired test, in one document or over
  all documents of a language pair together; only segments whose source and references are those of the baseline take
  part, and at least six of them must have changed (fewer cannot be significant, and are told as a note);
- a score under a threshold that was asked for;
- a document, a segment, a segment's translation or one of its sentences, or a score that the baseline has and that is
  gone, unless that is allowed.

A threshold holds nothing of a document without that score (BLEU of one without a reference): those are named in a note.
A threshold that holds no document at all is for the caller to refuse (`unscored` tells).

What is measured on the back-translation orders the reviewer's queue and fails nothing; nor does a quality that it went
into. What a judge says fails nothing, unless a level is set for it. Where the baseline was made with another engine, or
none, a note says so, and what only the engine found is not new (`engines.py`). Other scores with different signatures
are not compared: that is an error, not a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from review.checks import CHECKS
from review.errors import BaselineError
from review.gate.baseline import Baseline, kept, keyed_segments
from review.gate.engines import (
    encoder_notes,
    engine_notes,
    found_by_encoder,
    found_by_engine,
    needs_engine,
    other_encoders,
    other_engines,
)
from review.gate.falling import Fall, falls, tolerances
from review.gate.missing import lost_segments
from review.metrics import METRICS
from review.metrics.scores import score_kinds
from review.model import SEVERITIES, Document, Finding, Severity, Side
from review.report import DocumentReport, KnownFinding, Verdict

__all__ = ["GateRules", "judge", "unscored"]

#: Documents that a note names one by one.
_NAMED = 20


def _place(document: Document, side: Side) -> str:
    path = document.source_path if side == "source" else document.target_path
    return document.id if path is None else path.as_posix()


@dataclass(frozen=True, slots=True)
class GateRules:
    """What fails. `levels` are documents' own, by id; `thresholds` and `tolerances` are points of a metric, by name.

    `judge_level` is that of findings that count in no score: a judge's.
    """

    level: str = "major"
    levels: Mapping[str, str] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    tolerances: Mapping[str, float] = field(default_factory=tolerances)
    allow_missing: bool = False
    judge_level: str = "none"

    def fails(self, document: str, check: str, severity: Severity) -> bool:
        """Whether a new finding of that check and severity fails the document."""
        counts = check not in CHECKS or CHECKS[check].counts
        level = self.levels.get(document, self.level) if counts else self.judge_level
        return level != "none" and SEVERITIES.index(severity) >= SEVERITIES.index(level)


def judge(
    reports: Sequence[DocumentReport],
    rules: GateRules,
    baseline: Baseline | None = None,
    *,
    expected: Iterable[str] = (),
    unchanged: Iterable[str] = (),
    skipped: Mapping[str, frozenset[str]] = MappingProxyType({}),
    place: Callable[[Document, Side], str] = _place,
) -> Verdict:
    """The verdict on the reports.

    `expected` are the baseline's documents that should be there, `unchanged` those of them that were not scored because
    they did not change. `skipped` are the checks, by document, that did not run: nothing that they found is fixed.
    `place` says how a document's file is called.
    Raises BaselineError where a score's signature is not the baseline's.
    """
    base = baseline or Baseline("")
    _check_signatures(reports, base)
    entries = base.findings()
    new = [(r.document, f) for r in reports for f in r.findings if f.fingerprint not in entries]
    others = other_engines(reports, base)
    failing = [(d, f) for d, f in new if rules.fails(d.id, f.check, f.severity)]
    encoders = other_encoders(reports, base)
    ignored = [f.check for d, f in failing if d.id in others and found_by_engine(f.check)]
    unknown = [f.check for d, f in failing if d.id in encoders and found_by_encoder(f.check)]
    failing = [
        (d, f)
        for d, f in failing
        if not (d.id in others and found_by_engine(f.check)) and not (d.id in encoders and found_by_encoder(f.check))
    ]
    failing.sort(key=lambda item: (-SEVERITIES.index(item[1].severity), item[0].id, item[1].line, item[1].column))
    found = {f.fingerprint for r in reports for f in r.findings}
    scored = {r.document.id for r in reports}
    dead = [
        f
        for f in entries.values()
        if f.document in scored
        and f.fingerprint not in found
        and f.check not in skipped.get(f.document, ())
        and not (f.document in others and needs_engine(f.check))
        and not (f.document in encoders and found_by_encoder(f.check))
    ]
    fixed = _fixed(dead, reports, {f.fingerprint for _, f in new})
    gone = sorted(set(expected) - scored - set(unchanged))
    missing = [f"{name}: the document is gone; the baseline has it" for name in gone]
    for report in reports:
        if report.document.id in base.documents:
            name = place(report.document, "target")
            missing += lost_segments(report, base.documents[report.document.id], fixed, name)
            missing += _lost_scores(report, base)
    by_engine = frozenset(name for name, kind in score_kinds().items() if kind.by_engine)
    fallen = falls(reports, base, rules.tolerances, frozenset(unchanged))
    reasons = [] if rules.allow_missing else [*missing]
    reasons += [f"{fall.name}: {fall.change} ({fall.evidence})" for fall in fallen if fall.significant]
    scores = _scores(reports, base, frozenset(unchanged))
    under = _under(scores, rules.thresholds)
    reasons += [line for lines in under.values() for line in lines]
    notes = [*(missing if rules.allow_missing else ()), *_notes(fallen), *_not_held(scores, rules.thresholds)]
    said = [_reason(document, finding, place) for document, finding in failing]
    return Verdict(
        passed=not said and not reasons,
        reasons=(*said, *reasons),
        failing=frozenset(finding.fingerprint for _, finding in failing),
        others=tuple(reasons),
        missing=bool(missing) and not rules.allow_missing,
        known={fingerprint: entry for fingerprint, entry in entries.items() if fingerprint in found},
        fixed=tuple(fixed),
        dead=len(dead),
        before={
            name: {m: s.value for m, s in d.scores.items() if not (name in others and m in by_engine)}
            for name, d in base.documents.items()
            if name in scored
        },
        notes=(*notes, *engine_notes(others, ignored), *encoder_notes(unknown)),
        fallen=_most(fallen),
        under={metric: _worst(scores, metric) for metric in under},
    )


def _reason(document: Document, finding: Finding, place: Callable[[Document, Side], str]) -> str:
    where = f"{place(document, finding.span.side)}:{finding.line}:{finding.column}"
    return f"{where}: {finding.severity} {finding.check}: {finding.message}"


def _check_signatures(reports: Sequence[DocumentReport], base: Baseline) -> None:
    kinds = score_kinds()
    for report in reports:
        old = base.documents.get(report.document.id)
        for name, score in report.scores.items():
            before = old.scores.get(name) if old is not None else None
            if before is None or score.value is None or (kinds[name].by_engine and not kinds[name].width):
                continue
            if _same(before.signature, score.signature or ""):
                continue
            raise BaselineError(
                f"{name} of {report.document.id} was made with {before.signature or 'no signature'} and is now made "
                f"with {score.signature or 'no signature'}; they cannot be compared: write the baseline anew with "
                "review baseline write",
                base.name or None,
            )


def _same(one: str, other: str) -> bool:
    """Whether two signatures are of the same number.

    How an interval was drawn around it is beside the point, and so is which back-translation went into a quality: then
    it is not compared.
    """
    one, other = (signature.partition("|backtranslation:")[0] for signature in (one, other))
    parts = [[p for p in signature.split("|") if not p.startswith(("bs:", "seed:"))] for signature in (one, other)]
    return parts[0] == parts[1]


def _fixed(dead: Sequence[KnownFinding], reports: Sequence[DocumentReport], new: set[str]) -> list[KnownFinding]:
    """Known findings that are gone, less those of which the same check still says something new in the same segment."""
    still = set()
    for report in reports:
        keys = {reported.segment.number: key for key, reported in keyed_segments(report)}
        still |= {(report.document.id, keys.get(f.segment), f.check) for f in report.findings if f.fingerprint in new}
    gone = [f for f in dead if f.status == "known" and (f.document, f.segment, f.check) not in still]
    return sorted(gone, key=lambda f: (-SEVERITIES.index(f.severity), f.document, f.check, f.fingerprint))


def _lost_scores(report: DocumentReport, base: Baseline) -> list[str]:
    lost = []
    for name, before in sorted(base.documents[report.document.id].scores.items()):
        score = report.scores.get(name)
        if name in METRICS and (score is None or score.value is None):
            why = f": {score.reason}" if score is not None and score.reason else ""
            lost.append(f"{report.document.id}: {name} was {before.value:.1f} and is not known now{why}")
    return lost


def unscored(
    reports: Sequence[DocumentReport], metric: str, baseline: Baseline | None = None, unchanged: Iterable[str] = ()
) -> tuple[list[str], int]:
    """The documents that have no such score, by name, and how many documents there are.

    Of the `unchanged` ones the baseline knows the scores.
    """
    scores = _scores(reports, baseline or Baseline(""), frozenset(unchanged))
    return _lacking(scores, metric), len(scores)


def _scores(
    reports: Sequence[DocumentReport], base: Baseline, unchanged: frozenset[str]
) -> dict[str, dict[str, float]]:
    """Document → metric → value; of the unchanged ones the baseline's. What has no value is left out."""
    values = {
        r.document.id: {name: value for name, score in r.scores.items() if (value := kept(score)) is not None}
        for r in reports
    }
    for name in sorted(unchanged & set(base.documents)):
        values[name] = {metric: score.value for metric, score in base.documents[name].scores.items()}
    return values


def _lacking(values: Mapping[str, Mapping[str, float]], metric: str) -> list[str]:
    return sorted(name for name, scores in values.items() if metric not in scores)


def _under(values: Mapping[str, Mapping[str, float]], thresholds: Mapping[str, float]) -> dict[str, list[str]]:
    """A line for each document under a threshold, by metric."""
    under: dict[str, list[str]] = {}
    for metric, threshold in sorted(thresholds.items()):
        higher = score_kinds()[metric].higher_is_better
        for name, scores in sorted(values.items()):
            value = scores.get(metric)
            if value is not None and (value < threshold if higher else value > threshold):
                said = f"{name}: {metric} is {value:.2f}, {'under' if higher else 'over'} {threshold:g}"
                under.setdefault(metric, []).append(said)
    return under


def _worst(values: Mapping[str, Mapping[str, float]], metric: str) -> float:
    there = [scores[metric] for scores in values.values() if metric in scores]
    return min(there) if score_kinds()[metric].higher_is_better else max(there)


def _most(fallen: Sequence[Fall]) -> dict[str, float]:
    """By how many points each metric fell at most, of the falls that fail."""
    most: dict[str, float] = {}
    for fall in fallen:
        if fall.significant:
            most[fall.metric] = max(fall.points, most.get(fall.metric, 0.0))
    return most


def _not_held(values: Mapping[str, Mapping[str, float]], thresholds: Iterable[str]) -> list[str]:
    """A line for each threshold that does not hold every document, with those that it does not hold."""
    lines = []
    for metric in sorted(thresholds):
        names = _lacking(values, metric)
        if names:
            said = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
            have = "document has" if len(values) == 1 else f"documents {'has' if len(names) == 1 else 'have'}"
            lines.append(f"--fail-under {metric}: {len(names)} of {len(values)} {have} no such score: {said}")
    return lines


def _notes(fallen: Sequence[Fall]) -> list[str]:
    """A line for each document whose falls may be chance."""
    by_name: dict[str, list[str]] = {}
    for fall in fallen:
        if not fall.significant:
            by_name.setdefault(fall.name, []).append(f"{fall.change} ({fall.evidence})")
    return [f"{name}, not significant: {'; '.join(said)}" for name, said in by_name.items()]
