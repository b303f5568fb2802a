"""Which words of two texts say the same, learned from all pairs of a bitext by counting.

Each word of one side is thought to come from one of the other's or from none (Brown et al. 1993, model 1), sooner from
one at the same height of the text (Dyer et al. 2013). Both ways are learned side by side, and linked is what both find
probable (Liang et al. 2006): few links, and right ones.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.spans.training.units import units
from review.translators.training.checkpoint import write_atomically

__all__ = ["NO_LINKS", "Links", "kept_links", "word_links"]

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
#: Numbers of a source's unit and of its target's, shape (links, 2), rising.
Links = npt.NDArray[np.uint16]
NO_LINKS: Links = np.zeros((0, 2), dtype=np.uint16)

_ROUNDS = 4
_NONE, _TENSION = 0.08, 4.0
"""How probably a word comes from none, and how fast those at another height get improbable (Dyer et al. 2013)."""
_RARE, _DICE = 2, 0.003
"""Words that stand together less often, or by Dice's coefficient less, are no candidates, unless both are as rare."""
_SAME = 1.0
"""How many times more a word and itself are counted together: names, numbers."""
_LINKED = 0.2
"""Least product of a link's probabilities from both sides."""
_LONGEST, _CELLS, _KEYS = 160, 2_000_000, 30_000_000
"""Units of a text that are linked; cells that are computed, and pairs of words that are sorted, at once."""


class _Group(NamedTuple):
    """Texts of nearly one length: their numbers, and words' numbers (texts, units; 0 where there is none)."""

    texts: list[int]
    sources: Integers
    targets: Integers


class _Table(NamedTuple):
    """What words of the source may be which of the target: `keys` (source's number · words + target's), rising, how
    probably the target's word comes of that of the source (`forward`), and the other way; shapes (keys + 1), the last
    for all else. `alone`: how often each word stands in the sources, and in the targets, as shares.
    """

    keys: Integers
    forward: Floats
    backward: Floats
    alone: tuple[Floats, Floats]

    def places(self, group: _Group) -> Integers:
        """Rows of all pairs of words, shape (texts, sources, targets)."""
        keys = group.sources[:, :, None] * len(self.alone[0]) + group.targets[:, None, :]
        at = np.searchsorted(self.keys, keys).clip(max=len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at, len(self.keys))


def word_links(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[Links]:
    """The links of each pair of texts, which are given as units; units that differ by case alone are one word."""
    numbers: dict[str, int] = {}
    sources, targets = (
        [[numbers.setdefault(unit.lower(), len(numbers) + 1) for unit in pair[side][:_LONGEST]] for pair in pairs]
        for side in (0, 1)
    )
    links: list[Links] = [NO_LINKS] * len(pairs)
    groups = list(_groups(sources, targets))
    if not groups:
        return links
    table = _candidates(groups, len(numbers) + 1)
    for _ in range(_ROUNDS):
        counts = np.zeros((2, len(table.keys) + 1))
        for group in groups:
            places = table.places(group)
            for count, found in zip(counts, _probable(group, places, table), strict=True):
                count += np.bincount(places.ravel(), found.ravel(), len(count))
        table = _learned(table, counts)
    for group in groups:
        forward, backward = _probable(group, table.places(group), table)
        text, one, other = np.nonzero(forward * backward > _LINKED)
        ends = np.searchsorted(text, np.arange(len(group.texts) + 1))
        rows = np.stack([one, other], 1).astype(np.uint16)
        for n, number in enumerate(group.texts):
            links[number] = rows[ends[n] : ends[n + 1]]
    return links


def _groups(sources: Sequence[list[int]], targets: Sequence[list[int]]) -> Iterator[_Group]:
    order = [n for n in range(len(sources)) if sources[n] and targets[n]]
    order.sort(key=lambda n: (len(sources[n]), len(targets[n])))
    at = 0
    while at < len(order):
        end = at
        wide = 0
        while end < len(order):
            wide = max(wide, len(targets[order[end]]))
            if end > at and (end + 1 - at) * len(sources[order[end]]) * wide > _CELLS:
                break
            end += 1
        some = order[at:end]
        yield _Group(some, _rows([sources[n] for n in some]), _rows([targets[n] for n in some]))
        at = end


def _rows(texts: Sequence[list[int]]) -> Integers:
    rows = np.zeros((len(texts), max(map(len, texts))), dtype=np.int64)
    for n, text in enumerate(texts):
        rows[n, : len(text)] = text
    return rows


def _candidates(groups: Sequence[_Group], words: int) -> _Table:
    """Words that stand in the same pairs of texts oftener than by chance, as probable as Dice's coefficient says."""
    keys: Integers = np.zeros(0, dtype=np.int64)
    counts: npt.NDArray[np.float64] = np.zeros(0)
    alone = np.zeros((2, words))
    waiting: list[Integers] = []
    for number, group in enumerate(groups):
        for count, rows in zip(alone, (group.sources, group.targets), strict=True):
            count += np.bincount(rows[rows > 0], minlength=words)
        both = group.sources[:, :, None] * words + group.targets[:, None, :]
        waiting.append(both[(group.sources[:, :, None] > 0) & (group.targets[:, None, :] > 0)])
        if sum(map(len, waiting)) > _KEYS or number + 1 == len(groups):
            found, n = np.unique(np.concatenate(waiting), return_counts=True)
            keys, where = np.unique(np.concatenate([keys, found]), return_inverse=True)
            counts = np.asarray(np.bincount(where, np.concatenate([counts, n])), dtype=np.float64)
            waiting = []
    one, other = alone[0][keys // words], alone[1][keys % words]
    dice = np.minimum(1.0, 2 * counts / (one + other))
    same = keys // words == keys % words
    kept = same | ((dice >= _DICE) & ((counts >= _RARE) | (np.maximum(one, other) <= _RARE)))
    start = np.append(np.where(same, 1.0, dice)[kept], 0.0).astype(np.float32)
    shares = [(count / count.sum()).astype(np.float32) for count in alone]
    return _Table(keys[kept], start, start, (shares[0], shares[1]))


def _probable(group: _Group, places: Integers, table: _Table) -> tuple[Floats, Floats]:
    """How probably each word of a target comes of each of its source, and the other way; (texts, sources, targets)."""
    there = [rows > 0 for rows in (group.sources, group.targets)]
    heights = [
        np.arange(one.shape[1], dtype=np.float32) / np.maximum(1, one.sum(1, keepdims=True)).astype(np.float32)
        for one in there
    ]
    near = np.exp(-_TENSION * np.abs(heights[0][:, :, None] - heights[1][:, None, :]))
    near *= there[0][:, :, None] & there[1][:, None, :]
    found = []
    for axis, share, rows in ((1, table.forward, group.targets), (2, table.backward, group.sources)):
        all_near = np.maximum(near.sum(axis, keepdims=True), 1e-9)
        each = share[places] * near * ((1 - _NONE) / all_near)
        none = _NONE * np.expand_dims(table.alone[2 - axis][rows], axis)
        found.append((each / (each.sum(axis, keepdims=True) + none + 1e-12)).astype(np.float32))
    return found[0], found[1]


def _learned(table: _Table, counts: npt.NDArray[np.float64]) -> _Table:
    """The table with the shares of what was counted forward and backward."""
    words = len(table.alone[0])
    sources, targets = table.keys // words, table.keys % words
    shares = []
    for count, of in zip(counts, (sources, targets), strict=True):
        some = count[:-1] + _SAME * (sources == targets)
        every = np.bincount(of, some, words)
        shares.append(np.append(some / np.maximum(every[of], 1e-9), 0.0).astype(np.float32))
    return table._replace(forward=shares[0], backward=shares[1])


def kept_links(path: Path, pairs: Sequence[tuple[str, str]], told: Callable[[], None]) -> list[Links]:
    """The links of pairs of texts: as a file has them, or learned, which takes a while, is `told`, and written to it.

    Raises EngineError where the file has those of other pairs, cannot be read, or cannot be written.
    """
    digest = hashlib.sha256("\0".join(text for pair in pairs for text in pair).encode("utf-8", "replace")).digest()
    own = np.frombuffer(digest, dtype=np.uint8)
    if not path.exists():
        told()
        links = word_links([(_words(source), _words(target)) for source, target in pairs])
        ends = np.cumsum([len(rows) for rows in links])
        every = np.concatenate([NO_LINKS, *links])
        write_atomically(path, lambda stream: np.savez_compressed(stream, rows=every, ends=ends, pairs=own))
        return links
    try:
        with np.load(path, allow_pickle=False) as file:
            rows, ends, theirs = file["rows"], file["ends"], file["pairs"]
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise EngineError(f"cannot be read ({error}); remove it", path) from error
    if not np.array_equal(own, theirs):
        raise EngineError("has the links of other pairs; remove it", path)
    return list(np.split(rows, ends[:-1]))


def _words(text: str) -> list[str]:
    return [unit.text for unit in units(text)]
