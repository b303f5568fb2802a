"""Forms of a text for comparing. What is shown, and every offset, stays with the original."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from review.lazy_patterns import lazy_regex

__all__ = ["ascii_key", "fold", "is_letters", "nfc", "nfd", "plain_quotes", "same_length_lower", "skeleton"]

_QUOTES = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'", "`": "'", "´": "'",
})  # fmt: skip
_MOST_MARKS = 30
_MARKS = lazy_regex(r"\p{M}{31}")
#: What lies before a run of marks with its letter and the first 30 of them, then 30 more at a time.
_PIECES = lazy_regex(r"(?s:\P{M}+\p{M}{1,30}|\p{M}{1,30}|\P{M}+)")
_SPACE = lazy_regex(r"\s+")
_ASCII_GAPS = {code: " " for code in range(128) if not chr(code).isalnum()}
_NOT_ALNUM = lazy_regex(r"[^\p{L}\p{N}]+")


def nfc(text: str) -> str:
    """Unicode normalization form C: the one composed spelling of each accented letter.

    Sorting a run of marks takes the square of its length: one of more than 30, which no language has (UAX #15,
    Stream-Safe Text), is normalized in pieces of that length.
    """
    return _normalized("NFC", text)


def nfd(text: str) -> str:
    """Unicode normalization form D, letters apart from their marks; long runs of marks as in `nfc`."""
    return _normalized("NFD", text)


def _normalized(form: Literal["NFC", "NFD"], text: str) -> str:
    if len(text) <= _MOST_MARKS or text.isascii() or not _MARKS.search(text):
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, piece) for piece in _PIECES.findall(text))


def fold(text: str) -> str:
    """NFC and case folded, white space single: for "is this the same text?"."""
    folded = nfc(text).casefold()
    if folded.isprintable():  # no other white space than spaces
        return " ".join(folded.split())
    single: str = _SPACE.sub(" ", folded)
    return single.strip()


def is_letters(word: str) -> bool:
    """Whether a word is of letters alone, with the vowel signs and accents that are characters of their own: हिन्दी."""
    if word.isalpha():
        return True
    if word.isascii() or not word[0].isalpha():
        return False
    return all(one.isalpha() or unicodedata.category(one)[0] == "M" for one in word)


def same_length_lower(text: str) -> str:
    """Lower case with every offset kept: of a letter whose lower case has two characters (İ) the first."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[0] for c in text)


def skeleton(text: str) -> str:
    """Letters and digits only, folded: equal for texts that differ in case, spaces and punctuation alone."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_GAPS).split())  # six times as fast
    letters: str = _NOT_ALNUM.sub(" ", nfc(text).casefold())
    return letters.strip()


def plain_quotes(text: str) -> str:
    """Every kind of quotation mark and apostrophe as its ASCII one; the length stays the same."""
    return text.translate(_QUOTES)


@lru_cache(maxsize=65536)
def ascii_key(text: str) -> str:
    """Lower-case ASCII letters and digits that a reader would take for the text: Nguyễn → nguyen, Москва → moskva.

    Transliteration is AnyAscii's; it is for comparing names across scripts, never for showing.
    """
    return "".join(c for c in anyascii(nfc(text)).lower() if c.isalnum())
