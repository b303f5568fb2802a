"""Organisations: which ones a text speaks of, by acronym or name, whatever its language calls them.

What they are called is in the files of the language and of all languages ([names.organisations]).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.text.analysis import Text
from review.text.normalize import nfc
from review.text.scripts import is_cased
from review.text.tokens import is_unspaced

__all__ = ["Mention", "acronym_of", "mentions_of", "names_of", "speaks_of"]

#: So long a part of a name is one within a compound, too: Hilfswerk, Weltgesundheitsorganisation.
_TELLING_PART = 5
#: An acronym of fewer letters is too often something else.
_TELLING = 3


class Mention(NamedTuple):
    """`text[start:end]` is what a language calls an organisation; `id` is its English acronym."""

    start: int
    end: int
    id: str


@lru_cache(maxsize=64)
def _forms(base: str) -> dict[str, str]:
    """Form → organisation of a language; one that it has no name for is taken to have its English acronym."""
    own = language_of(base).names.organisations
    tables = (language_of(EVERYWHERE).names.organisations, own)
    forms = {form: name for table in tables for name, listed in table.items() for form in listed}
    for name in language_of(LINGUA_FRANCA).names.organisations:
        if name not in own and len(name) >= _TELLING:
            forms.setdefault(name, name)
    return forms


@lru_cache(maxsize=64)
def _pattern(base: str) -> regex.Pattern[str]:
    """What finds the forms of a language in a text."""
    forms = _forms(base)
    listed = sorted(forms, key=len, reverse=True)
    spaced = [regex.escape(form) for form in listed if not is_unspaced(form)]
    unspaced = [regex.escape(form) for form in listed if is_unspaced(form)]
    parts = [rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{'|'.join(spaced)})(?![\p{{L}}\p{{M}}\p{{N}}])"] if spaced else []
    # Beside Han and kana Latin letters stand without a space (IMF发出).
    latin = [regex.escape(form) for form in listed if form.isascii()]
    if latin:
        parts.append(rf"(?<![\p{{Latin}}\p{{N}}])(?:{'|'.join(latin)})(?![\p{{Latin}}\p{{N}}])")
    return regex.compile("|".join([*parts, *unspaced]))


@lru_cache(maxsize=64)
def _any_form(base: str) -> re.Pattern[str]:
    """Finds out whether a text has any form at all; `re` does so 14 times as fast as one `in` after the other,
    and 7 times as fast as `regex`.
    """
    return re.compile("|".join(map(re.escape, _forms(base))))


def mentions_of(text: Text) -> tuple[Mention, ...]:
    """The organisations that a text mentions, in order, by acronyms and names of its language or of every language."""
    forms = _forms(text.base)
    raw = nfc(text.raw)
    if len(raw) != len(text.raw) or _any_form(text.base).search(raw) is None:
        return ()
    found = _pattern(text.base).finditer(raw)
    return tuple(Mention(match.start(), match.end(), forms[match.group()]) for match in found)


def speaks_of(text: Text, name: str) -> bool:
    """Whether a text may speak of an organisation: by its acronym, its name or a part of that (the Fund)."""
    parts = _parts(name)
    if any(mention.id == name for mention in mentions_of(text)):
        return True
    if any(key.startswith(parts) for key in text.word_keys):
        return True
    within = tuple(part for part in parts if len(part) >= _TELLING_PART or not is_cased(text.base) or " " in part)
    return any(part in text.folded for part in within)


@lru_cache(maxsize=64)
def _parts(name: str) -> tuple[str, ...]:
    listed = language_of(EVERYWHERE).names.organisation_parts.get(name, ())
    return tuple(part.replace("_", " ") for part in listed)


@lru_cache(maxsize=1024)
def names_of(name: str, base: str) -> tuple[str, ...]:
    """What a language calls an organisation, by its own table and the one for all languages."""
    return tuple(form for form, owner in _forms(base).items() if owner == name)


@lru_cache(maxsize=1024)
def acronym_of(name: str, base: str) -> str | None:
    """What a language calls an organisation for short: the first acronym of its own table, else of the one for all
    languages; None where unknown.
    """
    own = language_of(base).names.organisations.get(name, ())
    return next((form for form in (*own, *names_of(name, base)) if form.isupper() and len(form) <= 6), None)
