"""Negations that idioms and other languages' habits make unsure, and what two languages say where each needs no other.

"No longer", "not yet", a bare "no" or "neither … nor" becomes an affirmation often (stopped, still to come, without):
one is lost or added only where the other side has none of these words. "Not always" contradicts nothing but "always".
"Otherwise" says "if not" on either side, so that two of them leave the rest of both sentences to be compared.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import language_of
from review.text.patterns_of_forms import forms_pattern

__all__ = ["WeakNegation", "weak_negation_of", "without_connectors"]


class WeakNegation(NamedTuple):
    """For folded text: what negates weakly (`either`; `partial`: for some), what says the like without (`ended`) or of
    all (`entire`), and what says "if not" (`otherwise`). None: the language's file says nothing.
    """

    either: regex.Pattern[str] | None
    ended: regex.Pattern[str] | None
    partial: regex.Pattern[str] | None
    entire: regex.Pattern[str] | None
    otherwise: regex.Pattern[str] | None

    def marker(self, text: str) -> tuple[int, int] | None:
        """Where a folded text negates weakly or for some: (start, end), None where it does not."""
        found = self.either.search(text) if self.either is not None else None
        return found.span() if found is not None else None

    def is_weak(self, marker: str) -> bool:
        """Whether a folded marker is one of these."""
        return self.either is not None and self.either.fullmatch(marker) is not None

    def says_all(self, text: str) -> bool:
        """Whether a folded text says of all or always what it says."""
        return self.entire is not None and self.entire.search(text) is not None

    def is_answered(self, marker: str, text: str, other: WeakNegation) -> bool:
        """Whether a folded text of the `other` language may say without a negation what the `marker` says in this."""
        if self.partial is not None and self.partial.fullmatch(marker) is not None:
            return other.entire is None or not other.says_all(text)
        return other.ended is None or other.ended.search(text) is not None


@lru_cache(maxsize=64)
def weak_negation_of(language: str) -> WeakNegation:
    """What is known of a base language."""
    known = language_of(language)
    own, unspaced = known.negation, known.traits.runs_on
    lists = ((*own.weak, *own.partial), own.ended, own.partial, own.entire, own.otherwise)
    return WeakNegation(*(forms_pattern(one, unspaced) if one else None for one in lists))


def without_connectors(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str]:
    """Two folded texts without what says "if not" in both of them, offsets kept."""
    ours, theirs = (weak_negation_of(language).otherwise for language in languages)
    if ours is None or theirs is None or not (ours.search(source) and theirs.search(target)):
        return source, target
    return _blanked(ours, source), _blanked(theirs, target)


def _blanked(pattern: regex.Pattern[str], text: str) -> str:
    blank: str = pattern.sub(lambda match: "\0" * len(match.group()), text)
    return blank
