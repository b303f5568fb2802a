"""Numerals that alone may be a part of another word and are surely numbers beside what counts: 两个, 네 명, สามตัว.

Languages that count so have a word for each kind of thing; [numbers] of their files lists them as `counters`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.numbers.digits import Number
from review.text.numbers.han_forms import WEAK_BEFORE
from review.text.numbers.words import number_words

__all__ = ["counted_words", "with_counters"]

#: One of something is as often "a".
_LEAST = 2
#: A hundred of something, and a dozen, are as often many.
_MOST = 12
#: Characters before a numeral that make another word of both.
_WEAK_BEFORE = WEAK_BEFORE | {"第"}
_HANGUL = lazy_regex(r"\p{Hangul}")


@lru_cache(maxsize=16)
def _counter(language: str) -> regex.Pattern[str] | None:
    """A word for what is counted, right behind its number."""
    own = language_of(language).numbers
    if not own.counters:
        return None
    either = "|".join(map(regex.escape, sorted(own.counters, key=len, reverse=True)))
    return regex.compile(rf"\s?(?:{either})")


def with_counters(text: str, numbers: list[Number], language: str) -> list[Number]:
    """The numbers, with more evidence for a word or numeral that a word for what is counted follows."""
    counter = _counter(language)
    if counter is None:
        return numbers
    sure = language_of(language).numbers.sure
    return [
        number._replace(evidence="likely")
        if _may_be_counted(number)
        and text[number.start - 1 : number.start] not in _WEAK_BEFORE
        and (counter.match(text, number.end) is not None or text[number.start : number.end] in sure)
        else number
        for number in numbers
    ]


def _may_be_counted(number: Number) -> bool:
    counts = number.kind == "cardinal" and number.written == "words" and not number.parts
    return counts and number.evidence == "possible" and _LEAST <= number.values[0] <= _MOST


@lru_cache(maxsize=16)
def _words(language: str) -> tuple[regex.Pattern[str], dict[str, int]]:
    """The number words of a language whose words stand in runs of letters: those that a counter follows where it has
    number words of its own, else those of its file, which say what is counted themselves (ふたつ, 俩).
    """
    own = language_of(language).numbers
    if own.numerals == "runs":
        words = {
            form: int(word.value)
            for form, word in number_words(language).phrases.items()
            if word.role in ("cardinal", "magnitude")
        }
        behind = "|".join(map(regex.escape, sorted(own.counters, key=len, reverse=True))) or r"(?!)"
        pattern = rf"(?<!{_either(words)})(?P<word>{_either(words)})(?=\s?(?:{behind}))"
    else:
        words = {
            form: int(value) for value, forms in own.cardinal.items() for form in forms if _HANGUL.match(form) is None
        }
        pattern = rf"(?P<word>{_either(words)})"
    return regex.compile(pattern), words


def _either(words: dict[str, int]) -> str:
    return "(?:" + ("|".join(map(regex.escape, sorted(words, key=len, reverse=True))) or r"(?!)") + ")"


def counted_words(text: str, language: str) -> Iterator[Number]:
    """The number words in runs of letters that are surely numbers, in order: สามตัว, ふたつ, 俩."""
    pattern, words = _words(language)
    for match in pattern.finditer(text) if words else ():
        value = words[match["word"]]
        if value >= _LEAST:
            yield Number(match.start(), match.end(), (value,), written="words", evidence="likely")
