#!/usr/bin/env python3
"""Makes review/text/names/spellings.tsv.xz: how letters of other scripts spell names, and how Japanese names are read.

usage: pip install japanese-personal-name-dataset==0.4.0; python scripts/make_spellings.py [SCRIPT...]  (ten minutes)
Learned from review/text/names/cities.txt.gz (GeoNames, CC BY 4.0), and for names of Japan from the package
japanese-personal-name-dataset (MIT). A name of a city in one script is paired with those of its Latin names that sound
about like it (`sounds.alike`); what is no transcription at all (Wien, Beč) is left out so. Chinese has no table: it
leaves sounds out, and a wrong name fits some characters of a sentence as well as the right one does.
Expectation-maximisation then finds which blocks of one or two letters stand for which of up to three Latin ones (six of
a character). A line: script, block, and for each Latin block its pointwise mutual information with it, in hundredths.
"""

from __future__ import annotations

import csv
import gzip
import lzma
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import regex

from review.text.names import cities, spellings
from review.text.names.sounds import alike

SCRIPTS = [
    "Arabic",
    "Armenian",
    "Bengali",
    "Cyrillic",
    "Devanagari",
    "Georgian",
    "Greek",
    "Gujarati",
    "Gurmukhi",
    "Han",
    "Hangul",
    "Hebrew",
    "Kannada",
    "Katakana",
    "Malayalam",
    "Tamil",
    "Telugu",
    "Thai",
]
#: So much alike (0 to 100) two names are transcriptions of each other.
ALIKE = 75.0
#: So many pairs of a script are learned from, in so many rounds; what was counted less often is chance.
PAIRS, ROUNDS, LEAST = 5000, 4, 1.0
FEWEST = 300
NEW, LATIN_ALONE = 1e-7, 1
Pair = tuple[str, str]


def pairs_of(script: str) -> list[Pair]:
    """Names of cities in a script, each with a Latin one."""
    written = regex.compile(rf"[\p{{{script}}}\p{{M}}ー]{{2,12}}")
    latin = regex.compile("[a-z]{3,14}")
    found: dict[Pair, None] = {}
    for line in gzip.decompress(cities.FILE.read_bytes()).decode().splitlines():
        names = line.strip("|").split("|")
        romanised = [name for name in names if latin.fullmatch(name)]
        for name in filter(written.fullmatch, names):
            for other in romanised:
                if alike([other], [name]) >= ALIKE:
                    found[spellings.letters_of(name, script), other] = None
    return list(found)


def persons() -> list[Pair]:
    """Japanese surnames and given names in characters, each with its reading, long vowels as usual and written out."""
    folder = files("japanese_personal_name_dataset").joinpath("dataset")
    found: dict[Pair, None] = {}

    def add(name: str, reading: str) -> None:
        if regex.fullmatch(r"\p{Han}{1,5}", name):
            short = reading.replace("ou", "o").replace("uu", "u").replace("oo", "o")
            found.update({(name, short): None, (name, reading): None})

    with folder.joinpath("last_name_org.csv").open(encoding="utf-8") as file:
        for name, _, _, reading in csv.reader(file):
            add(name, reading)
    for kind in ("man_opti", "woman_opti"):
        with folder.joinpath(f"first_name_{kind}.csv").open(encoding="utf-8") as file:
            for _, reading, *names in csv.reader(file):
                for name in names[:6]:
                    add(name, reading)
    return list(found)


def steps(native: str, latin: str, there: int, here: int) -> Iterator[tuple[int, int]]:
    """How many letters of each an alignment may go on by; a character is read by more of them than a letter is."""
    most = 6 if "\u4e00" <= native[0] <= "\u9fff" else 3
    for own in range(min(2, len(native) - there) + 1):
        for other in range(min(most, len(latin) - here) + 1):
            if (own, other) != (0, 0) and not (own == 0 and other > LATIN_ALONE) and not (own == 2 and other == 0):
                yield own, other


def learn(pairs: list[Pair]) -> Counter[Pair]:
    """How often blocks stand for each other, by expectation-maximisation over all alignments."""
    share: dict[Pair, float] = {}
    counts: Counter[Pair] = Counter()
    for _ in range(ROUNDS):
        counts = Counter()
        for native, latin in pairs:
            count(native, latin, share, counts)
        whole = sum(counts.values())
        share = {block: number / whole for block, number in counts.items() if number > 1e-4}
    return counts


def count(native: str, latin: str, share: dict[Pair, float], counts: Counter[Pair]) -> None:
    """Adds what one pair of names says: the forward-backward algorithm."""
    ahead = [[0.0] * (len(latin) + 1) for _ in range(len(native) + 1)]
    ahead[0][0] = 1.0
    taken = []
    for there in range(len(native) + 1):
        for here in range(len(latin) + 1):
            if not ahead[there][here]:
                continue
            for own, other in steps(native, latin, there, here):
                block = native[there : there + own], latin[here : here + other]
                likely = share.get(block, NEW) if share else (0.05 if own == 1 and other in (1, 2) else 0.005)
                ahead[there + own][here + other] += ahead[there][here] * likely
                taken.append((there, here, there + own, here + other, block, likely))
    whole = ahead[-1][-1]
    if whole <= 0.0:
        return
    behind = [[0.0] * (len(latin) + 1) for _ in range(len(native) + 1)]
    behind[-1][-1] = 1.0
    for there, here, then, after, block, likely in reversed(taken):
        if rest := behind[then][after] * likely:
            counts[block] += ahead[there][here] * rest / whole
            behind[there][here] += rest


def lines_of(script: str, counts: Counter[Pair]) -> Iterator[str]:
    """The table's lines of a script."""
    whole = sum(counts.values())
    own, other = Counter[str](), Counter[str]()
    for (native, latin), number in counts.items():
        own[native] += number
        other[latin] += number
    table: dict[str, list[str]] = {}
    for (native, latin), number in sorted(counts.items()):
        if native and latin and number >= LEAST:
            information = math.log(number * whole / (own[native] * other[latin]))
            table.setdefault(native, []).append(f"{latin} {round(100 * information)}")
    for native, latins in table.items():
        yield "\t".join((script, native, *latins))


def main() -> int:
    """Writes the table."""
    wanted = sys.argv[1:] or [*SCRIPTS, spellings.KANJI]
    kept = lzma.decompress(Path(str(spellings.FILE)).read_bytes()).decode().splitlines() if sys.argv[1:] else []
    lines = [line for line in kept if line.split("\t")[0] not in wanted]
    for script in wanted:
        pairs = persons() if script == spellings.KANJI else pairs_of(script)
        random.Random(1).shuffle(pairs)
        if len(pairs) < FEWEST:
            continue
        limit = 3 * PAIRS if script == spellings.KANJI else PAIRS
        found = list(lines_of(script, learn(pairs[:limit])))
        sys.stdout.write(f"{script}: {len(pairs)} pairs, {len(found)} lines\n")
        sys.stdout.flush()
        lines += found
    Path(str(spellings.FILE)).write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    return 0


if __name__ == "__main__":
    sys.exit(main())
