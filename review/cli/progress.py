"""A progress bar on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

__all__ = ["ProgressTold", "progress"]


class ProgressTold(NamedTuple):
    """Whom work tells how far it is: that one more step is done, and how many parts of how many the one at hand has
    done (a model's sentences).
    """

    step: Callable[[], None]
    within: Callable[[int, int], None]


@contextmanager
def progress(label: str, total: int, parts: str) -> Iterator[ProgressTold]:
    """Shows how many of `total` steps are done, and below it, once it hears of them, the `parts` of the one at hand:
    a single long document shows these alone. Nothing where `total` is 0.
    """
    if total < 1 or not sys.stderr.isatty():
        yield ProgressTold(lambda: None, lambda _done, _total: None)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        whole = bar.add_task(label, total=total, visible=total > 1)
        part = bar.add_task(parts, total=None, visible=False)

        def step() -> None:
            bar.advance(whole)
            bar.update(part, visible=False)

        def within(done: int, of: int) -> None:
            bar.update(part, completed=done, total=of, visible=of > 1)

        yield ProgressTold(step, within)
