"""`review filter` beside OpusFilter and pofilter on the same pairs: pairs a CPU second, peak memory, pairs kept.

usage: pair_filters.py --opusfilter VENV [--pairs 200000] [--table FILE.tsv.gz] [--only NAME …] [--data ../shared/data]

OpusFilter is a command of its own environment (`python -m venv V; V/bin/pip install opusfilter 'py3langid<0.4'`: its
release 3.3.1 does not know a newer one). It gets two files of lines, and filters that ask what some of our checks ask:
length, ratio of lengths, end punctuation, numbers, repetition, script, language (py3langid), likeness of both sides.
pofilter is Translate Toolkit's StandardChecker with every check, row by row. `review` runs with all checks, and with
those alone that ask the same as OpusFilter's. One process each, in turn; memory is resident, all processes together,
what they share counted once each.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from long_table import LANGUAGES, ROOT, make, memory

#: The checks that ask what the filters below ask.
COMPARABLE = (
    "omission", "addition", "end-punctuation", "numbers", "repetition", "language", "untranslated", "unchanged",
)  # fmt: skip
FILTERS = [
    {"LengthFilter": {"unit": "word", "min_length": 1, "max_length": 100}},
    {"LengthRatioFilter": {"unit": "char", "threshold": 3}},
    {"TerminalPunctuationFilter": {"threshold": -2}},
    {"NonZeroNumeralsFilter": {"threshold": 0.5}},
    {"RepetitionFilter": {"threshold": 2, "min_length": 3, "max_length": 100}},
    {"CharacterScoreFilter": {"scripts": ["Latin", "Latin"], "thresholds": [1, 1]}},
    {"LangidFilter": {"languages": list(LANGUAGES), "thresholds": [0, 0]}},
    {"SimilarityFilter": {"threshold": 0.9, "lowercase": True}},
]
POFILTER = """
import gzip, sys
from translate.filters import checks
from translate.storage import base
checker = checks.StandardChecker(checkerconfig=checks.CheckerConfig(targetlanguage=sys.argv[2]))
kept = 0
with gzip.open(sys.argv[1], "rt", encoding="utf-8") as rows:
    next(rows)
    for row in rows:
        source, target = row.rstrip("\\n").split("\\t")
        unit = base.TranslationUnit(source)
        unit.target = target
        kept += not checker.run_filters(unit)
print(kept)
"""


def opus(command: Path, folder: Path, step: str) -> list[str]:
    """A command line that runs all filters on the lines in the folder: `filter` stops at the first that a pair does not
    pass, `score` asks all.
    """
    inputs = [str(folder / "source.txt"), str(folder / "target.txt")]
    outputs = (
        {"outputs": [str(folder / "kept.source"), str(folder / "kept.target")]}
        if step == "filter"
        else {"output": str(folder / "scores.jsonl")}
    )
    told = {"type": step, "parameters": {"inputs": inputs, **outputs, "filters": FILTERS}}
    wanted = {"common": {"output_directory": str(folder), "default_n_jobs": 1}, "steps": [told]}
    path = folder / f"{step}.yaml"
    path.write_text(json.dumps(wanted), encoding="utf-8")  # JSON is YAML
    return [str(command), "--overwrite", str(path)]


def parted(table: Path, folder: Path) -> None:
    """The table's columns as two files of lines."""
    with (
        gzip.open(table, "rt", encoding="utf-8") as rows,
        (folder / "source.txt").open("w", encoding="utf-8") as source,
        (folder / "target.txt").open("w", encoding="utf-8") as target,
    ):
        next(rows)
        for row in rows:
            left, right = row.rstrip("\n").split("\t")
            source.write(left + "\n")
            target.write(right + "\n")


def run(command: list[str], log: Path) -> tuple[float, float, float]:
    """Seconds, CPU seconds, MiB at most."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    most = 0
    with log.open("w") as out:
        running = subprocess.Popen(command, stdout=out, stderr=out)
        process = psutil.Process(running.pid)
        while running.poll() is None:
            try:
                most = max(most, memory(process))
            except psutil.Error:
                break
            time.sleep(0.5)
        if running.wait() != 0:
            raise SystemExit(f"{command[0]}: exit status {running.returncode}\n{log.read_text()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - started, cpu, most / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opusfilter", type=Path, help="its environment's folder")
    parser.add_argument("--pairs", type=int, default=200_000)
    parser.add_argument("--table", type=Path, help="a table that long_table.py's `make` made, of --pairs pairs")
    parser.add_argument("--only", nargs="+", help="runs by the beginning of their names")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = arguments.table or folder / "pairs.tsv.gz"
        if arguments.table is None:
            make(table, arguments.pairs, arguments.data)
        parted(table, folder)
        ours = [sys.executable, "-m", "review.cli.main", "filter", str(table), "--jobs", "1"]
        ours += ["--kept", str(folder / "kept.tsv"), "--dropped", str(folder / "dropped.tsv")]
        only = [word for code in COMPARABLE for word in ("--check", code)]
        commands = {
            "pofilter, every check": [sys.executable, "-c", POFILTER, str(table), LANGUAGES[1]],
            "review, comparable checks": [*ours, *only],
            "review, every check": ours,
        }
        if arguments.opusfilter is not None:
            place = arguments.opusfilter / "bin" / "opusfilter"
            for step in ("filter", "score"):
                commands[f"OpusFilter, {step}"] = opus(place, folder, step)
        for what, command in commands.items():
            if arguments.only and not what.startswith(tuple(arguments.only)):
                continue
            took, cpu, most = run(command, folder / "log")
            print(
                f"{what:26} {arguments.pairs / cpu:7.0f} pairs a CPU second  {cpu:6.0f} CPU s  {took:6.0f} s  "
                f"{most:5.0f} MiB  {_kept(what, folder):,} kept",
                flush=True,
            )


def _kept(what: str, folder: Path) -> int:
    if what.startswith("pofilter"):
        return int((folder / "log").read_text())
    name = "kept.tsv" if what.startswith("review") else "kept.source" if what.endswith("filter") else "scores.jsonl"
    with (folder / name).open("rb") as stream:
        return sum(1 for _ in stream) - what.startswith("review")


if __name__ == "__main__":
    main()
