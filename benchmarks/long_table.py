"""`review score` of a long table: time, memory over time, and the same bytes whatever the number of processes.

usage: long_table.py [--pairs 100000] [--jobs 1 2] [--data ../shared/data] [--picture FILE.png]

The pairs are those of the public data, each as often as it takes, with a number of its own on both sides and now and
then a fault: another number, a side that is missing. Prints for each number of processes the seconds, CPU seconds,
pairs a second, the most memory (resident, all processes together, what they share counted once each), and a digest of
what was written. `--picture` draws memory over time (matplotlib).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
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


def memory(process: psutil.Process) -> int:
    """Resident bytes of a process and its children, as far as they are their own."""
    total = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            total += one.memory_full_info().uss
        except psutil.Error:
            continue
    return total


def scored(table: Path, out: Path, jobs: int) -> tuple[float, float, list[tuple[float, int]]]:
    """Seconds, CPU seconds, and (seconds, bytes) over time."""
    command = [sys.executable, "-m", "review.cli.main", "score", str(table), "--rows", str(out), "--jobs", str(jobs)]
    command += ["--fail-level", "none", "--output", str(out.with_suffix(".txt"))]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    running = subprocess.Popen(command)
    seen = []
    process = psutil.Process(running.pid)
    while running.poll() is None:
        try:
            seen.append((time.monotonic() - started, memory(process)))
        except psutil.Error:
            break
        time.sleep(2)
    if running.wait() != 0:
        raise SystemExit(f"exit status {running.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - started, cpu, seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    curves = {}
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "pairs.tsv.gz"
        make(table, arguments.pairs, arguments.data)
        for jobs in arguments.jobs:
            out = Path(folder) / f"rows{jobs}.jsonl"
            took, cpu, curves[jobs] = scored(table, out, jobs)
            digest = hashlib.sha256(out.read_bytes()).hexdigest()[:16]
            sizes = [size / 2**20 for _, size in curves[jobs]]
            quarters = ", ".join(f"{sizes[len(sizes) * n // 4 - 1]:.0f}" for n in (1, 2, 3, 4)) if sizes else "-"
            print(
                f"--jobs {jobs}: {took:.0f} s, {cpu:.0f} CPU s, {arguments.pairs / cpu:.0f} pairs a CPU second, "
                f"at most {max(sizes, default=0):.0f} MiB (after each quarter: {quarters}), rows {digest}",
                flush=True,
            )
    if arguments.picture:
        import matplotlib.pyplot as plt

        for jobs, seen in curves.items():
            plt.plot([at for at, _ in seen], [size / 2**20 for _, size in seen], label=f"--jobs {jobs}")
        plt.xlabel("seconds")
        plt.ylabel("MiB")
        plt.ylim(bottom=0)
        plt.legend()
        plt.savefig(arguments.picture)


if __name__ == "__main__":
    main()
