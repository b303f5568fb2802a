"""Fits the twin test (`review/backtranslation/twins.toml`): which of two versions of a translation is the worse one.

    python scripts/fit_worse.py flores-dev.vi-en.tsv.gz --also pt=flores-dev.pt-en.tsv.gz --corpus en-vi.tsv.gz \
        --column en --keep scores.sqlite --rows 601:997=google,microsoft,reference@0.7 \
        --rows 0:300=google,reference,pt.google,pt.microsoft@0.45

The table has the column `source` and the good translations; a table of the same sentences from another language has
more of them (`pt.google`), freer ones. Of each row are made: damages (`worse_damages.py`, the share after @), each
good translation in another's place, a few words of one in another, and the repair of some damages. The models at hand
score them (kept in a cache, so that an interrupted run goes on), and a logistic function is fitted, with ridge penalty
1, rewordings counting three times each, and cross-validated by row. It prints the weights, the thresholds, and what
was told of each kind. `--weights twins.toml` keeps the weights of that file, for the thresholds of another pair.
What measures the result must be of other rows than these.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent))

from seen_words import Corpus
from worse_damages import DAMAGES

from review.backtranslation.edit_features import features_of
from review.backtranslation.edits import Costs, edit_of
from review.backtranslation.paragraphs import ParagraphTranslator
from review.output_cache import OutputCache
from review.translators.resolve import EngineChoice, find_engine

Floats = npt.NDArray[np.float64]
#: How much an example counts, by kind; what is damaged counts as much together as what is not.
_WEIGHTS = {"reworded": 3.0, "words back": 3.0, "words in": 0.3, "repair": 4.0}
_FOLDS = 5
#: (told, sure): the shares of rewordings and of exchanged words that may pass.
_PASSING = ((0.025, 0.22), (0.01, 0.05))


class Example(NamedTuple):
    """Two versions, in order, of the translation of a row's source; whether the second is damaged."""

    row: int
    kind: str
    source: str
    old: str
    new: str
    damaged: bool


def _rows(path: Path) -> list[dict[str, str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(data.decode("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _exchanged(one: str, other: str, chance: random.Random) -> str | None:
    """`one` with what `other` has in one of the places where they differ; None where they differ in one place only."""
    a, b = (re.findall(r"\s*\S+", text) for text in (one, other))
    codes = [code for code in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if code[0] != "equal"]
    if len(codes) < 2:
        return None
    _, i, j, p, q = chance.choice(codes)
    mixed = "".join(a[:i] + b[p:q] + a[j:]).strip()
    return mixed if mixed != one else None


def _examples(
    number: int, row: dict[str, str], other: dict[str, str], good: Sequence[str], corpus: Corpus, share: float = 1.0
) -> Iterator[Example]:
    chance = random.Random(number)
    source = row["source"]
    for a in good:
        for b in good:
            if row[a] == row[b]:
                continue
            yield Example(number, "reworded", source, row[a], row[b], False)
            mixed = _exchanged(row[a], row[b], chance)
            if mixed is not None:
                yield Example(number, "words in", source, row[a], mixed, False)
                yield Example(number, "words back", source, mixed, row[a], False)
    if chance.random() < 0.4:
        yield Example(number, "another sentence", source, row[good[0]], other[good[0]], True)
    for kind, damage in DAMAGES.items():
        chance = random.Random(f"{number} {kind}")
        text = row[chance.choice(good)]
        new = damage(text, source, corpus, chance)
        if new is not None:
            if random.Random(f"{number}|{kind}|{new}").random() < share:
                yield Example(number, kind, source, text, new, True)
            if chance.random() < 0.33 and random.Random(f"{number}|repair|{text}").random() < share:
                yield Example(number, "repair", source, new, text, False)


def _scored(
    examples: Sequence[Example], pair: tuple[str, str], cache: Path
) -> tuple[list[Example], list[dict[str, float]], list[dict[str, float]]]:
    """The examples that both models could score, with what was counted in each, by both and by the way back alone."""
    with OutputCache(cache) as outputs:
        ahead, back = (
            ParagraphTranslator(engine, outputs)
            for direction in (pair, pair[::-1])
            if (engine := find_engine(EngineChoice(), *direction, required=True).engine) is not None
        )
        versions = list(dict.fromkeys((one.source, text) for one in examples for text in (one.old, one.new)))
        sources, texts = [source for source, _ in versions], [text for _, text in versions]
        told = zip(back.score(texts, sources), ahead.score(sources, texts), ahead.score_alone(texts), strict=True)
        costs = {key: Costs(back, *some) for key, (back, *some) in zip(versions, told, strict=True) if back is not None}
    kept, features, alone = [], [], []
    for one in examples:
        before, now = costs.get((one.source, one.old)), costs.get((one.source, one.new))
        edit = edit_of(one.old, one.new)
        if before is not None and now is not None and edit.hunks:
            kept.append(one)
            features.append(features_of(one.source, one.old, one.new, edit, before, now, pair))
            before, now = Costs(before.back), Costs(now.back)
            alone.append(features_of(one.source, one.old, one.new, edit, before, now, pair))
    return kept, features, alone


def _fit(matrix: Floats, damaged: Floats, weights: Floats) -> Floats:
    """Weights of a logistic function, the constant last: Newton's method, ridge penalty 1 on all but the constant."""
    found = np.zeros(matrix.shape[1])
    ridge = np.ones(len(found))
    ridge[-1] = 0
    for _ in range(40):
        share = 1 / (1 + np.exp(-np.clip(matrix @ found, -30, 30)))
        curve = (matrix * (weights * share * (1 - share))[:, None]).T @ matrix + np.diag(ridge + 1e-6)
        step = np.linalg.solve(curve, matrix.T @ (weights * (share - damaged)) + ridge * found)
        found -= step
        if np.abs(step).max() < 1e-4:
            break
    return found


def _cross_validated(matrix: Floats, damaged: Floats, weights: Floats, rows: npt.NDArray[np.int64]) -> Floats:
    odds = np.zeros(len(matrix))
    for fold in range(_FOLDS):
        out = rows % _FOLDS == fold
        odds[out] = matrix[out] @ _fit(matrix[~out], damaged[~out], weights[~out])
    return odds


def _report(
    name: str, examples: Sequence[Example], features: Sequence[dict[str, float]], given: dict[str, float] | None
) -> None:
    """Fits, or takes the `given` weights, and prints the table and what it tells."""
    columns = [column for column in features[0] if given is None or column in given]
    values = np.array([[one[column] for column in columns] for one in features])
    spread = values.std(0) + 1e-9
    matrix = np.column_stack([values / spread, np.ones(len(values))])
    kinds, rows = np.array([one.kind for one in examples]), np.array([one.row for one in examples])
    damaged = np.array([float(one.damaged) for one in examples])
    if given is not None:
        odds = values @ np.array([given[column] for column in columns]) + given["constant"]
    else:
        weights = np.array([_WEIGHTS.get(kind, 1.0) for kind in kinds])
        weights[damaged == 1] *= weights[damaged == 0].sum() / weights[damaged == 1].sum()
        odds = _cross_validated(matrix, damaged, weights, rows)
        found = _fit(matrix, damaged, weights)
        click.echo(f"[{name}]\nconstant = {found[-1]:.3f}")
        for column, weight, one in zip(columns, found, spread, strict=False):
            click.echo(f"{column} = {weight / one:.3f}")
    limits = [
        max(np.quantile(odds[kinds == "reworded"], 1 - a), np.quantile(odds[kinds == "words back"], 1 - b))
        for a, b in _PASSING
    ]
    click.echo(f"# thresholds: told = {limits[0]:.2f}, sure = {limits[1]:.2f}")
    shares = {kind: [(odds[kinds == kind] >= limit).mean() for limit in limits] for kind in dict.fromkeys(kinds)}
    means = [np.mean([shares[kind][n] for kind in dict.fromkeys(kinds[damaged == 1])]) for n in range(2)]
    click.echo(f"# {'damaged, mean':28}{means[0]:8.3f}{means[1]:8.3f}")
    for kind, (told, sure) in shares.items():
        click.echo(f"# {kind:28}{told:8.3f}{sure:8.3f}{(kinds == kind).sum():8}")


def _wanted(
    choice: str, table: Sequence[dict[str, str]], others: dict[str, list[dict[str, str]]], corpus: Corpus
) -> Iterator[Example]:
    """The examples of FIRST:LAST=COLUMN,…@SHARE."""
    rows, _, rest = choice.partition("=")
    columns, _, share = rest.partition("@")
    first, last = map(int, rows.split(":"))
    good = columns.split(",")
    full = [
        row | {f"{name}.{column}": text for name, other in others.items() for column, text in other[n].items()}
        for n, row in enumerate(table)
    ]
    for n in range(first, last):
        beside = full[n - 1] if n > first else full[last - 1]
        yield from _examples(n, full[n], beside, good, corpus, float(share or 1))


@click.command()
@click.argument("table", type=click.Path(exists=True, path_type=Path))
@click.option("--pair", default="vi-en", show_default=True, help="Source and target language.")
@click.option("--also", multiple=True, metavar="NAME=FILE", help="A table of the same sentences; may repeat.")
@click.option("--corpus", "corpus_file", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--column", required=True, help="The corpus's column of the target language.")
@click.option("--rows", multiple=True, required=True, metavar="FIRST:LAST=COLUMN,…[@SHARE]", help="May repeat.")
@click.option("--weights", type=click.Path(exists=True, path_type=Path), help="Take them from this table.")
@click.option("--keep", type=click.Path(path_type=Path), required=True, help="Where scores are kept.")
def main(
    table: Path,
    pair: str,
    also: tuple[str, ...],
    corpus_file: Path,
    column: str,
    rows: tuple[str, ...],
    weights: Path | None,
    keep: Path,
) -> None:
    """Makes examples of TABLE, scores them, fits, and prints the tables of twins.toml."""
    csv.field_size_limit(sys.maxsize)
    source, _, target = pair.partition("-")
    corpus = Corpus(row[column] for row in _rows(corpus_file))
    given = tomllib.loads(weights.read_text(encoding="utf-8")) if weights is not None else {}
    others = {name: _rows(Path(file)) for name, _, file in (one.partition("=") for one in also)}
    made = [example for choice in rows for example in _wanted(choice, _rows(table), others, corpus)]
    examples, *features = _scored(made, (source, target), keep)
    click.echo(f"# {len(examples)} examples of {len({one.row for one in examples})} rows")
    for name, some in zip(("both", "back"), features, strict=True):
        _report(name, examples, some, given.get(name))


if __name__ == "__main__":
    main()
