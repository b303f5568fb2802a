"""Writes review/text/look_alikes.tsv: letters with the letter of Latin, Cyrillic and Greek that looks like each.

usage: make_look_alikes.py

One line a letter: the letter, then its look-alike in each of the three scripts, empty where there is none or it is of
that script itself; of several, the first one of the same case. Source: Unicode's confusables
(https://www.unicode.org/reports/tr39/, Unicode licence v3), as the package confusable-homoglyphs has them, which is
needed to make the table and not to run `review`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import regex
from confusable_homoglyphs import confusables  # type: ignore[import-untyped]

from review.checks.encoding import SCRIPTS

TARGET = Path(__file__).parent.parent / "review" / "text" / "look_alikes.tsv"
_LETTER = regex.compile(r"[\p{L}\p{M}]")


def alike(letter: str, script: str) -> str:
    """The letter of `script` that looks like `letter` and has its case; "" where there is none."""
    pattern = regex.compile(rf"\p{{{script}}}")
    if pattern.match(letter):
        return ""
    for entry in confusables.is_confusable(letter, greedy=True) or ():
        for other in entry["homoglyphs"]:
            candidate = str(other["c"])
            if len(candidate) == 1 and pattern.match(candidate) and candidate.isupper() == letter.isupper():
                return candidate
    return ""


def main() -> None:
    """Writes the table."""
    lines = []
    for letter in filter(_LETTER.match, map(chr, range(sys.maxunicode + 1))):
        found = [alike(letter, script) for script in SCRIPTS]
        if any(found):
            lines.append("\t".join((letter, *found)) + "\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
