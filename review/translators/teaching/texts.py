"""Texts as pieces in one array on the device, and batches of them.

A batch is gathered on the device from where its texts start and how long they are, so that a GPU never waits for
data. Its texts are of nearly one length; where the sources are of exactly one, attention needs no mask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from review.translators.training.vocabulary import END, PADDING

__all__ = ["Mix", "Pool", "Rows", "TextBatch", "cut", "gather"]

Numbers = npt.NDArray[np.int64]
#: How often a text is read as the likeliest pieces, and in each of two other spellings.
_SPELLINGS = (0.5, 0.25, 0.25)


class Rows(NamedTuple):
    """Where texts start in the pool, and how many pieces they have; two arrays of one length."""

    starts: Numbers
    lengths: Numbers

    def pick(self, index: Numbers | slice) -> Rows:
        return Rows(self.starts[index], self.lengths[index])


class Pool:
    """All texts' pieces without ends, one after the other."""

    def __init__(self, device: str) -> None:
        self.device = device
        self._parts: list[npt.NDArray[np.int32]] = []
        self._size = 0
        self._joined: Tensor | None = None

    def add(self, texts: Sequence[Sequence[int]] | Sequence[npt.NDArray[np.int32]]) -> Rows:
        """Takes texts of pieces in, in their order."""
        lengths = np.array([len(text) for text in texts], np.int64)
        starts = self._size + np.cumsum(lengths) - lengths
        if len(texts):
            self._parts.append(np.concatenate([np.asarray(text, np.int32) for text in texts]))
        self._size += int(lengths.sum())
        self._joined = None
        return Rows(starts, lengths)

    def pieces(self) -> Tensor:
        if self._joined is None:
            self._joined = torch.from_numpy(np.concatenate(self._parts)).to(self.device)
        return self._joined

    def texts(self, rows: Rows) -> list[list[int]]:
        """The pieces of each text."""
        every = np.concatenate(self._parts)
        return [every[a : a + n].tolist() for a, n in zip(rows.starts.tolist(), rows.lengths.tolist(), strict=True)]


class TextBatch(NamedTuple):
    """Pieces with ends and padding: source (texts, pieces), its mask or None, target (texts, pieces), what the decoding
    of each starts with, and the number of target pieces without padding.
    """

    source: Tensor
    mask: Tensor | None
    target: Tensor
    start: Tensor
    pieces: int


@dataclass
class Mix:
    """Pairs to learn from: sources in up to three spellings, targets, starts, and how often a round has them."""

    pool: Pool
    random: np.random.Generator
    _parts: list[tuple[Numbers, Numbers, Numbers, Numbers, Numbers, npt.NDArray[np.float64]]] = field(
        default_factory=list
    )

    def add(self, sources: Sequence[Rows], targets: Rows, start: int, weights: npt.NDArray[np.float64] | float) -> Mix:
        """`sources`: the texts, then the same texts in other spellings."""
        spelled = [*sources, *[sources[0]] * (len(_SPELLINGS) - len(sources))]
        count = len(targets.lengths)
        self._parts.append(
            (
                np.stack([rows.starts for rows in spelled]),
                np.stack([rows.lengths for rows in spelled]),
                targets.starts,
                targets.lengths,
                np.full(count, start, np.int64),
                np.broadcast_to(np.asarray(weights, np.float64), (count,)),
            )
        )
        return self

    def rounds(self, budget: int) -> Iterator[TextBatch]:
        """Batches without end, every round in another order and other spellings."""
        starts, lengths, *rest = (np.concatenate([part[i] for part in self._parts], axis=-1) for i in range(6))
        target_starts, target_lengths, first, weights = rest
        while True:
            copies = weights.astype(np.int64) + (self.random.random(len(weights)) < weights % 1)
            index = self.random.permutation(np.repeat(np.arange(len(copies)), copies))
            spelling = self.random.choice(len(_SPELLINGS), len(index), p=_SPELLINGS)
            source = Rows(starts[spelling, index], lengths[spelling, index])
            target = Rows(target_starts[index], target_lengths[index])
            groups = cut(source, target, budget, self.random)
            for group in self.random.permutation(len(groups)):
                chosen = groups[group]
                yield gather(self.pool, source.pick(chosen), target.pick(chosen), first[index][chosen])


def cut(source: Rows, target: Rows, budget: int, random: np.random.Generator) -> list[Numbers]:
    """Groups of texts of like length, of at most `budget` pieces on either side with ends and padding."""
    order = np.lexsort((random.random(len(source.lengths)), target.lengths // 2, source.lengths))
    wide, long = source.lengths[order] + 1, target.lengths[order] + 1
    groups: list[Numbers] = []
    begin = 0
    while begin < len(order):
        end = min(len(order), begin + max(1, budget // int(wide[begin])))
        while end > begin + 1 and (end - begin) * max(int(wide[end - 1]), int(long[begin:end].max())) > budget:
            end = begin + max(1, (end - begin) * 9 // 10)
        groups.append(order[begin:end])
        begin = end
    return groups


def gather(pool: Pool, source: Rows, target: Rows, start: Numbers) -> TextBatch:
    """The batch of some texts."""
    pieces, device = pool.pieces(), pool.device

    def moved(numbers: Numbers) -> Tensor:
        tensor = torch.from_numpy(np.ascontiguousarray(numbers))
        return tensor.pin_memory().to(device, non_blocking=True) if device.startswith("cuda") else tensor.to(device)

    def matrix(rows: Rows) -> tuple[Tensor, Tensor]:
        lengths = moved(rows.lengths)[:, None]
        columns = torch.arange(int(rows.lengths.max()) + 1, device=device)
        found = pieces[(moved(rows.starts)[:, None] + columns).clamp(max=len(pieces) - 1)].long()
        ended = torch.where(columns == lengths, END, PADDING)
        return torch.where(columns < lengths, found, ended), columns <= lengths

    sources, real = matrix(source)
    mask = None if (source.lengths == source.lengths[0]).all() else real[:, None, None, :]
    return TextBatch(sources, mask, matrix(target)[0], moved(start), int(target.lengths.sum()) + len(start))
