"""A sentence that begins with a name, a verb and another name: who does it, and to whom.

Only languages with a row in roles.tsv are read, whose subject stands before the verb and whose object behind it, with
no ending to tell the two. A row has the little words that may stand beside the names and the verb (articles, titles,
auxiliaries of the active voice, marks of an object), and beginnings of verbs by which it says nothing who is the
subject: those that are said of either, or that have a contrary with the two exchanged (marry, follow, thua). Written
for this project, from general knowledge of the grammars.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.function_words import closed_classes
from review.text.lexicon import is_function_word
from review.text.names.territories import Place
from review.text.normalize import ascii_key
from review.text.tokens import Token

__all__ = ["Named", "Roles", "roles_in"]

_FILE = "roles.tsv"
#: Words of a verb with what belongs to it, and characters of one where words run on.
_VERB, _LETTERS = 3, 6
#: What stands between the two names: words and spaces.
_WORDS = lazy_regex(
    r"[\p{L}\p{M}'’\s\u00a0-]+|[\p{L}\p{M}'’\s\u00a0-]*\b(?:m|mr|mrs|ms|dr|sr|sra|hr)\.[\p{L}\p{M}'’\s\u00a0-]*"
)
_POSSESSIVE = lazy_regex(r"['’]s?\Z")


class Named(NamedTuple):
    """`text[start:end]` is a name; what it is known by: its words, its places."""

    start: int
    end: int
    keys: frozenset[str]


class Roles(NamedTuple):
    """The name before the verb and the one behind it, and where the verb lies between them."""

    subject: Named
    object: Named


class _Row(NamedTuple):
    little: frozenset[str]
    either: tuple[str, ...]


def roles_in(text: Text, start: int, end: int) -> Roles | None:
    """Who does what to whom in a sentence of a text, `text[start:end]`; None where that is not plain."""
    row = _rows().get(text.base)
    if row is None:
        return None
    named = list(_named(text, start, end))
    if len(named) < 2:
        return None
    first, second = named[:2]
    between = text.raw[first.end : second.start]
    if not text.rules.traits.spaces:
        plain = between.isalpha() and len(between) <= _LETTERS and not any(form in between for form in row.either)
        return Roles(first, second) if plain and not text.raw[start : first.start].strip("“\"' ") else None
    words = text.words
    before = [word for word in words if start <= word.start < first.start]
    if any(word.key not in row.little for word in before) or _POSSESSIVE.search(text.raw, first.start, first.end):
        return None
    if _WORDS.fullmatch(between.casefold()) is None:
        return None
    verb = [word for word in words if first.end <= word.start < second.start and word.key not in row.little]
    if not 0 < len(verb) <= _VERB or any(_is_unclear(word, row, text) for word in verb):
        return None
    return Roles(first, second)


def _is_unclear(word: Token, row: _Row, text: Text) -> bool:
    if word.key.startswith(row.either):
        return True
    if not text.rules.traits.syllables:
        return is_function_word(word.key, text.base)
    classes = closed_classes(text.base)  # a syllable of a verb may be a little word by itself: chỉ trích
    return classes is None or word.key in classes.prepositions | classes.conjunctions | classes.auxiliaries


def _named(text: Text, start: int, end: int) -> Iterator[Named]:
    """The runs of capitalised words of a sentence, and its places, in order."""
    places = [place for place in text.places if start <= place.start < end]
    if not text.rules.traits.spaces:
        for place in places:
            yield Named(place.start, place.end, place.ids)
        return
    run: list[Token] = []
    for word in text.words:
        if not start <= word.start < end:
            continue
        if not word.text[:1].isupper():
            continue
        if run and text.raw[run[-1].end : word.start].strip(" \u00a0-."):
            yield _of(run, places)
            run = []
        run.append(word)
    if run:
        yield _of(run, places)


def _of(run: Sequence[Token], places: Sequence[Place]) -> Named:
    first, last = run[0].start, run[-1].end
    ids = frozenset(one for place in places if place.start < last and first < place.end for one in place.ids)
    return Named(first, last, ids | frozenset(ascii_key(word.text) for word in run if len(word.text) > 1))


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, _Row]:
    lines = files("review.text.names").joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {base: _Row(frozenset(little.split()), tuple(either.split())) for base, little, either in rows}
