"""Annotations on a pull request, as GitHub's workflow commands; the job summary is the markdown report.

GitHub shows ten annotations a step and drops the rest without a word. So: what fails without a place first, then the
new findings, the worst first, and where there are more than ten the tenth says how many are not shown. Escaping is that
of GitHub's own toolkit: % and line ends in a message, : and , too in a property.
"""

from __future__ import annotations

from review.git.paths import place
from review.lazy_patterns import lazy_re
from review.model import Finding, Severity
from review.report import DocumentReport, Report
from review.reporters.order import name_of, new_findings
from review.reporters.reporter import Reporter
from review.text.counted import counted
from review.text.visible import visible

__all__ = ["MOST", "REPORTER", "failed_run"]

#: Annotations that GitHub shows of one step.
MOST = 10
#: Control characters, those of direction too, that GitHub's own escaping does not know: a log shows them as they are.
_CONTROL = lazy_re(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: How a finding is shown that does not fail the run; one that does is an error.
_COMMANDS: dict[Severity, str] = {"critical": "warning", "major": "warning", "minor": "warning", "neutral": "notice"}


def _render(report: Report) -> str:
    lines = [_command("error", {"title": "review"}, reason) for reason in report.verdict.others]
    failing, found = report.verdict.failing, new_findings(report)
    lines += [_annotation(d, finding, finding.fingerprint in failing) for d, finding in found]
    elsewhere = (report.in_all or len(found)) - len(found)
    if len(lines) > MOST or elsewhere:
        hidden = len(lines[MOST - 1 :]) + elsewhere
        have = "have them all" if report.in_all is None else "have more of them"
        said = f"{hidden:,} more are not shown here; the job summary and the other reports {have}"
        lines[MOST - 1 :] = [_command("notice", {"title": "review"}, said)]
    verdict = "passed" if report.verdict.passed else "failed"
    lines.append(f"review: {verdict}, {counted(report.in_all or len(new_findings(report)), 'new finding')}")
    return "\n".join(lines) + "\n"


def _annotation(report: DocumentReport, finding: Finding, fails: bool) -> str:
    properties = {"file": place(report.document, finding.span.side), "line": str(finding.line)}
    properties["col"] = str(finding.column)
    if "\n" not in finding.text and finding.text:
        properties["endColumn"] = str(finding.column + len(finding.text))
    name = name_of(report, finding)
    properties["title"] = f"{finding.severity} {finding.check}" + (f" in {name}" if name else "")
    said = finding.message
    if finding.suggestion is not None:
        said += f"\ninstead: {finding.suggestion or '(nothing)'}"
    return _command(_COMMANDS[finding.severity] if not fails else "error", properties, said)


def failed_run(message: str, path: str | None = None, line: int | None = None) -> str:
    """The annotation of a run that came to no report, with the file that is at fault where there is one."""
    properties = {} if path is None else {"file": path}
    if path is not None and line is not None:
        properties["line"] = str(line)
    return _command("error", {**properties, "title": "review could not score"}, message) + "\n"


def _command(name: str, properties: dict[str, str], message: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    text = _CONTROL.sub(lambda match: visible(match.group()), text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter("github", "annotations on a pull request, and its job summary", _render)
