"""What frequent words are called in English: whether two texts share any of their words.

translations.tsv.xz is made by scripts/make_translations.py of FreeDict's dictionaries and CC-CEDICT. English words are
compared by their beginnings, those of other languages are found by them, too.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.lexicon import is_function_word
from review.text.normalize import ascii_key

__all__ = ["shared_words"]

_FILE, _ENGLISH = "translations.tsv.xz", "en"
#: Letters by which English words are alike, and those of another language's word that its endings leave.
_STEM, _LEAST, _ENDING = 4, 4, 4
#: Letters of a beginning that may add meanings to those of a word.
_BEGINNING = 3
#: Letters of the longest word where words run on.
_LONGEST = 4

_Stems = frozenset[str]


def shared_words(one: Text, other: Text) -> tuple[int, int] | None:
    """How many words of the text with fewer known ones mean what one of the other means, and how many are known; None
    of languages without a dictionary.
    """
    sides = [_meanings(text) for text in (one, other)]
    if sides[0] is None or sides[1] is None:
        return None
    fewer, more = sorted((list(sides[0]), list(sides[1])), key=len)
    all_of_them: _Stems = frozenset().union(*more)
    return sum(not meanings.isdisjoint(all_of_them) for meanings in fewer), len(fewer)


def _meanings(text: Text) -> list[_Stems] | None:
    if text.base == _ENGLISH:
        return [
            frozenset((_stem(word.key),))
            for word in text.words
            if len(word.key) > 1 and not is_function_word(word.key, _ENGLISH)
        ]
    if text.base not in _languages():
        return None
    spaces = language_of(text.base).traits.spaces
    return list(_of_words(text) if spaces else _of_letters(text.raw, text.base))


def _of_words(text: Text) -> Iterator[_Stems]:
    table, beginnings = _table(text.base), _beginnings(text.base)
    for word in text.words:
        if is_function_word(word.key, text.base):
            continue
        stems = [word.key[: len(word.key) - cut] for cut in range(_ENDING + 1) if len(word.key) - cut >= _BEGINNING]
        found = [table[word.key]] if word.key in table else []
        found += [beginnings[stem] for stem in stems if stem in beginnings]
        if word.key in table or any(stem in beginnings for stem in stems if len(stem) >= _LEAST):
            yield frozenset({_stem(ascii_key(word.text))}).union(*found)  # or is the same in both


def _of_letters(raw: str, base: str) -> Iterator[_Stems]:
    table, place = _table(base), 0
    while place < len(raw):
        size = next((size for size in range(_LONGEST, 0, -1) if raw[place : place + size] in table), 0)
        if size:
            yield table[raw[place : place + size]]
        place += size or 1


def _stem(word: str) -> str:
    return (word.removesuffix("s") if len(word) > _STEM - 1 else word)[:_STEM]


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    return lzma.decompress(files("review.text").joinpath(_FILE).read_bytes()).decode().splitlines()


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(line.partition("\t")[0] for line in _lines())


@lru_cache(maxsize=8)
def _table(base: str) -> Mapping[str, _Stems]:
    rows = (line.split("\t") for line in _lines() if line.startswith(f"{base}\t"))
    return {word: frozenset(map(_stem, english.split())) for _, word, english in rows}


@lru_cache(maxsize=8)
def _beginnings(base: str) -> Mapping[str, _Stems]:
    """By what is left of words without their last letters, one to three."""
    found: dict[str, _Stems] = {}
    for word, stems in _table(base).items():
        for cut in (0, 1, 2, 3):
            if len(word) - cut >= _BEGINNING:
                stem = word[: len(word) - cut]
                found[stem] = found.get(stem, frozenset()) | stems
    return found
