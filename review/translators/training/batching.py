"""From pairs to batches: weights per origin, subword splitting, joining of short strings, buckets of equal length.

The stream of batches is a pure function of the pairs, the settings and a position, so a training that was killed goes
on with exactly the batch that came next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from review.errors import InputError
from review.translators.training.data import TrainingPair
from review.translators.training.settings import TrainingSettings
from review.translators.training.vocabulary import END, PADDING, Vocabulary

__all__ = ["BatchStream", "PairBatch", "Position", "pad"]

Ids = npt.NDArray[np.int64]

BLOCK = 20_000
"""Pairs that are encoded, sorted by length and cut into batches together."""
JOINED = 64
"""Two pairs are joined only when neither side then has more pieces than this."""


@dataclass(frozen=True, slots=True)
class PairBatch:
    """Piece ids: `source` of shape (sentences, source pieces), `target` (sentences, target pieces).

    A row holds a sentence's pieces, the end of sentence, then padding.
    """

    source: Ids
    target: Ids

    @property
    def tokens(self) -> int:
        """Target pieces without padding."""
        return int(np.count_nonzero(self.target != PADDING))


@dataclass(frozen=True, slots=True)
class Position:
    """The next batch: its round through the data, the block in the round, the batch in the block, all from 0."""

    round: int = 0
    block: int = 0
    batch: int = 0


class BatchStream:
    """The endless sequence of batches of one training.

    Pairs over `maximum_length` pieces, or whose sides differ fourfold in pieces, are left out; `dropped` counts them.
    Raises `InputError` when nothing is left.
    """

    def __init__(self, pairs: Sequence[TrainingPair], vocabulary: Vocabulary, settings: TrainingSettings) -> None:
        self._vocabulary = vocabulary
        self._settings = settings
        self._pairs: list[TrainingPair] = []
        self._sources: list[list[int]] = []
        self._targets: list[list[int]] = []
        for pair in pairs:
            source, target = vocabulary.encode(pair.source), vocabulary.encode(pair.target)
            shorter, longer = sorted((len(source), len(target)))
            if not shorter or longer >= settings.maximum_length or longer > 4 * shorter + 8:
                continue
            self._pairs.append(pair)
            self._sources.append(source)
            self._targets.append(target)
        self.dropped = len(pairs) - len(self._pairs)
        if not self._pairs:
            raise InputError("no pair has a fitting length in pieces", path=settings.pairs)

    def digest(self) -> str:
        """What tells these pairs from others: the SHA-256 of their texts and origins, in order."""
        total = hashlib.sha256()
        for pair in self._pairs:
            total.update("\t".join((pair.source, pair.target, pair.origin, "")).encode())
        return total.hexdigest()

    def _round(self, number: int, weights: Mapping[str, float]) -> Ids:
        """Indices of one round in random order; a pair of weight 2.3 stands in it twice, and by chance once more."""
        generator = np.random.default_rng((self._settings.seed, number))
        share = np.array([weights.get(pair.origin, 1.0) for pair in self._pairs])
        copies = share.astype(np.int64) + (generator.random(len(share)) < share % 1)
        indices = np.repeat(np.arange(len(share)), copies)
        if not len(indices):
            raise InputError("every origin has the weight 0", path=self._settings.pairs)
        return generator.permutation(indices)

    def batches(self, position: Position, weights: Mapping[str, float]) -> Iterator[tuple[PairBatch, Position]]:
        """Yields batches from `position` on, each with the position after it, without end."""
        number, block, skip = position.round, position.block, position.batch
        while True:
            order = self._round(number, weights)
            count = -(-len(order) // BLOCK)
            while block < count:
                made = self._block(order[block * BLOCK : (block + 1) * BLOCK], (self._settings.seed, number, block))
                for index in range(skip, len(made)):
                    last = index + 1 == len(made)
                    yield made[index], Position(number, block + last, 0 if last else index + 1)
                block, skip = block + 1, 0
            number, block = number + 1, 0

    def _block(self, order: Ids, seed: tuple[int, int, int]) -> list[PairBatch]:
        settings = self._settings
        generator = np.random.default_rng((*seed, 1))
        sources = [self._sources[i] for i in order]
        targets = [self._targets[i] for i in order]
        for index in np.flatnonzero(generator.random(len(order)) < settings.split_sentences).tolist():
            ids = self._vocabulary.split(sources[index], settings.split_pieces, generator)
            if len(ids) < settings.maximum_length:
                sources[index] = ids
        joined = self._join(sources, targets, generator)
        return self._buckets(joined, generator)

    def _join(
        self, sources: list[list[int]], targets: list[list[int]], generator: np.random.Generator
    ) -> list[tuple[list[int], list[int]]]:
        """Joins some short neighbours, so that the model meets several sentences in one text."""
        chosen = generator.random(len(sources)) < self._settings.join_share
        limit = min(JOINED, self._settings.maximum_length - 1)
        result: list[tuple[list[int], list[int]]] = []
        glue = False
        for source, target, wanted in zip(sources, targets, chosen, strict=True):
            if glue and len(result[-1][0]) + len(source) <= limit and len(result[-1][1]) + len(target) <= limit:
                result[-1] = (result[-1][0] + source, result[-1][1] + target)
            else:
                result.append((source, target))
            glue = bool(wanted)
        return result

    def _buckets(self, examples: list[tuple[list[int], list[int]]], generator: np.random.Generator) -> list[PairBatch]:
        """Sorts by length, cuts where a side would exceed `batch_tokens` with its padding, shuffles the batches."""
        limit = self._settings.batch_tokens
        noise = generator.random(len(examples))
        # Both sides pad: coarse steps of the one, within each the other, waste less than either alone.
        order = sorted(range(len(examples)), key=lambda i: (len(examples[i][1]) // 6, len(examples[i][0]), noise[i]))
        groups: list[list[int]] = []
        source_width = target_width = 0
        for index in order:
            source_width = max(source_width, len(examples[index][0]) + 1)
            target_width = max(target_width, len(examples[index][1]) + 1)
            if groups and (len(groups[-1]) + 1) * max(source_width, target_width) <= limit:
                groups[-1].append(index)
            else:
                groups.append([index])
                source_width, target_width = len(examples[index][0]) + 1, len(examples[index][1]) + 1
        return [
            PairBatch(pad([examples[i][0] for i in groups[g]]), pad([examples[i][1] for i in groups[g]]))
            for g in generator.permutation(len(groups))
        ]


def pad(rows: Sequence[Sequence[int]]) -> Ids:
    """A matrix of piece ids, one row each: the ids, the end of sentence, then padding."""
    matrix = np.full((len(rows), max(map(len, rows)) + 1), PADDING, dtype=np.int64)
    for row, ids in zip(matrix, rows, strict=True):
        row[: len(ids)] = ids
        row[len(ids)] = END
    return matrix
