"""Persons in katakana who keep one name and get another beside it: スティーブ・モートン as Steve Martin.

Two names of a language often have the same consonants, so that one sounds a little like the other. A table has what a
word in katakana stands for (katakana_names.py): where one name of a person is the same on both sides, and the one
beside it in Latin letters is none of those that the katakana stand for, but one of others that are written otherwise,
it is another person.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.apostrophes import without_ending
from review.text.names.fitting import reads_kanji
from review.text.names.katakana_names import katakana_names
from review.text.names.loss import Loss
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.spellings import best_fit
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key
from review.text.tokens import Token

__all__ = ["exchanged_katakana_persons"]

#: Longer texts take long, and hold many persons.
_LONGEST = 1500
#: Two words in katakana that a dot or a double hyphen joins are a person's names.
_PAIR = lazy_regex(r"(?<![ァ-ヺー])([ァ-ヺー]{2,12})[・＝](?=([ァ-ヺー]{2,12}))")
_WORD = lazy_regex("[ァ-ヺー]{2,12}")
#: So much alike (0 to 100) two words in katakana are one; so well a name is spelled (spellings.py) that is perhaps the
#: one, if the table has it, and if not; and that is the one.
_ALIKE, _FITS, _FITS_UNKNOWN, _SAME = 70.0, 1.7, 1.2, 1.6
#: What is written in two ways: ヴ as ブ, long or short.
_FOLDED = str.maketrans({"ヴ": "ブ", "ー": "", "ッ": "", "ァ": "", "ィ": "", "ゥ": "", "ェ": "", "ォ": ""})


class _Part(NamedTuple):
    """A name in katakana, with the one beside it."""

    word: str
    start: int
    beside: str


def exchanged_katakana_persons(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The names of a source, each with the other one that a translation has beside the same name; one of the texts is
    Japanese, and the other in Latin letters.
    """
    japanese, other = (source, target) if reads_kanji(source) else (target, source)
    if not reads_kanji(japanese) or not is_latin(other) or max(len(japanese.raw), len(other.raw)) > _LONGEST:
        return
    parts = list(_parts(japanese.raw))
    keys = {_key(token) for token in other.words} if parts else set()
    named = frozenset().union(*(katakana_names().latin.get(word, ()) for word in _WORD.findall(japanese.raw)))
    told: set[int] = set()
    for same, token in _beside(other) if parts else ():
        for part in parts:
            if (
                part.start not in told
                and _key(token) not in named
                and _is_same(same, part.beside)
                and _is_another(token, part.word, keys)
            ):
                told.add(part.start)
                katakana = Loss(part.start, part.start + len(part.word), part.word)
                word = without_ending(token.text)
                latin = Loss(token.start, token.start + len(word), word)
                yield (katakana, latin) if japanese is source else (latin, katakana)


def _parts(raw: str) -> Iterator[_Part]:
    for match in _PAIR.finditer(raw):
        yield _Part(match[1], match.start(1), match[2])
        yield _Part(match[2], match.start(2), match[1])


def _beside(text: Text) -> Iterator[tuple[Token, Token]]:
    """Each word with a capital, with one that stands beside it."""
    for first, second in pairwise(text.words):
        if first.text.istitle() and second.text.istitle() and text.raw[first.end : second.start] == " ":
            yield first, second
            yield second, first


def _key(token: Token) -> str:
    return ascii_key(without_ending(token.text))


def _is_same(token: Token, word: str) -> bool:
    key = _key(token)
    return key in katakana_names().latin.get(word, ()) or best_fit(key, word, "Katakana") >= _SAME


def _is_another(token: Token, word: str, keys: set[str]) -> bool:
    """Whether a word in Latin letters is a name that is written otherwise than a word in katakana."""
    names, key = katakana_names(), _key(token)
    stands_for = names.latin.get(word, frozenset())
    if not stands_for or stands_for & keys:
        return False
    if any(ratio(_folded(word), _folded(own)) >= _ALIKE for own in names.katakana.get(key, ())):
        return False
    known = key in names.katakana
    if not known and not is_usual_surname(token.text) and not is_usual_given(token.text):
        return False
    return best_fit(key, word, "Katakana") < (_FITS if known else _FITS_UNKNOWN)


def _folded(word: str) -> str:
    return word.translate(_FOLDED)
