"""Windows of one and the same person on a document: each sees where the others are, as it sees other people.

Kept in the memory of the server that they all are on; what other people do comes from the database.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from review.store.columns import now
from review.store.presence import Elsewhere

__all__ = ["Windows"]

#: A window looks every few seconds; one that was silent for so many is closed.
_SILENT = 12.0


class Windows:
    """Which windows are open, whose, and at which paragraph of which document. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[int, int, int, float]] = {}
        self._opened: dict[str, float] = {}

    def at(self, window: str, reviewer: int, document: int, position: int) -> tuple[Elsewhere, ...]:
        """Notes where a window is; the other windows of that person on that document, by their paragraphs.

        Only those that were seen since this one opened: a page that is loaded again is not its own other window.
        """
        with self._lock:
            moment = self._clock()
            self._seen[window] = reviewer, document, position, moment
            self._seen = {one: seen for one, seen in self._seen.items() if moment - seen[3] < _SILENT}
            self._opened = {one: at for one, at in self._opened.items() if one in self._seen}
            opened = self._opened.setdefault(window, moment)
            elsewhere = sorted(
                place
                for one, (whose, where, place, seen) in self._seen.items()
                if one != window and (whose, where) == (reviewer, document) and seen > opened
            )
        return tuple(Elsewhere("Your other window", place, now()) for place in elsewhere)
