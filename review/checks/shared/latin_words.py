"""Latin words of the source in a translation of another script; brands, units and terms are not among them."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from regex import V1

from review.checks.shared.enclosed import is_enclosed
from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.international import is_english_alone, is_international, is_programming
from review.text.language import conjunctions_of
from review.text.lexicon import frequency, is_function_word
from review.text.names.find import is_ordinary
from review.text.tokens import Token

__all__ = ["latin_words", "without_particle"]

#: A frequent word of the translation's list, an everyday one of the source's, and how much more frequent a little word
#: is there (Zipf).
_FREQUENT, _EVERYDAY, _MORE_FREQUENT = 3.0, 4.0, 2.2
#: How much more frequent a word is in English that no other language says: lists have English of titles.
_MORE_ALONE = 1.4
#: A word of so few letters may be an option or a command, unless it is one that joins.
_SHORT = 4
#: A noun that other languages say so often is known to them, as a newspaper's name.
_KNOWN = 2.5
_start = attrgetter("start")
_WITH_PARTICLE = lazy_regex(r"([a-z]{3,40})(?=[^\x00-\x7f])(?!\p{Latin})")
_BEHIND_PARTICLE = lazy_regex(r"[\p{L}--\p{Latin}]{1,4}[-־](?=\p{Latin}{3})", V1)


def latin_words(source: Text, target: Text) -> list[Token]:
    """Words of the target that the source has in lower case, or as a noun of a language that writes nouns so."""
    keys = {token.key for token in source.words if token.text.islower() and not _joins_name(token, source)}
    nouns = {token.text for token in source.words} - keys if source.rules.traits.capital_nouns else set()
    return [
        token
        for token in map(without_particle, target.words)
        if len(token.text) >= 3
        and (
            (token.text.islower() and token.key in keys and _is_said_there(token, source, target))
            or (token.text in nouns and _is_noun_alone(token, source))
        )
        and not is_enclosed(token, target.raw)
    ]


def _joins_name(token: Token, source: Text) -> bool:
    """Whether a little word stands between two with a capital: Guns and Roses."""
    if not is_function_word(token.key, source.language):
        return False
    words = source.words
    at = words.index(token)
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return len(beside) == 2 and all(word.text[0].isupper() for word in beside)


def _is_said_there(token: Token, source: Text, target: Text) -> bool:
    """Whether a Latin word is an everyday one of the source's language, and no term that many languages have."""
    there, here = frequency(token.key, source.language), frequency(token.key, target.language)
    alone = source.base == LINGUA_FRANCA and _is_amid(token, target) and is_english_alone(token.key, target.base)
    foreign = there - here >= _MORE_ALONE if alone else here < _FREQUENT and not is_international(token.key)
    if there >= _EVERYDAY and foreign:
        term = source.base == LINGUA_FRANCA and is_programming(token.key)
        return not term or is_function_word(token.key, source.language)
    return there >= _EVERYDAY and there - here >= _MORE_FREQUENT and is_function_word(token.key, source.language)


def _is_amid(token: Token, target: Text) -> bool:
    """Whether a word of some length, or "and" and the like, stands between words of the target's script, and spaces:
    what is Latin throughout may be a command, and a shorter word an option.
    """
    words, raw = target.words, target.raw
    if len(token.text) <= _SHORT and token.key not in conjunctions_of(LINGUA_FRANCA):
        return False
    at = bisect_left(words, token.start, key=_start)
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    apart = raw[token.start - 1 : token.start] in ("", " ") and raw[token.end : token.end + 1] in ("", " ")
    return apart and bool(beside) and not any(word.text.isascii() for word in beside)


def _is_noun_alone(token: Token, source: Text) -> bool:
    """Whether a word with a capital is an everyday noun of the source's language that no other has from a name."""
    if token.text[1:] != token.text[1:].lower() or not is_ordinary(token.key, source.language):
        return False
    elsewhere = (one for one in language_of(EVERYWHERE).names.witnesses if one != source.base)
    return frequency(token.key, source.language) >= _EVERYDAY and all(
        frequency(token.key, one) < _KNOWN for one in elsewhere
    )


def without_particle(token: Token) -> Token:
    """A Latin word without the particle of another script that is written right behind it (harvest를), or before it
    with a hyphen (ה-flowers).
    """
    if token.text.isascii():
        return token
    before = _BEHIND_PARTICLE.match(token.text)
    if before is not None:
        length = before.end()
        return Token(token.text[length:], token.start + length, token.end, token.kind, token.key[length:])
    match = _WITH_PARTICLE.match(token.text)
    if match is None:
        return token
    return Token(match[1], token.start, token.start + len(match[1]), token.kind, token.key[: len(match[1])])
