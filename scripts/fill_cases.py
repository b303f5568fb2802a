"""Fills what a row of tests/checks/*.tsv does not say of its findings from what the code does now.

Write a row's verdict, languages, texts and span; this adds suggestion, severity, category, side, twin and message. READ
what it wrote: whatever is wrong there is a bug. What is filled already is left alone, unless its columns are named.

    python scripts/fill_cases.py [CODE…] [--renew COLUMN…]
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from review.checks import CHECKS
from tests.checks.cases import COLUMNS, FOLDER, SEPARATOR, Case, Expected, expected_of, unescape

_FIRST = ("verdict", "source_language", "target_language", "source", "target")

#: A backslash that a cell would read as the beginning of an escape.
_ESCAPE_SIGN = re.compile(r"\\(?=n|t|u[0-9a-fA-F]{4})")


def escape(text: str) -> str:
    """A text as a cell has it: what would not show is written as \\n, \\t or \\u and four hex digits."""

    def one(character: str) -> str:
        if character in "\n\t":
            return "\\n" if character == "\n" else "\\t"
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")
        return f"\\u{ord(character):04x}" if hidden and ord(character) < 0x10000 else character

    return "".join(map(one, _ESCAPE_SIGN.sub(r"\\u005c", text)))


def fill(code: str, renewed: Sequence[str]) -> int:
    """Fills one check's table; how many rows changed."""
    path = FOLDER / f"{code}.tsv"
    written = path.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(written, delimiter="\t", quoting=csv.QUOTE_NONE))
    extra = ("glossary", "format", "earlier", "before", "custom", "options")
    optional = [column for column in extra if any(row.get(column) for row in rows)]
    header = [*_FIRST, *COLUMNS, *optional]
    changed = 0
    lines = ["\t".join(header)]
    for number, row in enumerate(rows, start=2):
        wanted = [column for column in COLUMNS[1:] if column in renewed or row.get(column) is None]
        if row["verdict"] == "flag" and (wanted or not row["severity"]):
            wanted = wanted or list(COLUMNS[1:])
            found = _in_order(code, number, row)
            for column in wanted:
                row[column] = SEPARATOR.join(escape(getattr(one, column)) for one in found)
            changed += 1
        if row["verdict"] == "flag" or optional:
            lines.append("\t".join(row.get(column) or "" for column in header))
        else:
            lines.append(written[number - 1])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return changed


def _in_order(code: str, number: int, row: dict[str, str]) -> list[Expected]:
    """The row's findings in the order of its spans."""
    case = Case(
        f"{code}.tsv",
        number,
        True,
        row["source_language"],
        row["target_language"],
        unescape(row["source"]),
        unescape(row["target"]),
        (),
        row.get("glossary") or "",
        row.get("format") or "",
        unescape(row.get("earlier") or ""),
        unescape(row.get("before") or ""),
        row.get("custom") or "",
        row.get("options") or "",
    )
    view = case.view()
    hits = sorted(CHECKS[code].find(view), key=lambda hit: (hit.segment, hit.span.side, hit.span.start))
    found = [expected_of(CHECKS[code], hit, view) for hit in hits]
    ordered = []
    for span in unescape(row["span"]).split(SEPARATOR):
        one = next((one for one in found if one.span == span), None)
        if one is None:
            sys.exit(f"{case.id}: {span!r} is not found now; what is: {[one.span for one in found]}")
        found.remove(one)
        ordered.append(one)
    if found:
        sys.exit(f"{case.id}: found too: {[one.span for one in found]}")
    return ordered


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*", metavar="CODE", default=list(CHECKS))
    parser.add_argument("--renew", nargs="+", metavar="COLUMN", choices=COLUMNS[1:], default=())
    chosen = parser.parse_args()
    for code in chosen.codes:
        changed = fill(code, chosen.renew)
        if changed:
            print(f"{code}.tsv: {changed} rows")


if __name__ == "__main__":
    main()
