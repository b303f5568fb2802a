"""Rivers, seas, lakes, mountains, islands and deserts in some thirty languages: the Danube, Donau, Дунай, ドナウ川.

nature.tsv.xz is made of WordNet and FreeDict's dictionaries (scripts/make_nature_names.py). A language calls such a
thing as it will: only where the table has its name can be told that it is not there.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.person_names import is_given, is_surname, is_usual_given
from review.text.names.place_names import VOWEL_END, plain_word
from review.text.names.sounds import alike, weight
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import is_unspaced

__all__ = ["FILE", "has_thing", "is_called_here", "strange_things", "things_in", "travels", "untold"]

FILE = files("review.text.names").joinpath("nature.tsv.xz")
_LATIN = lazy_regex(r"\p{Latin}")
#: A word begins as a name's does by so many letters at least, and so many more may be its ending; one that has not more
#: letters may change the last of them, if a vowel: Odra, Odry.
_STEM, _ENDING = 4, 4
_VOWELS = "aeiouyаеиоуыэюяή"
#: So many letters has a name that begins compounds, and so many more these have at least.
_LONG, _REST = 6, 3
#: So many languages, and such a share of them, call a thing so much alike (0 to 100) that it has one name everywhere;
#: a name of fewer sounds tells nothing, and longer texts have every sound somewhere.
_MANY, _MOST, _ALIKE, _SOUNDS, _LONGEST = 5, 0.8, 70.0, 1.5, 1500
_Name = tuple[str, ...]


@lru_cache(maxsize=1)
def _things() -> tuple[dict[str, tuple[_Name, ...]], ...]:
    """For each thing its names (folded words) by language."""
    things = []
    for line in lzma.decompress(FILE.read_bytes()).decode().splitlines():
        parts = (part.partition("=") for part in line.split("\t"))
        things.append({language: tuple(tuple(one.split()) for one in names.split("|")) for language, _, names in parts})
    return tuple(things)


@lru_cache(maxsize=64)
def _index(base: str) -> dict[str, tuple[tuple[_Name, int], ...]]:
    """What names begin with in a language, with them, the longest first, and the numbers of their things."""
    index: dict[str, list[tuple[_Name, int]]] = {}
    for number, names in enumerate(_things()):
        for name in names.get(base, ()):
            index.setdefault(name[0][: 2 if is_unspaced(name[0]) else 3], []).append((name, number))
    return {start: tuple(sorted(entries, key=lambda one: -len("".join(one[0])))) for start, entries in index.items()}


def _key(word: str) -> str:
    return ascii_key(word) if _LATIN.match(word) else plain_word(word)


def _is(key: str, part: str) -> bool:
    """Whether a word is a part of a name with an ending at most."""
    if key == part:
        return True
    stem = VOWEL_END.sub("", part)
    if len(stem) < _STEM:
        stem = part[:-1] if len(part) == _STEM and part[-1] in _VOWELS else part
        return key.startswith(stem) and len(key) - len(part) <= 2
    return key.startswith(stem) and len(key) - len(stem) <= _ENDING


def things_in(text: Text) -> Iterator[tuple[int, int, int]]:
    """Where a text names such a thing in its language, as (start, end, number of the thing)."""
    index = _index(text.base)
    if not index:
        return
    words, cased = text.words, is_cased(text.base)
    keys = [_key(word.text) for word in words]
    after = 0
    for at, key in enumerate(keys):
        if at < after:
            continue
        if is_unspaced(words[at].text):
            yield from _within(words[at].text, words[at].start, index)
        elif not (cased and words[at].text[0].islower()):
            for name, number in index.get(key[:3], ()):
                end = at + len(name)
                if end <= len(keys) and all(map(_is, keys[at:end], name)):
                    yield words[at].start, words[end - 1].end, number
                    after = end
                    break


def _within(run: str, start: int, index: dict[str, tuple[tuple[_Name, int], ...]]) -> Iterator[tuple[int, int, int]]:
    """The names within words that run on."""
    at = 0
    while at < len(run):
        for (name, *rest), number in index.get(run[at : at + 2], ()):
            if not rest and run.startswith(name, at):
                yield start + at, start + at + len(name), number
                at += len(name) - 1
                break
        at += 1


def is_called_here(number: int, base: str) -> bool:
    """Whether the table has a language's name for a thing."""
    return base in _things()[number]


@lru_cache(maxsize=1024)
def travels(number: int, share: float = _MOST) -> bool:
    """Whether languages call a thing alike (Danube, Donau, Дунай), so that one more hardly has another name."""
    names = _things()[number]
    english = [name[0] for name in names.get(LINGUA_FRANCA, ()) if len(name) == 1]
    others = [[part for name in called for part in name] for base, called in names.items() if base != LINGUA_FRANCA]
    if not english or len(others) < _MANY:
        return False
    same = sum(any(alike([one], [part]) >= _ALIKE for one in english for part in parts) for parts in others)
    return same >= share * len(others)


def _may_be_called(number: int, other: Text) -> bool:
    """Whether a text has anything that sounds like one of a thing's names, or would spell it otherwise."""
    if other.rules.names.transcription or len(other.raw) > _LONGEST:
        return True
    cased = is_cased(other.base)
    words = [token.text for token in other.words if not (cased and token.text[0].islower())]
    parts = {name[0] for called in _things()[number].values() for name in called if len(name) == 1}
    return any(weight([part]) < _SOUNDS or alike([part], words) >= _ALIKE for part in parts if not is_unspaced(part))


def strange_things(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a text names such a thing that all languages call alike, or with a capital one that the other's language
    has a name for, and nothing in the other text sounds so.
    """
    for start, end, number in things_in(text):
        key = text.raw[start:end].casefold()
        if is_given(key, text.language) or is_surname(key, text.language) or is_usual_given(key):
            continue
        if tuple(map(_key, key.split())) not in _things()[number].get(text.base, ()):
            continue  # with an ending, or another word that begins so (Lend, the Lena)
        told = travels(number, 1.0) or (is_cased(text.base) and is_called_here(number, other.base))
        if told and not has_thing(number, other) and not _may_be_called(number, other):
            yield start, end


def untold(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a text names such a thing that the other one has, or whose name in the other's language nothing tells."""
    for start, end, number in things_in(text):
        key = text.raw[start:end].casefold()
        kept = 0.0 < frequency(key, text.language) <= frequency(key, other.language)
        told = kept or is_given(key, text.language) or is_called_here(number, other.base)
        told = told or (travels(number) and not _may_be_called(number, other))
        if has_thing(number, other) or not told:
            yield start, end


def has_thing(number: int, text: Text) -> bool:
    """Whether a text has the name of a thing in any language."""
    keys = [_key(word.text) for word in text.words]
    own, compounds = text.folded, text.rules.traits.compounds is True
    return any(
        (name[0] in own if is_unspaced(name[0]) else all(any(_is(key, part) for key in keys) for part in name))
        or (compounds and len(name) == 1 and any(_begins(key, name[0]) for key in keys))
        for names in _things()[number].values()
        for name in names
    )


def _begins(key: str, part: str) -> bool:
    """Whether a compound begins with a name, or with what it is without its article: Ostseeraum, Östersjöregionen."""
    return len(part) >= _LONG and key.startswith(part[:-1]) and len(key) >= len(part) + _REST
