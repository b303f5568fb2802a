"""Which words a language's dictionary has, however rare they are: lists that the package ships, some languages."""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from review.kept_tables import WordTable, kept_table, packed
from review.languages.language import language_of

__all__ = ["has_word_list", "is_listed", "is_listed_name", "is_listed_small", "listed_words_file"]


def listed_words_file(language: str) -> Path:
    """Where a language's list of words lies, or would (scripts/make_word_list.py)."""
    return Path(str(files("review.languages").joinpath(f"{language}.words.txt.xz")))


@lru_cache(maxsize=4)
def _listed(language: str) -> WordTable:
    """A dictionary's words, folded, with 1 for those that are written with a capital wherever they stand."""
    if not language_of(language).lexicon.words:
        return WordTable(packed(()))
    data = listed_words_file(language).read_bytes()

    def words() -> Iterable[tuple[str, int]]:
        listed = lzma.decompress(data).decode().split("\n")
        return {word.casefold(): int(word[:1].isupper()) for word in listed}.items()

    return kept_table(f"listed-{language}", f"{listed_words_file(language).name} {sha256(data).hexdigest()}", words)


def has_word_list(language: str) -> bool:
    """Whether a dictionary's words are known for the base language, so that a word that is not among them is none."""
    return language_of(language).lexicon.words


@lru_cache(maxsize=65536)
def is_listed(word_key: str, language: str) -> bool:
    """Whether a dictionary of the base language has the word, however rare it is; False where there is none."""
    return word_key in _listed(language)


def is_listed_name(word_key: str, language: str) -> bool:
    """Whether a dictionary of the base language has the word with a capital only: Everest, Tuesday, Hungarian."""
    return is_listed(word_key, language) and _listed(language).get(word_key) == 1


def is_listed_small(word_key: str, language: str) -> bool:
    """Whether it has the word in small letters, as it has Radio and Park of a station's and a park's name."""
    return is_listed(word_key, language) and not is_listed_name(word_key, language)
