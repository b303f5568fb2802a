"""Japanese persons who get another name for one of theirs: 佐藤健一 as Kenji Sato, 田中さん as Ms Yamada; or are lost.

Characters of a name are read in many ways, so that much fits them a little. A table has all readings of a name as a
whole (japanese_names.py): where a person of the Japanese text is a surname and a given name in one run of characters,
and the other text has one of them beside a name that is no reading of the other, but one of other characters, it is
another person. So it is where a surname stands alone before what is said behind one, and the other text has a surname
that is no reading of anything in the Japanese one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.apostrophes import without_ending
from review.text.names.cities import names_same_city
from review.text.names.fitting import reads_kanji
from review.text.names.japanese_names import is_read_in, japanese_names, short_reading
from review.text.names.loss import Loss
from review.text.names.word_traces import is_latin
from review.text.tokens import Token
from review.text.word_lists import is_listed_small

__all__ = ["exchanged_japanese_persons", "lost_japanese_persons"]

#: Longer texts take long, and hold many persons.
_LONGEST = 1500
#: A shorter surname in Latin letters may be anything (Abe, Ono).
_SHORTEST = 4
_KANJI, _KANA = lazy_regex(r"[\p{Han}々]+"), lazy_regex(r"[\p{Hiragana}\p{Katakana}ー]+")
#: A surname alone, with what is said behind it.
_FAMILY = lazy_regex(r"(?<![\p{Han}々])[\p{Han}々]{2,5}")
#: A person is a run of so many characters, with what is said behind a name.
_RUN = lazy_regex(r"(?<!\p{Han})[\p{Han}々]{3,8}")


class _Person(NamedTuple):
    """Characters of one text, cut in two, and how either part is read."""

    place: Loss
    family: frozenset[str]
    given: frozenset[str]


def exchanged_japanese_persons(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The persons of a source, each with the other one of a translation who has one of their names; one of the texts is
    Japanese, and the other in Latin letters.
    """
    japanese, other = (source, target) if reads_kanji(source) else (target, source)
    if not reads_kanji(japanese) or not is_latin(other) or max(len(japanese.raw), len(other.raw)) > _LONGEST:
        return
    keys = {_read(token) for token in other.words}
    alone = _alone(japanese, other, keys)
    if alone is not None:
        yield alone if japanese is source else alone[::-1]
        return
    persons = list(_persons(japanese))
    for first, second in _pairs(other):
        found = [one for one in persons if _is_other(one, _read(first), _read(second), keys)]
        if len(found) == 1 and not any(_is_named(one, first, second) for one in persons):
            start, end = min(first.start, second.start), max(first.end, second.end)
            put = Loss(start, end, other.raw[start:end])
            yield (found[0].place, put) if japanese is source else (put, found[0].place)
            return


def lost_japanese_persons(text: Text, other: Text) -> Iterator[Loss]:
    """The persons of a Japanese text, by what stands behind their names, of whom one in Latin letters has neither
    name.
    """
    if not reads_kanji(text) or not is_latin(other) or max(len(text.raw), len(other.raw)) > _LONGEST:
        return
    words = [_read(token) for token in other.words]
    keys = {*words, *map("".join, pairwise(words))}
    for person in _persons(text):
        if _is_said_behind(text, person.place.end) and keys.isdisjoint(person.family | person.given):
            yield person.place


def _is_said_behind(text: Text, end: int) -> bool:
    return text.raw.startswith(tuple(text.rules.names.behind), end)


def _alone(text: Text, other: Text, keys: set[str]) -> tuple[Loss, Loss] | None:
    """The one surname that stands alone in a Japanese text and not in the other, and the one that is there alone."""
    families, found = japanese_names().family, dict[str, Loss]()
    for match in _FAMILY.finditer(text.raw):
        ends = [end for end in range(2, len(match[0]) + 1) if _is_said_behind(text, match.start() + end)]
        named = [match[0][:end] for end in ends if match[0][:end] in families]
        if len(named) != 1 or match.start() in text.place_offsets:
            continue
        name = named[0]
        if keys.isdisjoint(families[name]):
            found[name] = Loss(match.start(), match.start() + len(name), name)
    if len(found) != 1:
        return None
    put = {_read(token): token for token in other.words if _is_other_surname(token, text, other)}
    if len(put) != 1:
        return None
    token = next(iter(put.values()))
    word = without_ending(token.text)
    return next(iter(found.values())), Loss(token.start, token.start + len(word), word)


def _is_other_surname(token: Token, text: Text, other: Text) -> bool:
    """Whether a word is a Japanese surname, and no reading of anything in the Japanese text."""
    word = without_ending(token.text)
    if not word.istitle() or token.start in other.place_offsets or is_listed_small(token.key, other.base):
        return False
    if _read(token) not in japanese_names().families or len(word) < _SHORTEST or names_same_city(word, text):
        return False
    if any(is_read_in(word, match[0]) for match in _KANJI.finditer(text.raw)):
        return False
    return not any(_read(token) in short_reading(match[0]) for match in _KANA.finditer(text.raw))


def _persons(text: Text) -> Iterator[_Person]:
    """The runs of characters that are a surname and a given name, if they can be cut so in one way."""
    names = japanese_names()
    for match in _RUN.finditer(text.raw):
        run = match[0]
        cuts = [
            (at, end)
            for end in range(2, len(run) + 1)
            if end == len(run) or run.startswith(tuple(text.rules.names.behind), end)
            for at in range(1, end)
            if run[:at] in names.family and run[at:end] in names.given
        ]
        if len(cuts) == 1 and match.start() not in text.place_offsets:
            at, end = cuts[0]
            place = Loss(match.start(), match.start() + end, run[:end])
            yield _Person(place, names.family[run[:at]], names.given[run[at:end]])


def _pairs(text: Text) -> Iterator[tuple[Token, Token]]:
    """Two names in a row that Japanese persons may have, the surname first."""
    names = japanese_names()
    for first, second in pairwise(text.words):
        if not (first.text[0].isupper() and second.text[0].isupper()) or text.raw[first.end : second.start] != " ":
            continue
        for family, given in ((first, second), (second, first)):
            if _read(family) in names.families and _read(given) in names.givens:
                yield family, given


def _read(token: Token) -> str:
    return short_reading(without_ending(token.text))


def _is_other(one: _Person, family: str, given: str, keys: set[str]) -> bool:
    """Whether one of two names is the person's, and nothing in the text is a reading of the other."""
    same, also = family in one.family, given in one.given
    return same != also and not (keys & (one.given if same else one.family))


def _is_named(one: _Person, first: Token, second: Token) -> bool:
    read = {_read(first), _read(second)}
    return bool(read & one.family) and bool(read & one.given)
