"""What a check says reaches the report whole: severity, category, side, twin, message and the correction."""

from __future__ import annotations

import pytest

from review.checks import CHECKS
from review.config import CheckSettings, Settings
from review.findings import findings_of
from review.model import Finding
from tests.checks.cases import NOTHING, Case, Expected, read_cases

#: Of each table: enough to hold every field, few enough to be quick.
_ROWS = 8


def told(finding: Finding, case: Case) -> Expected:
    segment = case.document().segments[finding.segment - 1]
    twin = finding.twin
    assert segment.text(finding.span.side)[finding.span.start : finding.span.end] == finding.text
    return Expected(
        finding.text,
        "" if finding.suggestion is None else finding.suggestion or NOTHING,
        finding.severity,
        finding.category,
        finding.span.side,
        "" if twin is None else segment.text(twin.side)[twin.start : twin.end],
        finding.message,
    )


@pytest.mark.parametrize("code", CHECKS)
def test_a_finding_is_what_its_check_said(code: str) -> None:
    alone = Settings(
        checks={other: CheckSettings(enabled=False) for other in CHECKS if other != code}, weigh_findings=False
    )
    suggested, kept = 0, 0
    for case in [one for one in read_cases(code) if one.flagged][:_ROWS]:
        found = sorted(told(finding, case) for finding in findings_of(case.view(), alone))
        expected = sorted(case.findings)
        # a correction that leaves a new fault is taken away (review/suggestions.py), nothing else is
        assert [one._replace(suggestion="") for one in found] == [one._replace(suggestion="") for one in expected], (
            case.id
        )
        for one, other in zip(found, expected, strict=True):
            assert one.suggestion in ("", other.suggestion), case.id
            suggested, kept = suggested + bool(other.suggestion), kept + bool(one.suggestion)
    assert kept >= suggested / 2
