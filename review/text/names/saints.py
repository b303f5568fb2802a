"""Saints, whom each language calls by a name of its own: Sveti Vlaho and Saint Blaise, San Gennaro and St Januarius.

No table has all of them. Behind a word for a saint on both sides stand two names of one saint, unless the names that
languages translate (given_names.py) have both, as of two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.apostrophes import without_ending
from review.text.names.cities import is_city
from review.text.names.given_names import has_form_of, is_given_name
from review.text.names.place_names import plain_word
from review.text.scripts import is_cased
from review.text.tokens import Token

__all__ = ["other_saints"]

#: What stands between the word and the name: a space, a hyphen, and the stop of an abbreviation.
_BETWEEN = lazy_regex(r"\.?[ \u00a0-]?")


def other_saints(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a text has a saint's name that the other text may have another one for, as (start, end)."""
    ours = [token for token in _saints(text) if not has_form_of(without_ending(token.text), other)]
    if not ours:
        return
    theirs = [token for token in _saints(other) if not has_form_of(without_ending(token.text), text)]
    if len(ours) != len(theirs):
        return
    for one, them in zip(ours, theirs, strict=True):
        if not _are_two(one.text, them.text):
            yield one.start, one.end


def _saints(text: Text) -> list[Token]:
    """The names of a text right behind a word for a saint."""
    words, said = text.words, language_of(EVERYWHERE).names.saints
    cased = is_cased(text.base)
    found = []
    for before, token in pairwise(words):
        if plain_word(before.text) not in said or not (token.text[0].isupper() or not cased):
            continue
        if _BETWEEN.fullmatch(text.raw, before.end, token.start):
            found.append(token)
    return found


def _are_two(name: str, other: str) -> bool:
    """Whether two names are of two saints, or of two places that are called after them, by what tables know."""
    pair = without_ending(name), without_ending(other)
    return all(map(is_given_name, pair)) or all(is_city(f"San {one}") for one in pair)
