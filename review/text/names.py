"""Names of people, places and organisations, as far as capital letters, word lists and CLDR tell them.

Where a script has capitals, a name is a run of capitalised words that a sentence start or German nouns do not explain.
In other scripts only places are known, and Latin words. Whether a name of one side is on the other is asked of the whole
other text (`likeness`), because translations inflect, transliterate and rearrange names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from review.text.language import base_language
from review.text.lexicon import frequency, is_function_word
from review.text.normalize import ascii_key, nfc
from review.text.sino_vietnamese import is_sino_vietnamese, matches_pinyin
from review.text.tokens import Token, is_unspaced
from review.text.transliteration import consonants, sounds_like, sounds_within

if TYPE_CHECKING:
    from review.text.analysis import Text

__all__ = ["Name", "find_names", "is_ordinary", "is_vietnamese_syllable", "likeness", "names_match"]


class Name(NamedTuple):
    """`key` is the name in lower-case ASCII; equal `anchors` on two sides of a pair mean the same name.

    An anchor is a place ("@RU", "@moscow") or a word's consonants ("#SRNSK"). `words` are its words' offsets.
    """

    start: int
    end: int
    text: str
    key: str
    anchors: frozenset[str]
    words: tuple[tuple[int, int], ...] = ()


_JOINER = regex.compile(r"(?:[ \u00a0]|-|[·・]|[ ](?:de|da|do|dos|von|van|der|den|la|le|al|bin|ibn|del|di|du)[ ])\Z")
_VIETNAMESE = regex.compile(
    r"(?:ngh?|nh|th|tr|ph|kh|gh|gi|ch|qu|[bcdđghklmnprstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?",
)
#: Lists that say whether a word is at home in one language or, like a name, in all: large ones.
_WITNESSES = ("en", "de", "fr", "pl")


@lru_cache(maxsize=65536)
def is_vietnamese_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable, tone marks aside."""
    toneless = _toneless(nfc(word).casefold())
    return _VIETNAMESE.fullmatch(toneless) is not None


_TONES = str.maketrans(
    "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    "aaaaaăăăăăâââââeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy",
)


def _toneless(word: str) -> str:
    return word.translate(_TONES)


@lru_cache(maxsize=65536)
def is_ordinary(word_key: str, language: str) -> bool:
    """Whether a word is one of its language rather than a name: frequent in it, and not in the other large lists.

    German words are ordinary too when they are put together from ordinary ones. A language without a list has none.
    """
    own = frequency(word_key, language)
    base = base_language(language)
    if own < 2.0:
        return base in ("de", "nl", "sv", "da", "nb", "no") and _is_compound(word_key, base)
    if is_function_word(word_key, language):
        return True
    elsewhere = sorted(frequency(word_key, witness) for witness in _WITNESSES if witness != base)
    return own - elsewhere[len(elsewhere) // 2] >= 1.0


@lru_cache(maxsize=16384)
def _is_compound(word: str, language: str) -> bool:
    for cut in range(3, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if frequency(tail, language) < 3.0 or len(tail) < 4:
            continue
        if frequency(head, language) >= 2.5 or (head.endswith("s") and frequency(head[:-1], language) >= 2.5):
            return True
        if len(head) >= 7 and _is_compound(head.removesuffix("s"), language):
            return True
    return False


def find_names(text: Text) -> tuple[Name, ...]:
    """The names of a text in order; places whole, other runs of capitalised words whole."""
    names = [
        Name(
            place.start,
            place.end,
            text.raw[place.start : place.end],
            ascii_key(text.raw[place.start : place.end]),
            frozenset(f"@{one}" for one in place.ids),
            ((place.start, place.end),),
        )
        for place in text.places
    ]
    names.extend(_runs(text))
    names.sort()
    return tuple(names)


def _runs(text: Text) -> Iterator[Name]:
    run: list[Token] = []
    for token in text.words:
        if not _may_name(token, text):
            yield from _name(run, text)
            run = []
        elif run and _JOINER.match(text.raw[run[-1].end : token.start]):
            run.append(token)
        else:
            yield from _name(run, text)
            run = [token]
    yield from _name(run, text)


def _may_name(token: Token, text: Text) -> bool:
    first = token.text[0]
    if is_unspaced(first) or not first.isupper() or (len(token.text) < 2 and text.base != "vi"):
        return False
    if token.start in text.place_offsets:
        return False
    return not (token.text.isupper() and len(token.text) > 1)


def _name(run: list[Token], text: Text) -> Iterator[Name]:
    """The run as a name, without a first word that only starts the sentence and without ordinary words at its ends."""
    tokens = list(run)
    while tokens and (
        is_function_word(tokens[0].key, text.language) or (tokens[0].start in text.sentence_starts and len(tokens) == 1)
    ):
        del tokens[0]
    if text.base == "de":
        tokens = [token for token in tokens if not is_ordinary(token.key, text.language)]
    if not tokens or (text.base == "vi" and len(tokens) == 1 and is_vietnamese_syllable(tokens[0].text)):
        return
    written = text.raw[tokens[0].start : tokens[-1].end]
    heard = (consonants(token.text) for token in tokens)
    yield Name(
        tokens[0].start,
        tokens[-1].end,
        written,
        ascii_key(written),
        frozenset(f"#{word}" for word in heard if len(word) >= 3),
        tuple((token.start, token.end) for token in tokens),
    )


def names_match(a: Name, b: Name) -> bool:
    """Whether two names, one of each side, can be the same: place, spelling, sound, a Vietnamese reading of Pinyin."""
    if a.anchors & b.anchors:
        return True
    if a.key == b.key and a.key:
        return True
    for one, other in ((a, b), (b, a)):
        syllables = tuple(one.text.split())
        if len(syllables) >= 2 and is_sino_vietnamese(syllables) and matches_pinyin(syllables, other.key):
            return True
    return len(a.key) >= 4 and len(b.key) >= 4 and sounds_like(a.text, b.text) >= 80.0


def likeness(word: str, text: Text, enough: float = 75.0) -> float:
    """How alike a word is to what in a text is most like it, 0 to 100; `enough` ends the search early.

    Words are compared singly and two together (Nordkorea, North Korea); runs of Han, kana or Thai by stretches.
    """
    best, before = 0.0, ""
    for token in text.tokens:
        if token.kind not in ("word", "address"):
            continue
        if is_unspaced(token.text):
            best = max(best, sounds_within(word, token.text))
        else:
            best = max(best, sounds_like(word, token.text))
            if before and best < enough:
                best = max(best, sounds_like(word, before + token.text))
        if best >= enough:
            return best
        before = token.text
    return best
