"""Standard output for people: rich, with errors of the stream left to `main`."""

from __future__ import annotations

from rich.console import Console

__all__ = ["output_console"]


class _OutputConsole(Console):
    def on_broken_pipe(self) -> None:
        """Rich would exit 1 here, which means a failed gate; `main` knows better."""
        raise BrokenPipeError


def output_console(width: int | None = None) -> Console:
    """A console on standard output; `width` None is the terminal's."""
    return _OutputConsole(highlight=False, width=width)
