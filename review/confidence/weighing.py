"""What a finding may say, given how likely it is right: under one half neutral at most, under 0.8 minor at most.

So that major, which fails a build, means something. A severity that the settings give a check is a person's word and
stays. A check that was never measured has no probability, and speaks as it does by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from review.checks.check import Check
from review.confidence.probability import moved, shipped
from review.config import DecidedCounts
from review.model import SEVERITIES, Severity

__all__ = ["capped", "probability_of"]

#: Below the first number a finding is at most of that severity.
_CAPS: tuple[tuple[float, Severity], ...] = ((0.5, "neutral"), (0.8, "minor"))


def probability_of(
    check: Check, severity: Severity, languages: tuple[str, str], structured: bool, decided: Mapping[str, DecidedCounts]
) -> float | None:
    """How likely a finding of this check, of this severity by itself, is right; None where that was never measured.

    `structured` says whether its segment has markup, placeholders or code.

    Of checks that need a translation model, that was measured with the built-in ones; a judge's was not.
    """
    if check.code not in measured_codes():
        return None
    probability = _shipped(check.code, check.category.partition("/")[0], severity, "-".join(languages), structured)
    return moved(probability, decided.get(check.code, DecidedCounts()))


@lru_cache(maxsize=1024)
def _shipped(code: str, family: str, severity: str, pair: str, structured: bool) -> float:
    return shipped().probability(code, family, severity, pair, structured)


@lru_cache(maxsize=1)
def measured_codes() -> frozenset[str]:
    """The checks that ran when the table was made: those that it has a digest of."""
    from review.confidence.table import measured_digests

    return frozenset(measured_digests())


def capped(severity: Severity, probability: float | None) -> Severity:
    """The severity, or the most that a finding as likely to be right may have."""
    if probability is None:
        return severity
    most = next((cap for below, cap in _CAPS if probability < below), severity)
    return min(severity, most, key=SEVERITIES.index)
