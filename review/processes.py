"""Work over several processes, in order, with no more under way than is needed to keep them busy."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol, TypeVar

from review.errors import ReviewError

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["AHEAD", "Cluster", "cores", "end_with", "in_order", "own_module", "own_modules", "uninterrupted"]

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

#: Python's own variable, as -P: no folder is searched for modules because it is the working one.
_SAFE_PATH = "PYTHONSAFEPATH"
#: Seconds between two looks whether a parent is still there.
_LOOK = 0.5
#: What each process has waiting for it besides what it works on.
AHEAD = 2


class Cluster(Protocol):
    """Another place for the work than this machine's processes: `review.dask_cluster`."""

    def in_order(
        self,
        work: Callable[[_Item], _Made],
        items: Iterable[_Item],
        begin: Callable[..., None],
        given: tuple[object, ...],
        named: Callable[[_Item], str] | None,
    ) -> Iterator[_Made]:
        """As the function of this name."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def own_module(name: str) -> list[str]:
    """The command line that runs an installed module, and none of that name in the working folder, which may be a
    stranger's repository.
    """
    return [sys.executable, "-P", "-m", name]


def in_order(
    work: Callable[[_Item], _Made],
    items: Iterable[_Item],
    jobs: int,
    begin: Callable[..., None],
    *given: object,
    named: Callable[[_Item], str] | None = None,
    cluster: Cluster | None = None,
) -> Iterator[_Made]:
    """`work` of each item, in the items' order, whatever the number of processes.

    `begin(*given)` is called once in each process, before its first item. With one job everything happens here; with
    a `cluster` there, whatever `jobs`.
    `items` is read as results are taken, at most three for each process ahead. Raises what `work` raises, and
    ReviewError where a process dies: what it was at, as far as that is known, is said as `named` calls it.
    """
    if cluster is not None:
        yield from cluster.in_order(work, items, begin, given, named)
        return
    if jobs == 1:
        begin(*given)
        yield from map(work, items)
        return
    import multiprocessing  # not for a run of one document
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # a fork of a process with threads (CTranslate2's, pyarrow's) may stand still
    before = set(multiprocessing.active_children())
    spawn = multiprocessing.get_context("spawn")
    with own_modules():  # it may start a process that keeps track of what is shared
        pool = ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_begin, initargs=(begin, given))
    waiting: deque[tuple[_Item, Future[_Made]]] = deque()
    try:
        for item in items:
            with uninterrupted(), own_modules():  # a process may be started here
                waiting.append((item, pool.submit(work, item)))
            if len(waiting) > jobs * AHEAD:
                yield waiting[0][1].result()
                waiting.popleft()
        while waiting:
            yield waiting[0][1].result()
            waiting.popleft()
    except BrokenProcessPool:
        where = f" at {named(waiting[0][0])}, or at what comes after it" if named is not None and waiting else ""
        raise ReviewError(
            f"a process that did a part of the work died{where}; the system may have run out of memory: take fewer "
            "--jobs"
        ) from None
    finally:
        # nobody wants what they are at, and a pool that is only told to end may wait for them for ever
        for child in set(multiprocessing.active_children()) - before if waiting else ():
            child.kill()
        pool.shutdown(cancel_futures=True)


def _begin(begin: Callable[..., None], given: tuple[object, ...]) -> None:
    """What a process does first: it sees to it that it ends with the one that started it, however that ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*given)


def _end_with_parent() -> None:
    import multiprocessing.connection

    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def end_with(parent: int) -> None:
    """From now on this process ends when the one of that number, which started it, is gone, however that ended."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    if sys.platform == "win32":  # a process is no other's child there when its parent is gone
        import _winapi

        with suppress(OSError):  # it is gone already
            handle = _winapi.OpenProcess(_winapi.SYNCHRONIZE, False, parent)
            _winapi.WaitForSingleObject(handle, _winapi.INFINITE)
    else:
        while os.getppid() == parent:
            time.sleep(_LOOK)
    os._exit(1)


@contextmanager
def own_modules() -> Iterator[None]:
    """Lets processes that are started here import nothing from the working folder, which may be a stranger's repository
    with a `multiprocessing` of its own: Python would look there first.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keeps Ctrl+C until afterwards, and from the processes that are started here: it reaches all of a terminal's, and
    the one that started the others ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
