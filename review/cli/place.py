"""The options that say where the work is done: so many processes here, or a Dask cluster."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from review.errors import ExtraError, UsageError

if TYPE_CHECKING:
    from review.processes import Cluster

__all__ = ["PlaceWish", "place_options"]

#: More processes than that are a slip of the finger.
MOST_JOBS = 256
PLACES = ("processes", "dask")

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """What the options said."""

    jobs: int | None
    engine: str = "processes"
    scheduler: str | None = None

    def cluster(self) -> Cluster | None:
        """The cluster that was asked for; it is looked for when there is work. Raises UsageError and ExtraError."""
        if self.engine != "dask":
            if self.scheduler is not None:
                raise UsageError("--scheduler goes with --engine dask")
            return None
        if self.scheduler is not None and self.jobs is not None:
            raise UsageError("--jobs and --scheduler do not go together: a cluster has the workers that it has")
        from review.extras import install_extra, installed

        if not installed("distributed"):
            raise ExtraError(f"--engine dask needs dask.distributed; install it with: {install_extra('dask')}")
        from review.dask_cluster import DaskCluster
        from review.processes import cores

        return DaskCluster(self.scheduler, self.jobs or cores())


def place_options(function: _F) -> _F:
    """--jobs, --engine, --scheduler; the command gets them as one `running`."""

    @functools.wraps(function)
    def wrapped(*arguments: object, jobs: int | None, engine: str, scheduler: str | None, **others: object) -> object:
        return function(*arguments, running=PlaceWish(jobs, engine, scheduler), **others)

    for option in reversed((
        click.option(
            "--jobs",
            type=click.IntRange(1, MOST_JOBS),
            metavar="N",
            help="Processes. Default: the cores, where there is enough to do.",
        ),
        click.option(
            "--engine",
            type=click.Choice(PLACES),
            default="processes",
            show_default=True,
            help="Where the work is done: by processes of this machine, or by the workers of a Dask cluster.",
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="The cluster's scheduler, such as tcp://10.0.0.1:8786. Default: one of this machine's, for the run.",
        ),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return cast("_F", wrapped)
