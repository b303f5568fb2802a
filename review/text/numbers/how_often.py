"""How often something is said to be: twice, three times, drei Mal, 3x, двічі, ba lần, 1日3回.

Once is told only where a length of time stands beside it (once a day, einmal täglich): elsewhere it is as often another
time (once upon a time, nicht einmal).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.numbers.digits import Number
from review.text.numbers.unit_names import names_of, unit_at
from review.text.numbers.words import fold_word, number_words

__all__ = ["Often", "find_often", "often_in_a_word"]


class Often(NamedTuple):
    """`text[start:end]` says that something is `times` times."""

    start: int
    end: int
    times: int


#: What is said oftener is no count but very often (a hundred times, mille fois).
_MOST = 50
#: What a leaflet writes for times: 3x, 2 × daily; not the sides of a board, 3 x 4 m.
_SIGN = lazy_regex(r"[ \u00a0]?[x×](?![\p{L}\d])(?!\s?\d)")
#: How far beside "once" the length of time is looked for: words, or characters where those are not written apart.
_WORDS, _LETTERS, _NEAR = 3, 8, 40
_CLAUSE = lazy_regex(r"[.;:!?。；：！？\n]")


def often_in_a_word(text: str, language: str) -> Iterator[Number]:
    """The words and phrases of a text that say how often by themselves (twice, двічі), in order, as numbers that are
    never missed alone: other languages say a pair of it, both, double.
    """
    form, values = _in_a_word(language)
    for match in form.finditer(fold_word(text)) if values else ():
        times = values[match.group()]
        if times > 1 or _in_a_time(text, match.start(), match.end(), language):
            yield Number(match.start(), match.end(), (times,), "times", "words", "possible")


def find_often(text: str, language: str, numbers: tuple[Number, ...]) -> list[Often]:
    """What a text says to be how often, in order; `numbers` are all of the text."""
    found = [Often(one.start, one.end, int(one.values[0])) for one in numbers if one.kind == "times"]
    folded = fold_word(text) if numbers else text
    for number in numbers:
        value = number.values[0]
        if number.kind not in ("cardinal", "code") or value != int(value) or not 1 <= value <= _MOST:
            continue
        start, end = _span(folded, number, language)
        if start == end or (value == 1 and not _in_a_time(text, start, end, language)):
            continue
        found.append(Often(start, end, int(value)))
    return sorted(found)


def _span(folded: str, number: Number, language: str) -> tuple[int, int]:
    """From where to where a number and its word for times stand; two times the same where it has none."""
    before, behind = _beside(language)
    if behind is not None and (match := behind.match(folded, number.end)) is not None:
        return number.start, match.end()
    if before is not None and (match := before.search(folded, max(0, number.start - _NEAR), number.start)) is not None:
        return match.start(), number.end
    sign = _SIGN.match(folded, number.end) if number.written == "digits" else None
    return (number.start, sign.end()) if sign is not None else (0, 0)


def _in_a_time(text: str, start: int, end: int, language: str) -> bool:
    """Whether a length of time, or a word for each of one, stands close before or behind a stretch of a text."""
    own, spaces = language_of(language).numbers, language_of(language).traits.spaces
    before = _CLAUSE.split(text[max(0, start - _NEAR) : start])[-1]
    behind = _CLAUSE.split(text[end : end + _NEAR])[0]
    if not spaces:
        beside = before[-_LETTERS:] + " " + behind[:_LETTERS]
        return any(word in beside for word in own.per) or any(form in beside for form in _long_times(language))
    words = [*fold_word(before).split()[-_WORDS:], *fold_word(behind).split()[:_WORDS]]
    return any(word.strip(",()") in own.per or _is_time(word.strip(",()"), language) for word in words)


@lru_cache(maxsize=4096)
def _is_time(word: str, language: str) -> bool:
    found = unit_at(word, names_of(language)) if word else None
    return found is not None and found[0].dimensions == {"duration"} and found[1] == len(word)


@lru_cache(maxsize=16)
def _long_times(language: str) -> tuple[str, ...]:
    """Names of lengths of time of two letters and more."""
    forms = names_of(language).forms
    return tuple(form for form, unit in forms.items() if unit.dimensions == {"duration"} and len(form) > 1)


def _either(words: Iterable[str]) -> str:
    return "|".join(regex.escape(fold_word(word)) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=64)
def _in_a_word(language: str) -> tuple[regex.Pattern[str], dict[str, int]]:
    own = language_of(language).numbers
    values: dict[str, int] = {}
    if own.numerals == "runs":  # where a single number word is told from others by what follows: สามครั้ง
        words = {form: word for form, word in number_words(language).phrases.items() if word.role == "cardinal"}
        for form, word in words.items():
            if 2 <= word.value <= _MOST:
                values.update(
                    (fold_word(form + space + times), int(word.value)) for times in own.times for space in ("", " ")
                )
    for times, forms in own.often.items():
        values.update(dict.fromkeys(map(fold_word, forms), int(times)))
    edges = (r"(?<![\p{L}\p{M}\d-])", r"(?![\p{L}\p{M}-])") if language_of(language).traits.spaces else ("", "")
    return regex.compile(rf"{edges[0]}(?:{_either(values)}){edges[1]}"), values


@lru_cache(maxsize=64)
def _beside(language: str) -> tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]:
    """The word for times before a number, and behind one."""
    own, spaces = language_of(language).numbers, language_of(language).traits.spaces
    edge = r"(?![\p{L}\p{M}])" if spaces and own.numerals != "han" else ""
    goes_on = rf"(?!\s?(?:{_either(own.times_goes_on)}))" if own.times_goes_on else ""
    before = rf"(?<![\p{{L}}\p{{M}}])(?:{_either(own.times_before)})\s\Z" if own.times_before else ""
    behind = rf"[\s-]?(?:{_either(own.times)}){edge}{goes_on}" if own.times else ""
    return (regex.compile(before) if before else None, regex.compile(behind) if behind else None)
