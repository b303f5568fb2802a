"""Adds training pairs in which a name is another one: so a small model learns that names are copied.

A name that stands once on either side, spelled alike, is replaced on both: by one of another pair, or, where the
source's or the target's letters have marks that the other language does not write, by one made of its syllables
(`Trần Bích` and `Tran Bich`). A model that has met some thousand names only turns the others into words that it knows.

    python scripts/swap_names.py pairs.tsv --marked vi --plain en --origin alt --output more.tsv

The new pairs' origin is `alt-names`, their licence that of the pair they were made from. The output is the pairs given
and the new ones.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import Counter
from pathlib import Path

import click
import regex
from anyascii import anyascii

from review.translators.training.checkpoint import write_atomically
from review.translators.training.data import TrainingPair, read_pairs

_NAME = regex.compile(r"(?<![\p{L}\p{N}.’'-])\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}+){0,2}(?![\p{L}\p{N}’'-])")
_CAPITALISED = regex.compile(r"(?<=[\p{Ll},] )\p{Lu}\p{Ll}{1,5}(?![\p{L}\p{N}])")


def _names(text: str) -> Counter[str]:
    return Counter(_NAME.findall(text))


def _shared(pair: TrainingPair) -> list[str]:
    """Names spelled alike that stand once on either side."""
    source, target = _names(pair.source), _names(pair.target)
    return [
        name
        for name, count in source.items()
        if count == target[name] == 1 and pair.source.count(name) == pair.target.count(name) == 1
    ]


def _syllables(pairs: list[TrainingPair]) -> list[str]:
    """Capitalised words within the marked language's sentences that have marks, or are often seen, by frequency."""
    seen = Counter(word for pair in pairs for word in _CAPITALISED.findall(pair.source))
    marked = [word for word, count in seen.items() if count >= 3 and anyascii(word) != word]
    return [word for word in sorted(marked) for _ in range(min(seen[word], 30))]


def _another(pool: list[str], name: str, chance: random.Random) -> str:
    """A name of the sorted pool that is not this one, where there is any."""
    return pool[(bisect_left(pool, name) + chance.randrange(1, max(2, len(pool)))) % len(pool)]


@click.command()
@click.argument("pairs", type=click.Path(exists=True, path_type=Path))
@click.option("--marked", required=True, help="Column of the language that writes marks on letters.")
@click.option("--plain", required=True, help="Column of the language that leaves them out.")
@click.option("--origin", "origins", multiple=True, required=True, help="Origin whose pairs are used.")
@click.option("--made", default=0.5, show_default=True, help="Share of the new names that are made of syllables.")
@click.option("--seed", default=1, show_default=True)
@click.option("--output", required=True, type=click.Path(path_type=Path))
def main(pairs: Path, marked: str, plain: str, origins: tuple[str, ...], made: float, seed: int, output: Path) -> None:
    """Writes PAIRS, and pairs with other names, to a new file."""
    chance = random.Random(seed)
    real = [one for one in read_pairs(pairs, marked, plain, "origin", "licence") if isinstance(one, TrainingPair)]
    chosen = [(pair, names) for pair in real if pair.origin in origins and (names := _shared(pair))]
    pool = sorted({name for _, names in chosen for name in names})
    syllables = _syllables([pair for pair in real if pair.origin in origins])
    rows = ["\t".join((marked, plain, "origin", "licence"))]
    rows += ["\t".join((pair.source, pair.target, pair.origin, pair.licence)) for pair in real]
    for pair, names in chosen:
        source, target = pair.source, pair.target
        for name in names:
            if syllables and chance.random() < made:
                other = " ".join(chance.choice(syllables) for _ in range(chance.choice((2, 2, 3, 3, 4))))
            else:
                other = _another(pool, name, chance)
            source, target = source.replace(name, other), target.replace(name, anyascii(other))
        rows.append("\t".join((source, target, f"{pair.origin}-names", pair.licence)))
    write_atomically(output, lambda stream: stream.write(("\n".join(rows) + "\n").encode()))
    click.echo(f"{len(real):,} pairs, {len(chosen):,} with other names; {len(set(syllables)):,} syllables")


if __name__ == "__main__":
    main()
