"""Which places of a text the other one does not speak of, by any name, word for their people or spelling."""

from __future__ import annotations

from collections.abc import Iterator

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.given_names import has_form_of
from review.text.names.heard import is_heard
from review.text.names.known_names import names_its_city
from review.text.names.loss import Loss
from review.text.names.organisations import mentions_of
from review.text.names.place_names import names_in, plain_word
from review.text.names.place_traces import mentions
from review.text.names.vietnamese import is_other_place
from review.text.names.word_traces import is_respelled
from review.text.normalize import ascii_key

__all__ = ["lost_places"]

#: What may be short for a name with a continent in it: AU, AfDB, CONMEBOL.
_SHORT_FOR = lazy_regex(r"(?=(?:\p{Ll}?\p{Lu}){2})[\p{Lu}\p{Ll}]{2,8}")


def lost_places(text: Text, other: Text) -> Iterator[Loss]:
    """The places of a text that the other one has no trace of, each once."""
    if not text.places:
        return
    seen: set[str] = set()
    ambiguous = language_of(EVERYWHERE).places.ambiguous
    theirs = frozenset[str]().union(*[place.ids for place in other.places])
    for place in text.places:
        if not (place.ids.isdisjoint(seen) and place.ids.isdisjoint(ambiguous)):
            continue
        seen |= place.ids
        if not place.ids.isdisjoint(theirs):
            continue
        written = text.raw[place.start : place.end]
        if is_respelled(text, other) and is_heard(written.split(), other):
            continue
        if place.ids.isdisjoint(map(str.upper, place.ids)) and _is_all_kept(written, other):
            continue  # a river or a city that keeps its name, or what is called after it
        if not place.ids.isdisjoint(one.id for one in mentions_of(other)):
            continue  # it signs by its letters there: AB is the European Union in Turkish
        if any(mentions(other, one) for one in place.ids) or is_other_place(text, place.start, place.end):
            continue
        if not names_its_city(written, text, other) and not any(has_form_of(word, other) for word in written.split()):
            # At the start of a sentence a word like a place's name with an ending may be any word (Czytał, Czyta).
            exact = any(plain_word(written) in map(plain_word, names_in(text.base).get(one, ())) for one in place.ids)
            certain = exact or place.start not in text.sentence_starts
            if not _is_within_short(place.ids, text, other):
                yield Loss(place.start, place.end, written, place.ids, certain)


def _is_within_short(ids: frozenset[str], text: Text, other: Text) -> bool:
    """Whether a continent may be in a name that the other text has by its letters: the AU is the African Union."""
    if not any(one.isdecimal() for one in ids):  # UN M49
        return False
    return any(_SHORT_FOR.fullmatch(word.text) and word.key not in text.folded for word in other.words)


def _is_all_kept(written: str, other: Text) -> bool:
    return all(ascii_key(word) in other.known_keys for word in written.split())
