"""What a sentence encoder gains: alignment with and without it, and translations exchanged for others' told.

    python benchmarks/encoders.py use --data ../shared/data

Alignment: documents of WMT23 (reference translations), TED and NTREX, their sentences as paragraphs; on both sides one
in seven is glued to the next and runs of sentences are left out, by seed. F1 of the beads that have both sides, exact
match. Exchanges: of clean translations one in ten gets that of one of the next five of its set; told is one that
`unrelated` or `shifted` would name. Prints the encoder's cosines, too (`Spread`), and texts a CPU second.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import numpy as np

from review.align.beads import Encode, align
from review.checks.shared.unlike import ABOVE, SHORT
from review.model import Paragraph
from review.semantics import Encoder, find_encoder
from review.semantics.likeness import compare_meanings

Pair = tuple[str, str]


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").rstrip("\n").split("\n")


_GLUED, _DROPPED, _TOGETHER = 0.14, 0.05, 40
_PER_SET = 120


def _annotated(data: Path, wanted: str) -> list[list[Pair]]:
    """Sources with their reference, by document."""
    found: defaultdict[str, dict[int, Pair]] = defaultdict(dict)
    for line in _lines(data / "mqm-wmt23.jsonl.gz"):
        row = json.loads(line)
        if row["set"] == wanted and row["reference"]:
            found[row["document"].split("__")[0]][int(row["segment"])] = row["source"], row["reference"]
    return [[rows[n] for n in sorted(rows)] for rows in found.values()]


def _ntrex(data: Path) -> list[list[Pair]]:
    rows = [line.split("\t") for line in _lines(data / "ntrex.en-vi.tsv.gz")]
    vi, en = rows[0].index("vi"), rows[0].index("en")
    return [[(r[vi], r[en]) for r in group] for _, group in itertools.groupby(rows[1:], key=lambda row: row[0])]


def _sets(data: Path) -> dict[str, tuple[str, str, list[list[Pair]]]]:
    return {
        "TED": ("en", "de", _annotated(data, "tedende")),
        "WMT23 en-de": ("en", "de", _annotated(data, "ende23")),
        "WMT23 zh-en": ("zh", "en", _annotated(data, "zhen23")),
        "NTREX": ("vi", "en", _ntrex(data)[:20]),
    }


def _joined(documents: Sequence[Sequence[Pair]]) -> list[list[Pair]]:
    """Short documents run together, so that there is something to align."""
    out: list[list[Pair]] = [[]]
    for document in documents:
        if len(out[-1]) >= _TOGETHER:
            out.append([])
        out[-1] += document
    return out


def _side(count: int, chance: random.Random) -> list[list[int]]:
    """Paragraphs as lists of the sentences that they hold."""
    out: list[list[int]] = []
    at = 0
    while at < count:
        if chance.random() < _DROPPED:
            at += chance.choice([1, 1, 1, 2, 3])
            continue
        size = 2 if chance.random() < _GLUED else 1
        out.append(list(range(at, min(count, at + size))))
        at += size
    return out


def _gold(left: list[list[int]], right: list[list[int]]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Beads with both sides: the smallest groups of paragraphs that share all their sentences."""
    beads = []
    for side, paragraphs in enumerate((left, right)):
        for number, sentences in enumerate(paragraphs):
            mine = ({number} if side == 0 else set(), {number} if side else set(), set(sentences))
            for other in [bead for bead in beads if bead[2] & mine[2]]:
                beads.remove(other)
                mine = (mine[0] | other[0], mine[1] | other[1], mine[2] | other[2])
            beads.append(mine)
    return {(tuple(sorted(a)), tuple(sorted(b))) for a, b, _ in beads if a and b}


def _f1(documents: Sequence[Sequence[Pair]], languages: Pair, encode: Encode | None, seeds: Sequence[int]) -> float:
    right = found = true = 0
    for seed in seeds:
        chance = random.Random(seed)
        for rows in documents:
            left, other = _side(len(rows), chance), _side(len(rows), chance)
            texts = [
                [Paragraph(" ".join(rows[n][side] for n in block), 2 * at + 1) for at, block in enumerate(blocks)]
                for side, blocks in enumerate((left, other))
            ]
            beads = {
                (bead.source, bead.target)
                for bead in align(texts[0], texts[1], *languages, encode=encode)
                if bead.source and bead.target
            }
            gold = _gold(left, other)
            right, found, true = right + len(beads & gold), found + len(beads), true + len(gold)
    return 2 * right / (found + true)


def _clean(data: Path) -> Iterator[tuple[str, str, list[Pair]]]:
    by: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
    for line in _lines(data / "demetr.jsonl.gz"):
        row = json.loads(line)
        by[row["lang"][:2]].setdefault(row["source"], (row["source"], row["mt"]))
    for language, pairs in by.items():
        yield language, "en", list(pairs.values())[:_PER_SET]
    for language in ("vi", "pt"):
        rows = [line.split("\t") for line in _lines(data / f"flores-dev.{language}-en.tsv.gz")]
        source, reference = rows[0].index("source"), rows[0].index("reference")
        yield language, "en", [(r[source], r[reference]) for r in rows[1 : _PER_SET + 1]]


def _told(pairs: Sequence[Pair], encoder: Encoder) -> list[bool]:
    found = compare_meanings(range(len(pairs)), [a for a, _ in pairs], [b for _, b in pairs], encoder)
    return [one.above < ABOVE and (one.short is None or one.short > SHORT) for one in found.values()]


@click.command()
@click.argument("name")
@click.option("--data", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("../shared/data"))
@click.option("--seed", "seeds", type=int, multiple=True, default=(3, 4))
def main(name: str, data: Path, seeds: tuple[int, ...]) -> None:
    """Measure the encoder NAME (use, e5, or a model's folder)."""
    encoder = find_encoder(name, "en", "en")
    assert encoder is not None
    for title, (source, target, documents) in _sets(data).items():
        if encoder.reads(source) and encoder.reads(target):
            joined = _joined(documents)[:8]
            with_it, without = (_f1(joined, (source, target), one, seeds) for one in (encoder.encode, None))
            click.echo(f"alignment {title:12} F1 without {without:.3f}  with {with_it:.3f}")
    false = clean = told = exchanged = 0
    own, other = [], []
    start, texts = time.process_time(), 0
    for source, target, pairs in _clean(data):
        if not (encoder.reads(source) and encoder.reads(target)):
            continue
        first, second = (encoder.encode([pair[n] for pair in pairs]) for n in (0, 1))
        texts += 2 * len(pairs)
        cosines = first @ second.T
        own.append(cosines.diagonal())
        other.append(cosines[~np.eye(len(pairs), dtype=bool)])
        false, clean = false + sum(_told(pairs, encoder)), clean + len(pairs)
        chance = random.Random(1)
        for step in range(10):
            places = range(step, len(pairs) - 6, 10)
            damaged = list(pairs)
            for n in places:
                damaged[n] = pairs[n][0], pairs[n + chance.randrange(1, 6)][1]
            flagged = _told(damaged, encoder)
            told, exchanged = told + sum(flagged[n] for n in places), exchanged + len(places)
    seconds = time.process_time() - start
    click.echo(f"clean told {false} of {clean}; exchanged told {told} of {exchanged} ({told / exchanged:.3f})")
    values = (float(f(np.concatenate(x))) for x in (own, other) for f in (np.mean, np.std))
    click.echo(f"spread {', '.join(f'{value:.3f}' for value in values)}; {texts / seconds:.0f} texts a CPU second")


if __name__ == "__main__":
    main()
