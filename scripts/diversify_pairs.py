"""Adds machine-made translations to training pairs: data diversification (Nguyen et al. 2020, NeurIPS).

Two models, one for each direction, translate the pairs they were trained on: the target's text back, which gives it
another source, and the source's text, which gives it another target. A small model that reads the same few pairs again
and again learns them by heart; these are the same sentences in other words.

    python scripts/diversify_pairs.py pairs.tsv.gz --source en --target vi --forward models/en-vi --back models/vi-en \
        --origin alt --origin tatoeba --output more.tsv

The new pairs' origins are `alt-back` and `alt-forward`, so `review models train` can weigh them. Their licence is that
of the pair they were made from.
"""

from __future__ import annotations

from pathlib import Path

import click

from review.translators.resolve import EngineChoice, find_engine
from review.translators.training.checkpoint import write_atomically
from review.translators.training.data import TrainingPair, read_pairs

CHUNK = 2048


def _translated(texts: list[str], folder: str, source: str, target: str) -> list[str]:
    engine = find_engine(EngineChoice("ctranslate2", folder, beams=1), source, target).engine
    assert engine is not None
    result: list[str] = []
    with click.progressbar(range(0, len(texts), CHUNK), label=f"{source} to {target}") as starts:
        for start in starts:
            result += engine.translate(texts[start : start + CHUNK])
    return result


def _usable(written: str, like: str) -> bool:
    """Whether a translation says something else than the real one, at about its length."""
    return written != like and 0.6 < (len(written) + 5) / (len(like) + 5) < 1.6


def _row(*fields: str) -> str:
    return "\t".join(" ".join(field.split()) for field in fields) + "\n"


@click.command()
@click.argument("pairs", type=click.Path(exists=True, path_type=Path))
@click.option("--source", required=True)
@click.option("--target", required=True)
@click.option("--forward", required=True, help="Model folder, source to target.")
@click.option("--back", required=True, help="Model folder, target to source.")
@click.option("--origin", "origins", multiple=True, required=True, help="Origin whose pairs are translated.")
@click.option("--output", required=True, type=click.Path(path_type=Path))
def main(
    pairs: Path, source: str, target: str, forward: str, back: str, origins: tuple[str, ...], output: Path
) -> None:
    """Writes PAIRS and their machine-made relatives to a new file."""
    real = [one for one in read_pairs(pairs, source, target, "origin", "licence") if isinstance(one, TrainingPair)]
    chosen = [pair for pair in real if pair.origin in origins]
    rows = [_row(source, target, "origin", "licence")]
    rows += [_row(pair.source, pair.target, pair.origin, pair.licence) for pair in real]
    sources = _translated([pair.target for pair in chosen], back, target, source)
    targets = _translated([pair.source for pair in chosen], forward, source, target)
    for pair, other_source, other_target in zip(chosen, sources, targets, strict=True):
        if _usable(other_source, pair.source):
            rows.append(_row(other_source, pair.target, f"{pair.origin}-back", pair.licence))
        if _usable(other_target, pair.target):
            rows.append(_row(pair.source, other_target, f"{pair.origin}-forward", pair.licence))
    write_atomically(output, lambda stream: stream.write("".join(rows).encode()))
    click.echo(f"{len(real):,} real pairs, {len(rows) - 1 - len(real):,} made of {len(chosen):,}")


if __name__ == "__main__":
    main()
