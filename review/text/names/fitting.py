"""Whether a name fits a word of a text in another script, by how letters spell names (spellings.py).

It is asked where something in the text sounds like the name (heard.py), which in a whole sentence something often does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from review.lazy_patterns import lazy_regex
from review.text.names.spellings import KANJI, best_fit, has_spellings, letters_of, script_of
from review.text.normalize import ascii_key
from review.text.surface import Surface
from review.text.tokens import is_unspaced

__all__ = ["FITS", "JOINED", "fits_somewhere", "reads_kanji"]

#: A name that fits so well is the word; one of few letters says less.
FITS, _SHORT_LESS = 1.0, 0.5
#: So few Latin letters are few, and fewer tell nothing; the fewest of another script.
_SHORT, _LEAST, _LEAST_OTHER = 4, 4, 3
_RUNS = lazy_regex(
    r"(?P<Han>\p{Han}+)|(?P<Hiragana>[\p{Hiragana}ー]+)|(?P<Katakana>[\p{Katakana}ー]+)|(?P<Thai>\p{Thai}+)"
)
#: What joins a word to the one before without a space (श्री‍कृष्ण).
JOINED = lazy_regex("[\u200c\u200d]")
_LETTERS = lazy_regex(r"[^a-z]+")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_LATIN = lazy_regex(r"\p{Latin}")


def reads_kanji(text: Surface) -> bool:
    """Whether a language reads Han characters as Japanese does."""
    return text.rules.names.transcription == "katakana"


def fits_somewhere(words: Sequence[str], other: Surface, least: float = FITS) -> bool:
    """Whether one of a name's words fits a word of the other text; True where none of them tells anything."""
    told = False
    for word in words:
        if _LATIN.match(word):
            key = _LETTERS.sub("", ascii_key(word))
            if len(key) < _LEAST:
                continue
            fit = _best(key, other, least)
        else:
            fit = _best_latin(word, other, least)
        if fit is None:
            continue
        told = True
        if fit:
            return True
    return not told


def _best(key: str, other: Surface, least: float) -> bool | None:
    """Whether a name in Latin letters fits a word of a text in another script; None where that cannot be told."""
    least -= _SHORT_LESS if len(key) <= _SHORT else 0.0
    told = False
    for word, script, within in _words_of(other):
        told = True
        if best_fit(key, word, script, within) >= least:
            return True
    return False if told else None


def _best_latin(word: str, other: Surface, least: float) -> bool | None:
    """Whether a name in another script fits a word in Latin letters; None where that cannot be told."""
    script = script_of(word)
    if script == "Han" or not has_spellings(script) or len(word) < _LEAST_OTHER:
        return None
    letters = letters_of(word, script)
    keys = [_LETTERS.sub("", key) for key in other.word_keys]
    for key in (*keys, *("".join(pair) for pair in pairwise(keys))):
        if len(key) >= 2 and best_fit(key, letters, script) >= least:
            return True
    return False


@lru_cache(maxsize=8)
def _words_of(text: Surface) -> tuple[tuple[str, str, bool], ...]:
    """The words of a text that a table knows the letters of: as the table has them, the script, and whether a name may
    stand anywhere within.
    """
    return tuple(dict.fromkeys(_split(text)))


def _split(text: Surface) -> Iterator[tuple[str, str, bool]]:
    for token in text.tokens:
        if token.kind not in ("word", "address"):
            continue
        if is_unspaced(token.text):
            yield from _runs(token.text, text)
            continue
        script = script_of(token.text)
        if not has_spellings(script):
            continue
        yield letters_of(token.text, script), script, False
        for part in JOINED.split(token.text)[1:]:
            yield letters_of(part, script), script, False  # behind what is joined to it without a space (श्री)
        if script == "Hangul" and len(token.text) > 2:
            yield letters_of(token.text[1:], script), script, False  # a given name behind a surname
        if script == "Hangul" and len(token.text) > 1:
            yield letters_of(token.text[:-1], script), script, False  # a name before a particle


def _runs(run: str, text: Surface) -> Iterator[tuple[str, str, bool]]:
    for match in _RUNS.finditer(run):
        script, part = match.lastgroup or "", match.group()
        if script == "Hiragana":
            yield part.translate(_TO_KATAKANA), "Katakana", True
        elif script != "Han":
            yield letters_of(part, script), script, script == "Thai"
        elif reads_kanji(text):
            yield part, KANJI, True
