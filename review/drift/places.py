"""What drift says of a page: its state, and the places where the source changed and the translation did not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from review.drift.change import Change
from review.model import SEVERITIES, Paragraph, Severity

__all__ = ["PageDrift", "Stale", "State"]

#: What can be said of a page: it follows its source, does not, cannot be compared; see docs/drift.md.
State = Literal["fresh", "stale", "untranslated", "source gone", "no source", "unreadable", "not translated"]


@dataclass(frozen=True, slots=True)
class Stale:
    """A place where the source changed and the translation did not.

    `kind` is "changed", "lost" (the source has it no more), "gained" (the translation has no counterpart) or "dropped"
    (the translation had one, and has it no more). `source`
    are the source's paragraphs now, `before` their text when the translation last followed, `target` the translated
    paragraph; what is not there is empty. `touched` is the commit that last touched the translation in substance,
    `followed` the one at which it last followed the source, `since` the source's that it did not follow.
    """

    kind: Literal["changed", "lost", "gained", "dropped"]
    change: Change
    source: tuple[Paragraph, ...]
    before: str
    target: tuple[Paragraph, ...]
    touched: str = ""
    followed: str = ""
    since: str = ""

    @property
    def severity(self) -> Severity:
        return self.change.severity


@dataclass(frozen=True, slots=True)
class PageDrift:
    """One page. `paragraphs` counts those of the translation, `untranslated` those in the source's words still."""

    source: str
    target: str
    state: State
    stale: tuple[Stale, ...] = ()
    paragraphs: int = 0
    untranslated: int = 0

    def at_least(self, level: Severity) -> tuple[Stale, ...]:
        """The places of a severity or above."""
        return tuple(one for one in self.stale if SEVERITIES.index(one.severity) >= SEVERITIES.index(level))
