"""Examples to learn error spans from: pairs of prose as they are, and damaged on one side, as rows of pieces.

Both ways are learned at once: of half the pairs the one text is the translation, of half the other. Bitexts of several
pairs of languages are learned from together. A batch is drawn by its number alone, so that a training that goes on
draws what it would have drawn.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
import regex
import torch
from torch import Tensor
from torch.nn import functional

from review.languages.language import language_of
from review.spans.kinds import KINDS
from review.spans.pieces import SpanPieces
from review.spans.training.damage import damage
from review.spans.training.faults import Drawing
from review.spans.training.known_words import KnownWords
from review.spans.training.lexicon import LinkedLexicon
from review.spans.training.linked import DamagedSource, LinkedPair, exchange_both, lose_both, lose_in_source, said
from review.spans.training.network import BEGIN, END, PADDING
from review.spans.training.units import Damaged, joined, some_words, units
from review.spans.training.word_links import NO_LINKS, Links
from review.translators.training.data import TrainingPair

__all__ = ["Batch", "Bitext", "BitextKnowledge", "Example", "SpanLessons", "is_prose", "knowledge_of", "likenesses"]

#: Characters of a text that is learned from, and how many times as long as the other a side may be.
_SHORTEST, _LONGEST, _RATIO = 12, 400, 2.2
#: How many characters more of other scripts say what one does that is a word, or half of one.
_MORE, _UNSPACED = 1.5, regex.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_VERSIONS = 3
"""Of each pair: as it is, and damaged twice."""
_SOURCE_ADDED = 0.05
"""Share of the pairs whose source is given words that no translation says."""
_BOTH_LOSE, _BOTH_EXCHANGE, _SOURCE_LOSES = 0.2, 0.12, 0.25
"""Shares of linked pairs from which both sides lose the same, and in which both exchange a word, before anything else;
of the damaged versions, those whose source loses something instead.
"""
#: Letters with what is written above or below them, and the spaces between words.
_WORDS = regex.compile(r"[\p{L}\p{M}\s]")
_LIKE, _KNOWN = 12, 20_000


class Bitext(NamedTuple):
    """Pairs with the languages (BCP 47) of their sources and targets."""

    pairs: Sequence[TrainingPair]
    source: str
    target: str


class Example(NamedTuple):
    """A source with a translation. `added`: the source has words of another text, of which nothing is said."""

    source: DamagedSource
    target: Damaged
    added: bool = False


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


class BitextKnowledge(NamedTuple):
    """What counting says of a bitext's two sides: their texts, words, links, and the lexicon each way."""

    texts: tuple[list[str], list[str]]
    known: tuple[KnownWords, KnownWords]
    links: Sequence[Links]
    lexicon: tuple[LinkedLexicon, LinkedLexicon]


class SpanLessons:
    """Pairs of one bitext or of several, and what damages either side."""

    def __init__(
        self,
        bitexts: Sequence[Bitext],
        knowledge: Sequence[BitextKnowledge],
        weights: Mapping[str, float],
        pieces: SpanPieces,
        batch: int,
        seed: int,
    ) -> None:
        """`knowledge` is of each bitext, `weights` says how often pairs of an origin are seen in a round."""
        self.pieces, self._batch, self._seed = pieces, batch, seed
        self._pairs = [(number, n) for number, bitext in enumerate(bitexts) for n in range(len(bitext.pairs))]
        self._bitexts = bitexts
        pairs = [bitexts[number].pairs[n] for number, n in self._pairs]
        self._weights = [weights.get(pair.origin, 1.0) for pair in pairs]
        self._lengths = [len(pair.source) + len(pair.target) for pair in pairs]
        self._knowledge = knowledge

    def batches(self, start: int = 0, step: int = 1) -> Iterator[Batch]:
        """Without end, from the batch of number `start` on, every so many."""
        number = 0
        for round_ in count():
            groups = self._round(random.Random(f"{self._seed} round {round_}"))
            for at, group in enumerate(groups, number):
                if at >= start and (at - start) % step == 0:
                    yield self.batch(group, at + 1)
            number += len(groups)

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
        examples: list[Example] = []
        for bitext, n in (self._pairs[n] for n in group):
            links = self._knowledge[bitext].links[n]
            examples += self.versions(self._bitexts[bitext].pairs[n], bitext, links, draw)
        return self.rows(examples)

    def versions(self, pair: TrainingPair, bitext: int, links: Links | None, draw: random.Random) -> Iterator[Example]:
        """A pair of the bitext of a number, one of its sides taken for the translation: as it is, and damaged. With
        links it may lose or exchange something on both sides before, and on one side of the source's.
        """
        way = draw.randrange(2)
        texts, known, _, lexicons = self._knowledge[bitext]
        if links is None:
            links = NO_LINKS
        source, target = (pair.source, pair.target)[way], (pair.source, pair.target)[1 - way]
        both = LinkedPair.of(units(source), units(target), links[:, ::-1] if way else links)
        drawing = Drawing(draw, known[1 - way])
        whole = both
        chance = draw.random() if len(links) else 1.0
        if chance < _BOTH_LOSE:
            both = lose_both(both, drawing) or both
        elif chance < _BOTH_LOSE + _BOTH_EXCHANGE:
            both = exchange_both(both, drawing, lexicons[way]) or both
        if both is not whole:
            source, target = (joined(parts, cut_end=False).text for parts in (both.source, both.target))
        drawing.source, drawing.right = source, both.may_say(lexicons[way])
        if draw.random() < _SOURCE_ADDED:
            text, unsaid = _added(source, draw.choice(texts[way]), draw)
            yield Example(DamagedSource(text, (unsaid,)), Damaged(target, (), ()), added=True)
            for _ in range(1, _VERSIONS):
                yield Example(DamagedSource(text, (unsaid,)), damage(both.target, drawing), added=True)
            return
        yield Example(DamagedSource(source), Damaged(target, (), ()))
        for _ in range(1, _VERSIONS):
            made = None
            if len(links) and draw.random() < _SOURCE_LOSES:
                made = lose_in_source(both, Drawing(draw, known[way], target))
            if made is None:
                damaged = damage(both.target, drawing)
                yield Example(said(both, source, damaged), damaged)
            else:
                yield Example(*made)

    def rows(self, examples: Sequence[Example]) -> Batch:
        """Examples as rows. Those of a translation without a piece are left out."""
        read = [(self.pieces.read(one.source.text), self.pieces.read(one.target.text), one) for one in examples]
        read = [one for one in read if one[1].ids]
        long = max(len(source.ids) for source, _, _ in read) + 2
        wide = max(len(target.ids) for _, target, _ in read) + 1
        texts = len(read)
        sources = np.full((texts, long), PADDING, dtype=np.int64)
        targets = np.full((texts, wide), PADDING, dtype=np.int64)
        wrong, gap, kind = (np.full((texts, wide), -1.0, dtype=np.float32) for _ in range(3))
        unsaid, whole = np.full((texts, long), -1.0, dtype=np.float32), np.zeros(texts, dtype=np.float32)
        for n, (source, target, example) in enumerate(read):
            damaged, pieces = example.target, len(target.ids)
            sources[n, : len(source.ids) + 2] = [BEGIN, *source.ids, END]
            targets[n, : pieces + 1] = [*target.ids, END]
            whole[n] = bool(damaged.wrong or damaged.gaps or example.source.unsaid)
            if damaged.whole:
                continue
            faults = [_fault(place, damaged.wrong) for place in target.places]
            wrong[n, :pieces] = [
                fault >= 0 or -_within(place, damaged.unsure)
                for fault, place in zip(faults, target.places, strict=True)
            ]
            kind[n, :pieces] = faults
            if not example.added:
                gap[n, : pieces + 1] = 0.0
                for start in damaged.gaps:
                    behind = (m for m, (a, b) in enumerate(target.places) if a >= start and b > a)
                    gap[n, next(behind, pieces)] = 1.0
            if not (damaged.gaps and (example.added or not damaged.kept)):
                unsaid[n, 1 : 1 + len(source.ids)] = [
                    _within(place, example.source.unsaid) or -_within(place, example.source.unsure)
                    for place in source.places
                ]
        return Batch(*(torch.from_numpy(part) for part in (sources, targets, wrong, gap, kind, unsaid, whole)))


def knowledge_of(bitext: Bitext, pieces: SpanPieces, table: Tensor, links: Sequence[Links]) -> BitextKnowledge:
    """What counting says of a bitext, whose pairs have these links; `table` are the embeddings of the pieces."""
    texts = [pair.source for pair in bitext.pairs], [pair.target for pair in bitext.pairs]
    one, other = (
        KnownWords(side, likenesses(side, pieces, table), _negations(language))
        for side, language in zip(texts, (bitext.source, bitext.target), strict=True)
    )
    lexicon = LinkedLexicon([(units(a), units(b), c) for a, b, c in zip(*texts, links, strict=True)])
    return BitextKnowledge(texts, (one, other), links, (lexicon, lexicon.turned()))


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


def _within(place: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in stretches)


def _fault(place: tuple[int, int], wrong: Sequence[tuple[int, int, int]]) -> int:
    """The number among `KINDS` of a piece's fault, -1 of a right one."""
    found = next((kind for start, end, kind in wrong if place[0] < end and start < place[1]), -1)
    assert found < len(KINDS)
    return found
