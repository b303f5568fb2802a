"""Names in Han characters and what English calls them: 谷歌 is Google, 新疆 Xinjiang, 安倍 Abe.

han_names.tsv.gz is made by scripts/make_han_names.py of CC-CEDICT and JMnedict. No sound tells these: Chinese
translates names, Japanese reads a character in many ways. Every way that the dictionaries have counts as a trace.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from review.kept_tables import WordTable, kept_table
from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.cities import names_same_city
from review.text.names.fitting import reads_kanji
from review.text.names.transcribed import spells_sounds
from review.text.names.word_bounds import is_cut
from review.text.names.word_traces import leaves_trace
from review.text.normalize import ascii_key
from review.text.word_lists import is_listed_small

__all__ = ["FILE", "is_han_name", "lost_han_names", "put_han_names"]

FILE = files("review.text.names").joinpath("han_names.tsv.gz")
#: The longest name; longer texts take long, and hold everything.
_LONGEST, _LONGEST_TEXT = 10, 1500
#: A shorter English word is met by chance.
_TELLING = 4
_KANJI = lazy_regex(r"\p{Han}")


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    return tuple(gzip.decompress(FILE.read_bytes()).decode().split("\n"))


@lru_cache(maxsize=4)
def _forms(base: str) -> WordTable:
    """In which line of the table a form of a language stands."""

    def forms() -> Iterator[tuple[str, int]]:
        for number, line in enumerate(_lines()):
            language, written, _ = line.split("\t")
            if language == base:
                yield from ((form, number) for form in written.split("|"))

    return kept_table(f"han-names-{base}", _version(), forms)


def is_han_name(name: str, base: str) -> bool:
    """Whether the table has a name for Chinese or Japanese."""
    return name in _forms(base)


@lru_cache(maxsize=4)
def _beginnings(base: str) -> WordTable:
    """The first two characters of a language's forms, each pair with the most characters that such a form has: what is
    asked at each place of a text, where forms themselves would be asked nine times.
    """

    def beginnings() -> Iterator[tuple[str, int]]:
        longest: dict[str, int] = {}
        for form in _forms(base):
            if len(form) <= _LONGEST:
                longest[form[:2]] = max(longest.get(form[:2], 0), len(form))
        yield from longest.items()

    return kept_table(f"han-names-{base}-beginnings", _version(), beginnings)


@lru_cache(maxsize=4)
def _words(base: str) -> WordTable:
    """The English words of a language's names."""

    def words() -> Iterator[tuple[str, int]]:
        listed = (line.split("\t") for line in _lines())
        yield from ((word, 0) for language, _, said in listed if language == base for word in said.split("|"))

    return kept_table(f"han-names-{base}-english", _version(), lambda: dict(words()).items())


def _version() -> str:
    return f"{FILE.name} {sha256(FILE.read_bytes()).hexdigest()}"


def _named(text: Text) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a text has a name of the table, the longest at each place, and its English words; what it knows as places
    is left out.
    """
    raw, forms, places = text.raw, _forms(text.base), text.place_offsets
    beginnings = _beginnings(text.base)
    at = 0
    while at < len(raw) - 1:
        longest = 0 if raw[at].isascii() or at in places else beginnings.get(raw[at : at + 2]) or 0
        found = next((end for end in range(min(len(raw), at + longest), at + 1, -1) if raw[at:end] in forms), None)
        if found is not None and is_cut(raw, at, found, text.base):
            at += 1
            continue
        if found is None:
            at += 1
            continue
        if _stands_alone(text, at, found):
            yield at, found, tuple(_lines()[forms[raw[at:found]]].split("\t")[2].split("|"))
        at = found


def _stands_alone(text: Text, start: int, end: int) -> bool:
    """Whether a name is no part of a longer one or of other words: of two characters in Japanese, and of characters
    that spell sounds (罗斯, but 罗斯贝数).
    """
    before, name, behind = text.raw[:start][-1:], text.raw[start:end], text.raw[end : end + 2]
    if reads_kanji(text):
        return len(name) > 2 or not (_KANJI.match(before) or (_KANJI.match(behind) and not _is_title(text, behind)))
    return not (spells_sounds(name) and any(map(spells_sounds, (before, behind[:1]))))


def _is_title(text: Text, behind: str) -> bool:
    """Whether what stands behind a name begins with what its language says there of a person or a place."""
    return any(behind[:length] in text.rules.names.behind for length in (1, 2))


def _is_told(text: Text, other: Text) -> bool:
    return bool(text.rules.names.transcription) and other.base == LINGUA_FRANCA and len(text.raw) <= _LONGEST_TEXT


def lost_han_names(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a Chinese or Japanese text has a name that an English one has no trace of."""
    if not _is_told(text, other):
        return
    capitals = {token.text for token in other.words if token.text[0].isupper()}
    for start, end, english in _named(text):
        spelled = [word for word in english if word.islower()]
        kept = any(word in other.known_keys or leaves_trace(word.title(), other) for word in spelled)
        if kept or capitals & set(english) or names_same_city(text.raw[start:end], other):
            continue
        if not _is_within_city(text.raw, start, end, other):
            yield start, end


def _is_within_city(raw: str, start: int, end: int, other: Text) -> bool:
    """Whether a name is part of a city's, which the other text has: 金山 of 旧金山."""
    wider = ((first, last) for first in range(max(0, start - 2), start + 1) for last in range(end, end + 3))
    return any(names_same_city(raw[first:last], other) for first, last in wider if last - first > end - start)


def put_han_names(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where an English text has a name of the table that a Chinese or Japanese one has not, by its characters."""
    if not _is_told(other, text):
        return
    known, named = _words(other.base), None
    for token in text.words:
        if not token.text[0].isupper() or token.start in text.place_offsets:
            continue
        key = ascii_key(token.text)
        if len(key) < _TELLING or key not in known or is_listed_small(key, text.base):
            continue  # a word, which may be said otherwise (Milky)
        if named is None:
            named = {word for _, _, english in _named(other) for word in english}
        if key not in named and not leaves_trace(token.text, other):
            yield token.start, token.end
