"""Whether a name fits a word of a text in another script, by how letters spell names (spellings.py).

It is asked where something in the text sounds like the name (heard.py), which in a whole sentence something often does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.names.japanese_names import is_read_in
from review.text.names.katakana_names import katakana_names
from review.text.names.sounds import alike, weight
from review.text.names.spellings import KANJI, best_fit, has_spellings, letters_of, script_of
from review.text.normalize import ascii_key
from review.text.surface import Surface
from review.text.tokens import is_unspaced

__all__ = ["FITS", "JOINED", "fits_clearly", "fits_somewhere", "reads_kanji"]

#: A name that fits so well is the word; one of few letters says less.
FITS, _SHORT_LESS = 1.0, 0.5
#: So well a word is spelled that is a name whatever it sounds like; one of so many sounds, or with silent letters; and
#: so well one that is so much alike (0 to 100). Of CLDR's cities 1 % at most are not so in Arabic, Bengali, Cyrillic,
#: Devanagari, Greek, Hangul, Hebrew and Thai; of wrong ones, each beside fifteen others together, 12 to 23 % are (Thai,
#: whose words run on: 36 %).
_CLEAR_FIT, _CLEAR_IF_UNLIKE, _LONG, _CLEAR_IF_ALIKE, _ALIKE = 1.6, 1.25, 4.0, 0.4, 79.0
#: A name with so many letters, and so many for each sound, has silent ones, so that less is enough: Вон is Vaughan.
_SILENT, _LETTERS_A_SOUND, _SILENT_FIT, _SILENT_ALIKE = 5, 2.5, 0.6, 70.0
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


class _Word(NamedTuple):
    """A word as the table of a script has it; whether a name may stand anywhere within; and as it is written."""

    letters: str
    script: str
    within: bool
    written: str


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


def fits_clearly(word: str, other: Surface) -> bool | None:
    """Whether one word of the other text, in another script, is spelled as a name in Latin letters, or sounds and is
    spelled about so; None where that cannot be told. Much in a sentence sounds like a name, or is spelled a little like
    it, but seldom does one word of it both.
    """
    key = _LETTERS.sub("", ascii_key(word))
    words = _words_of(other)
    if not words or not key:
        return None
    fits = [(best_fit(key, one.letters, one.script, one.within), one) for one in words]
    sounds = weight([word])
    silent = len(key) >= max(_SILENT, sounds * _LETTERS_A_SOUND)
    if any(fit >= (_CLEAR_IF_UNLIKE if silent or sounds >= _LONG else _CLEAR_FIT) for fit, _ in fits):
        return True
    enough = [(_CLEAR_IF_ALIKE, _ALIKE), *([(_SILENT_FIT, _SILENT_ALIKE)] if silent else [])]
    return any(
        fit >= least and alike([word], list(one.written) if one.within else [one.written]) >= likeness
        for fit, one in fits
        for least, likeness in enough
    )


def _best(key: str, other: Surface, least: float) -> bool | None:
    """Whether a name in Latin letters fits a word of a text in another script; None where that cannot be told."""
    least -= _SHORT_LESS if len(key) <= _SHORT else 0.0
    told = False
    for word, script, within, _ in _words_of(other):
        told = True
        if best_fit(key, word, script, within) >= least or (script == KANJI and is_read_in(key, word)):
            return True
    return False if told else None


def _best_latin(word: str, other: Surface, least: float) -> bool | None:
    """Whether a name in another script fits a word in Latin letters; None where that cannot be told."""
    script = script_of(word)
    if script == "Han" or not has_spellings(script) or len(word) < _LEAST_OTHER:
        return None
    letters = letters_of(word, script)
    keys = [_LETTERS.sub("", key) for key in other.word_keys]
    if script == "Katakana" and not katakana_names().latin.get(word, frozenset()).isdisjoint(keys):
        return True
    for key in (*keys, *("".join(pair) for pair in pairwise(keys))):
        if len(key) >= 2 and best_fit(key, letters, script) >= least:
            return True
    return False


@lru_cache(maxsize=8)
def _words_of(text: Surface) -> tuple[_Word, ...]:
    """The words of a text that a table knows the letters of."""
    return tuple(dict.fromkeys(_split(text)))


def _split(text: Surface) -> Iterator[_Word]:
    for token in text.tokens:
        if token.kind not in ("word", "address"):
            continue
        if is_unspaced(token.text):
            yield from _runs(token.text, text)
            continue
        script = script_of(token.text)
        if not has_spellings(script):
            continue
        parts = [token.text, *JOINED.split(token.text)[1:]]  # behind what is joined to it without a space (श्री)
        if script == "Hangul" and len(token.text) > 2:
            parts.append(token.text[1:])  # a given name behind a surname
        if script == "Hangul" and len(token.text) > 1:
            parts.append(token.text[:-1])  # a name before a particle
        yield from (_Word(letters_of(part, script), script, False, part) for part in parts)


def _runs(run: str, text: Surface) -> Iterator[_Word]:
    for match in _RUNS.finditer(run):
        script, part = match.lastgroup or "", match.group()
        if script == "Hiragana":
            yield _Word(part.translate(_TO_KATAKANA), "Katakana", True, part)
        elif script != "Han":
            yield _Word(letters_of(part, script), script, script == "Thai", part)
        elif reads_kanji(text):
            yield _Word(part, KANJI, True, part)
