"""A piece of a run at a worker of a Dask cluster: it brings along all that the worker has to know."""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from review import __version__
from review.errors import ClusterError

__all__ = ["RunTold", "SentPiece", "do"]

#: What is told to a process stands in its modules: one piece at a time, whatever the number of its threads.
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class RunTold:
    """What all pieces of a run have in common, pickled once: version, `begin` and what it is given; and its digest."""

    digest: str
    told: bytes

    @classmethod
    def of(cls, begin: Callable[..., None], given: tuple[object, ...]) -> RunTold:
        told = pickle.dumps((__version__, begin, given))
        return cls(hashlib.sha256(told).hexdigest(), told)


@dataclass(frozen=True, slots=True)
class SentPiece:
    """Pickled `work` and item, and the run that they are of."""

    run: RunTold
    work: bytes

    @classmethod
    def of(cls, run: RunTold, work: Callable[[Any], object], item: object) -> SentPiece:
        return cls(run, pickle.dumps((work, item)))


class _Begun:
    """The run that this process was last told of."""

    digest = ""


def do(piece: SentPiece) -> object:
    """What the piece's work makes of its item. The process is told of the run first, where it was last told of another.

    Raises ClusterError where the run is of another version, and what the work raises.
    """
    with _LOCK:
        if _Begun.digest != piece.run.digest:
            version, begin, given = pickle.loads(piece.run.told)  # noqa: S301  # a cluster runs what its client says
            if version != __version__:
                raise ClusterError(f"a worker has review {__version__}, this is {version}; install the same on it")
            _Begun.digest = ""  # a run that cannot begin has not
            begin(*given)
            _Begun.digest = piece.run.digest
        work, item = pickle.loads(piece.work)  # noqa: S301
        return work(item)
