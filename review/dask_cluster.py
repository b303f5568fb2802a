"""Work over a Dask cluster, in order: an existing one, or one of this machine's processes.

Every piece has with it what its worker needs, so that a worker may join or be lost at any time: Dask computes again
what a lost one had. No more pieces are under way than keep the workers busy.
"""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
import multiprocessing
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from review import __version__
from review.dask_task import RunTold, SentPiece, do
from review.errors import ClusterError
from review.extras import DISTRIBUTION
from review.processes import AHEAD, own_modules, uninterrupted

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

__all__ = ["DaskCluster"]

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
#: Seconds in which a scheduler must answer.
_ANSWER = 10.0
#: Seconds for which a cluster may be without workers; one that grows with its work begins without.
_PATIENCE = 60.0
#: Seconds between two looks at the workers, while nothing comes.
_LOOK = 5.0
#: The workers are counted again after so many pieces: a cluster grows and shrinks.
_COUNT = 16


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """The workers of the scheduler at an address; without one, so many processes of this machine."""

    scheduler: str | None = None
    workers: int = 1

    def in_order(
        self,
        work: Callable[[_Item], _Made],
        items: Iterable[_Item],
        begin: Callable[..., None],
        given: tuple[object, ...],
        named: Callable[[_Item], str] | None,
    ) -> Iterator[_Made]:
        """As `review.processes.in_order`. Raises ClusterError: no scheduler, no workers, workers without this version
        of review, a scheduler that is lost, an item at which one worker after the other dies.
        """
        run, name = RunTold.of(begin, given), f"review-{uuid.uuid4().hex}"
        waiting: deque[tuple[_Item, Future[Any]]] = deque()
        with self._client(waiting) as client:
            most = 0
            for number, item in enumerate(items):
                if number % _COUNT == 0:
                    most = max(1, len(_workers(client))) * AHEAD
                piece = SentPiece.of(run, work, item)
                waiting.append((item, client.submit(do, piece, key=f"{name}-{number}", pure=False)))
                if len(waiting) > most:
                    yield _answer(client, *waiting[0], named)
                    waiting.popleft()
            while waiting:
                yield _answer(client, *waiting[0], named)
                waiting.popleft()

    @contextmanager
    def _client(self, waiting: deque[Any]) -> Iterator[Client]:
        """A client whose scheduler and workers have this version of review. What it started ends with the block, at
        once where pieces are `waiting` that nobody wants any more.
        """
        from distributed import Client
        from distributed.utils import silence_logging_cmgr

        with ExitStack() as stack:
            stack.enter_context(silence_logging_cmgr(logging.CRITICAL))  # what matters is said in one line
            if self.scheduler is not None:
                _refuse_silence(self.scheduler)
            place = self.scheduler or stack.enter_context(_processes(self.workers, waiting))
            client = stack.enter_context(Client(place, timeout=_ANSWER, set_as_default=False))
            _refuse_other_versions(client)
            yield client


@contextmanager
def _processes(workers: int, waiting: deque[Any]) -> Iterator[LocalCluster]:
    """A scheduler in this process, which only this machine reaches, and so many workers, which are started anew where
    they die.
    """
    from distributed import LocalCluster
    from distributed.security import Security

    before = set(multiprocessing.active_children())
    with own_modules():  # as long as a worker may be started
        try:
            with uninterrupted():  # the thread that starts processes is started here
                cluster = LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    memory_limit=0,
                    scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
                    worker_dashboard_address="127.0.0.1:0",
                    security=Security.temporary(),  # else other users of the machine could have it run anything
                    silence_logs=logging.CRITICAL,
                )
        except (OSError, RuntimeError) as error:
            raise ClusterError(
                f"{workers} workers could not be started ({_first_line(error)}); take fewer --jobs"
            ) from None
        try:
            yield cluster
        finally:
            for child in set(multiprocessing.active_children()) - before if waiting else ():
                child.kill()
            cluster.close()


def _refuse_silence(address: str) -> None:
    """Raises ClusterError where nobody speaks Dask at the address. A Client that does not find it takes long to end."""
    from distributed.comm.core import connect
    from distributed.security import Security

    async def ask() -> None:
        comm = await connect(address, timeout=_ANSWER, **Security().get_connection_args("client"))
        await comm.close()

    try:
        asyncio.run(asyncio.wait_for(ask(), _ANSWER + 1))
    except (OSError, ValueError, ArithmeticError, ImportError, RuntimeError, TypeError, MemoryError) as error:
        raise ClusterError(
            f"no Dask scheduler answers at {address!r} ({_first_line(error)}); check --scheduler, such as "
            "tcp://10.0.0.1:8786, and that `dask scheduler` runs there"
        ) from None


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__


def _refuse_other_versions(client: Client) -> None:
    """Raises ClusterError where the scheduler or a worker that is there has no review, or another version."""
    try:
        found: Mapping[str, object] = client.run(importlib.metadata.version, DISTRIBUTION, on_error="return")
        scheduler = _asked(lambda: client.run_on_scheduler(importlib.metadata.version, DISTRIBUTION))
    except OSError as error:
        raise ClusterError(f"the scheduler answers no more ({error})") from None
    versions = {"the scheduler": scheduler, **{f"the worker {one}": version for one, version in found.items()}}
    for place, version in versions.items():
        if version != __version__:
            has = f"review {version}" if isinstance(version, str) else "no review"
            raise ClusterError(
                f"{place} has {has}, this is {__version__}; install {DISTRIBUTION}[dask] in one version on all"
            )


def _asked(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except importlib.metadata.PackageNotFoundError as error:
        return error


def _workers(client: Client) -> Mapping[str, int]:
    """Threads by worker. Raises ClusterError where the scheduler answers no more."""
    try:
        found: Mapping[str, int] = client.nthreads()
    except OSError as error:
        raise _lost(error) from None
    return found


def _lost(error: BaseException) -> ClusterError:
    return ClusterError(
        f"the scheduler is lost ({_first_line(error)}); what was written holds: start it again, and go on with --resume"
    )


def _answer(client: Client, item: _Item, future: Future[_Made], named: Callable[[_Item], str] | None) -> _Made:
    """What came of a piece, however long it takes, as long as there are workers."""
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError

    alone = 0.0
    while True:
        try:
            return future.result(timeout=_LOOK)
        except TimeoutError:
            if future.status == "error":  # it is what the work raised
                raise
            alone = 0.0 if _workers(client) else alone + _LOOK
            if alone >= _PATIENCE:
                raise ClusterError(
                    f"the cluster has had no workers for {alone:.0f} seconds; start some: "
                    "`dask worker ADDRESS --nthreads 1 --nworkers N`"
                ) from None
        except KilledWorker as error:
            where = f" {named(item)}" if named is not None else " one piece of the work"
            raise ClusterError(
                f"{error.allowed_failures + 1} workers died at{where}, the last of them {error.last_worker.address}; "
                "their system may have run out of memory: give them more, or run fewer on a machine"
            ) from None
        except FutureCancelledError as error:
            raise _lost(error) from None
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != "review":
                raise
            raise ClusterError(
                f"a worker that joined has no review; install {DISTRIBUTION}[dask] {__version__} on all"
            ) from None
