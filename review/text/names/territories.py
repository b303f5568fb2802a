"""The places that a text names for certain, in any of their names in its language.

Whether a text may be speaking of a place at all is another question: place_traces.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from review.kept_values import kept_value
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.names.place_names import VOWEL_END, names_in, plain_word, units_written
from review.text.names.word_bounds import cuts_syllable, is_cut
from review.text.scripts import is_cased
from review.text.surface import Surface
from review.text.tokens import Token, is_unspaced, tokenize

__all__ = ["Place", "find_places"]


class Place(NamedTuple):
    """A stretch that names a place. `ids`: CLDR territory codes or English city names, several where it is unclear."""

    start: int
    end: int
    ids: frozenset[str]


_POSSESSIVE = lazy_regex(r"['’]s?$")
#: An article or a preposition written together with the name.
_ELIDED = lazy_regex(r"\p{L}{1,5}['’](?=\p{Lu})")
#: What ends a sentence, whose last word is a verb in some languages: 집에 가자, let's go home, not Gaza.
_FULL_STOPS = frozenset(".!?…")
_KATAKANA = lazy_regex(r"[ァ-ヺー]+")


@lru_cache(maxsize=4096)
def _stem(word: str, base: str) -> str:
    """The part of a name's word that its endings leave alone."""
    places = language_of(base).places
    if not places.endings or len(word) < 5 or places.whole:
        return word
    stem = VOWEL_END.sub("", word)
    return stem if len(stem) >= 4 else word[:-1]


class _Index(NamedTuple):
    #: Words that a name may be a piece of where words run on: กิโลเมตร (kilometre) has Lomé, โลเม.
    longer: tuple[str, ...]
    #: First three letters (two characters of an unspaced script) → (stems of the words, ids).
    by_start: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    extra: int
    language: str


def _start(word: str) -> str:
    return word[:2] if is_unspaced(word) else word[:3]


@lru_cache(maxsize=32)
def _index(base: str) -> _Index:
    table = kept_value(f"places-{base}", lambda: _table(base))
    by_start = {start: tuple(entries) for start, entries in table.items()}
    rules = language_of(base)
    longer = (*(units_written(base) if rules.traits.runs_on else ()), *rules.places.within)
    return _Index(longer, by_start, language_of(base).places.endings, base)


def _table(base: str) -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    ids: dict[tuple[str, ...], set[str]] = {}
    for place, names in names_in(base).items():
        for name in names:
            words = tuple(plain_word(token.text) for token in tokenize(name) if token.kind in ("word", "address"))
            if words and sum(map(len, words)) >= 2:
                ids.setdefault(words, set()).add(place)
    table: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words, places in ids.items():
        stems = tuple(_stem(word, base) for word in words)
        table.setdefault(_start(stems[0]), []).append((stems, frozenset(places)))
    for entries in table.values():
        entries.sort(key=lambda entry: -sum(map(len, entry[0])))
    return table


def _fits(word: str, stem: str, extra: int) -> bool:
    if word == stem:
        return True
    if extra and word.startswith(stem):
        return len(word) - len(stem) <= extra + (1 if len(stem) >= 6 else 0) and (len(stem) >= 4 or extra > 3)
    return False


def find_places(text: Surface) -> tuple[Place, ...]:
    """The places that a text names outright, longest name first, none inside another."""
    index = _index(text.base)
    if not index.by_start:
        return ()
    return tuple(_in_words(text, index))


def _in_words(text: Surface, index: _Index) -> Iterator[Place]:
    words = [token for token in text.tokens if token.kind in ("word", "address")]
    cased = is_cased(text.base)
    verb_last = text.rules.traits.verb_last and not cased
    after = 0
    for position, token in enumerate(words):
        if position < after:
            continue
        if not token.text[0].isascii() and is_unspaced(token.text[0]):
            yield from _in_run(token, index)
            continue
        taken = 0
        for first in _beginnings(token) if cased else (token,):
            place, taken = _at(first, words, position, index)
            if place is not None:
                if not (verb_last and text.raw[place.end : place.end + 1] in _FULL_STOPS):
                    yield place
                break
        after = position + taken


def _beginnings(token: Token) -> Iterator[Token]:
    """A word with a capital, and what an article was elided before: L'Aquila, d'EUA."""
    if token.text[0].isupper():
        yield token
    article = _ELIDED.match(token.text) if not token.text.isalpha() else None
    if article is not None:
        text = token.text[article.end() :]
        yield token._replace(text=text, start=token.start + article.end(), key=token.key[article.end() :])


def _at(first: Token, words: list[Token], position: int, index: _Index) -> tuple[Place | None, int]:
    """The longest place's name that begins with `first`, the word at `position`, and how many words to go on."""
    key = _bare(first.text)
    for stems, ids in index.by_start.get(key[:3], ()):
        if not _fits(key, stems[0], index.extra) or position + len(stems) > len(words):
            continue
        if all(_fits(_bare(words[position + n].text), stems[n], index.extra) for n in range(1, len(stems))):
            end = first.end if len(stems) == 1 else words[position + len(stems) - 1].end
            return Place(first.start, end, ids), len(stems)
    return None, 1


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    return plain_word(_POSSESSIVE.sub("", word))


def _in_run(token: Token, index: _Index) -> Iterator[Place]:
    """Names inside an unbroken run of an unspaced script, none that is a piece of a unit's name or of two words."""
    run, position = token.text, 0
    units = [match.span() for match in _either(index.longer).finditer(run)] if index.longer else []
    while position < len(run):
        for stems, ids in index.by_start.get(run[position : position + 2], ()):
            end = position + len(stems[0])
            if any(first <= position and end <= last and last - first > len(stems[0]) for first, last in units):
                continue
            if len(stems) > 1 or not run.startswith(stems[0], position) or is_cut(run, position, end, index.language):
                continue
            if _is_whole(run, position, len(stems[0])) and not cuts_syllable(run, position, end):
                yield Place(token.start + position, token.start + position + len(stems[0]), ids)
                position += len(stems[0])
                break
        else:
            position += 1


@lru_cache(maxsize=8)
def _either(words: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, sorted(words, key=len, reverse=True))))


def _is_whole(run: str, start: int, length: int) -> bool:
    """Whether a name in katakana is not a piece of a longer katakana word (アルバ in アルバイト)."""
    if not _KATAKANA.fullmatch(run, start, start + length):
        return True
    return not _KATAKANA.match(run, start + length) and not (start and _KATAKANA.match(run, start - 1))
