"""Korean persons who get another name for one of theirs, or are lost: 김민수 as Park Min-su, 박 대표 as Mr Kim.

A surname of one syllable and a given name of two stand together in Korean and apart in Latin letters, each written in
one of a few ways (hangul.py). Where the other text has one of them beside a name that is no reading of the other, it is
another person; a surname alone is one by what stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.apostrophes import without_ending
from review.text.names.hangul import is_romanised, is_written_within, reads_hangul
from review.text.names.loss import Loss
from review.text.names.person_names import is_given
from review.text.names.word_traces import is_latin

__all__ = ["added_hangul_persons", "exchanged_hangul_persons", "lost_hangul_persons"]

#: Longer texts hold many persons.
_LONGEST = 1500
_HANGUL = lazy_regex(r"[가-힣]+")
#: A shorter surname in Latin letters is a word too often (So, An).
_LEAST = 3
#: So frequent (Zipf) three syllables are a word, or two.
_WORD = 3.5


class _Person(NamedTuple):
    """A surname and a given name, or none, in Hangul; whether what stands behind says that it is a person."""

    place: Loss
    family: str
    given: str
    told: bool


def _are_told(hangul: Text, other: Text) -> bool:
    """Whether one text is in Hangul and has surnames of its own, and the other is in Latin letters."""
    if not hangul.rules.names.surnames or not is_latin(other) or max(len(hangul.raw), len(other.raw)) > _LONGEST:
        return False
    return any(_HANGUL.fullmatch(one) for one in hangul.rules.names.surnames)


def exchanged_hangul_persons(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The persons of a source, each with the other one of a translation that stands in its place."""
    ours = _are_told(source, target)
    hangul, other = (source, target) if ours else (target, source)
    if not ours and not _are_told(hangul, other):
        return
    persons = list(_persons(hangul))
    for lost, put in _exchanged(persons, hangul, other) if persons else ():
        yield (lost, put) if ours else (put, lost)
        return


def lost_hangul_persons(text: Text, other: Text) -> Iterator[Loss]:
    """The persons of a text in Hangul, by what stands behind their names, of whom the other one has neither name."""
    if not _are_told(text, other):
        return
    words = [without_ending(token.text) for token in other.words]
    joined = [*words, *map("".join, pairwise(words))]
    for person in _persons(text):
        parts = filter(None, (person.family, person.given, person.given[-1:]))
        if person.told and person.given and not any(reads_hangul(part, word) for part in parts for word in joined):
            yield person.place


def added_hangul_persons(text: Text, other: Text) -> Iterator[Loss]:
    """The persons of a text in Latin letters who have a Korean surname and a given name of two syllables with a hyphen,
    of which one in Hangul has neither.
    """
    if not _are_told(other, text):
        return
    for one in _named(text, other.rules.names.surnames):
        if "-" not in one.given or is_written_within(one.given, other.raw):
            continue
        if not any(reads_hangul(token.text[:1], one.family) for token in other.words):
            yield Loss(one.start, one.end, text.raw[one.start : one.end])


def _persons(text: Text) -> Iterator[_Person]:
    """The words that may be a person's whole name, and the surnames that stand alone before what is said behind one."""
    names = text.rules.names
    for at, token in enumerate(text.words):
        if not _HANGUL.fullmatch(token.text) or token.text[0] not in names.surnames:
            continue
        behind = text.words[at + 1] if at + 1 < len(text.words) else None
        if behind is not None and text.raw[token.end : behind.start] != " ":
            behind = None
        word, rest = token.text[:3], token.text[3:]
        family, given = word[0], word[1:]
        if given and word[0] not in names.before_behind and _is_said_behind(token.text[1:], text):
            yield _Person(Loss(token.start, token.start + 1, family), family, "", told=True)
        elif len(given) == 2 and token.start not in text.place_offsets:
            told = _is_said_behind(rest, text) or (
                not rest and behind is not None and _is_said_behind(behind.text, text)
            )
            if (told and not rest and frequency(word[:2], text.language) < _WORD) or not _is_word(word, text):
                place = Loss(token.start, token.start + len(word), word)
                yield _Person(place, family, given, told or is_given(given, text.language))
        elif (
            not given and behind is not None and word not in names.before_behind and _is_said_behind(behind.text, text)
        ):
            yield _Person(Loss(token.start, token.end, word), family, "", told=True)


def _is_said_behind(word: str, text: Text) -> bool:
    """Whether a word, perhaps with a particle, is what stands behind a person's name."""
    said = text.rules.names.behind
    return any(word[:length] in said and _is_particle(word[length:], text) for length in range(1, len(word) + 1))


def _is_particle(ending: str, text: Text) -> bool:
    return not ending or ending in text.rules.names.behind_endings


def _is_word(word: str, text: Text) -> bool:
    """Whether three syllables are a word, or one of two with a particle: 정부는, the government."""
    particle = _is_particle(word[2], text) and frequency(word[:2], text.language) >= _WORD
    return particle or frequency(word, text.language) >= _WORD


class _Latin(NamedTuple):
    """A surname that Koreans have and a name of two syllables beside it, "" where there is none, in Latin letters."""

    start: int
    end: int
    family: str
    given: str


def _named(text: Text, surnames: frozenset[str]) -> Iterator[_Latin]:
    words = text.words
    for at, token in enumerate(words):
        word = without_ending(token.text)
        if not word[0].isupper() or not word.isalpha() or not any(reads_hangul(one, word) for one in surnames):
            continue
        yield _Latin(token.start, token.start + len(word), word, "")
        for near in (at + 1, at - 1):
            if 0 <= near < len(words) and (given := _given(near, at, text)) is not None:
                start, end, name = given
                yield _Latin(min(start, token.start), max(end, token.start + len(word)), word, name)


def _given(near: int, at: int, text: Text) -> tuple[int, int, str] | None:
    """The name beside a surname, in one word (Min-su, Minsu), or two behind it (Suk Yeol)."""
    words, token = text.words, text.words[near]
    low, high = sorted((near, at))
    if text.raw[words[low].end : words[high].start] != " " or not token.text[0].isupper():
        return None
    name = without_ending(token.text)
    if is_romanised(name, 2) and len(name) > _LEAST:
        return token.start, token.start + len(name), name
    if near > at and near + 1 < len(words) and text.raw[token.end : words[near + 1].start] == " ":
        last = words[near + 1]
        both = name + without_ending(last.text)
        if last.text[0].isupper() and all(is_romanised(one, 1) for one in (name, without_ending(last.text))):
            return token.start, last.start + len(without_ending(last.text)), both
    return None


def _exchanged(persons: list[_Person], hangul: Text, other: Text) -> Iterator[tuple[Loss, Loss]]:
    named = list(_named(other, hangul.rules.names.surnames))
    words = [without_ending(token.text) for token in other.words]
    joined = [*words, *map("".join, pairwise(words))]
    for one in named:
        if any(_is_the_same(person, one) for person in persons):
            continue
        found = {person for person in persons if _is_another(person, one, joined, hangul)}
        if len({person.place.text for person in found}) == 1:
            lost = min(found).place
            yield lost, Loss(one.start, one.end, other.raw[one.start : one.end])


def _is_the_same(person: _Person, one: _Latin) -> bool:
    """Whether a person may be the one in Latin letters, who may have one name there or here."""
    family, given = reads_hangul(person.family, one.family), _is_given_so(person, one)
    if not one.given:
        return family or (bool(person.given) and reads_hangul(person.given, one.family))
    return given if not person.given else family and given


def _is_given_so(person: _Person, one: _Latin) -> bool:
    return reads_hangul(person.given, one.given) if person.given else reads_hangul(person.family, one.family)


def _is_another(person: _Person, one: _Latin, words: list[str], hangul: Text) -> bool:
    """Whether one in Latin letters has one of a person's names, and nothing in that text is the other."""
    if bool(person.given) != bool(one.given):
        return False
    family = reads_hangul(person.family, one.family)
    if not person.given:
        return (
            not family
            and len(one.family) >= _LEAST
            and not any(reads_hangul(person.family, word) for word in words if word[0].isupper())
            and not any(
                reads_hangul(token.text[:1], one.family)
                for token in hangul.words
                if not _is_said_behind(token.text, hangul)
            )
        )
    given = reads_hangul(person.given, one.given)
    if family == given:
        return False
    if given:
        return not any(reads_hangul(person.family, word) for word in words if word[0].isupper())
    if any(reads_hangul(person.given, word) for word in words):
        return False
    return person.told or _shares_a_syllable(person.given, one.given)


def _shares_a_syllable(given: str, name: str) -> bool:
    """Whether one of two syllables is the same: 우성 and Woo-jin."""
    parts = name.split("-") if "-" in name else []
    if len(parts) != 2:
        return False
    return any(reads_hangul(syllable, part) for syllable, part in zip(given, parts, strict=True))
