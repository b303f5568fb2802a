"""JUnit XML: a suite a document, a test case a check, passing ones too.

A case fails where a finding of its check fails the build; what is new and does not fail, or is known, is in its output.
The suite `gate` holds what fails without a finding: scores, thresholds, what is gone. There are no times and no host
names: the same texts give the same file.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET  # written, never parsed

from review.checks import CHECKS
from review.git.paths import place
from review.lazy_patterns import lazy_regex
from review.model import Finding
from review.report import DocumentReport, Report
from review.reporters.order import name_of, shown_part, words_of
from review.reporters.reporter import Reporter
from review.text.counted import counted
from review.text.visible import markup_without_commands

__all__ = ["REPORTER"]

#: What XML 1.0 cannot hold.
_ILLEGAL = lazy_regex(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def _render(report: Report) -> str:
    suites = ET.Element("testsuites", name="review")
    tests = failures = 0
    for document in report.documents:
        suite, cases, failed = _suite(document, report)
        suites.append(suite)
        tests, failures = tests + cases, failures + failed
    gate = ET.SubElement(suites, "testsuite", name="gate")
    others = report.verdict.others
    case = ET.SubElement(gate, "testcase", classname="review.gate", name="scores and completeness")
    if others:
        failure = ET.SubElement(case, "failure", message=_legal(others[0]), type="gate")
        failure.text = _legal("\n".join(others))
    _count(gate, 1, bool(others))
    _count(suites, tests + 1, failures + bool(others))
    ET.indent(suites, " ")
    text: str = ET.tostring(suites, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + markup_without_commands(text) + "\n"


def _suite(document: DocumentReport, report: Report) -> tuple[ET.Element, int, int]:
    name = _legal(document.document.id)
    suite = ET.Element("testsuite", name=name)
    findings: dict[str, list[Finding]] = {code: [] for code in CHECKS}
    for finding in document.findings:
        findings.setdefault(finding.check, []).append(finding)
    failed, counts = 0, document.check_counts()
    if shown := shown_part(document):
        ET.SubElement(ET.SubElement(suite, "properties"), "property", name="in all", value=shown)
    for code, found in findings.items():
        case = ET.SubElement(suite, "testcase", classname=f"review.{name}", name=code)
        failing = [f for f in found if f.fingerprint in report.verdict.failing]
        if failing:
            failed += 1
            failure = ET.SubElement(case, "failure", message=_legal(failing[0].message), type=failing[0].severity)
            failure.text = _legal("\n".join(_line(document, f) for f in failing))
        rest = [f for f in found if f.fingerprint not in report.verdict.failing]
        said = [f"{report.verdict.status(f)}: {_line(document, f)}" for f in rest]
        if counts[code] > len(found):
            said.append(f"{counted(counts[code], 'finding')} in all, {len(found):,} of them shown")
        if said:
            output = ET.SubElement(case, "system-out")
            output.text = _legal("\n".join(said))
    _count(suite, len(findings), failed)
    return suite, len(findings), failed


def _count(element: ET.Element, tests: int, failures: int) -> None:
    element.attrib |= {"tests": str(tests), "failures": str(int(failures)), "errors": "0", "skipped": "0"}


def _line(document: DocumentReport, f: Finding) -> str:
    where = f"{place(document.document, f.span.side)}:{f.line}:{f.column}"
    if name := name_of(document, f):
        where += f" ({name})"
    instead = "" if f.suggestion is None else f" instead: {' '.join(f.suggestion.split()) or '(nothing)'}"
    return f"{where}: {f.severity}: {f.message} [{' '.join(words_of(document, f).split())}]{instead}"


def _legal(text: str) -> str:
    legal: str = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
    return legal


REPORTER = Reporter("junit", "a test case per document and check, for any CI", _render)
