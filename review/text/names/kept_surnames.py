"""Surnames that languages in Latin letters keep as they are: Slamet Widodo as Slamet Wibowo, Frau Bauer as Ms Farmer.

Two surnames of one language are often as much alike as two spellings of one, and one that is a word may be translated,
so that other rules see a trace, or no name. Right behind the same given name, or a title, stands the surname itself:
where tables, or the words that the source's language says, have another one there, it is another person.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.apostrophes import without_ending
from review.text.names.cities import names_same_city
from review.text.names.given_names import are_one_name, has_form_of
from review.text.names.loss import Loss
from review.text.names.person_names import are_surnames_of_one_language, is_surname, is_usual_given, is_usual_surname
from review.text.names.sounds import alike
from review.text.names.title_case import is_title_case
from review.text.names.word_traces import is_latin, is_respelled
from review.text.normalize import ascii_key
from review.text.tokens import Token
from review.text.word_lists import is_listed_small

__all__ = ["exchanged_surnames"]

#: So much alike in spelling or sound (0 to 100) two surnames may be one, unless one language has both.
_ALIKE, _SOUNDS = 70.0, 75.0
#: The fewest letters of a surname, and the most that a woman's has more than a man's (Nováková).
_SHORTEST, _ENDING = 4, 3
#: So frequent (Zipf) a name is in its own language, and so much more than where it is foreign: a German says Tschechow,
#: and Chekhov is said in English.
_SAID, _AT_HOME = 2.5, 0.5
#: What is in a suffix that makes a surname of another, and in no ending for a woman or a case.
_SUFFIX = lazy_regex("[kcz]")
#: Vowels that some write with an e: Schaefer is Schäfer.
_UMLAUT = lazy_regex("(?<=[aou])e")


def exchanged_surnames(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The surnames of a text, each with the other surname that its translation has behind the same name or a title."""
    if not (is_latin(source) and is_latin(target)) or is_respelled(source, target):
        return
    if any(text.rules.traits.syllables or is_title_case(text) for text in (source, target)):
        return
    for before, token in pairwise(target.words):
        if not _may_be_surname(token, target, source, source) or target.raw[before.end : token.start] not in (
            " ",
            ". ",
        ):
            continue
        lost = _behind_the_same(before, token, source, target)
        if lost is None and before.key in target.rules.gaps.titles and before.text.istitle():
            lost = _only_one(token, source, target)
        if lost is not None:
            yield _loss(lost), _loss(token)


def _loss(token: Token) -> Loss:
    word = without_ending(token.text)
    return Loss(token.start, token.start + len(word), word)


def _may_be_surname(token: Token, text: Text, source: Text, other: Text) -> bool:
    """Whether a word with a capital is a surname, by a table or as the source's language says it, and the other text
    has nothing of it.
    """
    word = without_ending(token.text)
    if not word.istitle() or len(word) < _SHORTEST or token.start in text.place_offsets:
        return False
    if not (is_usual_surname(word) or (_is_at_home(word, source) and not is_listed_small(token.key, text.base))):
        return False
    if ascii_key(word) in other.known_keys or names_same_city(word, other):
        return False
    return is_usual_surname(word) or not has_form_of(word, other)  # Martínez is no form of Martín, another surname


def _is_at_home(word: str, source: Text) -> bool:
    """Whether the source's language has a name of its own, which other languages say less."""
    key = word.casefold()
    said = frequency(key, source.language)
    return said >= _SAID and said >= frequency(key, LINGUA_FRANCA) + _AT_HOME


def _behind_the_same(given: Token, surname: Token, source: Text, target: Text) -> Token | None:
    """The surname that the source has behind the given name that stands before one in the translation."""
    if not given.text.istitle() or not (is_usual_given(given.text) or _is_at_home(given.text, source)):
        return None
    for before, token in pairwise(source.words):
        if before.key == given.key and source.raw[before.end : token.start] == " ":
            lost = _may_be_surname(token, source, source, target) and _are_two(token, surname, source)
            return token if lost else None
    return None


def _only_one(surname: Token, source: Text, target: Text) -> Token | None:
    """The one surname of the source's language that is nowhere in the translation."""
    named = [token for token in source.words if _may_be_surname(token, source, source, target)]
    named = [token for token in named if is_surname(without_ending(token.text), source.language)]
    if len({token.key for token in named}) != 1 or any(_is_like(token, surname, source) for token in source.words):
        return None
    return named[0] if _are_two(named[0], surname, source) else None


def _is_like(token: Token, surname: Token, source: Text) -> bool:
    """Whether a word of the source with a capital may be the surname in its own spelling."""
    return token.text[0].isupper() and _may_be_one(token.text, surname.text) and not _are_two(token, surname, source)


def _are_two(one: Token, other: Token, source: Text) -> bool:
    """Whether two surnames are those of different families."""
    first, second = without_ending(one.text), without_ending(other.text)
    keys = ascii_key(first), ascii_key(second)
    if are_one_name(first, second):
        return False  # Saint Étienne, Saint Stephen
    if source.rules.traits.inflects_names and _are_one_family(*keys):
        return False
    if len({_UMLAUT.sub("", key) for key in keys}) == 1:
        return False
    if not _may_be_one(first, second) or are_surnames_of_one_language(first, second):
        return True
    return all(_is_at_home(word, source) for word in (first, second))


def _are_one_family(first: str, second: str) -> bool:
    """Whether two surnames are a man's and a woman's, or one in two cases: Kowalski, Kowalska; Novák, Nováková. With a
    suffix it is another one: Sikora, Sikorski.
    """
    short, long = sorted((first, second), key=len)
    if short[:-1] != long[: len(short) - 1] or len(long) - len(short) > _ENDING:
        return False
    same = len(short) - (short != long[: len(short)])
    return set(_SUFFIX.findall(short, same)) == set(_SUFFIX.findall(long, same))


def _may_be_one(first: str, second: str) -> bool:
    spelled = ratio(ascii_key(first), ascii_key(second)) >= _ALIKE
    return spelled or min(alike([first], [second]), alike([second], [first])) >= _SOUNDS
