"""Cities of two words that share one: Chiang Mai as Chiang Rai, São Paulo as São Tomé, Nizhny Novgorod as Nizhny Tagil.

What they share is a trace of the one in the other, so that nothing seems lost. A table has a city's names in two words:
where the other text has one of them beside another word, that is another city.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from review.text.analysis import Text
from review.text.names.apostrophes import without_ending
from review.text.names.cities import names_same_city, other_names_of
from review.text.names.find import is_ordinary
from review.text.names.known_names import CITY, known_names
from review.text.names.loss import Loss
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key

__all__ = ["exchanged_half_cities"]

#: So much alike (0 to 100) two words are one in two spellings; and the fewest letters of the word that tells.
_ALIKE, _LEAST = 60.0, 3


def exchanged_half_cities(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The cities of a source, each with the one that a translation has for it; one of the texts is in Latin letters."""
    yield from _half(source, target)
    yield from ((lost, put) for put, lost in _half(target, source))


def _half(text: Text, other: Text) -> Iterator[tuple[Loss, Loss]]:
    """The cities of a text, by a table, and in the other one, which is in Latin letters, two words of which one is of
    the city's name.
    """
    if is_latin(text) or not is_latin(other):
        return
    pairs = None
    for name in known_names(text, tables_only=True):
        if not name.kinds >= CITY or names_same_city(name.text, other):
            continue
        called = [tuple(one.split()) for one in other_names_of(name.text) if one.isascii()]
        called = [one for one in called if len(one) == 2]
        pairs = pairs if pairs is not None else list(_pairs(other))
        for put, first, second in pairs if called else ():
            if _is_half(first, second, called) and not any(ascii_key(second) in one for one in called):
                yield Loss(name.start, name.end, name.text), put
                break


def _is_half(first: str, second: str, called: list[tuple[str, ...]]) -> bool:
    """Whether two words begin as a city's name does, and end otherwise than each of its names that begins so."""
    same = [one[1] for one in called if one[0] == first]
    return (
        bool(same) and len(second) >= _LEAST and all(ratio(second, one) < _ALIKE or one[0] != second[0] for one in same)
    )


def _pairs(text: Text) -> Iterator[tuple[Loss, str, str]]:
    """Two words with a capital in a row, the second of which is no word of the language."""
    for first, second in pairwise(text.words):
        if text.raw[first.end : second.start] not in (" ", "-") or not (first.text.istitle() and second.text.istitle()):
            continue
        last = without_ending(second.text)
        if is_ordinary(last.casefold(), text.language):
            continue
        end = second.start + len(last)
        yield Loss(first.start, end, text.raw[first.start : end]), ascii_key(first.text), ascii_key(last)
