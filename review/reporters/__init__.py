"""Output formats, one file each. To add one: its file and its line here."""

from __future__ import annotations

from review.reporters.json import REPORTER as json
from review.reporters.reporter import Reporter
from review.reporters.text import REPORTER as text

__all__ = ["REPORTERS", "Reporter"]

REPORTERS: dict[str, Reporter] = {reporter.name: reporter for reporter in (text, json)}
