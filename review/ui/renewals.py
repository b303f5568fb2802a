"""Back-translations of corrected paragraphs, made anew in the background, one after the other."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from review.errors import ReviewError
from review.store.engine import Store
from review.store.renewing import renew_back_translation

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator

__all__ = ["Renewals"]

_LOGGER = logging.getLogger("review.desk")


class Renewals:
    """Takes segments whose back-translation is of an earlier text, and renews it once nobody has changed them a while.

    `translator` makes the engine at the first need, in the thread that works; `quiet` is how many seconds a text stays
    as it is before the work begins: somebody who types on is not waited on.
    """

    def __init__(self, store: Store, translator: Callable[[], BackTranslator | None], quiet: float = 2.0) -> None:
        self._store = store
        self._translator = translator
        self._quiet = quiet
        self._due: dict[int, tuple[int, float]] = {}
        self._given_up: set[tuple[int, int]] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def ask(self, stale: Iterable[tuple[int, int]]) -> None:
        """Hears of (segment, version) whose back-translation is not of that version."""
        with self._changed:
            for segment, version in stale:
                if (segment, version) in self._given_up or self._due.get(segment, (None,))[0] == version:
                    continue
                self._due[segment] = version, time.monotonic() + self._quiet
            if self._due and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="renewals", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _work(self) -> None:
        engine = self._translator()
        while True:
            segment, version = self._next()
            done = False
            try:
                done = engine is not None and renew_back_translation(self._store, None, segment, engine)
            except ReviewError:
                pass  # it is gone, or no engine can: what is shown says that it is of an earlier text
            except Exception:  # the thread goes on with the next paragraph, whatever this one met; the log has it
                _LOGGER.exception("a back-translation could not be renewed")
            with self._changed:
                if self._due.get(segment, (None,))[0] == version:
                    del self._due[segment]
                if not done:
                    self._given_up.add((segment, version))

    def _next(self) -> tuple[int, int]:
        """The segment that has waited longest, once it is due."""
        with self._changed:
            while True:
                if not self._due:
                    self._changed.wait()
                    continue
                segment = min(self._due, key=lambda one: self._due[one][1])
                version, at = self._due[segment]
                left = at - time.monotonic()
                if left <= 0:
                    return segment, version
                self._changed.wait(left)
