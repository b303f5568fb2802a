"""Examples to learn error spans from: pairs of prose as they are, and damaged on one side, as rows of pieces.

Both ways are learned at once: of half the pairs the one text is the translation, of half the other. Bitexts of several
pairs of languages are learned from together. A batch is drawn by its number alone, so that a training that goes on
draws what it would have drawn.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex
import torch
from torch import Tensor
from torch.nn import functional

from review.languages.language import language_of
from review.spans.kinds import KINDS
from review.spans.pieces import SpanPieces
from review.spans.training.damage import damage
from review.spans.training.known_words import KnownWords
from review.spans.training.network import BEGIN, END, PADDING
from review.spans.training.units import Damaged, some_words, units
from review.translators.training.data import TrainingPair

__all__ = ["Batch", "Bitext", "Example", "SpanLessons", "is_prose", "likenesses"]

#: Characters of a text that is learned from, and how many times as long as the other a side may be.
_SHORTEST, _LONGEST, _RATIO = 12, 400, 2.2
#: How many characters more of other scripts say what one does that is a word, or half of one.
_MORE, _UNSPACED = 1.5, regex.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_VERSIONS = 3
"""Of each pair: as it is, and damaged twice."""
_SOURCE_ADDED = 0.1
"""Share of the pairs whose source is given words that no translation says."""
#: Letters with what is written above or below them, and the spaces between words.
_WORDS = regex.compile(r"[\p{L}\p{M}\s]")
_LIKE, _KNOWN = 12, 20_000


class Bitext(NamedTuple):
    """Pairs with the languages (BCP 47) of their sources and targets."""

    pairs: Sequence[TrainingPair]
    source: str
    target: str


class Example(NamedTuple):
    """A source with a translation. `unsaid`: the stretch (start, end) of the source that no translation says."""

    source: str
    target: Damaged
    unsaid: tuple[int, int] | None


class Batch(NamedTuple):
    """Rows of pieces with what is right of each piece, 1 or 0, and -1 where nothing is to be learned.

    `source` and `target` (texts, pieces) of ids; `wrong`, `gap`, `kind` (as `target`; of a right piece -1), `unsaid`
    (as `source`), `whole` (texts).
    """

    source: Tensor
    target: Tensor
    wrong: Tensor
    gap: Tensor
    kind: Tensor
    unsaid: Tensor
    whole: Tensor


def is_prose(pair: TrainingPair) -> bool:
    """Whether a pair is a sentence or a few, on both sides, in words."""
    one, two = pair.source, pair.target
    short, long = sorted(
        (len(one) + _MORE * len(_UNSPACED.findall(one)), len(two) + _MORE * len(_UNSPACED.findall(two)))
    )
    if short < _SHORTEST or max(len(one), len(two)) > _LONGEST or long > _RATIO * short + 20:
        return False
    return all(not text[0].islower() and len(_WORDS.findall(text)) > 0.8 * len(text) for text in (one, two))


def likenesses(texts: Sequence[str], pieces: SpanPieces, table: Tensor) -> dict[str, list[str]]:
    """For the words of the texts that are no rarities, words like them by the mean of their pieces' embeddings."""
    count = Counter(unit.text.lower() for text in texts for unit in units(text) if unit.word)
    words = [word for word, n in count.most_common(_KNOWN) if n >= 5]
    rows = [pieces.read(word).ids for word in words]
    vectors = torch.stack([table[torch.tensor(row or [PADDING])].mean(0) for row in rows])
    vectors = functional.normalize(vectors - vectors.mean(0), dim=1)
    found: dict[str, list[str]] = {}
    for start in range(0, len(words), 1000):
        nearest = (vectors[start : start + 1000] @ vectors.T).topk(min(_LIKE + 1, len(words)), dim=1).indices.tolist()
        for n, row in enumerate(nearest, start):
            found[words[n]] = [words[m] for m in row if m != n][:_LIKE]
    return found


class _Sides(NamedTuple):
    """What is known of a bitext's two sides: their texts, and what counting them says."""

    texts: tuple[list[str], list[str]]
    known: tuple[KnownWords, KnownWords]


class SpanLessons:
    """Pairs of one bitext or of several, and what damages either side."""

    def __init__(
        self,
        bitexts: Sequence[Bitext],
        weights: Mapping[str, float],
        pieces: SpanPieces,
        table: Tensor,
        batch: int,
        seed: int,
    ) -> None:
        """`table` are the embeddings of the pieces; `weights` how often pairs of an origin are seen in a round."""
        self.pieces, self._batch, self._seed = pieces, batch, seed
        self._pairs = [(pair, number) for number, bitext in enumerate(bitexts) for pair in bitext.pairs]
        self._weights = [weights.get(pair.origin, 1.0) for pair, _ in self._pairs]
        self._lengths = [len(pair.source) + len(pair.target) for pair, _ in self._pairs]
        self._sides = [_sides(bitext, pieces, table) for bitext in bitexts]

    def batches(self, start: int = 0) -> Iterator[Batch]:
        """Without end, from the batch of number `start` on."""
        number = 0
        round_ = 0
        while True:
            draw = random.Random(f"{self._seed} round {round_}")
            groups = self._round(draw)
            if number + len(groups) > start:
                for group in groups[max(0, start - number) :]:
                    number = max(number, start) + 1
                    yield self.batch(group, number)
            else:
                number += len(groups)
            round_ += 1

    def _round(self, draw: random.Random) -> list[list[int]]:
        """Pairs' numbers, as often as their origin weighs, in batches of nearly one length."""
        order = [n for n, w in enumerate(self._weights) for _ in range(int(w) + (draw.random() < w % 1))]
        draw.shuffle(order)
        groups = []
        for start in range(0, len(order), 40 * self._batch):
            some = sorted(order[start : start + 40 * self._batch], key=self._lengths.__getitem__)
            parts = [some[at : at + self._batch] for at in range(0, len(some), self._batch)]
            draw.shuffle(parts)
            groups += parts
        return groups

    def batch(self, group: Sequence[int], number: int) -> Batch:
        """The batch of some pairs, as it is drawn for this number."""
        draw = random.Random(f"{self._seed} batch {number}")
        return self.rows([example for n in group for example in self.versions(*self._pairs[n], draw)])

    def versions(self, pair: TrainingPair, bitext: int, draw: random.Random) -> Iterator[Example]:
        """A pair of the bitext of a number, one of its sides taken for the translation: as it is, and damaged."""
        way = draw.randrange(2)
        texts, known = self._sides[bitext]
        sides = pair.source, pair.target
        source, target = sides[way], sides[1 - way]
        unsaid = None
        if draw.random() < _SOURCE_ADDED:
            source, unsaid = _added(source, draw.choice(texts[way]), draw)
        yield Example(source, Damaged(target, (), ()), unsaid)
        for _ in range(1, _VERSIONS):
            yield Example(source, damage(target, source, known[1 - way], draw), unsaid)

    def rows(self, examples: Sequence[Example]) -> Batch:
        """Examples as rows. Those of a translation without a piece are left out."""
        read = [(self.pieces.read(one.source), self.pieces.read(one.target.text), one) for one in examples]
        read = [one for one in read if one[1].ids]
        long = max(len(source.ids) for source, _, _ in read) + 2
        wide = max(len(target.ids) for _, target, _ in read) + 1
        texts = len(read)
        sources = torch.full((texts, long), PADDING)
        targets = torch.full((texts, wide), PADDING)
        wrong, gap, kind = (torch.full((texts, wide), -1.0) for _ in range(3))
        unsaid, whole = torch.full((texts, long), -1.0), torch.zeros(texts)
        for n, (source, target, example) in enumerate(read):
            damaged, count = example.target, len(target.ids)
            sources[n, : len(source.ids) + 2] = torch.tensor([BEGIN, *source.ids, END])
            targets[n, : count + 1] = torch.tensor([*target.ids, END])
            whole[n] = float(bool(damaged.wrong or damaged.gaps or example.unsaid))
            if not damaged.whole:
                faults = [_fault(place, damaged.wrong) for place in target.places]
                wrong[n, :count] = torch.tensor([float(fault >= 0) for fault in faults])
                kind[n, :count] = torch.tensor([float(fault) for fault in faults])
                if example.unsaid is None:
                    gap[n, : count + 1] = 0.0
                    for start in damaged.gaps:
                        behind = (m for m, (a, b) in enumerate(target.places) if a >= start and b > a)
                        gap[n, next(behind, count)] = 1.0
            if not damaged.gaps and not damaged.whole:
                said = [_within(place, example.unsaid) for place in source.places]
                unsaid[n, 1 : 1 + len(said)] = torch.tensor([float(one) for one in said])
        return Batch(sources, targets, wrong, gap, kind, unsaid, whole)


def _sides(bitext: Bitext, pieces: SpanPieces, table: Tensor) -> _Sides:
    texts = [pair.source for pair in bitext.pairs], [pair.target for pair in bitext.pairs]
    one, other = (
        KnownWords(side, likenesses(side, pieces, table), _negations(language))
        for side, language in zip(texts, (bitext.source, bitext.target), strict=True)
    )
    return _Sides(texts, (one, other))


def _added(text: str, other: str, draw: random.Random) -> tuple[str, tuple[int, int]]:
    """The text with a few words of another one somewhere in it, and where these are."""
    added = some_words(other, draw, 8)
    parts = units(text)
    at = draw.randrange(len(parts) + 1)
    start = sum(len(part.before) + len(part.text) for part in parts[:at])
    gap = " " if any(part.before for part in parts[1:]) else ""
    before, behind = text[:start].rstrip(), text[start:].lstrip()
    begin = len(before) + len(gap) * bool(before)
    return gap.join(part for part in (before, added, behind) if part), (begin, begin + len(added))


def _negations(language: str) -> list[str]:
    """A language's negations that are one word, or (with *) the end of one."""
    strong = language_of(language).negation.strong
    return [word for word in strong if "_" not in word and "&" not in word and word.rfind("*") < 1]


def _within(place: tuple[int, int], stretch: tuple[int, int] | None) -> bool:
    return stretch is not None and place[0] < stretch[1] and stretch[0] < place[1]


def _fault(place: tuple[int, int], wrong: Sequence[tuple[int, int, int]]) -> int:
    """The number among `KINDS` of a piece's fault, -1 of a right one."""
    found = next((kind for start, end, kind in wrong if place[0] < end and start < place[1]), -1)
    assert found < len(KINDS)
    return found
