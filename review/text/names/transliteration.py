"""Whether two words sound alike across scripts and spellings: Шумахер, शूमाकर, 舒马赫 and Schumacher.

Everything is spelled in ASCII first (AnyAscii: Pinyin for Han, romanisations for the rest). Then vowels go, and
consonants that scripts confuse fall together. The result is coarse on purpose: it is there to keep a check silent.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import ratio

from review.lazy_patterns import lazy_regex
from review.text.normalize import ascii_key

__all__ = ["consonants", "same_word", "sounds_like", "spelled_alike"]

_DIGRAPHS = lazy_regex(r"sch|tch|dzh|ch|ck|gh|kh|ph|qu|sh|th|ts|tz|zh|dz|dj|cz|sz|rz|x|ng")
_DIGRAPH_CLASS = {
    "sch": "S", "tch": "S", "dzh": "S", "ch": "S", "ck": "K", "gh": "", "kh": "", "ph": "V", "qu": "K", "sh": "S",
    "th": "T", "ts": "S", "tz": "S", "zh": "S", "dz": "S", "dj": "S", "cz": "S", "sz": "S", "rz": "S", "x": "KS",
    "ng": "N",
}  # fmt: skip
_CLASS = str.maketrans({
    "p": "B", "b": "B", "f": "V", "v": "V", "w": "V", "t": "T", "d": "T", "k": "K", "g": "K", "q": "K", "c": "K",
    "s": "S", "z": "S", "j": "S", "m": "N", "n": "N", "l": "R", "r": "R", "h": None, "y": None, "a": None, "e": None,
    "i": None, "o": None, "u": None,
})  # fmt: skip
_SOFT_C = lazy_regex(r"c(?=[eiy])")
_DOUBLE = lazy_regex(r"([A-Z])\1+")


@lru_cache(maxsize=65536)
def consonants(text: str) -> str:
    """A word's consonants in seven classes, doubles once: Schumacher → SNSR, шумахер → SNKR."""
    key = ascii_key(text)
    coarse: str = _DIGRAPHS.sub(lambda match: _DIGRAPH_CLASS[match[0]], _SOFT_C.sub("s", key)).translate(_CLASS)
    heard: str = _DOUBLE.sub(r"\1", "".join(c for c in coarse if not c.isdigit()))
    return heard


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> float:
    """How alike two ASCII keys are spelled, 0 to 100; one that begins the other counts as it from four letters."""
    if a == b:
        return 100.0
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) >= 4 and long.startswith(short):
        return 95.0
    if len(short) >= 5 and short in long:
        return 90.0
    return float(ratio(a, b))


@lru_cache(maxsize=65536)
def sounds_like(a: str, b: str) -> float:
    """How alike two words of any script sound, 0 to 100: the better of spelling and consonants."""
    first, second = ascii_key(a), ascii_key(b)
    spelled = same_word(first, second)
    if spelled >= 90.0:
        return spelled
    heard_a, heard_b = consonants(a), consonants(b)
    if not heard_a or not heard_b:
        return spelled
    heard = float(ratio(heard_a, heard_b))
    # Words of one or two consonants agree by chance; they are worth less.
    return max(spelled, heard * min(1.0, 0.7 + 0.1 * min(len(heard_a), len(heard_b))))


#: What romanisations of one sound have in common, the longer first, for scripts that tell p from b and t from d.
_SPELLINGS = (
    ("sch", "s"), ("sh", "s"), ("ph", "f"), ("ch", "c"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("bh", "b"), ("ck", "k"), ("tz", "s"), ("ts", "s"), ("q", "k"), ("x", "ks"), ("v", "b"), ("w", "b"), ("z", "s"),
    ("j", "s"), ("c", "k"),
)  # fmt: skip
_SILENT = lazy_regex("[aeiouyhw]")
_TWICE = lazy_regex(r"(.)\1+")
#: What a match is worth whose ending or one letter more is left out, and what each consonant adds to trust in it.
_ONE_MORE, _ENDED, _LEAST, _EACH, _SURE = 0.97, 0.95, 0.75, 0.05, 5


@lru_cache(maxsize=65536)
def _sounds(text: str) -> str:
    key = ascii_key(text)
    for written, sound in _SPELLINGS:
        key = key.replace(written, sound)
    return str(_TWICE.sub(r"\1", _SILENT.sub("", key)))


@lru_cache(maxsize=65536)
def spelled_alike(name: str, word: str) -> float:
    """How alike a name is to a word of a script that spells all consonants apart (Devanagari), 0 to 100; the word may
    have an ending. Finer than `sounds_like`, which scripts with fewer letters need.
    """
    ours, theirs = _sounds(name), _sounds(word)
    if not ours or not theirs:
        return float(ratio(ascii_key(name), ascii_key(word)))
    heard = max(
        ratio(ours, theirs),
        ratio(ours, theirs[: len(ours) + 1]) * _ONE_MORE,
        ratio(ours, theirs[: len(ours)]) * _ENDED,
    )
    return max(heard * (_LEAST + _EACH * min(_SURE, len(ours))), float(ratio(ascii_key(name), ascii_key(word))))
