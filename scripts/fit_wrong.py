"""Fits how translation models of both directions see that a translation is another source's: the weights of
`review/backtranslation/evidence.py` (`wrong`).

    python scripts/fit_wrong.py --keep scores.sqlite vi-en=scripts/everyday.vi-en.tsv=0:100 \
        vi-en=flores-dev.vi-en.tsv.gz=0:300=reference pt-en=flores-dev.pt-en.tsv.gz=0:300=reference

A table has the column `source` and those of good translations, or two columns without names. Each source is read with
its translation, and with that of the next row and of the seventh after it; each table weighs as much. A table of
everyday language is needed: what models hardly know they find improbable, right or wrong. Prints the weights, and for
each table how many right ones are told at some probabilities and how many wrong ones are; first as every fifth row is
told by the other four.
"""

from __future__ import annotations

import csv
import gzip
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from fitting import Floats

from review.backtranslation.backtranslate import backtranslate
from review.backtranslation.evidence import BOTH, WRONG_PRIOR
from review.backtranslation.features import features_of
from review.model import Document, Paragraph, Segment
from review.output_cache import OutputCache
from review.translators.resolve import EngineChoice, find_engine

_MOVED = (0, 1, 7)
_FOLDS = 5
_RIDGE = 0.01
_TOLD_FROM = (0.5, 0.7, 0.9)


class Rows(NamedTuple):
    """A table's rows: what is counted of each, whether it is wrong, and the fold that it is told in."""

    name: str
    matrix: Floats
    wrong: Floats
    fold: Floats


def _table(choice: str) -> tuple[tuple[str, str], list[tuple[str, str]]]:
    pair, file, rows, *columns = choice.split("=")
    source, _, target = pair.partition("-")
    first, last = map(int, rows.split(":"))
    data = Path(file).read_bytes()
    text = (gzip.decompress(data) if file.endswith(".gz") else data).decode("utf-8")
    if not columns:
        found = [tuple(line.split("\t")[:2]) for line in text.splitlines()]
    else:
        table = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [(row["source"], row[columns[0]]) for row in table]
    return (source, target), [(one, two) for one, two in found[first:last]]


def _counted(choice: str, outputs: OutputCache) -> Rows:
    languages, pairs = _table(choice)
    ahead, back = (find_engine(EngineChoice(), *way, required=True).engine for way in (languages, languages[::-1]))
    assert ahead is not None
    assert back is not None
    matrix, wrong, fold = [], [], []
    for moved in _MOVED:
        texts = [(source, pairs[(n + moved) % len(pairs)][1]) for n, (source, _) in enumerate(pairs)]
        segments = (Segment(n, (Paragraph(one),), (Paragraph(two),)) for n, (one, two) in enumerate(texts, start=1))
        found = backtranslate(Document("rows", *languages, tuple(segments)), back, outputs, forward=ahead).segments
        for n, (one, two) in enumerate(texts, start=1):
            features = features_of(one, two, found[n], None)
            values = [getattr(features, name) for name in BOTH.weights]
            if None not in values:
                matrix.append(values)
                wrong.append(float(moved > 0))
                fold.append(float(n % _FOLDS))
    click.echo(f"# {choice}: {len(matrix)}", err=True)
    return Rows(choice.split("=")[1], np.array(matrix), np.array(wrong), np.array(fold))


def _fitted(tables: list[Rows]) -> Floats:
    """Weights and a constant; right and wrong ones of each table weigh as much as of any other."""
    rows = np.concatenate([np.c_[one.matrix, np.ones(len(one.matrix))] for one in tables])
    wrong = np.concatenate([one.wrong for one in tables])
    worth = np.concatenate([np.where(one.wrong > 0, 1 / one.wrong.sum(), 1 / (1 - one.wrong).sum()) for one in tables])
    worth *= len(rows) / worth.sum()
    weights, penalty = np.zeros(rows.shape[1]), np.eye(rows.shape[1]) * _RIDGE
    penalty[-1, -1] = 0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        bent = (rows * (worth * chance * (1 - chance))[:, None]).T @ rows + penalty
        weights = weights + np.linalg.solve(bent, rows.T @ (worth * (wrong - chance)) - penalty @ weights)
    return weights


def _told(table: Rows, odds: Floats) -> str:
    said = []
    for share in _TOLD_FROM:
        told = odds + math.log(WRONG_PRIOR / (1 - WRONG_PRIOR)) >= math.log(share / (1 - share))
        right, wrong = told[table.wrong == 0], told[table.wrong > 0]
        said.append(f"{share}: {right.sum()} of {len(right)} right ones, {wrong.mean():.0%} of wrong ones")
    return f"{table.name}  {'; '.join(said)}"


def _chosen(table: Rows, chosen: Floats) -> Rows:
    return Rows(table.name, table.matrix[chosen], table.wrong[chosen], table.fold[chosen])


def _crossed(tables: list[Rows]) -> Iterator[str]:
    odds = [np.zeros(len(one.matrix)) for one in tables]
    for fold in range(_FOLDS):
        weights = _fitted([_chosen(one, one.fold != fold) for one in tables])
        for own, one in zip(odds, tables, strict=True):
            here = one.fold == fold
            own[here] = one.matrix[here] @ weights[:-1] + weights[-1]
    yield from map(_told, tables, odds)


@click.command()
@click.argument("choices", nargs=-1, required=True, metavar="LANGUAGES=FILE=FIRST:LAST[=COLUMN] …")
@click.option("--keep", type=click.Path(path_type=Path), required=True, help="Where what models said is kept.")
def main(choices: tuple[str, ...], keep: Path) -> None:
    """Reads the tables, fits, and prints weights and what they tell."""
    with OutputCache(keep) as outputs:
        tables = [_counted(choice, outputs) for choice in choices]
    for line in _crossed(tables):
        click.echo(f"# each fifth by the others: {line}")
    weights = _fitted(tables).round(2)
    for name, weight in zip((*BOTH.weights, "constant"), weights, strict=True):
        click.echo(f"{name} = {weight:.2f}")
    for one in tables:
        click.echo(f"# {_told(one, one.matrix @ weights[:-1] + weights[-1])}")


if __name__ == "__main__":
    main()
