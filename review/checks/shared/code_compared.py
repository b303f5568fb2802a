"""Two pieces of code that differ: what was translated rightly, what is a language's own tag, what lost an option."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from review.languages.language import LINGUA_FRANCA, language_tags
from review.lazy_patterns import lazy_regex
from review.text.language import base_language
from review.text.lexicon import frequency

__all__ = ["KNOWN", "SHORT", "WORD", "is_cut", "is_own_tag", "is_translated", "stands"]

_TOKEN = lazy_regex(r"[\p{L}_]+|[^\p{L}_\s]")
#: The words of a name, whichever way they are joined: created_at, createdAt, created-at.
WORD = lazy_regex(r"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|[^\W\d_]+")
#: How frequent (Zipf) a word is that a translator chose, and how much more so than in English.
KNOWN, _MORE = 2.5, 0.5
#: What English hardly has is a word of another language, but for a slip of a letter or two.
_HEARD, _SLIP = 1.5, 2
#: Code so short is found within any word.
SHORT = 2


def is_translated(code: str, other: str, source: str, target: str) -> bool:
    """Whether what differs in two pieces of code is a word of the translation's language and none of English, which
    code is written in; or, in a translation into English, one of the source's was.
    """
    theirs, ours = Counter(WORD.findall(code)), Counter(WORD.findall(other))
    old, new = list((theirs - ours).elements()), list((ours - theirs).elements())
    if any(not word.isascii() for word in new):
        return True
    if " " in code and code.split()[0] == other.split()[0] and OSA.distance(code, other, score_cutoff=_SLIP) <= _SLIP:
        return False  # a command's word, however it was inflected: npm install as npm installer
    if target != LINGUA_FRANCA and new and all(len(word) > SHORT and _is_of(word, target) for word in new):
        return True
    if OSA.distance(code, other, score_cutoff=_SLIP) <= _SLIP:
        return False
    if any(len(word) > SHORT and frequency(word.casefold(), LINGUA_FRANCA) < _HEARD for word in new):
        return True  # no word that code is written in
    if target == LINGUA_FRANCA:
        return any(_is_of(word, source) for word in old)
    return any(_is_of(word, target) for word in new)


def is_own_tag(code: str, other: str, target: str) -> bool:
    """Whether two pieces of code differ by a language's tag alone, which is the translation's: LANG=de, LANG=nl."""
    theirs, ours = _TOKEN.findall(code), _TOKEN.findall(other)
    different = {pair for pair in zip(theirs, ours, strict=False) if pair[0] != pair[1]}
    if len(theirs) != len(ours) or len(different) != 1:
        return False
    old, new = (word.casefold().partition("_")[0] for word in next(iter(different)))
    return new == base_language(target) and old in language_tags()


@lru_cache(maxsize=4096)
def _is_of(word: str, language: str) -> bool:
    here = frequency(word.casefold(), language)
    return here >= KNOWN and here - frequency(word.casefold(), LINGUA_FRANCA) >= _MORE


def is_cut(code: str, other: str) -> bool:
    """Whether two pieces of code are one command of which a side lacks an option or an argument: git push --force, git
    push; or has another: --save for --save-dev.
    """
    ours, theirs = code.split(), other.split()
    if len(ours) < 2 or len(theirs) < 2 or ours[0] != theirs[0] or not ours[0].isascii():
        return False
    lost, put = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    return bool(lost or put) and not (lost and put and not all(one.startswith("-") for one in (*lost, *put)))


def stands(option: str, text: str, language: str) -> bool:
    """Whether an option stands in a text as a whole, or with a word or an ending of the language joined to it: die
    --force-Option, a --force-ot.
    """
    return any(
        not tail[1]
        or tail[1][0].isupper()
        or not tail[1].isascii()
        or (language != LINGUA_FRANCA and (len(tail[1]) <= SHORT or not _is_of_code(tail[1], language)))
        for tail in regex.finditer(rf"(?<![\w-]){re.escape(option)}(?![\p{{L}}\p{{N}}_])(?:[-‑](\p{{L}}+))?", text)
    )


def _is_of_code(word: str, language: str) -> bool:
    return frequency(word.casefold(), LINGUA_FRANCA) >= KNOWN and not _is_of(word, language)
