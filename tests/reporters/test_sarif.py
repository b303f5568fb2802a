"""SARIF against OASIS's own schema, and what code scanning reads of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from review.checks import CHECKS
from review.report import Report
from review.reporters import REPORTERS
from tests.reporters.building import document, finding, report, repository

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


@pytest.fixture
def log(tmp_path: Path) -> dict[str, Any]:
    data = json.loads(REPORTERS["sarif"].render(report(tmp_path)))
    assert isinstance(data, dict)
    return data


def test_it_is_valid(log: dict[str, Any]) -> None:
    errors = [f"{list(error.path)}: {error.message}" for error in Draft4Validator(SCHEMA).iter_errors(log)]
    assert not errors


def test_an_empty_report_is_valid() -> None:
    Draft4Validator(SCHEMA).validate(json.loads(REPORTERS["sarif"].render(Report("1", ()))))


def test_the_rules_are_the_checks_that_found_something(log: dict[str, Any]) -> None:
    run = log["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "numbers"
    assert {result["ruleIndex"] for result in run["results"]} == {0}


@pytest.mark.parametrize("code", list(CHECKS))
def test_a_rule_has_help_from_its_page(code: str, tmp_path: Path) -> None:
    found = replace(finding(1), check=code)
    log = json.loads(REPORTERS["sarif"].render(Report("1", (document(repository(tmp_path), found),))))
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == CHECKS[code].summary
    assert rule.get("name", "").lower() != code  # Microsoft's sarif-multitool warns of it (SARIF1001)
    assert len(rule["help"]["markdown"]) > len(rule["help"]["text"]) > len(rule["shortDescription"]["text"])


def test_a_few_findings_are_a_few_kilobytes(tmp_path: Path) -> None:
    found = (replace(finding(1), check="numbers"), replace(finding(2), check="names"), finding(3))
    assert len(REPORTERS["sarif"].render(Report("1", (document(repository(tmp_path), *found),)))) < 30_000


def test_a_result_points_into_the_repository(log: dict[str, Any]) -> None:
    result = log["runs"][0]["results"][1]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "a%20b/target.en.txt", "uriBaseId": "SRCROOT"}
    assert where["region"] == {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 2}
    assert result["partialFingerprints"] == {"review/v1": f"{2:032x}"}
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_known_is_unchanged_and_dismissed_is_suppressed(log: dict[str, Any]) -> None:
    results = log["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["new", "new", "unchanged", "unchanged"]
    assert [("suppressions" in result) for result in results] == [False, False, False, True]
    (suppression,) = results[3]["suppressions"]
    assert suppression["justification"].endswith("(Lan, 2026-03-01)")


def test_placeholders_and_links_in_a_message_are_text(log: dict[str, Any]) -> None:
    text = log["runs"][0]["results"][0]["message"]["text"]
    assert "{{0}}" in text
    assert "\\[a](b)" in text


def test_reasons_without_a_finding_are_notifications(log: dict[str, Any]) -> None:
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"][:8]) for note in notes] == [
        ("error", "news/two"),
        ("note", "chrf fel"),
        ("note", "a note"),
    ]


def test_levels_follow_severity(tmp_path: Path) -> None:
    found = (finding(1, "critical"), finding(2, "major"), finding(3, "minor"), finding(4, "neutral"))
    log = json.loads(REPORTERS["sarif"].render(Report("1", (document(repository(tmp_path), *found),))))
    assert [result["level"] for result in log["runs"][0]["results"]] == ["error", "error", "warning", "note"]
