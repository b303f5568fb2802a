"""Where what a command says goes: `--format NAME[=FILE]`, several at once, beside `--output`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from review.cli.options import write_output
from review.errors import InputError, UsageError
from review.settings_table import nearest

if TYPE_CHECKING:
    from review.report import Report

__all__ = ["chosen_outputs", "write_report"]


def chosen_outputs(formats: tuple[str, ...], output: str, known: Sequence[str]) -> list[tuple[str, str]]:
    """(format, file) pairs; the default is text. At most one of them goes to each file.

    Raises UsageError for a format that is not known and two for one file, InputError where a file's folder is missing.
    """
    outputs = []
    for choice in formats or ("text",):
        name, equals, file = choice.partition("=")
        if name not in known:
            raise UsageError(f"unknown format {name!r}{nearest(name, list(known))}")
        if equals and not file:
            raise UsageError(f"--format {choice} names no file; write --format {name}=FILE")
        outputs.append((name, file or output))
    files = Counter("-" if file == "-" else os.path.realpath(file) for _, file in outputs)
    twice = next((file for file, count in files.items() if count > 1), None)
    if twice is not None:
        where = "standard output" if twice == "-" else twice
        raise UsageError(f"two formats would be written to {where}; give all but one a file: --format NAME=FILE")
    for _, file in outputs:  # before the work, not after it
        if file != "-" and not Path(file).parent.is_dir():
            raise InputError(f"the folder {Path(file).parent} does not exist; make it first", file)
    return outputs


def write_report(
    report: Report, outputs: list[tuple[str, str]], inputs: list[Path | str], summary: str | None, most: int
) -> None:
    """Writes a report in each of the chosen formats, and its Markdown behind the job summary where there is one; `most`
    findings are shown where a person reads. Raises UsageError for a file that was read, InputError for what cannot be
    written.
    """
    from review.reporters import REPORTERS

    for name, file in outputs:
        if name == "text" and file == "-":
            from review.cli.console import output_console
            from review.reporters.text import print_report

            print_report(report, output_console(), most)
        elif name == "text":
            from review.reporters.text import render

            write_output(file, render(report, most), inputs=inputs)
        else:
            write_output(file, REPORTERS[name].render(report), inputs=inputs)
    if summary:
        try:
            with Path(summary).open("a", encoding="utf-8") as stream:
                stream.write(REPORTERS["markdown"].render(report))
        except OSError as error:
            raise InputError(f"GITHUB_STEP_SUMMARY cannot be written ({error.strerror})", summary) from None
