"""Fits how translation models and a model of error spans together see that a translation lacks a phrase: the weights of
`review/backtranslation/evidence.py` (`shortfall`) and of `review/checks/shared/lacking.py`, and the shares of the
latter.

    python scripts/fit_lacking.py --keep scores.sqlite vi-en=flores-dev.vi-en.tsv.gz=601:997=reference,google \
        en-vi=flores-dev.en-vi.tsv.gz=601:997=reference

A table has the column `source` and those of good translations. Each translation is read as it is; and of the first
column's each loses a run of two to five words that crosses no mark, by turns any and one that ends before a mark, as
clauses lose their ends. A logistic function tells the two apart. What measures the result must be of other rows than
these.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from fitting import Floats, logistic

from review.backtranslation.backtranslate import backtranslate
from review.backtranslation.features import features_of
from review.model import Document, Paragraph, Segment
from review.output_cache import OutputCache
from review.spans.finding import chosen_reader
from review.translators.resolve import EngineChoice, find_engine

#: What is weighed: the first four of evidence, the others of a reading.
_NAMES = ("run", "ahead_gap", "ahead_surprise", "ahead_mark", "before", "unsaid")
#: Segments of a document.
_SIZE = 50
_RIDGE = 0.001
_SHARES = (0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.015, 0.0125, 0.01, 0.0075, 0.005, 0.003)
_WORDS = re.compile(r"\s*[^\W_]\S*[^\W_](?=\s)|\s*[^\W_](?=\s)")
#: The same with what stands behind them, and a mark at the end of a word.
_PIECES, _MARK = re.compile(r"\S+"), re.compile(r"[.,;:!?]+$")


class Pair(NamedTuple):
    """A source with a translation, as it is or shortened, and their languages (BCP 47)."""

    languages: tuple[str, str]
    source: str
    target: str
    damaged: bool


def _shortened(text: str, chance: random.Random) -> str | None:
    """A text that lost a run of two to five words; None where no run between marks is so long."""
    words = list(_WORDS.finditer(text))
    runs = [
        (first, last)
        for length in range(2, 6)
        for first, last in zip(words[1:], words[length:], strict=False)
        if " " not in text[first.start() : last.end()].strip()
        or not re.search(r"[^\w\s]\s", text[first.start() : last.end()])
    ]
    if not runs:
        return None
    first, last = chance.choice(runs)
    return text[: first.start()] + text[last.end() :]


def _cut_short(text: str, chance: random.Random) -> str | None:
    """A text that lost a run of two to five words before a mark; None where no run between marks is so long."""
    words = list(_PIECES.finditer(text))
    runs = [
        (words[last - length].end(), words[last].start() + mark.start())
        for last, word in enumerate(words)
        if (mark := _MARK.search(word.group()))
        for length in range(2, 6)
        if length <= last and not any(re.search(r"[^\w\s]$", one.group()) for one in words[last - length : last])
    ]
    if not runs:
        return None
    start, end = chance.choice(runs)
    return text[:start] + text[end:]


def pairs_of(choice: str) -> Iterator[Pair]:
    """The pairs of LANGUAGES=FILE=FIRST:LAST=COLUMN,…"""
    pair, file, rows, columns = choice.split("=")
    source, _, target = pair.partition("-")
    first, last = map(int, rows.split(":"))
    lines = gzip.decompress(Path(file).read_bytes()).decode("utf-8").splitlines()
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    names = columns.split(",")
    for number, row in enumerate(table):
        if not first <= number < last:
            continue
        for name in names:
            yield Pair((source, target), row["source"], row[name], False)
        lose = _cut_short if number % 2 else _shortened
        shortened = lose(row[names[0]], random.Random(number))
        if shortened is not None:
            yield Pair((source, target), row["source"], shortened, True)


def _features(pairs: list[Pair], outputs: OutputCache) -> Iterator[list[float]]:
    languages = pairs[0].languages
    ahead, back = (find_engine(EngineChoice(), *way, required=True).engine for way in (languages, languages[::-1]))
    reader = chosen_reader(None, languages)
    assert ahead is not None
    assert back is not None
    assert reader is not None
    for start in range(0, len(pairs), _SIZE):
        some = pairs[start : start + _SIZE]
        segments = (
            Segment(n, (Paragraph(one.source),), (Paragraph(one.target),)) for n, one in enumerate(some, start=1)
        )
        found = backtranslate(Document("rows", *languages, tuple(segments)), back, outputs, forward=ahead).segments
        readings = reader.read([(n, one.source, one.target) for n, one in enumerate(some, start=1)], languages)
        for n, one in enumerate(some, start=1):
            told = features_of(one.source, one.target, found[n], None)
            reading = readings[n]
            yield [
                told.run or 0.0,
                told.ahead_gap or 0.0,
                told.ahead_surprise or 0.0,
                told.ahead_mark or 0.0,
                reading.before,
                reading.unsaid.worst,
            ]
        click.echo(f"# {start + len(some)} of {len(pairs)}", err=True)


def _shares(name: str, odds: Floats) -> None:
    rows = ", ".join(f"({np.quantile(odds, 1 - share):.3f}, {share})" for share in _SHARES)
    click.echo(f"# {name}, {len(odds)} good ones: {rows}")


@click.command()
@click.argument("choices", nargs=-1, required=True, metavar="LANGUAGES=FILE=FIRST:LAST=COLUMN,… …")
@click.option("--keep", type=click.Path(path_type=Path), required=True, help="Where what models said is kept.")
def main(choices: tuple[str, ...], keep: Path) -> None:
    """Reads the pairs, fits, and prints weights and shares."""
    pairs = [list(pairs_of(choice)) for choice in choices]
    with OutputCache(keep) as outputs:
        matrix = np.array([row for some in pairs for row in _features(some, outputs)])
    every = [one for some in pairs for one in some]
    damaged = np.array([float(one.damaged) for one in every])
    weights = logistic(matrix, damaged, _RIDGE, decimals=3)
    for name, weight in zip((*_NAMES, "constant"), weights, strict=True):
        click.echo(f"{name} = {weight:.3f}")
    odds = matrix @ weights[:-1] + weights[-1]
    good = damaged == 0
    _shares("all", odds[good])
    for languages in dict.fromkeys(one.languages for one in every):
        own = np.array([one.languages == languages for one in every])
        _shares("-".join(languages), odds[own & good])
        for least in np.quantile(odds[good], (0.98, 0.985, 0.99)):
            click.echo(f"#   found at {least:.2f}: {(odds[own & ~good] >= least).mean():.3f}")


if __name__ == "__main__":
    main()
