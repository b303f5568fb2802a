"""Names that languages write alike, so that a translation which lacks one has lost it: Apple, Bundesliga, Black Lives
Matter.

`traces.py` and `left_out.py` ask whether anything in the other text is a little like a name, since each language may
call it otherwise. What several languages say about as often, and none as a word of its own, they call alike, so that
only the very word is a trace of it. So it is with words in Latin letters within a text of another script, with words
of English in a text that is translated into English, and with the names that German and others join to a noun by a
hyphen (Corona-Krise).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.fuzz import ratio
from regex import V1

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.key_names import is_key_name
from review.text.lexicon import frequency, has_large_lexicon, is_function_word
from review.text.names.apostrophes import without_articles, without_ending
from review.text.names.cities import is_city, names_same_city
from review.text.names.find import is_at_home_elsewhere, is_borrowed, is_ordinary
from review.text.names.given_names import has_form_of
from review.text.names.loss import Loss
from review.text.names.name_words import is_name_word
from review.text.names.peoples import is_people
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.title_case import is_title_case
from review.text.names.translated import ends_as_adjective, is_translated_name
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.numbers.unit_names import unit_words
from review.text.word_lists import has_word_list, is_listed, is_listed_name, is_listed_small

__all__ = ["added_kept_names", "lost_kept_names"]

#: A word with a capital that is no acronym and no particle.
_WRITTEN = lazy_regex(r"\p{Lu}\p{Ll}[\p{L}'’]+")
_LATIN = lazy_regex(r"[\p{Latin}'’]+")
#: What is not in Latin letters begins here.
_JOINED = lazy_regex(r"(?<=\p{Latin})[\p{L}--\p{Latin}]", V1)
#: What stands between the words of an English name.
_BETWEEN = frozenset((" ", "'s ", "’s ", " of ", " for ", " and ", " of the ", " for the "))
#: The fewest letters of a word that tells, and of one within a run of them.
_SHORTEST, _WITHIN = 4, 3
#: So frequent (Zipf) both languages know a name that is called alike, and so much may lie between them.
_KNOWN, _ALIKE_OFTEN = 2.0, 0.8
#: So much less often (powers of ten) a language says a word of another one.
_FOREIGN = 0.9
#: So much alike (0 to 100) are two spellings of one word; so many letters an ending has.
_SPELLED, _ENDING = 80.0, 2
#: So much alike they may be two languages' spellings, and if they do not begin alike.
_RESEMBLES, _NEARLY = 62.0, 70.0


class _Word(NamedTuple):
    """A word or a part of one between hyphens: its offsets, itself, and whether it begins a sentence or is a part."""

    start: int
    end: int
    text: str
    begins: bool
    part: bool


def lost_kept_names(text: Text, other: Text) -> Iterator[Loss]:
    """The names of a text that its translation would have as they are, and has not."""
    if not is_latin(other) or is_title_case(text) or is_title_case(other) or is_respelled(text, other):
        return
    words = list(_words(text))
    if not is_latin(text):
        yield from _lost_runs(_runs([word for word in words if not word.part], text), text, other)
        return
    foreign = [word for word in words if not word.part and _is_foreign(word.text, text, other)]
    runs = [run for run in _runs(foreign, text) if len(run) > 1]
    yield from _lost_runs(iter(runs), text, other)
    taken = {word.start for run in runs for word in run}
    for word in words:
        kept = _is_joined(word, text) or _is_kept(word, text, other)
        if word.start in taken or not kept or _is_there(word.text, other):
            continue
        if not _is_nearly_there(word.text, other):
            yield Loss(word.start, word.end, word.text)


def added_kept_names(text: Text, other: Text) -> Iterator[Loss]:
    """The names of a translation that its source would have as they are, or nearly so, and has not."""
    if not (is_latin(text) and is_latin(other)) or is_title_case(text) or is_title_case(other):
        return
    for word in _words(text) if not is_respelled(text, other) else ():
        if word.part or word.begins or not _is_kept(word, text, other):
            continue
        if not _is_there(word.text, other) and not _is_nearly_there(word.text, other):
            yield Loss(word.start, word.end, word.text)


def _words(text: Text) -> Iterator[_Word]:
    for token in without_articles(text.words):
        begins = token.start in text.sentence_starts
        parts = token.text.split("-")
        if token.start in text.place_offsets or any(0 <= token.start - number.end <= 1 for number in text.numbers):
            continue  # a unit: 500 Mbps
        start = token.start
        for part in parts:
            word = without_ending(part)
            behind = _JOINED.search(word)
            word = word[: behind.start()] if behind else word  # a particle: Spotify에서
            if _WRITTEN.fullmatch(word) and _LATIN.fullmatch(word):
                yield _Word(start, start + len(word), word, begins, len(parts) > 1)
            start += len(part) + 1


def _runs(words: list[_Word], text: Text) -> Iterator[list[_Word]]:
    """Words in a row, with nothing but a space between them, an ending (Women's) or a little word."""
    run: list[_Word] = []
    for word in words:
        if run and text.raw[run[-1].end : word.start] in _BETWEEN:
            run.append(word)
        else:
            if run:
                yield run
            run = [word]
    if run:
        yield run


def _lost_runs(runs: Iterator[list[_Word]], text: Text, other: Text) -> Iterator[Loss]:
    for run in runs:
        long = [word for word in run if len(word.text) >= _SHORTEST]
        telling = [word for word in long if not is_listed_small(word.text.casefold(), LINGUA_FRANCA)]
        if not telling and (len(run) == 1 or not long):
            continue
        if not any(_is_there(word.text, other) for word in telling or run):
            start, end = run[0].start, run[-1].end
            yield Loss(start, end, text.raw[start:end])


def _is_foreign(word: str, text: Text, other: Text) -> bool:
    """Whether a word is one of the other text's language alone."""
    key = word.casefold()
    if len(key) < _WITHIN or not has_word_list(other.base) or not is_listed(key, other.base):
        return False
    return frequency(key, other.language) >= frequency(key, text.language) + _FOREIGN


def _is_joined(word: _Word, text: Text) -> bool:
    """Whether a part of a compound can only be a name: Bertelsmann-Stiftung."""
    key, language = word.text.casefold(), text.language
    if not word.part or len(key) <= _SHORTEST or is_ordinary(key, language) or is_translated_name(key, language):
        return False
    return is_name_word(key, language) or (is_usual_surname(word.text) and is_at_home_elsewhere(key, language))


def _is_kept(word: _Word, text: Text, other: Text) -> bool:
    """Whether both languages say a word about as often, and neither as one of its own."""
    key, language = word.text.casefold(), text.language
    if len(key) < _SHORTEST or not (has_large_lexicon(language) and has_large_lexicon(other.language)):
        return False
    if is_function_word(key, language) or is_key_name(word.text) or ends_as_adjective(key):
        return False
    if is_translated_name(key, language) or key in unit_words(language):
        return False  # Celsius, for which the other side may have Fahrenheit: `units` compares them
    if is_people(key, language) or (has_word_list(text.base) and is_borrowed(key, language)):
        return False
    here, there = frequency(key, language), frequency(key, other.language)
    if min(here, there) < _KNOWN or abs(here - there) > _ALIKE_OFTEN or not is_at_home_elsewhere(key, language):
        return False
    if is_listed_small(key, text.base):
        return False
    if is_ordinary(key, language):
        if text.rules.traits.capital_nouns or word.begins:
            return False
        witnesses = language_of(EVERYWHERE).names.witnesses
        named = is_usual_given(word.text) or is_usual_surname(word.text)  # Marco Polo, but Polo Sul
        if named or any(frequency(key, witness) < here - _ALIKE_OFTEN for witness in witnesses):
            return False  # Real: some languages have another word
    if is_usual_given(word.text) and _goes_on(word, text):
        return False  # the surname behind it does for both
    return not word.begins or is_usual_surname(word.text) or is_city(word.text) or is_listed_name(key, LINGUA_FRANCA)


def _goes_on(word: _Word, text: Text) -> bool:
    """Whether another word with a capital stands right behind a word."""
    return text.raw[word.end : word.end + 1] == " " and text.raw[word.end + 1 : word.end + 2].isupper()


def _is_there(word: str, other: Text) -> bool:
    """Whether the other text has the very word, perhaps with an ending, or what a table has for it."""
    key = ascii_key(word)
    if key in other.known_keys or has_form_of(word, other) or names_same_city(word, other):
        return True
    if is_usual_given(word) and leaves_trace(word, other):
        return True  # Muhammad and Mohammed
    stem = key[: max(_SHORTEST, len(key) - _ENDING)]
    return any(
        one.startswith(stem)
        or (len(key) > _SHORTEST and key in one)
        or (len(one) > _SHORTEST and one in key)
        or ratio(key, one) >= _SPELLED
        for one in other.glued_keys
    )


def _is_nearly_there(word: str, other: Text) -> bool:
    """Whether the other text has a word that may be the name in its own spelling (Hawaii, Havaí)."""
    key = ascii_key(word)
    likeness = [(ratio(key, one), one[:1] == key[:1]) for one in other.glued_keys]
    if any(alike >= _RESEMBLES and begins for alike, begins in likeness):
        return True
    return leaves_trace(word, other) and any(alike >= _NEARLY for alike, _ in likeness)
