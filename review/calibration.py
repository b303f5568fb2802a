"""What is normal for a project, from translations of its own that are right: lengths, and how loud checks may be.

Lengths: the middle of the logarithms of target by source length, and how far they lie from it (median absolute
deviation), in long segments; what short ones vary more is their noise. Thresholds: where at most so many of a thousand
clean segments are flagged. A check that flags more than that of what is right is said one step lower.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from review.align.lengths import LengthModel, measure, prior_model
from review.config import CheckSettings, Settings
from review.errors import InputError
from review.findings import view_of
from review.length_config import LengthNorm
from review.model import SEVERITIES, Document, Severity
from review.scoring import score_document
from review.text.language import base_language

__all__ = ["LEAST", "Calibrated", "CheckAlarms", "calibrate"]

#: So many pairs of segments there must be; and so many of either kind for a spread of their own.
LEAST, _ENOUGH = 30, 30
#: Shorter sides have no ratio that tells; from this length on a segment is long.
_SHORTEST, _LONG = 8, 80
#: Thresholds of length, in standard deviations: each check's option, and which side of normal it looks at.
_THRESHOLDS = (("omission", "short", -1.0), ("addition", "long", 1.0))
_LEAST_THRESHOLD, _MOST_THRESHOLD = 2.0, 8.0
#: As many false alarms are no chance.
_FEW = 3


@dataclass(frozen=True, slots=True)
class CheckAlarms:
    """What a check flagged of clean text: findings that are not neutral, and the segments that they lie in.

    `severity` is what its findings should be at most, None where they may stay as they are.
    """

    check: str
    findings: int
    segments: int
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What was fitted: a norm for each pair of languages, thresholds by (check, option), and alarms by check."""

    pairs: int
    lengths: dict[tuple[str, str], LengthNorm]
    thresholds: dict[tuple[str, str], float]
    alarms: tuple[CheckAlarms, ...]
    flagged: int


def calibrate(documents: Sequence[tuple[Document, Settings]], alarms: float = 2.0) -> Calibrated:
    """Fits lengths and thresholds to translations that are right; `alarms` of a thousand segments may be flagged.

    Raises InputError where there are fewer than 30 pairs of segments of two languages.
    """
    lengths = _norms([document for document, _ in documents])
    fitted = [
        (document, replace(settings, lengths={**settings.lengths, **lengths})) for document, settings in documents
    ]
    pairs = sum(len(_pairs(document)) for document, _ in documents)
    thresholds = _thresholds(fitted, alarms)
    findings: Counter[str] = Counter()
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    loudest: dict[str, Severity] = {}
    segments = 0
    for number, (document, settings) in enumerate(fitted):
        report = score_document(document, _with(settings, thresholds))
        segments += len(document.segments)
        for one in report.findings:
            if one.severity == "neutral":
                continue
            findings[one.check] += 1
            places[one.check].add((number, one.segment))
            loudest[one.check] = max(one.severity, loudest.get(one.check, "neutral"), key=SEVERITIES.index)
    told = []
    for check, count in findings.most_common():
        where = len(places[check])
        often = where >= _FEW and where * 1000 > alarms * segments
        lower = SEVERITIES[SEVERITIES.index(loudest[check]) - 1] if often else None
        told.append(CheckAlarms(check, count, where, lower))
    flagged = len(set[tuple[int, int]]().union(*places.values()))
    return Calibrated(pairs, lengths, thresholds, tuple(told), flagged)


def _pairs(document: Document) -> list[tuple[int, int]]:
    """The lengths of the segments that have both sides, source and target."""
    views = view_of(document, Settings()).segments
    both = ((measure(view.source.raw), measure(view.target.raw)) for view in views if view.paired)
    return [(source, target) for source, target in both if source >= _SHORTEST and target >= _SHORTEST]


def _norms(documents: Iterable[Document]) -> dict[tuple[str, str], LengthNorm]:
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for document in documents:
        languages = base_language(document.source_language), base_language(document.target_language)
        pairs[languages] += _pairs(document)
    if not pairs:
        raise InputError("holds no translated segment; there is nothing to calibrate with")
    for (source, target), found in pairs.items():
        if len(found) < LEAST:
            raise InputError(
                f"{source} to {target}: {len(found)} translated segments of {_SHORTEST} characters or more; "
                f"calibrating wants {LEAST}: name more text, or leave this pair out"
            )
    return {languages: _norm(found, prior_model(*languages)) for languages, found in pairs.items()}


def _norm(pairs: list[tuple[int, int]], prior: LengthModel) -> LengthNorm:
    """The middle ratio, the spread of long segments, and the noise of short ones."""
    logs = [(math.log(target / source), min(source, target)) for source, target in pairs]
    middle = statistics.median(log for log, _ in logs)
    far = [(abs(log - middle), length) for log, length in logs]
    long = [distance for distance, length in far if length >= _LONG]
    short = [(distance, length) for distance, length in far if length < _LONG]
    spread = _deviation(long) if len(long) >= _ENOUGH else min(prior.spread, _deviation([d for d, _ in far]))
    noise = prior.noise
    if len(short) >= _ENOUGH:
        length = statistics.harmonic_mean([length for _, length in short])
        noise = (_deviation([distance for distance, _ in short]) ** 2 - spread**2) * length
    return LengthNorm(
        round(math.exp(middle), 4), round(min(0.5, max(0.05, spread)), 4), round(min(8.0, max(0.2, noise)), 3)
    )


def _deviation(distances: list[float]) -> float:
    """The standard deviation that a normal distribution of this median absolute deviation has."""
    return 1.4826 * statistics.median(distances)


def _thresholds(documents: Sequence[tuple[Document, Settings]], alarms: float) -> dict[tuple[str, str], float]:
    """The options at which at most `alarms` of a thousand of these segments are too short, or too long.

    Of few segments the rare ones are not known: then a threshold may only rise.
    """
    from review.checks import CHECKS

    far: list[float] = []
    for document, settings in documents:
        view = view_of(document, settings)
        both = ((measure(one.source.raw), measure(one.target.raw)) for one in view.segments if one.paired)
        far += [view.lengths.z(source, target) for source, target in both if min(source, target) >= _SHORTEST]
    allowed = int(len(far) * alarms / 1000)
    found = {}
    for check, option, sign in _THRESHOLDS:
        usual = float(CHECKS[check].options[option])
        beyond = sorted((sign * z for z in far), reverse=True)
        at = beyond[allowed] if allowed < len(beyond) else 0.0
        value = math.ceil(10 * at + 1) / 10
        least = _LEAST_THRESHOLD if allowed else usual
        found[check, option] = min(_MOST_THRESHOLD, max(least, value))
    return found


def _with(settings: Settings, thresholds: dict[tuple[str, str], float]) -> Settings:
    checks: dict[str, CheckSettings] = {}
    for (check, option), value in thresholds.items():
        checks[check] = CheckSettings(options={option: value})
    return Settings(checks=checks).over(settings)
