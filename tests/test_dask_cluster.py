"""Work on the workers of a Dask cluster: in order, whatever becomes of a worker, and in one line what is wrong."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from click.testing import CliRunner
from distributed import KilledWorker, LocalCluster

import review.dask_cluster
from review.checks.glossary import with_glossary
from review.cli.main import cli
from review.config import Settings
from review.dask_cluster import DaskCluster
from review.dask_task import RunTold, SentPiece, do
from review.errors import ClusterError, ExtraError, UsageError
from review.findings import findings_of, view_of
from review.model import Document, Paragraph, Segment
from review.processes import in_order
from tests.test_processes import begin, double


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler and a worker, threads of this process."""
    quiet = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=False,
        protocol="tcp",
        scheduler_kwargs=quiet,
        worker_dashboard_address="127.0.0.1:0",
    ) as cluster:
        yield cluster.scheduler_address


def test_results_come_in_order_no_further_ahead_than_needed_and_each_worker_was_told(address: str) -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for number in range(20):
            read += 1
            yield number

    made = []
    for one in in_order(double, items(), 1, begin, "given", cluster=DaskCluster(address)):
        made.append(one)
        assert read <= len(made) + 2
    assert made == [(2 * n, "given") for n in range(20)]
    assert list(in_order(double, [1], 1, begin, "other", cluster=DaskCluster(address))) == [(2, "other")]


def fail(number: int) -> int:
    raise UsageError(f"number {number} is refused")


def late(_number: int) -> int:
    raise TimeoutError("of the work itself")


def test_what_the_work_raises_is_raised(address: str) -> None:
    with pytest.raises(UsageError, match="number 3 is refused"):
        list(in_order(fail, [3], 1, begin, cluster=DaskCluster(address)))
    with pytest.raises(TimeoutError, match="of the work itself"):
        list(in_order(late, [3], 1, begin, cluster=DaskCluster(address)))


def test_another_version_of_review_is_named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = RunTold.of(begin, ("of another version",))
    monkeypatch.setattr("review.dask_cluster.__version__", "9.9")
    with pytest.raises(ClusterError, match=r"the scheduler has review .*, this is 9\.9; install"):
        list(in_order(double, [1], 1, begin, cluster=DaskCluster(address)))
    monkeypatch.setattr("review.dask_task.__version__", "9.9")
    with pytest.raises(ClusterError, match=r"a worker has review 9\.9, this is .*; install the same on it"):
        do(SentPiece.of(told, double, 1))


@pytest.mark.parametrize("place", ["", "foo", "ftp://127.0.0.1:1", "tcp://127.0.0.1:{port}"])
def test_a_scheduler_that_is_not_there_is_named_soon(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.dask_cluster._ANSWER", 0.3)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        place = place.format(port=closed.getsockname()[1])
        with pytest.raises(ClusterError, match=f"no Dask scheduler answers at '{place}'"):
            list(in_order(double, [1], 1, begin, cluster=DaskCluster(place)))


class Answering:
    """A piece under way of which one thing is known."""

    status = "pending"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def result(self, timeout: float) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TimeoutError(), "has had no workers for 0 seconds; start some"),
        (
            KilledWorker("key", cast("Any", SimpleNamespace(address="tcp://w:1")), 3),
            "4 workers died at row 7, the last",
        ),
        (ModuleNotFoundError(name="review.dask_task"), "a worker that joined has no review"),
    ],
)
def test_what_the_cluster_lacks_is_said(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.dask_cluster._PATIENCE", 0.0)
    monkeypatch.setattr("review.dask_cluster._LOOK", 0.0)
    without = cast("Any", SimpleNamespace(nthreads=dict))
    with pytest.raises(ClusterError, match=said):
        review.dask_cluster._answer(without, 7, cast("Any", Answering(error)), lambda row: f"row {row}")


def die_once(place: Path) -> int:
    if not place.exists():
        place.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*SSLSocket", "ignore:unclosed")  # Dask's own, to the worker that was killed
def test_what_a_lost_worker_had_is_computed_again_and_nothing_is_left_running(tmp_path: Path) -> None:
    places = [tmp_path / str(n // 4) for n in range(8)]
    made = list(in_order(die_once, places, 1, begin, cluster=DaskCluster(workers=1)))
    assert len(made) == 8
    gc.collect()
    assert all(place.exists() for place in places), "two workers died"
    assert multiprocessing.active_children() == []


def test_a_glossary_goes_along(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("source\ttarget\nbridge\tBrücke\n", encoding="utf-8")
    settings = with_glossary(Settings(glossary=path))
    path.unlink()
    segment = Segment(1, (Paragraph("The bridge is open.", 1),), (Paragraph("Der Steg ist offen.", 1),))
    document = Document("d", "en", "de", (segment,))
    assert "terminology" in {one.check for one in findings_of(view_of(document, settings), settings)}
    assert with_glossary(Settings()) == Settings()


@pytest.mark.parametrize(
    ("arguments", "installed", "kind", "said"),
    [
        (("--scheduler", "tcp://a:1"), True, UsageError, "--scheduler goes with --engine dask"),
        (("--engine", "dask", "--scheduler", "tcp://a:1", "--jobs", "2"), True, UsageError, "--jobs and --scheduler"),
        (("--engine", "dask"), False, ExtraError, "--engine dask needs dask.distributed; install it with: pip"),
    ],
)
@pytest.mark.parametrize("command", ["score", "filter"])
def test_options_that_ask_for_no_cluster_are_refused(
    command: str,
    arguments: tuple[str, ...],
    installed: bool,
    kind: type[Exception],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("review.extras.installed", lambda _: installed)
    table = tmp_path / "pairs.tsv"
    table.write_text("en\tde\nA bridge.\tEine Brücke.\n", encoding="utf-8")
    out = "--rows" if command == "score" else "--report"
    done = CliRunner().invoke(cli, [command, str(table), out, str(tmp_path / "out.jsonl"), *arguments])
    assert isinstance(done.exception, kind)
    assert said in str(done.exception)
    assert list(tmp_path.iterdir()) == [table]
