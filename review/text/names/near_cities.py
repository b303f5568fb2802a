"""Cities whose names are much alike: Омск as Tomsk.

A word that is spelled nearly like a city's name is a trace of it. A table has all names of a city, though: where the
text and its translation have one city each that the other has not, by names that the table has, they are two cities.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.text.analysis import Text
from review.text.names.cities import is_city, other_names_of
from review.text.names.given_names import has_form_of
from review.text.names.known_names import CITY, KnownName, forms_of, known_names, names_its_city
from review.text.names.loss import Loss
from review.text.names.title_case import is_title_case
from review.text.names.transliteration import consonants
from review.text.normalize import ascii_key
from review.text.tokens import is_unspaced

__all__ = ["exchanged_near_cities"]

#: Longer texts hold many names.
_LONGEST = 1500
#: The fewest letters of a name, and the fewest names of a city that the table knows well.
_LEAST, _KNOWN = 4, 8


def exchanged_near_cities(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The one city of a source that its translation has not, with the one that this has in its place."""
    if any(text.rules.traits.syllables or is_title_case(text) for text in (source, target)):
        return
    if max(len(source.raw), len(target.raw)) > _LONGEST:
        return
    ours = _cities(source, target)
    theirs = _cities(target, source) if len(ours) == 1 else []
    if len(theirs) == 1 and _are_two(ours[0], theirs[0], source, target):
        lost, put = ours[0], theirs[0]
        yield Loss(lost.start, lost.end, lost.text), Loss(put.start, put.end, put.text)


def _cities(text: Text, other: Text) -> list[KnownName]:
    """The cities of a text, in one word and called as nobody is, that the other text has by none of its names."""
    found: dict[str, KnownName] = {}
    for name in known_names(text, tables_only=True):
        if name.kinds != CITY or len(name.text) < _LEAST or is_unspaced(name.text) or " " in name.text:
            continue
        if any(one.isupper() or one.isdecimal() for one in name.ids):  # a country, a continent
            continue
        if name.start in text.sentence_starts and not is_city(name.text):
            continue
        if not names_its_city(name.text, text, other) and not has_form_of(name.text, other):
            found.setdefault(name.text, name)
    return list(found.values())


def _names(name: KnownName, text: Text) -> frozenset[str]:
    """All that the table calls a city, or the cities that it may be."""
    return frozenset[str]().union(*(other_names_of(form) for form in forms_of(name.text, text.language)))


def _are_two(lost: KnownName, put: KnownName, source: Text, target: Text) -> bool:
    """Whether the table knows both well, has no city of both names, and calls neither as the other sounds."""
    ours, theirs = _names(lost, source), _names(put, target)
    if min(len(ours), len(theirs)) < _KNOWN or ours & theirs:
        return False
    first, second = consonants(ascii_key(lost.text)), consonants(ascii_key(put.text))
    return first != second and all(
        heard not in {consonants(one) for one in names if one.isascii()}
        for heard, names in ((second, ours), (first, theirs))
    )
