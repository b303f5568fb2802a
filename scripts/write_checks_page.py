"""Writes docs/checks.md from the checks' own pages. A test compares the two.

usage: write_checks_page.py
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path

from review.checks import CHECKS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "checks.md"
HEAD = """# The checks

Written by `scripts/write_checks_page.py` from the checks themselves; `review explain CODE` prints the same. Each can be
switched off, or given another severity, in the configuration (`docs/configuration.md`).

| check | severity | category | finds |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page, as Markdown."""
    rows = "".join(
        f"| [`{c.code}`](#{c.code}) | {c.severity} | {c.category} | {c.summary.replace('|', '&#124;')} |\n"
        for c in CHECKS.values()
    )
    parts = [HEAD + rows]
    for check in CHECKS.values():
        text = inspect.cleandoc(check.page)
        options = "".join(f"- `{name} = {json.dumps(value)}`\n" for name, value in check.options.items())
        parts.append(f"## {check.code}\n\n{text}\n")
        if options:
            parts.append(f"Options, with their defaults:\n\n{options}")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
