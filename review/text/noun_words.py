"""Words that are nouns and nothing else, in a language that writes these with a capital: Tisch, Bevölkerung in German.

noun_words.tsv.xz is made by scripts/make_noun_words.py: what Wiktionary has as a noun and spell checkers accept with a
capital only. A word too rare for the table is told by an ending that only nouns have (-heit, -ismus), by the language's
file.
"""

from __future__ import annotations

from pathlib import Path

from review.languages.language import language_of
from review.text.language import base_language
from review.text.lexicon import frequency
from review.text.listed_words import listed_words

__all__ = ["FILE", "LEAST", "is_only_noun"]

FILE = Path(__file__).with_name("noun_words.tsv.xz")
#: A rarer word (Zipf) is not listed.
LEAST = 2.5


def is_only_noun(word_key: str, language: str) -> bool:
    """Whether a case-folded word is a noun and nothing else in a language (BCP 47); False where nothing is known."""
    endings = language_of(language).words.noun_endings
    if not endings:
        return False
    return word_key in listed_words(FILE, base_language(language)) or (
        word_key.endswith(endings) and frequency(word_key, language) < LEAST
    )
