"""Where words of several kinds stand in a text, by one table of its language's file.

A form is what it is in [negation]: `_` a space, `*` the rest of a word. The longest form that begins at a place counts,
whatever its kind: of "其他" and "他" the first. A form that stands under several kinds is of the last asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.patterns_of_forms import form_body

__all__ = ["Kind", "words_of_kinds"]


class Kind(NamedTuple):
    """`text[start:end]` is a word of the kind that the table calls so."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=8)
def words_of_kinds(text: Text, table: str, kinds: tuple[str, ...]) -> tuple[Kind, ...]:
    """All words of these kinds in the order of the text; none where the file says nothing.

    The last answers are kept: checks ask for every sentence of a text.
    """
    pattern = _pattern(text.language, table, kinds)
    if pattern is None:
        return ()
    return tuple(Kind(str(match.lastgroup), *match.span()) for match in pattern.finditer(_folded(text.raw)))


def _folded(raw: str) -> str:
    """In lower case with plain apostrophes, as long as it was: of İ, which would become two characters, the letter."""
    folded = raw.replace("’", "'").lower()
    if len(folded) == len(raw):
        return folded
    return "".join(letter.lower()[:1] for letter in raw.replace("’", "'"))


@lru_cache(maxsize=64)
def _pattern(language: str, table: str, kinds: tuple[str, ...]) -> regex.Pattern[str] | None:
    known = language_of(language)
    forms = {form: kind for kind in kinds for form in getattr(getattr(known, table), kind)}
    return _either(forms, unspaced=known.traits.runs_on) if forms else None


def _either(forms: Mapping[str, str], *, unspaced: bool) -> regex.Pattern[str]:
    parts = [f"(?P<{kind}>{form_body(form)})" for form, kind in sorted(forms.items(), key=lambda one: -len(one[0]))]
    either = "|".join(parts)
    return regex.compile(either if unspaced else rf"(?<![\p{{L}}\p{{M}}])(?:{either})(?![\p{{L}}\p{{M}}])")
