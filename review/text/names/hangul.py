"""How names in Hangul are written in Latin letters, by any of the usual ways: 박 is Park, Pak and Bak, 우 Woo and U.

A person's name is romanised as the person likes, so that there is no one spelling. Each letter of Hangul stands for a
few Latin ones, though, and a syllable for what they make together. Compiled for this project from the Revised and the
McCune-Reischauer romanisation and from general knowledge of how people write their names.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import regex

from review.lazy_patterns import lazy_regex
from review.text.normalize import ascii_key, nfd

__all__ = ["is_romanised", "is_written_within", "reads_hangul"]

#: What a letter at the beginning of a syllable may be, a vowel, and one at the end, in Unicode's order; "-" is none.
_LETTERS_OF = """
g|k kk|gg|k n|r d|t tt|dd|d r|l|n|rh m b|p|v pp|bb|p s|sh ss|s - j|ch|z jj|tch|ch ch k|kh t|th p|ph h
a|ah|ar ae|ai|ay|a|e ya|yah yae eo|u|o|uh|ou|e|ur|er|aw e|ae|ay|ey yeo|you|yu|yo|ye|yuh|eo|ou ye|yae|e o|oh|oe wa|oa \
wae|wai oe|oi|we|oy ui|yo|yoh u|oo|w|woo|wu|ou wo|weo|we we wi|ui|wee|we yu|yoo|you|ew|ue eu|u|e|ou|oo \
ui|eui|ee|i|ie|yi i|ee|y|yi|ie|ih|e
-|h k|g|ck|c k|g k n n n t|d l|r|ll k|l m l l l p l m p|b p t|s t ng t t k t p t|h
"""
_FIRST, _VOWEL, _LAST = (line.split() for line in _LETTERS_OF.split("\n")[1:-1])
#: Before these vowels a syllable may have lost its first sound, which names keep: 이 is Lee, 유 Ryu.
_SOFTENED = ("y", "i", "ee", "ew")
_LETTERS = lazy_regex(r"[^a-z]+")
_HANGUL = lazy_regex(r"[가-힣]+")
_FIRST_AT, _VOWEL_AT, _LAST_AT = 0x1100, 0x1161, 0x11A7
#: A name of more syllables is none of a Korean.
_MOST = 3


def _plain(parts: str) -> str:
    return parts.replace("-", "")


def _syllable(first: str, vowel: str, last: str) -> str:
    if first == "-":
        first = "|l|r|rh" if vowel.startswith(_SOFTENED) else ""
    return f"(?:{first})(?:{vowel})(?:{_plain(last)})"


@lru_cache(maxsize=4096)
def _reading(hangul: str) -> regex.Pattern[str]:
    """Syllables as a pattern of Latin letters."""
    pattern = ""
    for syllable in hangul:
        letters = [ord(letter) for letter in nfd(syllable)]
        last = _LAST[letters[2] - _LAST_AT] if len(letters) > 2 else _LAST[0]
        pattern += _syllable(_FIRST[letters[0] - _FIRST_AT], _VOWEL[letters[1] - _VOWEL_AT], last)
    return regex.compile(pattern)


@lru_cache(maxsize=4)
def _any(syllables: int) -> regex.Pattern[str]:
    """Any syllables, in Latin letters."""
    firsts = ("|".join(one for one in _FIRST if one != "-"), "-")
    one = "|".join(_syllable(*parts) for parts in product(firsts, _VOWEL, ("|".join(_LAST),)))
    return regex.compile(f"(?:{one}){{{syllables}}}")


def _key(latin: str) -> str:
    key: str = _LETTERS.sub("", ascii_key(latin))
    return key


def reads_hangul(hangul: str, latin: str) -> bool:
    """Whether a word in Latin letters, however it is joined, is a way to write some syllables of Hangul."""
    key = _key(latin)
    return bool(key and _HANGUL.fullmatch(hangul)) and _reading(hangul).fullmatch(key) is not None


def is_romanised(latin: str, syllables: int) -> bool:
    """Whether a word in Latin letters may be so many syllables of Hangul."""
    return _any(syllables).fullmatch(_key(latin)) is not None


def is_written_within(latin: str, raw: str) -> bool:
    """Whether a word in Latin letters is a way to write syllables of a text that follow each other."""
    for run in _HANGUL.findall(raw):
        for length in range(1, _MOST + 1):
            if any(reads_hangul(run[at : at + length], latin) for at in range(len(run) - length + 1)):
                return True
    return False
