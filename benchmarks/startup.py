"""What small runs take, in CPU seconds (user and system), beside the targets: a process each, the best of three.

usage: startup.py [--seed ../shared/seed] [--runs 3]

The first run of each command, which may compile files and make tables, is not counted. The seed article is scored with
the model that is at hand, where it lies beside the project.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = "The committee met on Monday and approved 12 new projects.\n\nIt will publish the report in March 2025.\n"
TARGET = (
    "Der Ausschuss tagte am Montag und genehmigte 12 neue Projekte.\n\nEr wird den Bericht im März 2025 vorlegen.\n"
)


def cpu_seconds(command: list[str]) -> float:
    """User and system seconds of a process and its children, which must not be wrong usage."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()[-300:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=Path, default=ROOT.parent / "shared" / "seed")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    review = [sys.executable, "-m", "review.cli.main"]
    none = ["--no-baseline", "--back-translation", "none", "--sentence-encoder", "none"]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "source.en.txt", Path(folder) / "target.de.txt"
        source.write_text(SOURCE, encoding="utf-8")
        target.write_text(TARGET, encoding="utf-8")
        pair = ["score", str(source), str(target), "--source-language", "en", "--target-language", "de", *none]
        commands = {
            "--version": (["--version"], 0.15),
            "--help": (["--help"], 0.15),
            "checks": (["checks"], 0.3),
            "two paragraphs, no model": (pair, 0.6),
        }
        texts = sorted(arguments.seed.glob("*.txt")) if arguments.seed.is_dir() else []
        by_language = {path.stem.rsplit(".", 1)[-1]: path for path in texts}
        if {"vi", "en"} <= by_language.keys():
            article = ["score", str(by_language["vi"]), str(by_language["en"]), "--no-baseline"]
            article += ["--source-language", "vi", "--target-language", "en", "--back-translation", "builtin"]
            commands["the seed article, built-in model"] = (article, 2.5)
        print(f"{'command':34} {'target':>7} {'best':>6} {'median':>7}   CPU seconds")
        for name, (words, most) in commands.items():
            cpu_seconds([*review, *words])
            took = sorted(cpu_seconds([*review, *words]) for _ in range(arguments.runs))
            print(f"{name:34} {most:7.2f} {took[0]:6.2f} {took[len(took) // 2]:7.2f}", flush=True)


if __name__ == "__main__":
    main()
