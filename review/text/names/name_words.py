"""Words that a language says often and that are names, not words of it: Bertolucci in Italian, Tusk in Polish.

name_words.tsv.xz is made by scripts/make_name_words.py: what wordfreq's lists have and no spell checker's dictionary of
the language accepts in small letters; in German, what Wiktionary has as a name only.
"""

from __future__ import annotations

from pathlib import Path

from review.kept_tables import WordTable
from review.languages.language import language_of
from review.text.language import base_language
from review.text.listed_words import listed_words
from review.text.names.person_names import is_surname

__all__ = ["FILE", "has_name_words", "is_family", "is_name_word"]

FILE = Path(__file__).with_name("name_words.tsv.xz")


def _words(language: str) -> WordTable:
    base = base_language(language)
    return listed_words(FILE, language_of(base).lexicon.listed_as or base)


def is_name_word(word_key: str, language: str) -> bool:
    """Whether a case-folded word is known as a name in a language (BCP 47); False where nothing is known of it."""
    return word_key in _words(language)


def has_name_words(language: str) -> bool:
    """Whether the names among a language's words (BCP 47) are known, so that another word is one of its dictionary."""
    return len(_words(language)) > 0


def is_family(word: str, language: str) -> bool:
    """Whether a word of a language alone is a surname in it and nothing else."""
    return is_name_word(word.casefold(), language) and is_surname(word, language)
