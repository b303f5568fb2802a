"""Which names of a text have left no trace in its translation, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names.apostrophes import without_ending
from review.text.names.cities import is_city, names_same_city
from review.text.names.find import Name, begins_loan, is_at_home_elsewhere, is_ordinary, uninflected
from review.text.names.fitting import reads_kanji
from review.text.names.given_names import has_form_of, is_given_name
from review.text.names.han_names import lost_han_names, put_han_names
from review.text.names.heard import LEAST, SURE, SURE_WITH_ENDING, can_be_heard, is_heard
from review.text.names.name_words import is_family, is_name_word
from review.text.names.organisations import mentions_of
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.persons_named import lost_persons
from review.text.names.place_names import names_in, plain_word
from review.text.names.place_traces import mentions
from review.text.names.single_persons import is_single_person
from review.text.names.sounds import weight
from review.text.names.title_case import is_title_case
from review.text.names.transcribed import lost_transcriptions
from review.text.names.translated import is_translated_name
from review.text.names.vietnamese import is_lost, is_other_place
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.vietnamese import is_bare_syllable
from review.text.word_lists import has_word_list, is_listed, is_listed_small

__all__ = ["Loss", "ends_as_adjective", "lost_names"]

_LATIN = lazy_regex(r"\p{Latin}")
#: What stands for the place that a name of a dictionary is.
_LISTED = frozenset(("listed",))
#: So frequent (Zipf) a language knows a name, and so many sounds tell it from another.
_KNOWN, _FULL = 2.5, 3.5
#: So many sounds tell a person's name, which is met by chance.
_PERSON = 4.0
#: A word of its language that is less frequent (Zipf) may be a city's name all the same, or part of a longer name.
_RARE, _FREQUENT = 3.6, 4.0
#: A word so frequent (Zipf) begins a sentence rather than a name.
_FIRST_WORD = 5.0
#: Letters of a title's word that are no chance in a longer one.
_JOINED = 6


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
    found = lost_transcriptions(text, other) if is_latin(other) else ()
    transcribed = (Loss(start, end, text.raw[start:end]) for start, end in found)
    persons = (Loss(start, end, text.raw[start:end]) for start, end in lost_persons(text, other))
    listed = (Loss(start, end, text.raw[start:end], _LISTED) for start, end in lost_han_names(text, other))
    put = (Loss(start, end, text.raw[start:end], certain=False) for start, end in put_han_names(text, other))
    losses: list[Loss] = []
    for one in (*_lost_places(text, other), *listed, *_lost_others(text, other), *transcribed, *persons, *put):
        if not any(one.start < earlier.end and earlier.start < one.end for earlier in losses):
            losses.append(one)
    return losses


def _lost_places(text: Text, other: Text) -> Iterator[Loss]:
    if not text.places:
        return
    seen: set[str] = set()
    ambiguous = language_of(EVERYWHERE).places.ambiguous
    theirs = frozenset[str]().union(*[place.ids for place in other.places])
    for place in text.places:
        if not (place.ids.isdisjoint(seen) and place.ids.isdisjoint(ambiguous)):
            continue
        seen |= place.ids
        if not place.ids.isdisjoint(theirs):
            continue
        written = text.raw[place.start : place.end]
        if is_respelled(text, other) and is_heard(written.split(), other):
            continue
        if place.ids.isdisjoint(map(str.upper, place.ids)) and _is_all_kept(written, other):
            continue  # a river or a city that keeps its name, or what is called after it
        if not place.ids.isdisjoint(one.id for one in mentions_of(other)):
            continue  # it signs by its letters there: AB is the European Union in Turkish
        if any(mentions(other, one) for one in place.ids) or is_other_place(text, place.start, place.end):
            continue
        if not names_same_city(written, other) and not any(has_form_of(word, other) for word in written.split()):
            # At the start of a sentence a word like a place's name with an ending may be any word (Czytał, Czyta).
            exact = any(plain_word(written) in map(plain_word, names_in(text.base).get(one, ())) for one in place.ids)
            certain = exact or place.start not in text.sentence_starts
            if not _is_within_short(place.ids, text, other):
                yield Loss(place.start, place.end, written, place.ids, certain)


#: What may be short for a name with a continent in it: AU, AfDB, CONMEBOL.
_SHORT_FOR = lazy_regex(r"(?=(?:\p{Ll}?\p{Lu}){2})[\p{Lu}\p{Ll}]{2,8}")


def _is_within_short(ids: frozenset[str], text: Text, other: Text) -> bool:
    """Whether a continent may be in a name that the other text has by its letters: the AU is the African Union."""
    if not any(one.isdecimal() for one in ids):  # UN M49
        return False
    return any(_SHORT_FOR.fullmatch(word.text) and word.key not in text.folded for word in other.words)


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


def _lost_words(name: Name, text: Text, other: Text) -> Loss | None:
    """The stretch of a name to mark where all its telling words are missing on the other side."""
    words = [(start, end, without_ending(text.raw[start:end])) for start, end in name.words]
    if text.rules.traits.syllables and all(is_bare_syllable(word) for _, _, word in words):
        lost = is_latin(other) and is_lost([word for _, _, word in words], text, other)
        return Loss(name.start, name.end, name.text) if lost else None
    if any(_is_kept(word, other) for _, _, word in words):  # most names between languages of one script
        return None
    latin = is_latin(text) and is_latin(other)
    telling = [word for word in words if _is_telling(word[2], word[0], text, other, len(words) > 1)]
    if len(words) == 2 and not is_latin(other) and _are_words(words, text):
        telling = []  # translated rather than spelled: the Milky Way
    if not telling and not is_latin(other):
        spelled = [word for _, _, word in words]
        telling = words if _is_whole_name(spelled, text) or _is_person(words, text) else []
    if latin and len(words) > 1:
        loans = [one for one, (_, _, behind) in pairwise(words) if begins_loan(one[2], behind, text.language)]
        telling = [word for word in telling if word not in loans]
    if not telling or any(has_form_of(word, other) for _, _, word in words):
        return None
    if any(_is_in_compound(word, other) for one in words if one not in telling for word in one[2:]):
        return None
    respelled = is_respelled(text, other)
    named = [word for _, _, word in words if _is_proper(word, text)]
    if latin and any(leaves_trace(word, other) for word in named):
        return None
    if not latin or respelled:
        heard = (_spoken(words, named) if is_latin(text) else []) or [word for _, _, word in telling]
        begins = words[0][0] in text.sentence_starts and heard[0] == words[0][2] and not is_given_name(heard[0])
        if begins and weight(heard[1:]) >= LEAST and not reads_kanji(other):
            del heard[0]  # a title, perhaps: the sentence gives it a capital
        if len(words) == 1 and not is_latin(text) and _has_translated(other):
            return None
        if is_heard(heard, other, SURE if is_latin(text) else SURE_WITH_ENDING):
            return None
    first, last = words.index(telling[0]), words.index(telling[-1])
    while first and _belongs(words[first - 1][2].casefold(), text.language):
        first -= 1
    while last + 1 < len(words) and _belongs(words[last + 1][2].casefold(), text.language):
        last += 1
    start, end = words[first][0], words[last][1]
    certain = (
        first != last or start not in text.sentence_starts or (not latin and _is_only_a_name(words[first][2], text))
    )
    return Loss(start, end, text.raw[start:end], certain=certain)


def _are_words(words: list[tuple[int, int, str]], text: Text) -> bool:
    return all(is_listed_small(word.casefold(), text.base) for _, _, word in words)


def _spoken(words: list[tuple[int, int, str]], named: list[str]) -> list[str]:
    """What of a name another script would spell by its sound: what is a name for certain, and where that is too short,
    words of the language behind it (Julia Roberts) and given names; a person's, which is met by chance, with those.
    """
    enough = _PERSON if any(is_given_name(word) for _, _, word in words) else LEAST
    if weight(named) >= enough:
        return named
    spoken: list[str] = []
    for _, _, word in words:
        if word in named or spoken or is_given_name(word):
            spoken.append(word)
    return spoken


def _is_only_a_name(word: str, text: Text) -> bool:
    """Whether a word that begins a sentence can only be a name: one that its language knows, and no dictionary has."""
    key = word.casefold()
    known = has_word_list(text.base) and frequency(key, text.language) >= _KNOWN and not is_listed(key, text.base)
    return known and _LATIN.match(word) is not None and not is_ordinary(key, text.language) and weight([word]) >= _FULL


def _has_translated(text: Text) -> bool:
    """Whether a text has a name that languages have words of their own for: Sagittarius, Christmas."""
    return any(token.text[0].isupper() and is_translated_name(token.key, text.language) for token in text.words)


def _is_proper(word: str, text: Text) -> bool:
    """Whether a word is a name rather than a word of its language: a rare one may be a city of one language alone."""
    folded = word.casefold()
    if not is_ordinary(folded, text.language):
        return True
    return frequency(folded, text.language) < _RARE and is_city(word)


def _is_whole_name(words: list[str], text: Text) -> bool:
    """Whether two words or three, each too short to tell, are together a name that another script would spell by its
    sound.
    """
    if not 2 <= len(words) <= 3 or not all(word.replace("-", "").isalpha() and not word.isupper() for word in words):
        return False
    if any(not _is_proper(word, text) or _is_translated(word.casefold(), text) for word in words):
        return False
    return all(len(word) >= 2 for word in words)


def _is_person(words: list[tuple[int, int, str]], text: Text) -> bool:
    """Whether a given name stands before a surname, each usual somewhere, though a word as well (Grace Hill)."""
    for (start, _, given), (_, _, family) in pairwise(words):
        begins = start in text.sentence_starts and frequency(given.casefold(), text.language) >= _FIRST_WORD
        begins = begins or (is_ordinary(given.casefold(), text.language) and _is_behind_article(start, text))
        if not begins and is_usual_given(given) and is_usual_surname(family) and not family.isupper():
            return True
    return False


def _is_behind_article(start: int, text: Text) -> bool:
    """Whether an article or its like stands before a word, as before the Red Cross and before no person."""
    before = text.folded[:start].rsplit(None, 1) if len(text.folded) == len(text.raw) else []
    return bool(before) and before[-1] in text.rules.words.determiner


def _is_kept(word: str, other: Text) -> bool:
    """Whether the other side has the very word, which then is no word of either language alone."""
    return len(word) >= 4 and _LATIN.match(word) is not None and ascii_key(word) in other.known_keys


def _is_in_compound(word: str, other: Text) -> bool:
    """Whether a word of a title ends, or stands within, a longer word of a language that writes titles as one:
    Premierminister.
    """
    key = ascii_key(word)
    return other.rules.traits.compounds is True and len(key) >= _JOINED and any(key in one for one in other.known_keys)


def _is_all_kept(written: str, other: Text) -> bool:
    return all(ascii_key(word) in other.known_keys for word in written.split())


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
        if not _is_proper(word, text) if not is_latin(other) else is_ordinary(folded, text.language):
            return False
        rare = frequency(folded, text.language) < (_FREQUENT if several else _RARE)
        told = is_latin(other) or (rare and several) or _is_known(word)
        if not told and is_listed(folded, text.base):
            return False
        if not has_large_lexicon(text.language) and frequency(folded, text.language) == 0 and _known(folded) < 1.5:
            return False
        kept = max(frequency(form, other.language) for form in uninflected(folded, text.language))
        if several and is_respelled(text, other):
            return True
        only = is_name_word(folded, text.language) and not is_at_home_elsewhere(folded, text.language)
        alone = is_latin(other) and (only or kept + 1.0 < frequency(folded, text.language))
        if alone and (is_listed(folded, text.base) or not (is_city(word) or is_family(word, text.language))):
            return False
    elif ends_as_adjective(folded) or (
        frequency(folded, text.language) >= (4.6 if several else 2.2) and not is_single_person(folded, text.language)
    ):
        return False
    return can_be_heard([word], other)


def _is_known(word: str) -> bool:
    """Whether a word that is none of its language's is a city or a family somewhere."""
    return is_city(word) or is_usual_surname(word)


def _is_translated(folded: str, text: Text) -> bool:
    return is_translated_name(folded, text.language) or is_translated_name(folded, LINGUA_FRANCA)


def _known(folded: str) -> float:
    return max(frequency(folded, language) for language in language_of(EVERYWHERE).names.witnesses)
