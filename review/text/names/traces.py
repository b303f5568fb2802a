"""Which names of a text have left no trace in its translation, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.apostrophes import without_ending
from review.text.names.find import Name, begins_loan, is_at_home_elsewhere
from review.text.names.fitting import reads_kanji
from review.text.names.given_names import has_form_of, is_given_name
from review.text.names.han_names import lost_han_names, put_han_names
from review.text.names.heard import LEAST, SURE, SURE_WITH_ENDING, is_heard, is_heard_clearly
from review.text.names.known_names import names_its_city
from review.text.names.loss import Loss
from review.text.names.lost_places import lost_places
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.persons_named import lost_persons
from review.text.names.pinyin_persons import is_titled
from review.text.names.sounds import weight
from review.text.names.telling import is_only_a_name, is_person, is_proper, is_telling, is_whole_name, may_be_noun
from review.text.names.title_case import is_title_case
from review.text.names.transcribed import lost_transcriptions
from review.text.names.translated import is_translated_name
from review.text.names.vietnamese import is_lost
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.vietnamese import is_bare_syllable
from review.text.word_lists import is_listed_small

__all__ = ["lost_names"]

_LATIN = lazy_regex(r"\p{Latin}")
#: What stands for the place that a name of a dictionary is.
_LISTED = frozenset(("listed",))
#: So many sounds tell a person's name, which is met by chance.
_PERSON = 4.0
#: Letters of a title's word that are no chance in a longer one.
_JOINED = 6


def lost_names(text: Text, other: Text) -> list[Loss]:
    """The names of a text that the other one has no trace of, places first."""
    found = lost_transcriptions(text, other) if is_latin(other) else ()
    transcribed = (Loss(start, end, text.raw[start:end]) for start, end in found)
    persons = (Loss(start, end, text.raw[start:end]) for start, end in lost_persons(text, other))
    listed = (Loss(start, end, text.raw[start:end], _LISTED) for start, end in lost_han_names(text, other))
    put = (Loss(start, end, text.raw[start:end], certain=False) for start, end in put_han_names(text, other))
    losses: list[Loss] = []
    for one in (*lost_places(text, other), *listed, *_lost_others(text, other), *transcribed, *persons, *put):
        if not any(one.start < earlier.end and earlier.start < one.end for earlier in losses):
            losses.append(one)
    return losses


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
            if not names_its_city(lost.text, text, other):
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
    telling = [word for word in words if is_telling(word[2], word[0], text, other, len(words) > 1)]
    if len(words) == 2 and not is_latin(other) and _are_words(words, text):
        telling = []  # translated rather than spelled: the Milky Way
    if not telling and not is_latin(other):
        spelled = [word for _, _, word in words]
        telling = words if is_whole_name(spelled, text) or is_person(words, text) else []
    if latin and len(words) > 1:
        loans = [one for one, (_, _, behind) in pairwise(words) if begins_loan(one[2], behind, text.language)]
        telling = [word for word in telling if word not in loans]
    if not telling or any(has_form_of(word, other) for _, _, word in words):
        return None
    if any(_is_in_compound(word, other) for one in words if one not in telling for word in one[2:]):
        return None
    respelled = is_respelled(text, other)
    named = [word for _, _, word in words if is_proper(word, text)]
    if latin and any(leaves_trace(word, other) for word in named):
        return None
    if not latin or respelled:
        heard = (_spoken(words, named) if is_latin(text) else []) or [word for _, _, word in telling]
        begins = words[0][0] in text.sentence_starts and heard[0] == words[0][2] and not is_given_name(heard[0])
        begins = begins and not any("-" in word for word in heard[1:])  # Leung Chun-ying
        if begins and weight(heard[1:]) >= LEAST and not reads_kanji(other):
            del heard[0]  # a title, perhaps: the sentence gives it a capital
        if len(words) == 1 and not is_latin(text) and _has_translated(other):
            return None
        if _is_heard_of_kind(words, text, other):
            return None
        if other.rules.names.transcription == "han" and is_titled(ascii_key(words[0][2]), other):
            return None  # 习主席, Xi Jinping
        if is_heard(heard, other, SURE if is_latin(text) else SURE_WITH_ENDING):
            return None
    first, last = words.index(telling[0]), words.index(telling[-1])
    while first and _belongs(words[first - 1][2].casefold(), text.language):
        first -= 1
    while last + 1 < len(words) and _belongs(words[last + 1][2].casefold(), text.language):
        last += 1
    start, end = words[first][0], words[last][1]
    certain = (
        first != last or start not in text.sentence_starts or (not latin and is_only_a_name(words[first][2], text))
    )
    certain = certain and not (first == last and may_be_noun(words[first][2], text))
    return Loss(start, end, text.raw[start:end], certain=certain)


def _is_heard_of_kind(words: list[tuple[int, int, str]], text: Text, other: Text) -> bool:
    """Whether what of a name in Latin letters no word of a dictionary is, is heard: Jeju Island, 제주도."""
    if not is_latin(text) or other.rules.names.transcription == "han":
        return False
    own = [word for _, _, word in words if not is_listed_small(word.casefold(), text.base)]
    if not own or len(own) == len(words) or (is_usual_given(own[0]) and is_usual_surname(words[-1][2])):
        return False
    return all(is_heard([word], other) and is_heard_clearly(word, other) for word in own)


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


def _has_translated(text: Text) -> bool:
    """Whether a text has a name that languages have words of their own for: Sagittarius, Christmas."""
    return any(token.text[0].isupper() and is_translated_name(token.key, text.language) for token in text.words)


def _is_kept(word: str, other: Text) -> bool:
    """Whether the other side has the very word, which then is no word of either language alone."""
    return len(word) >= 4 and _LATIN.match(word) is not None and ascii_key(word) in other.known_keys


def _is_in_compound(word: str, other: Text) -> bool:
    """Whether a word of a title ends, or stands within, a longer word of a language that writes titles as one:
    Premierminister.
    """
    key = ascii_key(word)
    return other.rules.traits.compounds is True and len(key) >= _JOINED and any(key in one for one in other.known_keys)


def _belongs(folded: str, language: str) -> bool:
    """Whether a word beside a telling one is part of the name, as a first name is and a title is not."""
    if not _LATIN.match(folded):
        return frequency(folded, language) < 5.2
    return frequency(folded, language) < 4.5 or is_at_home_elsewhere(folded, language)
