"""Batches drawn beside the learning, by processes of their own."""

from __future__ import annotations

from collections.abc import Iterator

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from review.spans.training.lessons import Batch, SpanLessons

__all__ = ["drawn"]

_AHEAD = 8
"""Batches that each process is ahead."""


class _Drawn(IterableDataset[Batch]):
    def __init__(self, lessons: SpanLessons, start: int) -> None:
        self._lessons, self._start = lessons, start

    def __iter__(self) -> Iterator[Batch]:
        told = get_worker_info()
        step, first = (told.num_workers, told.id) if told is not None else (1, 0)
        return self._lessons.batches(self._start + first, step)


def drawn(lessons: SpanLessons, start: int, workers: int) -> Iterator[Batch]:
    """The lessons' batches from that of number `start` on, the same whatever the number of processes."""
    if not workers:
        return lessons.batches(start)
    loader = DataLoader(
        _Drawn(lessons, start),
        batch_size=None,
        num_workers=workers,
        prefetch_factor=_AHEAD,
        multiprocessing_context="fork",
    )
    return iter(loader)
