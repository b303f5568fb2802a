"""Units of a translation that were left as they stand in the source, in part or whole: most of a page half translated.

Their words stand in the source's own language, and say to which of its units they belong. But of the other units of the
source, which were translated, those words say nothing: that `display` stands somewhere in the translation is hardly a
sign that it should stand in this unit. So such words are a kind of evidence of their own, whose lack counts the less
the more was translated; and no pair of words is learned from a unit that was not.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.align.keys import Key
from review.align.learned import words_of
from review.align.pieces import ParagraphSentence

__all__ = ["left_places", "with_left"]

#: How many of a unit's words the source must have, and how many words tell a language.
_SHARE, _WORDS = 0.8, 3
#: The kinds of evidence that a word is.
_WORDLY = ("word", "cognate")


def left_places(source: Sequence[ParagraphSentence], target: Sequence[ParagraphSentence]) -> frozenset[int]:
    """The target's units whose words are the source's, all but a few."""
    known = frozenset[str]().union(*(words_of(unit.text) for unit in source))
    places = set()
    for place, unit in enumerate(target):
        words = words_of(unit.text)
        if len(words) >= _WORDS and len(words & known) >= _SHARE * len(words):
            places.add(place)
    return frozenset(places)


def with_left(
    source: Sequence[frozenset[Key]], target: Sequence[frozenset[Key]], places: frozenset[int]
) -> tuple[list[frozenset[Key]], list[frozenset[Key]]]:
    """The units' keys, with the words of those at `places` of the target as keys of the kind "left"."""
    if not places:
        return [*source], [*target]
    ours = [_renamed(keys) if place in places else keys for place, keys in enumerate(target)]
    there = frozenset[Key]().union(*(ours[place] for place in places))
    return [keys | {key for key in _left(keys) if key in there} for keys in source], ours


def _left(keys: frozenset[Key]) -> frozenset[Key]:
    return frozenset(("left", value) for kind, value in keys if kind in _WORDLY)


def _renamed(keys: frozenset[Key]) -> frozenset[Key]:
    return frozenset(key for key in keys if key[0] not in _WORDLY) | _left(keys)
