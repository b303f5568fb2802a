#!/usr/bin/env python3
"""Makes review/text/names/japanese_names.tsv.xz: how Japanese surnames and given names in characters are read.

usage: pip install japanese-personal-name-dataset==0.4.0; python scripts/make_japanese_names.py
From the package japanese-personal-name-dataset (MIT). A line: family or given, a reading with its long vowels short
(`short_reading`), and the names that are read so, two characters at least, for a single one is in every other word.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import regex

sys.path.insert(0, str(Path(__file__).parents[1]))

from review.text.names.japanese_names import FILE, short_reading

FOLDER = files("japanese_personal_name_dataset").joinpath("dataset")
GIVEN = ("first_name_man_opti", "first_name_man_org", "first_name_woman_opti", "first_name_woman_org")


def main() -> None:
    """Writes the table."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    with FOLDER.joinpath("last_name_org.csv").open(encoding="utf-8") as file:
        for name, _, _, reading in csv.reader(file):
            found["family", short_reading(reading)].add(name)
    for kind in GIVEN:
        with FOLDER.joinpath(f"{kind}.csv").open(encoding="utf-8") as file:
            for _, reading, *names in csv.reader(file):
                found["given", short_reading(reading)].update(names)
    lines = []
    for (kind, reading), names in sorted(found.items()):
        kept = sorted(name for name in names if regex.fullmatch(r"\p{Han}[\p{Han}々]{1,3}", name))
        if kept and reading:
            lines.append(f"{kind}\t{reading}\t{'|'.join(kept)}\n")
    packed = lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(str(FILE)).write_bytes(packed)
    print(len(lines), "readings,", len(packed), "bytes")


if __name__ == "__main__":
    main()
