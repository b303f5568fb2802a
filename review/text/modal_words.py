"""What a text says must be, should be and may be, by the words of the language's file ([modality])."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.patterns_of_forms import forms_pattern

__all__ = ["KINDS", "is_request", "modal_words"]

#: From what binds most to what binds least.
KINDS = ("duty", "advice", "permission")


def is_request(sentence: str, language: str) -> bool:
    """Whether a sentence asks somebody for something by a word that is known in its language: please, could you."""
    pattern = _requests(language)
    return pattern is not None and pattern.search(sentence.replace("’", "'").lower()) is not None


@lru_cache(maxsize=64)
def _requests(language: str) -> regex.Pattern[str] | None:
    known = language_of(language)
    return forms_pattern(known.modality.requests, known.traits.runs_on) if known.modality.requests else None


def modal_words(text: str, language: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Kind → where its words stand in a text; none of a language that has no table here."""
    folded = text.replace("’", "'").lower()
    if len(folded) != len(text):
        return {}
    return {kind: tuple(match.span() for match in pattern.finditer(folded)) for kind, pattern in _patterns(language)}


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    known = language_of(language)
    forms = {kind: getattr(known.modality, kind) for kind in KINDS}
    if not all(forms.values()):
        return ()
    return tuple((kind, forms_pattern(words, known.traits.runs_on)) for kind, words in forms.items())
