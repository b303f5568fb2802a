"""Desks that start at once: each is a process of its own, forked from one that has loaded what the desk is made of.

To load it takes most of the processor's time that a test in a browser costs. Nothing but what `import` did is shared.
"""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

import review.ui

__all__ = ["Forked", "forked"]

#: What a desk loads once it runs.
_OTHERS = ("alembic.command", "altair", "pandas", "psycopg", "pyarrow", "streamlit.web.cli", "streamlit.web.bootstrap")


class Forked:
    """What `subprocess.Popen` says of a process, of one that was forked."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process

    def poll(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int | None:
        self._process.join(timeout)
        return self._process.exitcode


def forked(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Forked:
    """Starts streamlit with these arguments in the folder; what it says goes into the log."""
    log.touch()  # whoever asks why it died early finds a log
    process = _context().Process(target=_run, args=(tuple(arguments), folder, dict(environment), log))
    # A forked process first runs the file of `__main__`, which may be a page that streamlit tried in this process.
    before, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = before
    return Forked(process)


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    own = [module.name for module in pkgutil.iter_modules(review.ui.__path__, "review.ui.")]
    context.set_forkserver_preload([*_OTHERS, *own])
    return context


def _run(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> None:
    from streamlit.web.cli import main

    out = os.open(log, os.O_WRONLY | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    main([*arguments], prog_name="streamlit")
