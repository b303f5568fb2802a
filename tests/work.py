"""How much work something was: the processor's seconds in this thread, which other programs' load does not change."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["at_most"]


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fails where the block takes more of the processor's time. Waiting costs nothing."""
    started = time.thread_time()
    yield
    spent = time.thread_time() - started
    assert spent < seconds, f"{spent:.1f} seconds of work, more than {seconds:g}"
