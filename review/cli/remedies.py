"""What helps where a run failed, as commands and options that one can type: each kind of failure has its own.

A baseline knows findings, scores and what is there. It helps with what is new, fell or is gone, and with nothing that a
threshold says.
"""

from __future__ import annotations

import math
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from review.cli.chosen import has_documents
from review.cli.scored import from_here

if TYPE_CHECKING:
    from review.report import Verdict

__all__ = ["desk_command", "remedies", "write_command"]


def write_command(paths: tuple[str, ...], baseline: Path | None) -> str | None:
    """The command that writes down what is there today; None where the paths are no folders, which have no baseline."""
    if not all(Path(path).is_dir() for path in paths):
        return None
    words = ["review", "baseline", "write", *paths]
    if baseline is not None:
        words += ["--baseline", from_here(baseline)]
    elif len(paths) > 1:
        words += ["--baseline", "review-baseline.jsonl"]
    return shlex.join(words)


def desk_command(paths: tuple[str, ...]) -> str:
    """The command that opens the desk with the documents of a folder; of several, or of files, it opens as it does."""
    if len(paths) == 1 and Path(paths[0]).is_dir() and has_documents(Path(paths[0])):
        return shlex.join(("review", "ui", paths[0]))
    return "review ui"


def remedies(verdict: Verdict, write: str | None) -> tuple[tuple[str, str], ...]:
    """Commands and options that help with the reasons that are no finding's, and what each does. `write` writes the
    baseline.
    """
    from review.metrics.scores import score_kinds

    found = []
    write = write or "review baseline write FOLDER"
    if verdict.missing:
        found.append((write, "takes what is there as it is, where what is gone is to be gone"))
        found.append(("--allow-missing", "no failure for what is gone, this once"))
    if verdict.fallen:
        if not verdict.missing:
            found.append((write, "takes the scores as they are, where they are to stay so"))
        points = {metric: math.ceil(10 * fall) / 10 for metric, fall in verdict.fallen.items()}
        found.append((_options("--tolerance", points), "lets a score fall so far, this once"))
    if verdict.under:
        reached = {
            metric: (math.floor if score_kinds()[metric].higher_is_better else math.ceil)(10 * value) / 10
            for metric, value in verdict.under.items()
        }
        found.append((_options("--fail-under", reached), "what the worst document reaches; a baseline changes nothing"))
    return tuple(found)


def _options(option: str, points: Mapping[str, float]) -> str:
    return " ".join(f"{option} {metric}={value:g}" for metric, value in sorted(points.items()))
