"""Names of people, places and organisations, as far as capital letters, word lists and CLDR tell them.

Where a script has capitals, a name is a run of capitalised words that a sentence start or German nouns do not
explain. In other scripts only places are known, and Latin words. Whether a name of one side is on the other is asked of
the whole other text (`traces`), because translations inflect, transliterate and rearrange names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.language import base_language
from review.text.lexicon import begins_compounds, frequency, has_lexicon, is_function_word
from review.text.names.apostrophes import without_articles, without_ending
from review.text.names.name_words import is_name_word
from review.text.names.person_names import is_surname, is_usual_given, is_usual_surname
from review.text.names.territories import Place
from review.text.names.transliteration import consonants
from review.text.normalize import ascii_key
from review.text.surface import Surface
from review.text.tokens import Token
from review.text.vietnamese import is_bare_syllable
from review.text.word_lists import has_word_list, is_listed

__all__ = [
    "Name",
    "begins_loan",
    "find_names",
    "is_at_home_elsewhere",
    "is_borrowed",
    "is_ordinary",
    "may_be_proper",
    "uninflected",
]


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


_LATIN = lazy_regex(r"\p{Latin}")
#: Whatever is longer than this is a compound in a language that has them; longer still, nothing is looked for in it.
_LONGEST_NAME, _LONGEST_COMPOUND = 12, 100
#: A word of a language with a dictionary that the dictionary has not is a name, unless it is this frequent (centers).
_UNLISTED = 3.6
#: How frequent (Zipf) a name is in some other language at least, and how frequent a word is that is none, in its own.
_KNOWN, _COMMON = 1.0, 3.85
#: So much more often (powers of ten) another language says a word of its own; so rarely that says nothing (Zipf).
_BORROWED, _SAID = 1.0, 3.0
#: A word this long with an ending of common words is no name.
_LONG = 8


@lru_cache(maxsize=1)
def _joiner() -> regex.Pattern[str]:
    """What stands between two parts of one name."""
    particles = "|".join(sorted(language_of(EVERYWHERE).names.joining_particles))
    return regex.compile(rf"(?:[ \u00a0]|-|[·・]|[ ](?:{particles})[ ])\Z")


@lru_cache(maxsize=65536)
def is_ordinary(word_key: str, language: str) -> bool:
    """Whether a word is one of its language rather than a name: frequent in it, and not in the other large lists.

    German words are ordinary too when they are put together from ordinary ones. A language without a list has none.
    """
    if not _LATIN.match(word_key):
        return is_function_word(word_key, language)
    if is_name_word(word_key, language):
        return False
    own = frequency(word_key, language)
    rules = language_of(language)
    if len(word_key) >= _LONG and word_key.endswith(rules.words.suffixes):
        return True
    if own < 2.0:
        long = len(word_key) > _LONGEST_NAME
        return rules.traits.compounds is True and (long or _is_compound(word_key, base_language(language)))
    if is_function_word(word_key, language):
        return True
    plural = rules.words.plural
    single = word_key.endswith(plural) and not word_key.endswith(2 * plural) if plural else False
    if single and is_ordinary(word_key.removesuffix(plural), language):
        return True
    unlisted = has_word_list(base_language(language)) and not is_listed(word_key, base_language(language))
    if unlisted and is_borrowed(word_key, language):
        return True
    if unlisted and own < _UNLISTED:
        return False  # no dictionary has it
    if any(frequency(form, language) >= max(2.5, own - 1.5) for form in _noun_forms(word_key, rules.words.noun_forms)):
        return True
    if rules.traits.capital_nouns and is_surname(word_key, language) and not begins_compounds(word_key, language):
        return False
    return not is_at_home_elsewhere(word_key, language) or (rules.traits.capital_nouns and _is_noun(word_key, language))


def _is_noun(word_key: str, language: str) -> bool:
    """Whether a word with a capital that may be a noun's is one: it begins compounds, or English has it as a word."""
    return begins_compounds(word_key, language) or (
        is_ordinary(word_key, LINGUA_FRANCA) and not is_surname(word_key, LINGUA_FRANCA)
    )


@lru_cache(maxsize=16384)
def is_borrowed(word_key: str, language: str) -> bool:
    """Whether another language says a word far more often, and not as a name: the Prix of Grand Prix."""
    if is_usual_given(word_key) or is_usual_surname(word_key):
        return False
    own = frequency(word_key, language)
    return any(
        max(own + _BORROWED, _SAID) <= frequency(word_key, witness) and not is_name_word(word_key, witness)
        for witness in language_of(EVERYWHERE).names.witnesses
    )


def begins_loan(word: str, behind: str, language: str) -> bool:
    """Whether a word of the dictionary stands before a borrowed one: Grand Prix, which is a Großer Preis elsewhere."""
    return is_borrowed(behind.casefold(), language) and is_listed(word.casefold(), base_language(language))


@lru_cache(maxsize=65536)
def is_at_home_elsewhere(word_key: str, language: str, within: float = 1.0) -> bool:
    """Whether a word is about as frequent (`within`: in Zipf's measure) in other languages as in its own, as names are
    (and loan words).
    """
    base = base_language(language)
    witnesses = [witness for witness in language_of(EVERYWHERE).names.witnesses if witness != base]
    elsewhere = max(
        sorted(frequency(form, witness) for witness in witnesses)[len(witnesses) // 2]
        for form in {*uninflected(word_key, language), ascii_key(word_key) if len(word_key) > 4 else word_key}
    )
    return frequency(word_key, language) - elsewhere < within


def may_be_proper(word: str, language: str) -> bool:
    """Whether a word may be a name's: other languages know it in Latin letters, too, or no language has it, and it is
    not as long as words are that inflection and composition make.
    """
    folded, base = word.casefold(), base_language(language)
    known = max(
        frequency(form, witness)
        for witness in language_of(EVERYWHERE).names.witnesses
        if witness != base
        for form in {ascii_key(form) for form in uninflected(folded, language)}
    )
    if known >= _KNOWN:
        return True
    return frequency(folded, language) < _COMMON and len(ascii_key(word)) <= _LONGEST_NAME - 2


def uninflected(word_key: str, language: str) -> tuple[str, ...]:
    """The word, and in languages that inflect names what may be left of it without its ending (Lewandowskim)."""
    if not language_of(language).traits.inflects_names or len(word_key) < 6:
        return (word_key,)
    return tuple(word_key[:length] for length in range(len(word_key), max(4, len(word_key) - 4), -1))


def _noun_forms(word: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Forms that a noun has and a name hardly, by the language's rules for words with this ending."""
    for ending, changes in forms.items():
        if word.endswith(ending):
            yield from (word[:-1] + change[1:] if change[0] == "-" else word + change for change in changes)
            return


@lru_cache(maxsize=16384)
def _is_compound(word: str, language: str) -> bool:
    for cut in range(3, len(word) - 2) if len(word) <= _LONGEST_COMPOUND else ():
        head, tail = word[:cut], word[cut:]
        if frequency(tail, language) < 2.6 or len(tail) < 4:
            continue
        if frequency(head, language) >= 2.5 or (head.endswith("s") and frequency(head[:-1], language) >= 2.5):
            return True
        if len(head) >= 7 and _is_compound(head.removesuffix("s"), language):
            return True
    return False


def find_names(text: Surface, places: tuple[Place, ...]) -> tuple[Name, ...]:
    """The names of a text in order; its places whole, other runs of capitalised words whole."""
    names = [
        Name(
            place.start,
            place.end,
            text.raw[place.start : place.end],
            ascii_key(text.raw[place.start : place.end]),
            frozenset(f"@{one}" for one in place.ids),
            ((place.start, place.end),),
        )
        for place in places
    ]
    within = frozenset(offset for place in places for offset in range(place.start, place.end))
    names.extend(_runs(text, within))
    names.sort()
    return tuple(names)


def _runs(text: Surface, places: frozenset[int]) -> Iterator[Name]:
    if text.rules.traits.capital_nouns and not has_lexicon(text.base):
        return  # Luxembourgish: any noun may be one
    run: list[Token] = []
    last = -1
    for at, token in enumerate(without_articles(text.words)):
        if not token.text[0].isupper() or token.start in places or not _may_name(token, text):
            continue
        if at == last + 1 and run and _is_joined(text.raw[run[-1].end : token.start]):
            run.append(token)
        else:
            if run:
                yield from _name(run, text)
            run = [token]
        last = at
    if run:
        yield from _name(run, text)


def _is_joined(gap: str) -> bool:
    return gap == " " or _joiner().match(gap) is not None


def _may_name(token: Token, text: Surface) -> bool:
    if len(token.text) < 2 and not text.rules.traits.syllables:
        return False
    if text.raw[token.end : token.end + 1] == "+" or text.raw[token.start - 1 : token.start] == "+":  # keys: Ctrl+C
        return False
    if text.raw[token.start - 1 : token.start] == "#":  # a hashtag may be translated, or not
        return False
    return len(token.text) == 1 or not token.text.isupper()


def _name(run: list[Token], text: Surface) -> Iterator[Name]:
    """The run as a name, without a first word that only starts the sentence and without ordinary words at its ends."""
    tokens = list(run)
    while tokens and _only_starts(tokens[0], len(tokens) == 1, text):
        del tokens[0]
    if text.rules.traits.capital_nouns:
        tokens = [token for token in tokens if not is_ordinary(token.key, text.language)]
    if not tokens or (text.rules.traits.syllables and len(tokens) == 1 and is_bare_syllable(tokens[0].text)):
        return
    written = text.raw[tokens[0].start : tokens[-1].end]
    heard = (consonants(without_ending(token.text)) for token in tokens)
    yield Name(
        tokens[0].start,
        tokens[-1].end,
        written,
        ascii_key(written),
        frozenset(f"#{word}" for word in heard if len(word) >= 3),
        tuple((token.start, token.end) for token in tokens),
    )


def _only_starts(token: Token, alone: bool, text: Surface) -> bool:
    """Whether the first word of a run is no part of the name: a title, a function word, a sentence's first word."""
    starts = token.start in text.sentence_starts
    if text.rules.traits.syllables:
        return token.key in text.rules.names.titles or (starts and is_function_word(token.key, text.language))
    if starts and (alone or frequency(token.key, text.language) >= 5.1):
        return not _starts_as_name(token, text)
    return is_function_word(token.key, text.language)


def _starts_as_name(token: Token, text: Surface) -> bool:
    """Whether the first word of a sentence is a name all the same: one known to the language, and no word of it."""
    return 2.5 <= frequency(token.key, text.language) < 5.1 and not is_ordinary(token.key, text.language)
