"""Scripts of texts and languages, and the letters that a language uses."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from babel.localedata import locale_identifiers

from review.languages.language import language_of
from review.text.language import base_language, likely_subtags
from review.text.lexicon import has_lexicon, list_languages, own_letters

__all__ = [
    "all_scripts_of",
    "foreign_letters",
    "is_cased",
    "is_in_own_script",
    "is_right_to_left",
    "languages_like",
    "script_of",
    "scripts_of",
]

#: ISO 15924 codes → how Unicode's character names begin for their letters.
_NAMES: dict[str, tuple[str, ...]] = {
    "Latn": ("LATIN",), "Cyrl": ("CYRILLIC",), "Grek": ("GREEK",), "Hans": ("CJK",), "Hant": ("CJK", "BOPOMOFO"),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"), "Kore": ("HANGUL", "CJK"), "Arab": ("ARABIC",), "Hebr": ("HEBREW",),
    "Deva": ("DEVANAGARI",), "Beng": ("BENGALI",), "Taml": ("TAMIL",), "Telu": ("TELUGU",), "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",), "Knda": ("KANNADA",), "Mlym": ("MALAYALAM",), "Orya": ("ORIYA",), "Sinh": ("SINHALA",),
    "Thai": ("THAI",), "Laoo": ("LAO",), "Khmr": ("KHMER",), "Mymr": ("MYANMAR",), "Geor": ("GEORGIAN",),
    "Armn": ("ARMENIAN",), "Ethi": ("ETHIOPIC",), "Tibt": ("TIBETAN",), "Mong": ("MONGOLIAN",), "Thaa": ("THAANA",),
}  # fmt: skip
#: Scripts that run from right to left, by Unicode's bidirectional class of their letters.
_RIGHT_TO_LEFT = frozenset(("ARABIC", "HEBREW", "THAANA"))


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """A letter's script as Unicode's names call it ("LATIN", "CJK"); "" for what is no letter."""
    if not letter.isalpha():
        return ""
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]


@lru_cache(maxsize=256)
def scripts_of(language: str) -> frozenset[str]:
    """The scripts a language (BCP 47) is written in by CLDR's likely subtags; none where that is unknown."""
    return frozenset(_NAMES.get(likely_subtags(language)[0] or "", ()))


@lru_cache(maxsize=256)
def all_scripts_of(language: str) -> frozenset[str]:
    """The scripts of a language (BCP 47) in all of CLDR's locales: Serbian is Cyrillic and Latin."""
    base = base_language(language)
    named = (part for name in locale_identifiers() if name.startswith(base + "_") for part in name.split("_")[1:])
    found = (_NAMES.get(part, ()) for part in named)
    return scripts_of(language).union(*found)


@lru_cache(maxsize=16)
def languages_like(base: str) -> tuple[str, ...]:
    """The languages with a list of words of their own that share a script with one: not those whose lists have English
    sentences in them, as Filipino's has.
    """
    scripts = scripts_of(base)
    near = (language for language in list_languages() if scripts & scripts_of(language))
    return tuple(one for one in near if not language_of(one).lexicon.mixed)


_own_letters = lru_cache(maxsize=32)(own_letters)


@lru_cache(maxsize=65536)
def foreign_letters(word_key: str, language: str) -> bool:
    """Whether a case-folded word has a letter that the language's words do not use (ế in English).

    False for a language without a word list.
    """
    if word_key.isascii() or not has_lexicon(language):
        return False
    own = _own_letters(base_language(language))
    return any(letter.isalpha() and letter not in own for letter in word_key)


def is_in_own_script(text: str, language: str) -> bool:
    """Whether a text has a letter of a script that its language (BCP 47) is written in; True where none is known. What
    has no capitals is merely transcribed with Latin letters (zh-Latn).
    """
    own = all_scripts_of(language) if is_cased(base_language(language)) else scripts_of(language)
    return not own or any(letter.isalpha() and script_of(letter) in own for letter in text)


def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left, by its script."""
    return not _RIGHT_TO_LEFT.isdisjoint(scripts_of(language))


def is_cased(base: str) -> bool:
    """Whether the language (base tag) is written with capitals. Georgian's mark whole titles, in all its languages."""
    return language_of(base).traits.capitals and scripts_of(base) != frozenset(("GEORGIAN",))
