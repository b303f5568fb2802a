"""Streets and squares that a translation keeps, as letters are sent there: Hauptstraße 5, rue des Lilas, Lindenstraße.

With a house number any is an address. Without one a street's word is, with a name behind it that has a capital, and a
compound of one that is a name by how seldom it is said at home (Lindenstraße, but not Parkplatz), or because other
languages say it too (Marktplatz).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.languages.language import EVERYWHERE, language_of
from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.lexicon import frequency
from review.text.normalize import fold
from review.text.tokens import Token

__all__ = ["without_addresses"]

#: A compound that is said so often (Zipf) is an ordinary word (Parkplatz).
_ORDINARY = 3.5

_HOUSE = r"\d{1,4}(?:\s?[a-zA-Z])?(?![\p{L}\p{N}]|[.,]\d|\s?%)"
_WORD = r"[\p{L}\p{M}'’.-]{1,40}"


def without_addresses(stretches: list[tuple[int, int]], source: Text, target: Text) -> list[tuple[int, int]]:
    """The stretches of the target, as (start, end), but for those all of whose words are in such addresses."""
    kept = [*_addresses(source, target), *_streets(source, target)] if stretches else []
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


def _streets(source: Text, target: Text) -> Iterator[tuple[int, int]]:
    """Where the target has the source's streets letter for letter, without a house number."""
    named = _named(source.language)
    if named is None:
        return
    for match in named.finditer(target.raw):
        start, end = match.span()
        while end > start and target.raw[start:end] not in source.raw:
            end = max(start, target.raw.rfind(" ", start, end))
        if any(letter.isupper() for letter in target.raw[start:end].partition(" ")[2]):
            yield start, end
    if not source.rules.traits.compounds:
        return
    streets = tuple(map(fold, language_of(source.language).names.streets))
    places = {word.key for word in source.words if word.key.endswith(streets) and _is_place(word, source)}
    for word in target.words:
        kept = word.key in places and word.text[0].isupper() and word.key not in streets
        if kept and _is_name(word.key, source.base):
            yield word.start, word.end


def _is_place(word: Token, source: Text) -> bool:
    """Whether a word stands behind a preposition, with an article between or none: in der Lindenstraße."""
    classes = closed_classes(source.base)
    if classes is None:
        return True
    before = [one.key for one in source.words if one.end <= word.start][-2:]
    if before and before[-1] in classes.determiners:
        before.pop()
    return bool(before) and before[-1] in classes.prepositions


@lru_cache(maxsize=4096)
def _is_name(compound: str, base: str) -> bool:
    """Whether a compound of a street's word is a name: seldom said at home, or said elsewhere too."""
    if frequency(compound, base) < _ORDINARY:
        return True
    witnesses = [one for one in language_of(EVERYWHERE).names.witnesses if one != base]
    return any(0.0 < frequency(compound, one) < _ORDINARY for one in witnesses)


@lru_cache(maxsize=16)
def _named(language: str) -> regex.Pattern[str] | None:
    """A word for streets with up to four words of its name behind it."""
    words = language_of(language).names.streets
    if not words:
        return None
    either = "|".join(map(regex.escape, sorted(words, key=len, reverse=True)))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?i:{either})\.?(?:\s{_WORD}){{1,4}}")


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
