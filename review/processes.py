"""Work over several processes, in order, with no more under way than is needed to keep them busy."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from review.errors import ReviewError

__all__ = ["cores", "in_order"]

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

#: What each process has waiting for it besides what it works on.
_AHEAD = 2


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Callable[[_Item], _Made],
    items: Iterable[_Item],
    jobs: int,
    begin: Callable[..., None],
    *given: object,
) -> Iterator[_Made]:
    """`work` of each item, in the items' order, whatever the number of processes.

    `begin(*given)` is called once in each process, before its first item. With one job everything happens here.
    `items` is read as results are taken, at most three for each process ahead. Raises what `work` raises, and
    ReviewError where a process dies.
    """
    if jobs == 1:
        begin(*given)
        yield from map(work, items)
        return
    # a fork of a process with threads (CTranslate2's, pyarrow's) may stand still
    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin, initargs=(begin, given)
    )
    waiting: deque[Future[_Made]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise ReviewError(
            "a process that did a part of the work died; the system may have run out of memory: take fewer --jobs"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(begin: Callable[..., None], given: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all; the process that asked ends the others
    begin(*given)
