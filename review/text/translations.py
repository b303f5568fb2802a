"""What frequent words are called in English: whether two texts share any of their words.

translations.tsv.xz is made by scripts/make_translations.py of FreeDict's dictionaries, Mueller's and CC-CEDICT, and of
the built-in models of Vietnamese. English words are compared by their beginnings, those of languages with endings are
found by them, too.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import is_function_word
from review.text.normalize import ascii_key

__all__ = [
    "ENGLISH",
    "ContentWord",
    "content_words",
    "dictionary",
    "dictionary_languages",
    "english_stem",
    "has_dictionary",
    "is_translated",
    "shared_words",
]

#: The language that the dictionaries translate into.
ENGLISH = "en"
_FILE = "translations.tsv.xz"
#: Letters by which English words are alike, and those of another language's word that its endings leave.
_STEM, _LEAST, _ENDING = 4, 4, 4
#: Letters that an English word keeps without its ending.
_SHORT = 3
#: Letters that a form has more than its dictionary's has in its place: knihou, kniha.
_ENDED = 2
#: Letters of a beginning that may add meanings to those of a word.
_BEGINNING = 3
#: Meanings a word, on the mean, of a dictionary that says one of each.
_THIN = 1.2
#: Syllables of the longest word where each stands alone.
_PHRASE = 3
#: Letters of the longest word where words run on.
_LONGEST = 4

_VERB = lazy_regex(r"(?P<stem>\p{Han}{1,2})\p{Hiragana}")
_KATAKANA, _HIRAGANA = lazy_regex(r"[\p{Katakana}ー]+"), lazy_regex(r"\p{Hiragana}")
_Stems = frozenset[str]


class ContentWord(NamedTuple):
    """`text[start:end]` is a word; its meanings are beginnings of English words, none where no dictionary has it. Those
    that are `sure` are its own, or those of the words that are longest alike; the others, of words that begin alike.
    """

    start: int
    end: int
    meanings: _Stems
    sure: _Stems


def shared_words(one: Text, other: Text) -> tuple[int, int] | None:
    """How many words of the text with fewer known ones mean what one of the other means, and how many are known; None
    of languages without a dictionary.
    """
    sides = content_words(one), content_words(other)
    if sides[0] is None or sides[1] is None:
        return None
    known = [[word.meanings for word in side if word.meanings] for side in sides if side is not None]
    fewer, more = sorted(known, key=len)
    all_of_them: _Stems = frozenset().union(*more)
    if any(2 * len(some) < len(side) for some, side in zip(known, sides, strict=True) if side is not None):
        return 0, 0  # a dictionary that has less than half of the words tells nothing
    return sum(not meanings.isdisjoint(all_of_them) for meanings in fewer), len(fewer)


def content_words(text: Text, *, thin: bool = False) -> list[ContentWord] | None:
    """The words of a text but for little ones, those of unspaced languages as far as known; None of languages without a
    dictionary, or with one that gives a word one meaning, which tells what is said and not what is not, unless `thin`
    ones will do.
    """
    if text.base == ENGLISH:
        return [
            ContentWord(word.start, word.end, stems, stems)
            for word in text.words
            if len(word.key) > 1 and not is_function_word(word.key, ENGLISH)
            for stems in (frozenset((english_stem(word.key),)),)
        ]
    if text.base not in _languages() or (_is_thin(text.base) and not thin):
        return None
    spaces = language_of(text.base).traits.spaces
    return list(_of_words(text) if spaces else _of_letters(text.raw, text.base))


def dictionary_languages() -> tuple[str, ...]:
    """The languages (base tags) that have a dictionary."""
    return tuple(sorted(_languages()))


def has_dictionary(base: str) -> bool:
    """Whether there is a dictionary of a language's words."""
    return base in _languages()


def is_translated(word: str, base: str) -> bool:
    """Whether the dictionary says a word, in whatever form, otherwise in English: what is cooked, sung or worn in one
    country alone is not in it.
    """
    table, beginnings = _table(base), _beginnings(base)
    stems = (word[: len(word) - cut] for cut in range(_ENDED + 1) if len(word) - cut >= _LEAST)
    return word in table or any(stem in beginnings for stem in stems)


def _of_words(text: Text) -> Iterator[ContentWord]:
    table, beginnings = _table(text.base), _beginnings(text.base)
    place, words = 0, text.words
    while place < len(words):
        size = _size_of_phrase(text, place, table)
        word = words[place]
        if size > 1:
            meanings = table[" ".join(one.key for one in words[place : place + size])]
            yield ContentWord(word.start, words[place + size - 1].end, meanings, meanings)
        elif not is_function_word(word.key, text.base):
            meanings, sure = _meanings(word.key, word.text, table, beginnings)
            yield ContentWord(word.start, word.end, meanings, sure)
        place += size


def _size_of_phrase(text: Text, place: int, table: Mapping[str, _Stems]) -> int:
    """Of how many words the longest is that the table has there, where a language writes syllables apart; else 1."""
    if language_of(text.base).traits.inflects:
        return 1
    words = text.words[place : place + _PHRASE]
    return next((size for size in range(len(words), 1, -1) if " ".join(one.key for one in words[:size]) in table), 1)


def _meanings(
    key: str, written: str, table: Mapping[str, _Stems], beginnings: Mapping[str, _Stems]
) -> tuple[_Stems, _Stems]:
    """What a word means by itself or by those that begin alike, and the part of it that is sure; none if unknown."""
    stems = [key[: len(key) - cut] for cut in range(_ENDING + 1) if len(key) - cut >= _BEGINNING]
    alike = [beginnings[stem] for stem in stems if stem in beginnings]
    longest = next((beginnings[stem] for stem in stems if len(stem) >= _LEAST and stem in beginnings), None)
    if key not in table and longest is None:
        return frozenset(), frozenset()
    own = frozenset({english_stem(ascii_key(written))})  # or is the same in both
    sure = own | table.get(key, longest or own)
    return sure.union(*alike), sure


def _of_letters(raw: str, base: str) -> Iterator[ContentWord]:
    table, verbs, place = _table(base), _verbs(base), 0
    while place < len(raw):
        sizes = range(_LONGEST, 0, -1)
        size = next(
            (size for size in sizes if raw[place : place + size] in table and _is_whole(raw, place, place + size)), 0
        )
        meanings = table[raw[place : place + size]] if size else frozenset()
        verb = _VERB.match(raw, place)
        if verb is not None and size <= len(verb["stem"]) and verb["stem"] in verbs:
            size, meanings = len(verb["stem"]), meanings | verbs[verb["stem"]]
        if size:
            yield ContentWord(place, place + size, meanings, meanings)
        place += size or 1


def _is_whole(raw: str, start: int, end: int) -> bool:
    """Whether a stretch is no lone letter of kana, and no part of a word in katakana (the タン of ボタン)."""
    word = raw[start:end]
    if _KATAKANA.fullmatch(word) is not None:
        return not (_KATAKANA.match(raw, start - 1, start) or _KATAKANA.match(raw, end, end + 1))
    return end - start > 1 or _HIRAGANA.match(word) is None


def english_stem(word: str) -> str:
    """What English forms of a word have in common: mix, mixed, mixing; use, used."""
    for ending, left in (("ing", _SHORT), ("ed", _SHORT), ("s", _SHORT), ("d", _SHORT)):
        if len(word) - len(ending) >= left and word.endswith(ending) and (ending != "d" or word.endswith("ed")):
            word = word.removesuffix(ending)
            break
    return word[:_STEM]


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    return lzma.decompress(files("review.text").joinpath(_FILE).read_bytes()).decode().splitlines()


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(line.partition("\t")[0] for line in _lines())


@lru_cache(maxsize=64)
def _is_thin(base: str) -> bool:
    meanings = [len(stems) for stems in _table(base).values()]
    return sum(meanings) < _THIN * len(meanings)


@lru_cache(maxsize=8)
def _table(base: str) -> Mapping[str, _Stems]:
    return {word: frozenset(map(english_stem, english)) for word, english in _called(base).items()}


@lru_cache(maxsize=8)
def _called(base: str) -> Mapping[str, frozenset[str]]:
    rows = (line.split("\t") for line in _lines() if line.startswith(f"{base}\t"))
    return {word: frozenset(english.split()) for _, word, english in rows}


@lru_cache(maxsize=2)
def _verbs(base: str) -> Mapping[str, _Stems]:
    """By the characters before their last letter, in kana, the words that have other forms: 押す, 押さない."""
    found: dict[str, _Stems] = {}
    for word, stems in _table(base).items():
        verb = _VERB.fullmatch(word)
        if verb is not None:
            found[verb["stem"]] = found.get(verb["stem"], frozenset()) | stems
    return found


def dictionary(base: str) -> Mapping[str, frozenset[str]]:
    """What a language's words are called in English; empty without a dictionary that gives several meanings."""
    return {} if _is_thin(base) else _called(base)


@lru_cache(maxsize=8)
def _beginnings(base: str) -> Mapping[str, _Stems]:
    """By what is left of words without their last letters, one to three; none of a language without endings."""
    if not language_of(base).traits.inflects:
        return {}
    found: dict[str, _Stems] = {}
    for word, stems in _table(base).items():
        for cut in (0, 1, 2, 3):
            if len(word) - cut >= _BEGINNING:
                stem = word[: len(word) - cut]
                found[stem] = found.get(stem, frozenset()) | stems
    return found
