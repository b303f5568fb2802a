"""Streets and squares with a house number that a translation keeps, as letters are sent there: Hauptstraße 5."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.text.analysis import Text

__all__ = ["without_addresses"]

_HOUSE = r"\d{1,4}(?:\s?[a-zA-Z])?(?![\p{L}\p{N}]|[.,]\d|\s?%)"
_WORD = r"[\p{L}\p{M}'’.-]{1,40}"


def without_addresses(stretches: list[tuple[int, int]], source: Text, target: Text) -> list[tuple[int, int]]:
    """The stretches of the target, as (start, end), but for those all of whose words are in such addresses."""
    kept = list(_addresses(source, target)) if stretches else []
    if not kept:
        return stretches
    free = [word for word in target.words if not any(start <= word.start and word.end <= end for start, end in kept)]
    return [(start, end) for start, end in stretches if any(start <= word.start < end for word in free)]


def _addresses(source: Text, target: Text) -> Iterator[tuple[int, int]]:
    """Where the target has the source's addresses letter for letter, a name with a capital among their words."""
    street = _street(source.language)
    if street is None:
        return
    for match in street.finditer(target.raw):
        start, end = match.span()
        if match["before"] and match.group() not in source.raw:
            start = match.end("before")
        while match["lead"] and end > start and target.raw[start:end] not in source.raw:
            end = max(start, target.raw.rfind(" ", start, end))
        address = target.raw[start:end]
        if address and address in source.raw and any(letter.isupper() for letter in address):
            yield start, end


@lru_cache(maxsize=16)
def _street(language: str) -> regex.Pattern[str] | None:
    """A street by the language's words for streets, with the house number behind the name (calle Mayor 5) or before it
    (12 rue Victor Hugo); compounds end in such a word (Lindenallee 9).
    """
    own = language_of(language)
    if not own.names.streets:
        return None
    words = "|".join(map(regex.escape, sorted(own.names.streets, key=len, reverse=True)))
    compound = r"[\p{L}-]{0,30}" if own.traits.compounds else ""
    street = rf"(?<![\p{{L}}\p{{N}}]){compound}(?:{words})(?![\p{{L}}\p{{N}}])"
    return regex.compile(
        rf"(?P<before>\p{{Lu}}{_WORD}\s)?(?i:{street})\.?(?:\s{_WORD}){{0,4}}?,?\s{_HOUSE}"
        rf"|(?P<lead>(?<![\p{{L}}\p{{N}}]){_HOUSE},?\s)(?i:{street})\.?(?:\s{_WORD}){{1,4}}"
    )
