"""The verdict on a run: report in, passed or failed out. Pure; exit codes are the command line's."""

from __future__ import annotations

from collections.abc import Sequence

from review.model import SEVERITIES
from review.report import DocumentReport, Verdict

__all__ = ["judge"]


def judge(documents: Sequence[DocumentReport], fail_level: str) -> Verdict:
    """Fails on findings at or above `fail_level` (a severity, or "none")."""
    if fail_level == "none":
        return Verdict()
    counted = SEVERITIES[SEVERITIES.index(fail_level) :]  # type: ignore[arg-type]
    reasons = []
    for report in documents:
        bad = [finding for finding in report.findings if finding.severity in counted]
        if bad:
            plural = "" if len(bad) == 1 else "s"
            reasons.append(f"{report.document.id}: {len(bad)} finding{plural} of severity {fail_level} or worse")
    return Verdict(not reasons, tuple(reasons))
