"""SARIF 2.1.0 (OASIS), for code scanning: a rule for each check that found something, with its page as help; a result
a finding. Code scanning reads a rule with the results that name it, and wants none for the others.

Files are relative to the repository (uriBaseId SRCROOT), columns are code points, `partialFingerprints` carries the
finding's own. What the baseline names is "unchanged", and what it dismisses is suppressed. Reasons that have no finding
are notifications of the run.
"""

from __future__ import annotations

import inspect
import os
from typing import Any
from urllib.parse import quote

from review.checks import CHECKS
from review.git.paths import place
from review.model import Finding, Severity, Side, Span
from review.report import DocumentReport, Report
from review.reporters.json import dumped
from review.reporters.notes import note_lines
from review.reporters.order import name_of, shown_part
from review.reporters.reporter import Reporter

__all__ = ["REPORTER"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning", "neutral": "note"}
_ROOT = "SRCROOT"


def _render(report: Report) -> str:
    found = {finding.check for document in report.documents for finding in document.findings}
    codes = [code for code in CHECKS if code in found]
    said = [*report.verdict.notes, *note_lines(report)]
    index = {code: number for number, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "review",
                "version": report.version,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    *({"level": "error", "message": _message(reason)} for reason in report.verdict.others),
                    *({"level": "note", "message": _message(note)} for note in said),
                    *(
                        {"level": "note", "message": _message(part)}
                        for part in map(shown_part, report.documents)
                        if part
                    ),
                ],
            }
        ],
        "results": [_result(d, f, report, index) for d in report.documents for f in d.findings],
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(data)


def _rule(code: str) -> dict[str, Any]:
    check = CHECKS[code]
    page = inspect.cleandoc(check.page)
    # section 3.49.7: a name is another than the id, and left out where it is not
    name = {"name": "".join(word.capitalize() for word in code.split("-"))} if "-" in code else {}
    return {
        "id": code,
        **name,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.summary},
        "help": {"text": f"{check.summary} review explain {code} says more.", "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"category": check.category, "tags": ["translation", check.category.partition("/")[0]]},
    }


def _result(report: DocumentReport, finding: Finding, whole: Report, index: dict[str, int]) -> dict[str, Any]:
    status = whole.verdict.status(finding)
    result: dict[str, Any] = {
        "ruleId": finding.check,
        **({"ruleIndex": index[finding.check]} if finding.check in index else {}),
        "level": _LEVELS[finding.severity],
        **({} if finding.probability is None else {"rank": round(100 * finding.probability, 1)}),
        "message": _message(finding.message),
        "locations": [
            {"physicalLocation": _location(report, finding.segment, finding.span), **_names(report, finding)}
        ],
        "partialFingerprints": {"review/v1": finding.fingerprint},
        "baselineState": "new" if status == "new" else "unchanged",
        "properties": {
            "severity": finding.severity,
            **({} if finding.probability is None else {"probability": round(finding.probability, 2)}),
            "category": finding.category,
            "document": report.document.id,
            "segment": finding.segment,
        },
    }
    if finding.twin is not None:
        twin = {"physicalLocation": _location(report, finding.segment, finding.twin)}
        result["relatedLocations"] = [{**twin, "message": {"text": f"the counterpart in the {finding.twin.side}"}}]
    if finding.suggestion is not None:
        place_ = result["locations"][0]["physicalLocation"]
        replacement = {"deletedRegion": place_["region"], "insertedContent": {"text": finding.suggestion}}
        change = {"artifactLocation": place_["artifactLocation"], "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": "as suggested"}, "artifactChanges": [change]}]
    if status == "dismissed":
        entry = whole.verdict.known[finding.fingerprint]
        why = f"{entry.why} ({entry.by}, {entry.when})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _location(report: DocumentReport, number: int, span: Span) -> dict[str, Any]:
    segment = report.segments[number - 1].segment
    line, column = segment.position(span.side, span.start)
    end_line, end_column = segment.position(span.side, span.end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"artifactLocation": {"uri": _uri(report, span.side), "uriBaseId": _ROOT}, "region": region}


def _names(report: DocumentReport, finding: Finding) -> dict[str, Any]:
    name = name_of(report, finding)
    return {"logicalLocations": [{"name": name}]} if name else {}


def _uri(report: DocumentReport, side: Side) -> str:
    return quote(os.fsencode(place(report.document, side)), safe="/-._~")


def _message(text: str) -> dict[str, str]:
    """SARIF reads {0} and [text](link) in messages (3.11.5, 3.11.6): braces are doubled, such brackets marked."""
    text = text.replace("{", "{{").replace("}", "}}")
    return {"text": text.replace("[", "\\[") if "](" in text else text}


REPORTER = Reporter("sarif", "SARIF 2.1.0, for code scanning", _render)
