"""Standard output for people: rich, with errors of the stream left to `main`."""

from __future__ import annotations

import os
import sys

from rich.console import Console

from review.reporters.text import NO_WRAP

__all__ = ["output_console"]


class _OutputConsole(Console):
    def on_broken_pipe(self) -> None:
        """Rich would exit 1 here, which means a failed gate; `main` knows better."""
        raise BrokenPipeError


def output_console() -> Console:
    """A console on standard output, as wide as the terminal or $COLUMNS; on a pipe or in a file nothing is wrapped."""
    known = os.environ.get("COLUMNS") or (sys.stdout is not None and sys.stdout.isatty())
    return _OutputConsole(highlight=False, width=None if known else NO_WRAP)
