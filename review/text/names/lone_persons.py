"""Persons by one name alone who are others in the translation: Anna as Maria, Mehmet as Ahmet, Horák as Horáček.

A name that begins a sentence, is said as often as a word, or is nearly another's is told by nothing of its own. Where a
table has the one name of the source that the translation has not, and the one name of the translation that the source
has not, both as given names or both as surnames, the one stands in the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, is_function_word
from review.text.names.apostrophes import without_ending
from review.text.names.find import is_ordinary
from review.text.names.given_names import has_form_of
from review.text.names.heard import is_heard_clearly
from review.text.names.known_names import forms_of, names_its_city
from review.text.names.loss import Loss
from review.text.names.name_words import is_name_word
from review.text.names.peoples import is_people
from review.text.names.person_names import (
    are_given_names_of_one_language,
    are_surnames_of_one_language,
    is_given,
    is_romanised_given,
    is_surname,
    is_usual_given,
    is_widely_given,
)  # fmt: skip
from review.text.names.sounds import alike
from review.text.names.title_case import is_title_case
from review.text.names.translated import is_translated_name
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import Token, is_unspaced
from review.text.word_lists import is_listed_small

__all__ = ["exchanged_lone_persons"]

#: Longer texts hold many persons.
_LONGEST = 600
#: The fewest letters of a name, and of one in Latin letters.
_LEAST, _LEAST_LATIN = 2, 3
#: A word so frequent (Zipf) is one of its language, and so frequent is no name, in a script without capitals.
_FREQUENT, _WORD = 5.6, 4.0
#: So much alike (0 to 100) two words sound that may be one name.
_ALIKE = 65.0
#: So many letters are cut from a name that is written short; fewer are an ending (Paul, Paula).
_CUT = 3
GIVEN, FAMILY = "given", "family"
_LATIN = lazy_regex(r"\p{Latin}")
#: What is one sound in the spellings of a name: Katharina, Katarina; Filip, Philip; Jeffrey, Geoffrey.
_ONE_SOUND = tuple(
    pair.split("=")
    for pair in ["th=t", "ph=f", "sch=s", "sh=s", "ch=k", "ck=k", "kh=k", "gh=g", "x=ks", "c=k", "q=k", "z=s", "w=v"]
)
_DOUBLED, _SILENT = lazy_regex(r"(.)\1+"), lazy_regex("[aeiouyjhg]")


class _Person(NamedTuple):
    start: int
    text: str
    kinds: frozenset[str]
    #: Whether nothing but a table says that it is a name.
    listed_only: bool


def exchanged_lone_persons(source: Text, target: Text) -> Iterator[tuple[Loss, Loss, bool]]:
    """The one person of a source whom its translation has not, the one whom this has instead, and whether both are
    names for certain.
    """
    if any(text.rules.traits.syllables or is_title_case(text) for text in (source, target)):
        return
    if max(len(source.raw), len(target.raw)) > _LONGEST:
        return
    ours = _persons(source, target)
    theirs = _persons(target, source) if len(ours) == 1 else []
    if len(theirs) != 1:
        return
    lost, put = ours[0], theirs[0]
    if not lost.kinds & put.kinds:
        return
    if _may_be_one(lost, put, source, target):
        return
    if not (_has_trace(lost, put, source, target) or _has_trace(put, lost, target, source)):
        yield _loss(lost), _loss(put), not (lost.listed_only and put.listed_only)


def _loss(person: _Person) -> Loss:
    return Loss(person.start, person.start + len(person.text), person.text)


def _persons(text: Text, other: Text) -> list[_Person]:
    """The persons of a text whom it calls by one name, and whom the other text has by no form of it."""
    found: dict[str, _Person] = {}
    for at, token in enumerate(text.words):
        person = _person(at, token, text, other)
        if person is None or _is_named(person.text, text, other):
            continue
        found.setdefault(person.text, person)
    return list(found.values())


def _person(at: int, token: Token, text: Text, other: Text) -> _Person | None:
    word, cased, language = without_ending(token.text), is_cased(text.base), text.language
    if is_unspaced(word) or not word.isalpha() or token.start in text.place_offsets:
        return None
    if len(word) < (_LEAST_LATIN if _LATIN.match(word) else _LEAST) or (cased and not word.istitle()):
        return None
    key = word.casefold()
    if is_function_word(key, language) or is_people(key, language) or is_translated_name(key, language):
        return None
    if frequency(key, language) >= (_FREQUENT if cased else _WORD):
        return None
    kinds = _kinds(word, language, other.language, cased)
    if not kinds or _is_of_longer(at, token, text):
        return None
    listed_only = not cased or _may_be_word(token, key, text)
    if listed_only and GIVEN not in kinds:
        return None  # a surname is a word more often than not (King)
    if listed_only and cased and not (is_widely_given(word) or is_romanised_given(word, other.language)):
        return None  # Faith, which is Вера elsewhere
    return _Person(token.start, word, kinds - {FAMILY} if listed_only else kinds, listed_only)


def _kinds(word: str, language: str, other: str, cased: bool) -> frozenset[str]:
    """What a table has a word as, in the cases of its language where that has capitals."""
    forms = forms_of(word, language) if cased and not _LATIN.match(word) else (word,)
    kinds: set[str] = set()
    for form in forms:
        if is_given(form, language) or (cased and (is_usual_given(form) or is_romanised_given(form, other))):
            kinds.add(GIVEN)
        if cased and (is_surname(form, language) or is_surname(form, other)):
            kinds.add(FAMILY)
    return frozenset(kinds)


def _may_be_word(token: Token, key: str, text: Text) -> bool:
    """Whether a word with a capital may be none that a name has: at the start of a sentence, or a noun."""
    if not (token.start in text.sentence_starts or text.rules.traits.capital_nouns):
        return is_listed_small(key, text.base)
    return not is_name_word(key, text.language) and (is_ordinary(key, text.language) or is_listed_small(key, text.base))


def _is_of_longer(at: int, token: Token, text: Text) -> bool:
    """Whether a word is part of a longer name: other words with a capital, or other names, are right beside it."""
    words, cased, nouns = text.words, is_cased(text.base), text.rules.traits.capital_nouns
    if at and text.raw[words[at - 1].end : token.start] in (" ", "-", "."):
        before = words[at - 1]
        title = before.key in text.rules.gaps.titles or before.start in text.sentence_starts
        if _is_named_so(before.text, text):
            return not cased or before.text[0].isupper()
        if cased and before.text[0].isupper() and not (title or nouns):
            return True
    if at + 1 < len(words) and text.raw[token.end : words[at + 1].start] in (" ", "-", "."):
        behind = words[at + 1]
        if (cased and behind.text[0].isupper() and not nouns) or _is_named_so(behind.text, text):
            return not cased or behind.text[0].isupper()
    return False


def _is_named_so(word: str, text: Text) -> bool:
    return is_given(word, text.language) or is_surname(word, text.language) or is_usual_given(word)


def _is_named(word: str, text: Text, other: Text) -> bool:
    """Whether the other text has the very name, perhaps with an ending, or a form of it."""
    if any(ascii_key(form) in other.known_keys or has_form_of(form, other) for form in forms_of(word, text.language)):
        return True
    key = ascii_key(word)
    inflected = is_latin(text) and is_latin(other) and other.rules.traits.inflects_names
    if inflected and any(key in map(ascii_key, forms_of(one.text, other.language)) for one in other.words):
        return True
    return names_its_city(word, text, other)


def _may_be_one(lost: _Person, put: _Person, source: Text, target: Text) -> bool:
    """Whether two names may be one in two spellings, or one of them short (2 Tim): not if one language has both, and
    they sound otherwise.
    """
    short, long = sorted((lost.text, put.text), key=len)
    if long.startswith(short) and len(long) - len(short) >= _CUT:
        return True
    if is_latin(source) and is_latin(target):
        if not _are_alike(lost.text, put.text):
            return False
        one_language = (GIVEN in lost.kinds & put.kinds and are_given_names_of_one_language(lost.text, put.text)) or (
            FAMILY in lost.kinds & put.kinds and are_surnames_of_one_language(lost.text, put.text)
        )
        return not one_language or is_respelled(source, target) or _sounds(lost.text) == _sounds(put.text)
    return _are_alike(lost.text, put.text)


def _are_alike(one: str, other: str) -> bool:
    first, second = _sounds(one), _sounds(other)
    if first == second or (min(len(first), len(second)) > 1 and (first.startswith(second) or second.startswith(first))):
        return True
    return max(alike([one], [other]), alike([other], [one])) >= _ALIKE


def _sounds(word: str) -> str:
    """The consonants of a name, those that spellings share as one."""
    key = _DOUBLED.sub(r"\1", ascii_key(word))
    for written, sound in _ONE_SOUND:
        key = key.replace(written, sound)
    heard: str = _SILENT.sub("", key)
    return heard


def _has_trace(one: _Person, twin: _Person, text: Text, other: Text) -> bool:
    """Whether the other text has a name in another word than the one that stands in its place."""
    respelled = is_respelled(text, other)
    begins = ascii_key(one.text)[:1] if is_latin(text) and is_latin(other) and not respelled else ""
    rest = _without(other, twin, begins)
    if not rest.words:
        return False
    if is_latin(text) and is_latin(other):
        return leaves_trace(one.text, rest, respelled)
    if _LATIN.match(one.text):
        return is_heard_clearly(one.text, rest)
    return any(_are_alike(one.text, word.text) for word in rest.words if word.text[0].isupper())


def _without(text: Text, person: _Person, begins: str) -> Text:
    """A text without a name, what begins otherwise, and words that are none: in small letters, or, without capitals,
    said often.
    """
    raw = text.raw
    spans = [(person.start, person.start + len(person.text))]
    for token in text.words:
        cased = is_cased(text.base)
        if (
            not ascii_key(token.text).startswith(begins)
            or (cased and token.text[0].islower())
            or (not cased and frequency(token.key, text.language) >= _WORD and not _is_named_so(token.text, text))
        ):
            spans.append((token.start, token.end))
    for start, end in spans:
        raw = raw[:start] + " " * (end - start) + raw[end:]
    return Text(raw, text.language, text.hidden)
