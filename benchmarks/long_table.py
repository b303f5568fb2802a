"""`review score` of a long table: time, memory over time, and the same bytes whatever the number of processes.

usage: long_table.py [--pairs 100000] [--jobs 1 2] [--dask 2] [--data ../shared/data] [--picture FILE.png]

`--dask N` scores it on a Dask cluster, too: a scheduler and N workers, one of which is killed in the middle and not
started again. `--table` names a table that is there already.

The pairs are those of the public data, each as often as it takes, with a number of its own on both sides and now and
then a fault: another number, a side that is missing. Prints for each run the seconds, CPU seconds, pairs a second, the
most memory (resident, all processes together, what they share counted once each), and a digest of what was written.
`--picture` draws memory over time (matplotlib).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
from checks import own_pairs, real_pairs

ROOT = Path(__file__).parents[1]
LANGUAGES = ("vi", "en")


def make(path: Path, count: int, data: Path) -> None:
    found = real_pairs(data) if data.is_dir() else own_pairs()
    rows = [(" ".join(source.split()), " ".join(target.split())) for source, target in found[LANGUAGES]]
    choose = random.Random(count)
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as out:
        out.write("\t".join(LANGUAGES) + "\n")
        for number in range(count):
            source, target = rows[number % len(rows)]
            fate = choose.random()
            other = number + 1 if fate < 0.01 else number
            out.write(f"{source} ({number})\t{'' if fate > 0.995 else f'{target} ({other})'}\n")


def memory(process: psutil.Process, others: Sequence[psutil.Process] = ()) -> int:
    """Resident bytes of a process, its children and others, as far as they are their own."""
    total = 0
    for one in [process, *process.children(recursive=True), *others]:
        try:
            total += one.memory_full_info().uss
        except psutil.Error:
            continue
    return total


def scored(
    table: Path,
    out: Path,
    place: Sequence[str],
    others: Sequence[psutil.Process] = (),
    watch: Callable[[], None] = lambda: None,
) -> tuple[float, float, list[tuple[float, int]]]:
    """Seconds, CPU seconds (of `others`, too), and (seconds, bytes) over time; `watch` is called meanwhile."""
    command = [sys.executable, "-m", "review.cli.main", "score", str(table), "--rows", str(out), *place]
    command += ["--fail-level", "none", "--output", str(out.with_suffix(".txt"))]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    running = subprocess.Popen(command)
    seen = []
    spent: dict[int, float] = {}
    process = psutil.Process(running.pid)
    while running.poll() is None:
        try:
            seen.append((time.monotonic() - started, memory(process, others)))
        except psutil.Error:
            break
        for one in others:
            try:
                spent[one.pid] = one.cpu_times().user + one.cpu_times().system
            except psutil.Error:  # it was killed
                continue
        watch()
        time.sleep(2)
    if running.wait() != 0:
        raise SystemExit(f"exit status {running.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - started, cpu + sum(spent.values()), seen


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[psutil.Process]]]:
    """The address of a Dask scheduler, and its workers, each a process that nobody starts again."""
    dask = [sys.executable, "-m", "dask"]
    told = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    with (folder / "dask.log").open("w") as log:
        running = [subprocess.Popen([*dask, "scheduler", *options], stdout=log, stderr=log)]
        try:
            while not told.exists() or not told.read_text():
                time.sleep(0.2)
            address = json.loads(told.read_text())["address"]
            options = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
            options += ["--memory-limit", "0"]
            found = [subprocess.Popen([*dask, "worker", *options], stdout=log, stderr=log) for _ in range(workers)]
            running += found
            yield address, [psutil.Process(one.pid) for one in found]
        finally:
            for one in running:
                one.kill()
                one.wait()


def killing(worker: psutil.Process, out: Path, half: float) -> Callable[[], None]:
    """Kills the worker when so many bytes of the rows are written."""

    def watch() -> None:
        written = out.with_name(out.name + ".unfinished")
        alive = worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE
        if alive and written.exists() and written.stat().st_size >= half:
            worker.kill()
            print(f"  a worker is killed after {written.stat().st_size / 2**20:.0f} MiB of rows", flush=True)

    return watch


def told(
    name: str, pairs: int, out: Path, run: tuple[float, float, list[tuple[float, int]]]
) -> list[tuple[float, int]]:
    """Prints what a run took, and gives its memory over time."""
    took, cpu, seen = run
    sizes = [size / 2**20 for _, size in seen]
    quarters = ", ".join(f"{sizes[max(0, len(sizes) * n // 4 - 1)]:.0f}" for n in (1, 2, 3, 4)) if sizes else "-"
    print(
        f"{name}: {took:.0f} s, {cpu:.0f} CPU s, {pairs / cpu:.0f} pairs a CPU second, at most "
        f"{max(sizes, default=0):.0f} MiB (after each quarter: {quarters}), "
        f"rows {hashlib.sha256(out.read_bytes()).hexdigest()[:16]}",
        flush=True,
    )
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--dask", type=int, default=0, metavar="N", help="workers of a cluster")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--table", type=Path, help="a table that `make` made, of --pairs pairs")
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    curves = {}
    with tempfile.TemporaryDirectory() as folder:
        table = arguments.table or Path(folder) / "pairs.tsv.gz"
        if arguments.table is None:
            make(table, arguments.pairs, arguments.data)
        half = table.stat().st_size * (2.5 if table.suffix == ".gz" else 1.0)
        for jobs in arguments.jobs:
            out = Path(folder) / f"rows{jobs}.jsonl"
            name = f"--jobs {jobs}"
            curves[name] = told(name, arguments.pairs, out, scored(table, out, ["--jobs", str(jobs)]))
            half = out.stat().st_size / 2
        if arguments.dask:
            out, name = Path(folder) / "dask.jsonl", f"--engine dask, {arguments.dask} workers"
            with cluster(Path(folder), arguments.dask) as (address, workers):
                place = ["--engine", "dask", "--scheduler", address]
                took = scored(table, out, place, workers, killing(workers[-1], out, half))
            curves[name] = told(name, arguments.pairs, out, took)
    if arguments.picture:
        import matplotlib.pyplot as plt

        for name, seen in curves.items():
            plt.plot([at for at, _ in seen], [size / 2**20 for _, size in seen], label=name)
        plt.xlabel("seconds")
        plt.ylabel("MiB")
        plt.ylim(bottom=0)
        plt.legend()
        plt.savefig(arguments.picture)


if __name__ == "__main__":
    main()
