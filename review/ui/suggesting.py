"""Other words for a paragraph, from the judge or the model of the document's own direction, in the background.

Nothing is asked before somebody presses the key, and nothing is written before somebody takes what came.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Any

from review.errors import ReviewError, StoreConflict, StoreError
from review.store.engine import Store
from review.store.queries import paragraph
from review.store.roles import Reviewer
from review.store.suggested import Wanted, faults_of, take, wanted
from review.text.difference import difference
from review.ui.place import Act, Desk, acted, number, segment_of

__all__ = ["SUGGESTING", "Source", "Suggested", "Suggestions", "suggesting"]

_LOGGER = logging.getLogger("review.desk")
#: So many paragraphs' suggestions are kept; those before are asked for again.
_KEPT = 500
#: Paragraphs that are asked about at a time.
_AT_ONCE = 4
#: Seconds that an act waits for an answer.
_QUICK = 1.5
#: The acts that are about them.
SUGGESTING = frozenset({"suggest", "take", "put away"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who can suggest: `name` in words, `origin` for the history, and the asking. Raises ReviewError in `ask`."""

    name: str
    origin: str
    ask: Callable[[Wanted], str]
    #: What leaves the machine, "" for nothing.
    sends: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What came, or will: `text` is None until then and where nothing came, and then `why` says why not."""

    source: Source
    version: int
    before: str
    finding: int = 0
    text: str | None = None
    notes: tuple[str, ...] = ()
    why: str = ""

    @property
    def waiting(self) -> bool:
        return self.text is None and not self.why

    def shown(self) -> dict[str, Any]:
        """As the component gets it."""
        return {
            "by": self.source.name,
            "waiting": self.waiting,
            "why": self.why,
            "notes": list(self.notes),
            "difference": difference(self.before, self.text) if self.text is not None else [],
        }


class Suggestions:
    """Asks for reviewers. `sources` gives who can, the best first, for two languages; it may raise ReviewError.

    An act waits `quick` seconds for an answer; a slow one is shown when it comes.
    """

    def __init__(self, store: Store, sources: Callable[[str, str], Sequence[Source]], quick: float = _QUICK) -> None:
        self._store, self._sources, self._quick = store, sources, quick
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="suggestions")
        self._lock = threading.Lock()
        self._there: OrderedDict[tuple[int, int], Suggested] = OrderedDict()

    def ask(self, who: Reviewer, segment: int, finding: int = 0) -> str:
        """Asks for a paragraph; a line on what is done. Asked again, it is the next one's turn. Raises ReviewError."""
        about = wanted(self._store, segment, finding)
        if not about.source.strip():
            raise StoreError("this paragraph has no source to translate")
        there = self.of(who, segment, about.version)
        if there is not None and there.waiting:
            return f"{there.source.name} is still asked."
        sources = self._sources(about.source_language, about.target_language)
        if not sources:
            raise StoreError(
                "nobody can be asked: there is no judge with a url in the settings, and no model for this pair of "
                "languages at hand (docs/desk.md)"
            )
        last = next((n for n, one in enumerate(sources) if there is not None and one.name == there.source.name), -1)
        source = sources[(last + 1) % len(sources)]
        self._keep(who, segment, Suggested(source, about.version, about.target, finding))
        wait([self._pool.submit(self._work, who, about, source, finding)], self._quick)
        said = f"{source.name} is asked for other words"
        return f"{said}; {source.sends}." if source.sends else f"{said}."

    def _work(self, who: Reviewer, about: Wanted, source: Source, finding: int) -> None:
        try:
            found = self._answer(about, source, finding)
        except Exception:  # whatever the model met: the log has it, and nobody waits for ever
            _LOGGER.exception("a suggestion failed")
            found = Suggested(source, about.version, about.target, finding, why="it failed; the desk's log says how")
        self._keep(who, about.segment, found)

    def _answer(self, about: Wanted, source: Source, finding: int) -> Suggested:
        asked = Suggested(source, about.version, about.target, finding)
        try:
            text = source.ask(about)
            why, notes = faults_of(self._store, about.segment, text)
        except ReviewError as error:
            return replace(asked, why=str(error))
        if not why and text == about.target:
            why = "it would leave the text as it stands"
        return replace(asked, text=None if why else text, why=why, notes=notes)

    def _keep(self, who: Reviewer, segment: int, found: Suggested) -> None:
        with self._lock:
            self._there[who.id, segment] = found
            self._there.move_to_end((who.id, segment))
            while len(self._there) > _KEPT:
                self._there.popitem(last=False)

    def of(self, who: Reviewer, segment: int, version: int) -> Suggested | None:
        """What a reviewer asked for, for a paragraph as it is in that version."""
        with self._lock:
            found = self._there.get((who.id, segment))
        return found if found is not None and found.version == version else None

    def close(self) -> None:
        """Waits for what is asked, and asks no more."""
        self._pool.shutdown()

    def put_away(self, who: Reviewer, segment: int) -> None:
        """Forgets it."""
        with self._lock:
            self._there.pop((who.id, segment), None)

    def take(self, who: Reviewer, segment: int, version: int) -> None:
        """Writes it into the paragraph. Raises StoreError where there is none, StoreConflict as `take` does."""
        found = self.of(who, segment, version)
        if found is None or found.text is None:
            raise StoreError("there is no suggestion for this text; v asks for one")
        take(self._store, who, segment, version, found.text, found.source.origin, found.finding)
        self.put_away(who, segment)


def suggesting(suggestions: Suggestions, store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    """Carries out one of SUGGESTING; nothing is raised for what a reviewer may do."""
    segment, kind = segment_of(asked), asked["kind"]
    try:
        if kind == "suggest":
            words = suggestions.ask(who, segment, number(asked, "finding") if asked.get("finding") else 0)
            return replace(desk, message=("info", words))
        if kind == "put away":
            suggestions.put_away(who, segment)
            return replace(desk, message=("info", "Put away."))
        suggestions.take(who, segment, paragraph(store, segment).version)
        return replace(acted(desk, segment), changed=True, message=("info", "Taken; undo takes it back."))
    except StoreConflict:
        return replace(desk, message=("error", "The text changed meanwhile; look at it again, then ask again."))
    except ReviewError as error:
        return replace(desk, message=("error", error.message))
