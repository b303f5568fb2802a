"""Output formats, one file each. To add one: its file and its line here."""

from __future__ import annotations

from review.reporters.csv import REPORTER as csv
from review.reporters.github import REPORTER as github
from review.reporters.html import REPORTER as html
from review.reporters.json import REPORTER as json
from review.reporters.junit import REPORTER as junit
from review.reporters.markdown import REPORTER as markdown
from review.reporters.reporter import Reporter
from review.reporters.sarif import REPORTER as sarif
from review.reporters.text import REPORTER as text

__all__ = ["REPORTERS", "Reporter"]

REPORTERS: dict[str, Reporter] = {
    reporter.name: reporter for reporter in (text, json, github, sarif, junit, markdown, html, csv)
}
