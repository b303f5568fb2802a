"""Which names of a text have left no trace in its translation, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon, is_listed
from review.text.names.cities import names_same_city
from review.text.names.find import (
    Name,
    is_at_home_elsewhere,
    is_ordinary,
    likeness,
    uninflected,
)
from review.text.names.given_names import has_form_of
from review.text.names.organisations import mentions_of
from review.text.names.place_names import names_in, plain_word
from review.text.names.place_traces import mentions
from review.text.names.transcribed import lost_transcriptions
from review.text.names.translated import is_translated_name
from review.text.names.transliteration import consonants
from review.text.names.vietnamese import is_lost, is_other_place, read_in_vietnamese
from review.text.normalize import ascii_key
from review.text.scripts import is_cased, scripts_of
from review.text.vietnamese import is_bare_syllable

__all__ = ["Loss", "ends_as_adjective", "is_title_case", "leaves_trace", "lost_names"]

#: A word of the other side this like a name, or more, may be the name.
_RESEMBLES = 62.0
_SOUNDS = 66.0
#: So much alike two words are one; and one with so many letters is the other where it is part of it.
_ALIKE, _PART = 80.0, 5
_SOUNDS_IN_RUN = 60.0
#: So much alike the words of a name are on average to what a script that spells every consonant makes of it.
_HEARD_TOGETHER = 64.0
_LATIN = lazy_regex(r"\p{Latin}")
_POSSESSIVE = lazy_regex(r"['’]s?$")
_ROMAJI = lazy_regex(r"(?:(?:[kgsztdnhbpmrjfwy]|ky|gy|sh|ch|ts|ny|hy|by|py|my|ry)?[aiueo]|n(?![aiueo]))+")


class Loss(NamedTuple):
    """A stretch of a text that names something the other text does not; `ids` where it is a place.

    `certain` is False where only a capital says that it is a name, and a sentence begins there. Such a name is told
    only where the other side lost one, too.
    """

    start: int
    end: int
    text: str
    ids: frozenset[str] = frozenset()
    certain: bool = True


def ends_as_adjective(key: str) -> bool:
    """Whether a folded word ends as adjectives do that are translated, capital or not."""
    return key.endswith(language_of(EVERYWHERE).names.adjective_endings)


def lost_names(text: Text, other: Text) -> list[Loss]:
    """The names of a text that the other one has no trace of, places first."""
    found = lost_transcriptions(text, other) if _is_latin(other) else ()
    transcribed = (Loss(start, end, text.raw[start:end]) for start, end in found)
    return [*_lost_places(text, other), *_lost_others(text, other), *transcribed]


def _lost_places(text: Text, other: Text) -> Iterator[Loss]:
    seen: set[str] = set()
    for place in text.places:
        if not place.ids.isdisjoint(seen | language_of(EVERYWHERE).places.ambiguous):
            continue
        seen |= place.ids
        written = text.raw[place.start : place.end]
        if not place.ids.isdisjoint(one.id for one in mentions_of(other)):
            continue  # it signs by its letters there: AB is the European Union in Turkish
        if any(mentions(other, one) for one in place.ids) or is_other_place(text, place.start, place.end):
            continue
        if not names_same_city(written, other) and not any(has_form_of(word, other) for word in written.split()):
            # At the start of a sentence a word like a place's name with an ending may be any word (Czytał, Czyta).
            exact = any(plain_word(written) in map(plain_word, names_in(text.base).get(one, ())) for one in place.ids)
            certain = exact or place.start not in text.sentence_starts
            yield Loss(place.start, place.end, written, place.ids, certain)


def _lost_others(text: Text, other: Text) -> Iterator[Loss]:
    seen: set[str] = set()
    for name in text.names:
        if name.key in seen or any(anchor.startswith("@") for anchor in name.anchors):
            continue
        seen.add(name.key)
        lost = _lost_words(name, text, other)
        if lost is not None:
            if is_title_case(text):
                return
            if not names_same_city(lost.text, other):
                yield lost


def is_title_case(text: Text) -> bool:
    """Whether nearly all long words have a capital, as in an English headline: capitals then say nothing."""
    long = [token for token in text.words if len(token.text) >= 4]
    share = 0.9 if text.raw.rstrip().endswith((".", "!", "?")) else 0.75  # a short sentence may hold three names
    return len(long) >= 4 and sum(token.text[0].isupper() for token in long) >= share * len(long)


def _lost_words(name: Name, text: Text, other: Text) -> Loss | None:
    """The stretch of a name to mark where all its telling words are missing on the other side."""
    words = [(start, end, _POSSESSIVE.sub("", text.raw[start:end])) for start, end in name.words]
    if text.rules.traits.syllables and all(is_bare_syllable(word) for _, _, word in words):
        lost = _is_latin(other) and is_lost([word for _, _, word in words], text, other)
        return Loss(name.start, name.end, name.text) if lost else None
    telling = [word for word in words if _is_telling(word[2], word[0], text, other, len(words) > 1)]
    if not telling and not _is_latin(other) and _is_whole_name([word for _, _, word in words], text, other):
        telling = words
    if not telling:
        return None
    together = len(words) > 1 and _is_spelled_anew(words, text, other)
    if (together or other.rules.names.spelled_by_sound) and _is_heard([word for _, _, word in words], text, other):
        return None
    for _, _, word in words:
        if _is_kept(word, other) or has_form_of(word, other):
            return None
        heard = other.rules.names.spelled_by_sound and _LATIN.match(word)
        if not (heard or together) and not is_ordinary(word.casefold(), text.language) and leaves_trace(word, other):
            return None
    first, last = words.index(telling[0]), words.index(telling[-1])
    while first and _belongs(words[first - 1][2].casefold(), text.language):
        first -= 1
    while last + 1 < len(words) and _belongs(words[last + 1][2].casefold(), text.language):
        last += 1
    start, end = words[first][0], words[last][1]
    certain = first != last or start not in text.sentence_starts
    return Loss(start, end, text.raw[start:end], certain=certain)


def _is_spelled_anew(words: list[tuple[int, int, str]], text: Text, other: Text) -> bool:
    """Whether a name of two words or more that only a name has would be spelled by its sound, word by word: from Latin
    letters into Cyrillic or Greek ones. One of them sounds like some word of a sentence by chance, all of them do not.
    """
    proper = [word for _, _, word in words if not is_ordinary(word.casefold(), text.language)]
    return len(proper) > 1 and all(map(_LATIN.match, proper)) and is_cased(other.base) and not _is_latin(other)


def _is_heard(words: list[str], text: Text, other: Text) -> bool:
    """Whether a name's words, taken together, sound like words of a text whose script spells them by their sound: one
    of them may by chance.
    """
    scores = [likeness(word, other) for word in words if not is_ordinary(word.casefold(), text.language)]
    return not scores or sum(scores) / len(scores) >= _HEARD_TOGETHER


def _is_whole_name(words: list[str], text: Text, other: Text) -> bool:
    """Whether two words or three, each too short to tell, are together a name that another script would spell by its
    sound. Names of Japan, and of Vietnam and Korea in Chinese characters, are read otherwise than they are written.
    """
    if not 2 <= len(words) <= 3 or not all(word.isalpha() and not word.isupper() for word in words):
        return False
    folded = [word.casefold() for word in words]
    if any(is_ordinary(word, text.language) or _is_translated(word, text) for word in folded):
        return False
    if other.unspaced and (all(map(_ROMAJI.fullmatch, folded)) or all(map(is_bare_syllable, folded))):
        return False
    return len(consonants("".join(words))) >= _HEARD and all(len(word) >= 2 for word in words)


#: So many consonants of a whole name do not stand in another text by chance.
_HEARD = 4


def _is_kept(word: str, other: Text) -> bool:
    """Whether the other side has the very word, which then is no word of either language alone."""
    return len(word) >= 4 and _LATIN.match(word) is not None and ascii_key(word) in other.word_keys


def _belongs(folded: str, language: str) -> bool:
    """Whether a word beside a telling one is part of the name, as a first name is and a title is not."""
    if not _LATIN.match(folded):
        return frequency(folded, language) < 5.2
    return frequency(folded, language) < 4.5 or is_at_home_elsewhere(folded, language)


def _is_telling(word: str, start: int, text: Text, other: Text, several: bool) -> bool:
    """Whether a word is a name for certain, and one that the other language would keep or spell by its sound."""
    key, folded = ascii_key(word), word.casefold()
    if len(key) < 4 or not word.isalpha() or word.isupper() or _is_translated(folded, text):
        return False
    if not several and any(number.end <= start <= number.end + 1 for number in text.numbers):
        return False  # what is counted: 13 Dollar, 10 tỷ Euro
    if start in text.sentence_starts and (frequency(folded, text.language) < 2.5 or not _LATIN.match(word)):
        return False
    if _LATIN.match(word):
        if is_ordinary(folded, text.language) or (other.rules.names.spelled_by_sound and is_listed(folded, text.base)):
            return False
        if not has_large_lexicon(text.language) and frequency(folded, text.language) == 0 and _known(folded) < 1.5:
            return False
        kept = max(frequency(form, other.language) for form in uninflected(folded, text.language))
        if kept + 1.0 < frequency(folded, text.language) and _is_latin(other):
            return False
    elif frequency(folded, text.language) >= (4.6 if several else 2.2) or ends_as_adjective(folded):
        return False
    if _LATIN.match(word) and _is_latin(other):
        return True
    if other.unspaced:
        if other.rules.names.romanised and _ROMAJI.fullmatch(key):
            return False
        return len(consonants(word)) >= 4
    return len(consonants(word)) >= 2


def _is_translated(folded: str, text: Text) -> bool:
    return is_translated_name(folded, text.language) or is_translated_name(folded, LINGUA_FRANCA)


def _is_latin(text: Text) -> bool:
    return "LATIN" in scripts_of(text.language)


def _known(folded: str) -> float:
    return max(frequency(folded, language) for language in language_of(EVERYWHERE).names.witnesses)


def leaves_trace(word: str, other: Text) -> bool:
    """Whether the other text has a word that is spelled or sounds like this one."""
    if _LATIN.match(word) and _is_latin(other):
        key = ascii_key(word)
        if key in other.word_keys:
            return True
        heard, others = consonants(word), other.glued_keys
        return (
            _is_spelled_within(key, others)
            or (len(heard) >= 3 and heard in map(consonants, others))
            or (other.rules.traits.readings == "sino-vietnamese" and read_in_vietnamese(key, other))
        )
    if other.rules.names.spelled_by_sound and _LATIN.match(word):
        return likeness(word, other, _HEARD_TOGETHER) >= _HEARD_TOGETHER
    enough = _SOUNDS_IN_RUN if other.unspaced else _SOUNDS
    return likeness(word, other, enough) >= enough


def _shared_start(key: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), min(len(key), len(other)))


def _starts_alike(key: str, other: str) -> bool:
    shared = _shared_start(key, other)
    if shared >= max(4, 0.7 * min(len(key), len(other))):
        return True
    endings = language_of(EVERYWHERE).places.people_endings
    return shared >= 4 and (key[shared:].startswith(endings) or other[shared:].startswith(endings))


def _is_spelled_within(key: str, others: tuple[str, ...]) -> bool:
    """Whether one of the other side's words is spelled so much alike that it may be the name."""
    start = key[:4]
    if len(start) == 4 and any(_starts_alike(key, one) for one in others if one.startswith(start)):
        return True
    alike = extract(key, others, scorer=ratio, score_cutoff=_RESEMBLES, limit=None)
    if any(score >= _ALIKE or abs(len(key) - len(one)) <= 2 for one, score, _ in alike):
        return True
    if len(key) >= _PART and any(key in one for one in others):
        return True
    return any(one in key for one in others if len(one) >= _PART)
