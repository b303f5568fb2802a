"""How likely a finding names a real error: a beta-binomial chain from what was measured (`review.confidence.table`).

A check's probability is the mean of a Beta distribution: a prior worth 4 findings at the mean of the check's category,
and the observations of its findings in prose whose errors people marked, as loud as this one. Where fewer than 40 are
observed, what planted damage and clean text say joins in, worth 10 findings where none is (5 where no planted kind is
this check's, and half of its errors are taken to be found): with d the share of damage found, f the share of clean
segments flagged and one segment in a hundred damaged,

    d × 0.01 / (d × 0.01 + f × 0.99).

What a check says in another severity than this is observed apart: it begins from there, a prior worth 6, and what it
said as loud as now and what was planted count on top, so that nothing counts twice. A pair of languages adds its own
with 30 observations or more, and text with markup, placeholders or code: of that, findings in real documents were
judged, and those of another severity count half. A project's own decisions move it further: it counts as 20 of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from review.confidence.table import EVERY, Measured, measured
from review.config import DecidedCounts

__all__ = ["Precisions", "evidence", "moved", "shipped"]

#: Kinds of evidence in which somebody said of each finding whether it was right: in prose, in structured documents.
OBSERVED, STRUCTURED = ("annotated", "cases", "read"), "documents"
#: A finding in a case is worth half of one in a text: most cases are traps, which are rarer in texts.
_CASE = 0.5
_PRIOR, _PLANTED, _ASSUMED, _OWN = 4.0, 10.0, 5.0, 20.0
_STEP = 6.0
_DAMAGED = 0.01
#: A kind of planted damage is the check's where it finds this share of it; else half of its errors are taken for found.
_ITS_KIND, _ASSUMED_FOUND = 0.3, 0.5
_PAIR_ENOUGH, _ENOUGH = 30, 40
#: What a finding in structured text is worth to those that are louder or quieter there.
_OTHERWISE_LOUD = 0.5


@dataclass(slots=True)
class _Count:
    right: float = 0.0
    findings: float = 0.0

    def add(self, right: float, findings: float) -> None:
        self.right += right
        self.findings += findings

    def posterior(self, prior: float, strength: float) -> float:
        return (self.right + strength * prior) / (self.findings + strength)


@dataclass(slots=True)
class Precisions:
    """Counts, ready to be asked."""

    checks: dict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))
    loud: dict[tuple[str, str], _Count] = field(default_factory=lambda: defaultdict(_Count))
    pairs: dict[tuple[str, str], _Count] = field(default_factory=lambda: defaultdict(_Count))
    structured: dict[tuple[str, str], _Count] = field(default_factory=lambda: defaultdict(_Count))
    planted: dict[tuple[str, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    clean: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    damaged: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    segments: float = 0.0
    #: How many clean segments a check saw that needs a model; the others saw all.
    asked: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    families: dict[str, _Count] = field(default_factory=lambda: defaultdict(_Count))

    def probability(self, check: str, family: str, severity: str, pair: str, structured: bool = False) -> float:
        """That a finding of this check, as loud as this by itself, is right; `family` is its category's root.

        `structured` text has markup, placeholders or code in it.
        """
        everywhere = _Count()
        for count in self.families.values():
            everywhere.add(count.right, count.findings)
        prior = everywhere.posterior(0.5, 2.0)
        prior = self.families[family].posterior(prior, 2 * _PRIOR) if family in self.families else prior
        likely, worth = self._likely(check, severity)
        observed = self.checks.get(check, _Count())
        own, strength = self.loud.get((check, severity), _Count()), _PRIOR
        if own.findings < observed.findings:  # as loud as others: from where those are
            others = _Count(observed.right - own.right, observed.findings - own.findings)
            prior, strength = others.posterior(prior, _PRIOR), _STEP
        worth *= max(0.0, 1 - own.findings / _ENOUGH)
        whole = _Count(own.right + worth * likely, own.findings + worth).posterior(prior, strength)
        there = self.pairs.get((check, pair))
        if there is not None and there.findings >= _PAIR_ENOUGH:
            whole = there.posterior(whole, 2 * _STEP)
        return self._in_structured(check, severity).posterior(whole, _STEP) if structured else whole

    def _in_structured(self, check: str, severity: str) -> _Count:
        """What was judged of a check's findings in structured text; those that are louder or quieter count half."""
        counted = _Count()
        for (code, loudness), count in self.structured.items():
            worth = 0.0 if code != check else 1.0 if loudness == severity else _OTHERWISE_LOUD
            counted.add(worth * count.right, worth * count.findings)
        return counted

    def _likely(self, check: str, severity: str) -> tuple[float, float]:
        """What planted damage and clean text say, and how many findings that is worth."""
        segments = self.asked[check] or self.segments
        if not segments:
            return 0.0, 0.0
        kinds = self.planted.get((check, severity), {})
        found = max((count / self.damaged[kind] for kind, count in kinds.items()), default=0.0)
        its = found >= _ITS_KIND
        found = found if its else _ASSUMED_FOUND
        flagged = (self.clean.get((check, severity), 0.0) + 0.5) / (segments + 1.0)
        likely = found * _DAMAGED / (found * _DAMAGED + flagged * (1 - _DAMAGED))
        return likely, _PLANTED if its else _ASSUMED


def evidence(rows: Iterable[Measured], families: Mapping[str, str]) -> Precisions:
    """Counts of the rows; `families` says each check's."""
    counted = Precisions()
    for row in rows:
        kind = row.name.partition(":")[2]
        if row.check == EVERY:
            if row.kind == "clean":
                counted.segments += row.findings
            else:
                counted.damaged[kind] += row.findings
        elif row.kind == "planted":
            of = counted.planted[row.check, row.severity]
            of[kind] = of.get(kind, 0.0) + row.right
        elif row.kind == "clean":
            counted.clean[row.check, row.severity] += row.right
            counted.asked[row.check] += row.findings
        elif row.kind == STRUCTURED:
            counted.structured[row.check, row.severity].add(row.right, row.findings)
        elif row.kind in OBSERVED:
            worth = _CASE if row.kind == "cases" else 1.0
            right, findings = worth * row.right, worth * row.findings
            counted.checks[row.check].add(right, findings)
            counted.loud[row.check, row.severity].add(right, findings)
            counted.pairs[row.check, row.pair].add(right, findings)
            counted.families[families.get(row.check, "")].add(right, findings)
    return counted


@cache
def shipped() -> Precisions:
    """The evidence of the table that comes with the package."""
    from review.checks import CHECKS

    return evidence(measured(), {code: check.category.partition("/")[0] for code, check in CHECKS.items()})


def moved(probability: float, decided: DecidedCounts) -> float:
    """The probability after a project's own decisions."""
    total = decided.accepted + decided.dismissed
    after = _Count(decided.accepted, total).posterior(probability, _OWN)
    return min(after, probability) if decided.lowers else after
