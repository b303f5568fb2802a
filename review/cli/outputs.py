"""Where what a command says goes: `--format NAME[=FILE]`, several at once, beside `--output`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from review.errors import InputError, UsageError
from review.settings_table import nearest

__all__ = ["chosen_outputs"]


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
