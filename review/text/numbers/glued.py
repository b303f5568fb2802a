"""Number words that no list has: inflected (šestnácti, harmincból), glued of others (neunzehnhundert, pětadvacet)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from review.text.endings import inflected_stems, stems
from review.text.numbers.unit_names import names_of, unit_at
from review.text.numbers.word import Value, Word

if TYPE_CHECKING:
    from review.text.numbers.words import NumberWords

__all__ = ["derived", "inflected_numbers", "parts_glued"]

#: A number word of fewer letters, or a smaller number, is the beginning of too many other words.
_STEM, _LEAST = 4, 3
#: The one magnitude that is inflected as other words are; larger ones have stems of their own.
_DOZEN = 12
#: Below this a stem is rather another word's, where nothing else says that it is a number.
_SURE = 11
#: A number is glued of no more parts than these: a thousand, its hundreds, units and tens.
_DEPTH = 4
#: Letters of the shortest part.
_PART = 3
#: Letters of the longest word for a fraction that others are glued to (dreiviertel).
_LONGEST_PART = 12


def inflected_numbers(phrases: Mapping[str, Word], language: str) -> dict[str, Word]:
    """What stays of number words when they are inflected; none of what two values share."""
    found: dict[str, Word] = {}
    unsure: set[str] = set()
    for form, word in phrases.items():
        if (
            (word.role not in ("cardinal", "fraction") and word.value != _DOZEN)
            or " " in form
            or (word.value < _LEAST and word.role == "cardinal")
            or (word.value > 1 and word.role == "fraction")  # полтора has the forms that are listed, and no others
        ):
            continue
        for stem in stems(form, language):
            if len(stem) < _STEM:
                continue
            known = found.setdefault(stem, word)
            if known.value != word.value:
                unsure.add(stem)
    return {
        stem: word._replace(ambiguous=word.ambiguous or word.value < _SURE)
        for stem, word in found.items()
        if stem not in unsure
    }


def derived(words: NumberWords, key: str) -> Word | None:
    """The value of a folded word that is no listed number word; None for one that is none."""
    for stem, value in words.stems.items():
        if key.startswith(stem) and len(key) <= len(stem) + 3:
            return Word(value, "magnitude", True)
    if words.glued:
        ending = next((ending for ending in words.half_more if key.endswith(ending)), None)
        half = words.phrases.get(key.removesuffix(ending)) if ending else None
        if half is not None and half.role == "cardinal":
            return Word(half.value + Fraction(1, 2), "cardinal", False)
        whole = _glued(words, key, 0)
        if whole is not None:
            return Word(whole, "cardinal", False)
    for tail in words.counted:
        years = _counted(words, key[:at]) if (at := key.find(tail, _PART)) > 0 else None
        if years is not None:
            return Word(years, "cardinal", False)
    for part, rest in parts_glued(words, key):
        magnitude = words.word(rest)
        if magnitude is not None and magnitude.role == "magnitude":  # полмиллиона
            product = part * magnitude.value
            return Word(int(product) if product.denominator == 1 else product, "cardinal", False)
        if unit_at(rest, names_of(words.language)) is not None:
            return Word(part, "fraction", True)
    if not words.inflected:
        return None
    for stem in inflected_stems(key, words.language):
        found = words.inflected.get(stem)
        if found is not None:
            return found
        glued = _glued(words, stem, 0) if words.glued and stem != key else None
        if glued is not None:
            return Word(glued, "cardinal", False)
    return None


def _counted(words: NumberWords, part: str) -> int | None:
    """The number, 3 to 100, that a word begins with, in its own form or with another vowel at its end (czterdziesto-,
    ottant-), or its tens and units (двадцатипяти-).
    """

    def known(form: str) -> int | None:
        found = words.phrases.get(form)
        return int(found.value) if found is not None and found.role != "fraction" and found.value <= _CENTURY else None

    forms = (part, *(stem + vowel for stem in (part[:-1], part) for vowel in _VOWELS))
    value = next((value for form in forms if (value := known(form)) is not None), None)
    if value is None:
        for cut in range(_PART, len(part) - _PART + 2):
            tens, unit = known(part[:cut]), known(part[cut:])
            if tens in _TENS and unit in _UNITS:
                value = (tens or 0) + (unit or 0)
    return value if value is not None and value >= _LEAST else None


_CENTURY, _TENS, _UNITS = 100, range(20, 91, 10), range(1, 10)
_VOWELS = "aeiouyую"


def parts_glued(words: NumberWords, key: str) -> Iterator[tuple[Fraction, str]]:
    """The fractions whose word a longer one begins with, each with the rest of it: Viertelliter, полчаса."""
    for length in range(min(len(key) - _LEAST, _LONGEST_PART), _LEAST - 1, -1):
        part = words.phrases.get(key[:length])
        if part is not None and part.role == "fraction" and part.value < 1:
            yield Fraction(part.value), key[length:]


def _glued(words: NumberWords, key: str, depth: int) -> Value | None:
    """The value of a word that is glued of number words: the thousands or hundreds in it, what they are multiplied
    with before them and what they are more behind them; or units, what stands between, and tens.
    """
    found = words.phrases.get(key)
    if found is not None:
        return found.value if depth and found.role in ("cardinal", "magnitude", "fraction") else None
    if depth == _DEPTH:
        return None
    for factor, form in words.multipliers:
        at = key.find(form)
        if at < 0:
            continue
        times = _glued(words, key[:at], depth + 1) if at else 1
        rest = _joint_taken(words, key[at + len(form) :])
        more = _glued(words, rest, depth + 1) if rest else 0
        if times is not None and more is not None and times < factor and more < factor and more == int(more):
            return int(value) if (value := times * factor + more) == int(value) else value
    if words.glue:
        for cut in range(_PART, len(key) - len(words.glue) - _PART + 1):
            if key.startswith(words.glue, cut):
                unit, tens = (words.phrases.get(part) for part in (key[:cut], key[cut + len(words.glue) :]))
                if unit and tens and unit.value in range(1, 10) and tens.value in range(20, 91, 10):
                    return unit.value + tens.value
    return None


def _joint_taken(words: NumberWords, rest: str) -> str:
    """What follows a hundred, without the word between (hundreogfem)."""
    for joint in words.joints:
        if rest.startswith(joint) and rest not in words.phrases:
            return rest[len(joint) :]
    return rest
