"""Whether a text has a name that another script, or a language that respells names, writes by its sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from review.lazy_patterns import lazy_regex
from review.text.names.fitting import FITS, JOINED, fits_clearly, fits_somewhere, reads_kanji
from review.text.names.hangul import is_written_within
from review.text.names.sino_vietnamese import is_pinyin
from review.text.names.sounds import alike, weight
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.surface import Surface
from review.text.tokens import is_unspaced
from review.text.vietnamese import is_bare_syllable

__all__ = [
    "LEAST",
    "SURE",
    "SURE_WITH_ENDING",
    "can_be_heard",
    "is_heard",
    "is_heard_clearly",
    "may_be_reading",
]

#: So much alike (0 to 100) a stretch of the other text may be the name; Chinese leaves sounds out (普京 is Putin).
SURE, _SURE_IN_HAN = 70.0, 52.0
#: One word is met by chance more often than two, so less tells it.
_ONE_LESS = 3.0
#: A name that may have an ending of its own, which counts.
SURE_WITH_ENDING = 60.0
#: One word of a name does for the whole where it is so much alike, as a first name may be left out; a short one is met
#: by chance.
_ALONE, _ALONE_SHORT, _SHORT, _NO_NAME = 90.0, 95.0, 3.0, 1.5
#: So much alike a name is heard, however it is spelled; and so many sounds it has that is heard across words.
_CERTAIN, _HEAVY = 92.0, 4.0
#: So much alike, or spelled so well, one word is heard clearly. Of CLDR's cities that are heard at all none to
#: 1.4 % are missed in fifteen languages; of names of other sentences a third to one in ten of what is heard is left.
_CLEAR, _CLEAR_IN_KATAKANA, _CLEAR_FIT = 85.0, 75.0, 1.25
#: In Chinese 4.6 % of CLDR's cities are less alike, where 1.7 % are less than `_SURE_IN_HAN`.
_CLEAR_IN_HAN = 60.0
#: So much alike it sounds at least that is spelled clearly as it is (풀리처상을, Pulitzer).
_SPELLED_SO = 60.0
#: So well a name of few sounds is spelled somewhere: in twenty languages 0.6 % of CLDR's cities of such names are less,
#: and of each beside seven others 20 to 55 %.
_SHORT_FIT = 0.3
#: So much alike it is heard that is spelled so much worse than others are.
_TRUSTS, _TRUSTED = 75.0, 0.4
#: So well characters are read as a Japanese person's name; a place's name is read as no other.
_READS = 0.0
#: The fewest sounds that tell one name from another.
LEAST = 2.5
#: Longer texts have every sound somewhere, and it takes long to look for it.
_LONGEST = 1500
_LATIN = lazy_regex(r"\p{Latin}")
#: So much alike (0 to 100) Pinyin and what a character table reads are one name, of so many characters at most; and the
#: fewest letters of Pinyin that tell one.
_READ, _SYLLABLES, _SPELLED = 80.0, 6, 5
_HAN = lazy_regex(r"\p{Han}+")
_NO_NAMES = lazy_regex(r"\p{Hiragana}")
_ROMAJI = lazy_regex(r"(?:(?:[kgsztdnhbpmrjfwy]|ky|gy|sh|ch|ts|ny|hy|by|py|my|ry)?[aiueo]|n(?![aiueo])|m(?=[bmp]))+")


def can_be_heard(words: Sequence[str], other: Surface) -> bool:
    """Whether a name is written by its sound in the other text at all. In Chinese those of Japan, Vietnam and Korea are
    read otherwise than they are written.
    """
    if not any(map(_LATIN.match, words)):
        return not (reads_kanji(other) and _HAN.search(other.raw))  # how characters are read is known in Latin letters
    if not other.unspaced:
        return True
    keys = [ascii_key(word) for word in words]
    if other.rules.names.transcription and all(map(is_bare_syllable, keys)):
        return False
    japanese = all(map(_ROMAJI.fullmatch, keys)) and not (_is_han(other) and all(map(is_pinyin, keys)))
    return reads_kanji(other) or not (japanese and other.rules.names.transcription and len(words) > 1)


def is_heard(words: Sequence[str], other: Surface, sure: float = SURE, sure_in_han: float = _SURE_IN_HAN) -> bool:
    """Whether the other text has a name, or one of its words, by its sound; True where nothing can be told."""
    if len(other.raw) > _LONGEST or not can_be_heard(words, other):
        return True
    keys = [ascii_key(word) for word in words]
    if _is_han(other) and all(map(is_pinyin, keys)):
        if len("".join(keys)) < _SPELLED or _is_read("".join(keys), other.raw):
            return True
        # Lee Teng-hui is 李登輝, in letters that Pinyin has, too
        return any("-" in word for word in words) and alike(words, list(_spoken(other))) >= _CERTAIN
    if reads_kanji(other) and (read := list(filter(_ROMAJI.fullmatch, keys))):
        return len(read) == 1 or fits_somewhere(read, other, _READS)
    if all(is_written_within(word, other.raw) for word in words) or weight(words) < LEAST:
        return True
    spoken = list(_spoken(other))
    enough = sure_in_han if _is_han(other) else sure - (_ONE_LESS if len(words) == 1 else 0.0)
    likeness = alike(words, spoken)
    if likeness >= _CERTAIN:
        return True
    if len(words) == 1 and likeness >= _SPELLED_SO and _LATIN.match(words[0]) and fits_clearly(words[0], other):
        return True
    sounds = likeness >= enough or (len(words) > 1 and any(_is_heard_alone(word, spoken) for word in words))
    return sounds and fits_somewhere(words, other, FITS - _TRUSTED if likeness >= _TRUSTS else FITS)


def is_heard_clearly(word: str, other: Surface) -> bool:
    """Whether the other text has a word by its sound beyond doubt, or nothing can be told: much in a sentence sounds
    a little like a name.
    """
    if _is_han(other):
        return is_heard([word], other, sure_in_han=_CLEAR_IN_HAN)
    if not can_be_heard([word], other) or len(other.raw) > _LONGEST:
        return True
    if may_be_reading(ascii_key(word), other):
        return True  # characters are read in many ways
    if is_written_within(word, other.raw):
        return True
    if not reads_kanji(other) and (clearly := fits_clearly(word, other)) is not None:
        # two words of the other text may be one of ours
        return clearly or (weight([word]) >= _HEAVY and alike([word], list(_spoken(other))) >= _CERTAIN)
    if weight([word]) < LEAST:  # its consonants tell nothing, how it is spelled may
        return fits_somewhere([word], other, _SHORT_FIT)
    if fits_somewhere([word], other, _CLEAR_FIT):
        return True
    clear = _CLEAR_IN_KATAKANA if reads_kanji(other) else _CLEAR
    return is_heard([word], other) and alike([word], list(_spoken(other))) >= clear


def may_be_reading(key: str, other: Surface) -> bool:
    """Whether a word in lower-case ASCII may be how a Japanese text's characters are read: geta of 下駄."""
    return reads_kanji(other) and _ROMAJI.fullmatch(key) is not None and _HAN.search(other.raw) is not None


def _is_han(text: Surface) -> bool:
    return text.rules.names.transcription == "han"


def _is_read(pinyin: str, raw: str) -> bool:
    """Whether characters in a row are read about so; a few have another reading in names."""
    for run in _HAN.findall(raw):
        read = [ascii_key(character) for character in run]
        for start in range(len(read)):
            if any(ratio(pinyin, "".join(read[start : start + count])) >= _READ for count in range(1, _SYLLABLES + 1)):
                return True
    return False


def _is_heard_alone(word: str, spoken: Sequence[str]) -> bool:
    heavy = weight([word])
    return heavy >= _NO_NAME and alike([word], spoken) >= (_ALONE if heavy >= _SHORT else _ALONE_SHORT)


def _spoken(text: Surface) -> Iterator[str]:
    """The words that may be names: with a capital where there are any, of unbroken scripts each character."""
    cased = is_cased(text.base)
    for token in text.tokens:
        if token.kind not in ("word", "address"):
            continue
        if is_unspaced(token.text):
            yield from _NO_NAMES.sub("", token.text)
        elif not (cased and token.text[0].islower()):
            yield token.text
            yield from JOINED.split(token.text)[1:]
    yield from text.hidden.split()
