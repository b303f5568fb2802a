"""Whether a word of the source that a translation keeps is a name there, or belongs to one."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from review.checks.shared.first_words import begins_only, is_person
from review.checks.shared.kept_names import is_kept_name
from review.checks.shared.unknown_words import is_rare_noun
from review.languages.language import EVERYWHERE, language_of
from review.text.analysis import Text
from review.text.lexicon import frequency, is_function_word
from review.text.names.find import is_ordinary
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.place_names import names_in
from review.text.normalize import ascii_key
from review.text.scripts import foreign_letters
from review.text.tokens import Token
from review.text.word_lists import is_listed

__all__ = ["is_common_noun", "is_elided", "is_in_name", "is_left_territory"]

#: A noun that the target's list has so often (Zipf) may be somebody's name, unless it is so much more frequent at home;
#: without an article by more.
_NAME, _HOME, _MORE, _MUCH_MORE = 2.0, 4.7, 2.2, 3.0
#: How much more frequent a country's name is in the language whose it is.
_OURS = 1.2
#: A verb behind somebody's name is so frequent, and so much more so than in the target's language, and so long.
_VERB, _FAR, _LONG = 3.5, 2.5, 4
#: What is written together with words is so frequent by itself, and less so where it is not (d, l, s, n, qu).
_JOINED = 6.15


def is_common_noun(token: Token, source: Text, target: Text) -> bool:
    """Whether a capital letter does not make a name: German nouns, a sentence's first word, and what the source's
    language alone calls a country.
    """
    if is_left_territory(token, source, target) or is_rare_noun(token, source, target):
        return True
    if token.start in target.sentence_starts:
        follower = neighbours(token, target)[1]
        if is_function_word(token.key, source.language):
            return (follower is None or not follower.text[0].isupper()) and not is_person(token, source)
        if begins_only(token, source, target):
            return True
    elif (here := frequency(token.key, target.language)) >= _NAME:
        there = frequency(token.key, source.language)
        if (
            token.text.isupper()
            or there < _HOME
            or there - here < _MORE
            or not (there - here >= _MUCH_MORE or _has_article(token, target))
        ):
            return False
    if not source.rules.traits.capital_nouns or not is_ordinary(token.key, source.language):
        return False
    return not is_kept_name(token.text, source)


def _has_article(token: Token, target: Text) -> bool:
    """Whether an article of the translation's language stands before a word."""
    before = neighbours(token, target)[0]
    return before is not None and before.key in target.rules.words.determiner


def is_left_territory(token: Token, source: Text, target: Text) -> bool:
    """Whether a word is a country's name in the source's language and no name of one, nor a word, in the target's;
    nobody is called so (Jordan).
    """
    if token.text not in _territories(source.base) or token.text in _territories(target.base):
        return False
    if frequency(token.key, source.base) - frequency(token.key, target.base) < _OURS:
        return False  # Botswana is Botsuana, too
    if is_usual_given(token.text) or is_usual_surname(token.text):
        return False
    before = neighbours(token, target)[0]
    beside = before is not None and before.end + 1 == token.start and before.start not in target.sentence_starts
    if beside and before is not None and before.text[0].isupper():
        return False  # Mrs Ungarn
    key = ascii_key(token.text)
    return not is_listed(token.key, target.base) and not is_listed(key, target.base)


@lru_cache(maxsize=16)
def _territories(base: str) -> frozenset[str]:
    """Countries' and continents' names of one word."""
    places = names_in(base).items()
    return frozenset(
        name for place, names in places if place.isupper() or place.isdigit() for name in names if " " not in name
    )


def is_in_name(token: Token, source: Text, target: Text) -> bool:
    """Whether a word belongs to a name that was kept: Rio de Janeiro, Fray Bartolomé de las Casas, Markus Söder. A verb
    behind a name does not.
    """
    before, after = neighbours(token, target)
    capital_before = before is not None and before.text[0].isupper()
    capital_after = after is not None and after.text[0].isupper()
    particles = language_of(EVERYWHERE).names.particles
    if token.key in particles and (capital_after or (capital_before and (after is None or after.key in particles))):
        return True  # Dudley and Ward, Pérez de la Cruz; not Nantes und was
    if capital_before and capital_after and len(token.text) <= 4:
        return True
    titles = target.rules.names.titles | target.rules.gaps.titles
    if before is not None and before.key in titles and token.text[0].isupper():
        return True  # Mr Bäcker
    begins = token.start in target.sentence_starts or not token.text[0].isupper()
    if capital_after and after is not None and not begins and f"{token.text} {after.text}" in source.raw:
        return True
    if not capital_before or before is None or is_elided(token, source, target):
        return False
    if capital_after and _is_verb_of(before, token, source, target):
        return False
    if token.text.islower() and foreign_letters(token.key, target.language):
        return False
    if not capital_after and (
        _is_verb_of(before, token, source, target) or _ends_name(token, after, source, target.raw)
    ):
        return False
    return f"{before.text} {token.text}" in source.raw


def _is_verb_of(name: Token, token: Token, source: Text, target: Text) -> bool:
    """Whether a small word stands behind somebody's name and is one that only the source's language says."""
    there, here = frequency(token.key, source.language), frequency(token.key, target.language)
    if not token.text.islower() or len(token.text) < _LONG or there < _VERB or there - here < _FAR:
        return False
    return is_usual_surname(name.text) or is_usual_given(name.text)


def _ends_name(token: Token, after: Token | None, source: Text, raw: str) -> bool:
    """Whether a small word behind a name cannot be its last: a little word before others (Nantes und was), and any word
    of a language whose names have small ones only inside.
    """
    if after is None or not token.text.islower() or raw[token.end] != " " or not raw[token.end + 1].isalnum():
        return False
    return source.rules.traits.capital_nouns is True or is_function_word(token.key, source.language)


def is_elided(token: Token, source: Text, target: Text) -> bool:
    """Whether a word is written together with a little one of the source before it (d'admirer), as the target's
    language has none: it is none of its words, whatever it knows the rest of.
    """
    first, mark, _ = token.key.replace("’", "'").partition("'")
    if not mark or len(first) > 2 or not token.text.islower():
        return False
    return frequency(first, source.language) >= _JOINED > frequency(first, target.language)


def neighbours(token: Token, text: Text) -> tuple[Token | None, Token | None]:
    words = text.words
    at = bisect_left(words, token.start, key=_start)
    return words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None


def _start(token: Token) -> int:
    return token.start
