"""A name of the source is nowhere in the translation, or the translation has a name that the source has not.

Triggers on countries and cities (CLDR's names in both languages, with a table of further exonyms) that only one side
speaks of, and on other capitalised names that nothing on the other side resembles in spelling or sound. Where both
happen in one segment, the name in the translation is marked, with the source's beside it.

Leaves alone: names in another form (Moskva and Moscow, Mỹ and American, Nguyễn and Nguyen, Путина and Putin, Tập Cận
Bình and Xi Jinping), ordinary words that are written with a capital (titles, institutions, German nouns), words of one
language that are not kept in the other, names at the start of a sentence that may be words, and names between scripts
that do not spell sounds alike (most Chinese and Japanese names). A name that the translation replaces by a pronoun or a
description is flagged: the reviewer decides. Segments of more than 20,000 characters are passed over.

Flagged: `Ông Lavrov tới Berlin hôm thứ Hai.` → `Mr Lavrov arrived in Madrid on Monday.` — `Madrid`.
Not flagged: `Ngoại trưởng Nga tới Bắc Kinh.` → `The Russian foreign minister arrived in Beijing.`

False alarms: 1.0 % of 502 clean translations (DEMETR fr de ru zh hi into English); of 997 FLORES dev segments 0.8 to
1.1 % vi→en, 0.8 to 1.1 % en→vi and 0.3 to 0.7 % pt→en (human, Google, Microsoft); 1.1 % of 970 NTREX en→vi. About half
of these are names that one side really has alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from review.checks.check import Check, DocumentView, Hit, SegmentView
from review.text.analysis import Text
from review.text.exonyms import AMBIGUOUS
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names import Name, is_at_home_elsewhere, is_ordinary, is_vietnamese_syllable, likeness, uninflected
from review.text.normalize import ascii_key
from review.text.sino_vietnamese import is_sino_vietnamese, matches_pinyin
from review.text.territories import mentions
from review.text.tokens import is_unspaced
from review.text.transliteration import consonants, same_word

__all__ = ["CHECK"]

#: A word of the other side this like a name, or more, may be the name.
_RESEMBLES = 62.0
_SOUNDS = 66.0
_SOUNDS_IN_RUN = 60.0
#: Longer segments are no sentences or paragraphs, and everything in them resembles something.
_LONGEST = 20_000
_LATIN = regex.compile(r"\p{Latin}")
_POSSESSIVE = regex.compile(r"['’]s?$")
_UNITS = frozenset(("celsius", "fahrenheit", "kelvin", "richter", "euro", "euros"))
#: How Slavic adjectives in Cyrillic end: a capital makes them no person's name, and they are translated.
_ADJECTIVES = (
    "ский", "ская", "ское", "ские", "ского", "ской", "ских", "ским", "скую", "скими", "ному", "ный", "ная", "ное",
    "ного", "ной", "ных", "ным", "ний", "ську", "ський", "ська", "ського", "ській", "ических", "овых", "евых",
)  # fmt: skip
_ROMAJI = regex.compile(r"(?:(?:[kgsztdnhbpmrjfwy]|ky|gy|sh|ch|ts|ny|hy|by|py|my|ry)?[aiueo]|n(?![aiueo]))+")
#: Surnames that say that a run of Vietnamese syllables is a person of Vietnam, not a Chinese or Korean name or a title.
_VIETNAMESE_SURNAMES = frozenset(
    ("nguyễn", "phạm", "bùi", "đỗ", "huỳnh", "võ", "đặng", "ngô", "trần", "vũ", "phan", "lê", "đinh")
)

#: Vietnamese words after which a country's name is that of a currency or a language.
_NOT_PLACES_AFTER = frozenset(("la", "bảng", "đôla", "dollar", "tiếng", "won", "yên", "rúp"))


class _Loss(NamedTuple):
    start: int
    end: int
    text: str


def _claims(text: Text, other: Text) -> Iterator[_Loss]:
    """The names of a text that the other one has no trace of."""
    seen: set[str] = set()
    for place in text.places:
        if not place.ids & AMBIGUOUS and not any(mentions(other, one) for one in place.ids):
            written = text.raw[place.start : place.end]
            if place.ids.isdisjoint(seen) and not _means_other(text, place.start, place.end):
                yield _Loss(place.start, place.end, written)
            seen |= place.ids
    for name in text.names:
        if any(anchor.startswith("@") for anchor in name.anchors) or name.key in seen:
            continue
        seen.add(name.key)
        lost = _lost_words(name, text, other)
        if lost is not None:
            yield lost


def _means_other(text: Text, start: int, end: int) -> bool:
    """Whether a place's name is part of a currency (US$, đô la Mỹ), a language (tiếng Nga) or a person's name."""
    if text.raw[end : end + 1] == "$":
        return True
    if text.base != "vi":
        return False
    before = text.raw[max(0, start - 20) : start].split()
    last = before[-1] if before else ""
    if last.casefold() in _NOT_PLACES_AFTER:
        return True
    if " " in text.raw[start:end] or not is_vietnamese_syllable(text.raw[start:end]):
        return False
    if start in text.sentence_starts or text.raw[start:end] == "Anh":
        return True
    after = text.raw[end : end + 20].split() if text.raw[end : end + 1].isspace() else []
    return any(word[:1].isupper() and is_vietnamese_syllable(word.strip(".,;:!?”\"')")) for word in (last, *after[:1]))


def _lost_words(name: Name, text: Text, other: Text) -> _Loss | None:
    """The stretch of a name to mark where all its telling words are missing on the other side."""
    words = [(start, end, _POSSESSIVE.sub("", text.raw[start:end])) for start, end in name.words]
    if text.base == "vi" and all(is_vietnamese_syllable(word) for _, _, word in words):
        return _lost_vietnamese(name, [word for _, _, word in words], other)
    telling = [word for word in words if _is_telling(word[2], word[0], text, other, len(words) > 1)]
    if not telling:
        return None
    for _, _, word in words:
        if not is_ordinary(word.casefold(), text.language) and _found(word, other):
            return None
    first, last = words.index(telling[0]), words.index(telling[-1])
    while first and _belongs(words[first - 1][2].casefold(), text.language):
        first -= 1
    while last + 1 < len(words) and _belongs(words[last + 1][2].casefold(), text.language):
        last += 1
    return _Loss(words[first][0], words[last][1], text.raw[words[first][0] : words[last][1]])


def _belongs(folded: str, language: str) -> bool:
    """Whether a word beside a telling one is part of the name, as a first name is and a title is not."""
    return frequency(folded, language) < 4.5 or is_at_home_elsewhere(folded, language)


def _lost_vietnamese(name: Name, syllables: list[str], other: Text) -> _Loss | None:
    if len(syllables) < 2 or len(syllables) > 4 or syllables[0].casefold() not in _VIETNAMESE_SURNAMES:
        return None
    if not _LATIN.search(other.raw):
        return None
    keys = other.word_keys
    plain = {ascii_key(syllable) for syllable in syllables if len(syllable) >= 2}
    if plain & set(keys) or any(one in key for key in keys for one in plain if len(one) >= 4):
        return None
    if is_sino_vietnamese(tuple(syllables)) and any(
        matches_pinyin(tuple(syllables[:n]), other_name.key) for other_name in other.names for n in (1, 2)
    ):
        return None
    return _Loss(name.start, name.end, name.text)


def _is_telling(word: str, start: int, text: Text, other: Text, several: bool) -> bool:
    """Whether a word is a name for certain, and one that the other language would keep or spell by its sound."""
    key, folded = ascii_key(word), word.casefold()
    if len(key) < 4 or not word.isalpha() or word.isupper() or folded in _UNITS:
        return False
    if start in text.sentence_starts and (frequency(folded, text.language) < 2.5 or not _LATIN.match(word)):
        return False
    if _LATIN.match(word):
        if is_ordinary(folded, text.language):
            return False
        if not has_large_lexicon(text.language) and frequency(folded, text.language) == 0 and _known(folded) < 1.5:
            return False
        kept = max(frequency(form, other.language) for form in uninflected(folded, text.language))
        if kept + 1.0 < frequency(folded, text.language) and _LATIN.search(other.raw):
            return False
    elif frequency(folded, text.language) >= (3.6 if several else 2.2) or folded.endswith(_ADJECTIVES):
        return False
    if _LATIN.match(word) and _LATIN.search(other.raw):
        return True
    if is_unspaced(other.raw):
        if other.base == "ja" and _ROMAJI.fullmatch(key):
            return False
        return len(consonants(word)) >= 4
    return len(consonants(word)) >= 2


def _known(folded: str) -> float:
    return max(frequency(folded, language) for language in ("en", "de", "fr"))


def _found(word: str, other: Text) -> bool:
    if _LATIN.match(word) and other.word_keys and _LATIN.search(other.raw):
        key = ascii_key(word)
        heard = consonants(word)
        return any(
            _spelled_alike(key, one) or (len(heard) >= 3 and consonants(one) == heard) for one in _glued(other)
        ) or (other.base == "vi" and _read_in_vietnamese(key, other))
    enough = _SOUNDS_IN_RUN if is_unspaced(other.raw) else _SOUNDS
    return likeness(word, other, enough) >= enough


def _shared_start(key: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), min(len(key), len(other)))


def _spelled_alike(key: str, other: str) -> bool:
    if _shared_start(key, other) >= max(4, 0.7 * min(len(key), len(other))):
        return True
    likeness_in_spelling = same_word(key, other)
    return likeness_in_spelling >= 80.0 or (likeness_in_spelling >= _RESEMBLES and abs(len(key) - len(other)) <= 2)


def _read_in_vietnamese(key: str, other: Text) -> bool:
    """Whether a name can be a Chinese one that the Vietnamese text reads in its own way, or a Korean one so read."""
    for name in other.names:
        syllables = tuple(name.text.split())
        if is_sino_vietnamese(syllables) and (len(syllables) > 1 and len(key) <= 7):
            return True
        if any(
            matches_pinyin(syllables[first:last], key)
            for first in (0, 1)
            for last in range(first + 1, len(syllables) + 1)
        ):
            return True
    return False


def _glued(text: Text) -> Iterator[str]:
    """A text's words as ASCII, and each with its follower (Nord Korea)."""
    keys = text.word_keys
    yield from keys
    yield from (first + second for first, second in pairwise(keys))


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    if not view.paired or not view.source.words or not view.target.words:
        return
    if max(len(view.source.raw), len(view.target.raw)) > _LONGEST:
        return
    missing = list(_claims(view.source, view.target))
    alien = list(_claims(view.target, view.source))
    for lost, put in zip(missing, alien, strict=False):
        yield view.hit(
            "target",
            put.start,
            put.end,
            f"the source names “{lost.text}”, the translation “{put.text}”",
            twin=(lost.start, lost.end),
        )
    for put in alien[len(missing) :]:
        yield view.hit("target", put.start, put.end, f"“{put.text}” is not named in the source")
    for lost in missing[len(alien) :]:
        yield view.hit(
            "source",
            lost.start,
            lost.end,
            f"“{lost.text}” of the source is not named in the translation",
            category="Accuracy/Omission",
        )


CHECK = Check(
    code="names",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
)
