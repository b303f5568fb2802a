"""Fits how translation models and a model of error spans together see which single word of a translation was added: the
weights of `review/backtranslation/extra_words.py` and of `review/checks/addition_model.py`.

    python scripts/fit_extra_words.py --keep scores.sqlite --like pairs.en-vi.tsv.gz \
        vi-en=flores-dev.vi-en.tsv.gz=601:997=reference,google en-vi=flores-dev.en-vi.tsv.gz=601:997=reference

Each translation is read as it is, and with a word put into it, by turns one of another translation and one that follows
the word before it in the texts of `--like`. A logistic function tells the words that were put in from those of the
translations as they are; then it prints how many good translations have a word of some odds, and how often the words
put in reach them, with a model of error spans and without. What measures the result must be of other rows than these.

Words that the forward model itself finds probable at a place were tried, too: a third of them are found at best, and
the weights fitted on them find fewer of the others.
"""

from __future__ import annotations

import csv
import gzip
import itertools
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from fit_lacking import Pair, pairs_of
from fitting import Floats, logistic

from review.backtranslation.extra_words import Scored, WordFeatures, doubtful_words, word_features
from review.backtranslation.paragraphs import ParagraphTranslator
from review.checks.addition_model import UNREAD, bounded
from review.output_cache import OutputCache
from review.spans.finding import chosen_reader
from review.translators.resolve import EngineChoice, find_engine

_WORDS = re.compile(r"[^\W\d_]+|[.,;:]")
#: A word before another one: behind it something can be put.
_BEFORE = re.compile(r"[^\W\d_]+(?= [^\W\d_])")
#: How often two words must stand together, and how many must follow a word, for one of them to be put behind it.
_TOGETHER, _FITTING = 3, 3
#: A word of another translation: in lower case, no short one.
_OTHER = re.compile(r"(?<=\s)[^\W\d_A-Z]{3,}(?=\s)")
_RIDGE = 0.001
_SHARES = (0.03, 0.02, 0.015, 0.01, 0.0075, 0.005, 0.003)

Following = Mapping[str, Sequence[tuple[str, int]]]


class Row(NamedTuple):
    """A word worth a look: its pair, what is counted of it, the odds that it is wrong, and whether it was put in."""

    pair: int
    values: WordFeatures
    wrong: float
    added: bool


def following(tables: Iterable[Path], language: str) -> Following:
    """What follows each word in the columns of a language (BCP 47), in lower case, with how often."""
    counts: Counter[tuple[str, str]] = Counter()
    for table in tables:
        lines = gzip.decompress(table.read_bytes()).decode("utf-8").splitlines()
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            words = _WORDS.findall(row[language])
            counts.update((one.lower(), other) for one, other in itertools.pairwise(words))
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (one, other), count in counts.items():
        if count >= _TOGETHER and other.islower() and len(other) > 1:
            found[one].append((other, count))
    return found


def _damaged(clean: Sequence[Pair], words: Following) -> list[tuple[str, str, int]]:
    """Of each pair (source, target with a word more, where it begins), as far as there is a word for it."""
    found = []
    for n, one in enumerate(clean):
        chance = random.Random(n)
        places = list(_BEFORE.finditer(one.target))
        chance.shuffle(places)
        others = [(word, 1) for word in _OTHER.findall(chance.choice(clean).target)]
        for place in places:
            fitting = others if n % 2 else words.get(place.group().lower(), ())
            fitting = [(word, count) for word, count in fitting if word not in one.target]
            if len(fitting) >= _FITTING:
                (word,) = chance.choices([word for word, _ in fitting], [count**0.5 for _, count in fitting])
                at = place.end() + 1
                found.append((one.source, f"{one.target[:at]}{word} {one.target[at:]}", at))
                break
    return found


def _read(languages: tuple[str, str], pairs: Sequence[tuple[str, str, int]], outputs: OutputCache) -> list[Row]:
    """Of (source, target, where a word was put in, or -1) the words worth a look."""
    ahead, back = (
        ParagraphTranslator(engine, outputs)
        for way in (languages, languages[::-1])
        if (engine := find_engine(EngineChoice(), *way, required=True).engine) is not None
    )
    reader = chosen_reader(None, languages)
    assert reader is not None
    readings = reader.read([(n, source, target) for n, (source, target, _) in enumerate(pairs)], languages)
    sources, targets = [source for source, *_ in pairs], [target for _, target, _ in pairs]
    mirror, given = ahead.score(sources, targets), back.score(targets, sources)
    words = doubtful_words(targets, languages[1], mirror, ahead.score_alone(targets))
    return [
        Row(
            word.bead,
            values,
            bounded(readings[word.bead].against("target", word.start, word.end)),
            pairs[word.bead][2] == word.start,
        )
        for word, values in word_features(words, Scored(sources, targets, mirror, given, ahead, back))
        if word.bead in readings
    ]


def _odds(rows: Sequence[Row], weights: Floats, unread: bool) -> list[float]:
    return [float(np.dot((*row.values, UNREAD if unread else row.wrong), weights[:-1]) + weights[-1]) for row in rows]


@click.command()
@click.argument("choices", nargs=-1, required=True, metavar="LANGUAGES=FILE=FIRST:LAST=COLUMN,… …")
@click.option("--keep", type=click.Path(path_type=Path), required=True, help="Where what models said is kept.")
@click.option(
    "--like",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    required=True,
    help="Pairs of texts (a column a language), whose words follow each other as they should.",
)
def main(choices: tuple[str, ...], keep: Path, like: tuple[Path, ...]) -> None:
    """Reads the pairs, fits, and prints weights and shares."""
    good: list[tuple[str, int, list[Row]]] = []
    bad: list[tuple[int, list[Row]]] = []
    with OutputCache(keep) as outputs:
        for choice in choices:
            clean: list[Pair] = [one for one in pairs_of(choice) if not one.damaged]
            languages = clean[0].languages
            made = _damaged(clean, following(like, languages[1]))
            read = _read(languages, [(p.source, p.target, -1) for p in clean], outputs)
            good.append(("-".join(languages), len(clean), read))
            bad.append((len(made), _read(languages, made, outputs)))
    rows = [row for _, _, some in good for row in some] + [row for _, some in bad for row in some if row.added]
    matrix = np.array([(*row.values, row.wrong) for row in rows])
    weights = logistic(matrix, np.array([float(row.added) for row in rows]), _RIDGE, decimals=3)
    click.echo(f"weights = {weights[:-2].tolist()}, constant = {weights[-1]:.3f}; wrong = {weights[-2]:.3f}")
    for (name, size, some), (number, damaged) in zip(good, bad, strict=True):
        for unread in (False, True):
            most = np.full(size, -20.0)
            for row, value in zip(some, _odds(some, weights, unread), strict=True):
                most[row.pair] = max(most[row.pair], value)
            pairs = zip(damaged, _odds(damaged, weights, unread), strict=True)
            found = np.array([value for row, value in pairs if row.added])
            for share in _SHARES:
                least = np.quantile(most, 1 - share)
                told = (found >= least).sum() / number
                click.echo(
                    f"# {name}{', unread' * unread}: {share} of {size} good ones at {least:.2f}; found {told:.3f}"
                )


if __name__ == "__main__":
    main()
