"""Amounts of which a text says the order alone: dozens, hundreds of thousands, hàng nghìn, десятки тысяч, 数百.

vague_amounts.tsv has a row a language: what stands between two of them (of, de; `-` where two side by side are no
product), and by the power of ten the forms that say it, `_` for a space, `*` at the end for any letters more, `**`
before for letters that are written in one with it; behind `+` what multiplies the one before (hàng chục nghìn).
Written for this project, from general knowledge. In scripts without spaces a form is looked for among all letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import regex

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.words import fold_word

__all__ = ["VagueAmount", "vague_amounts"]

_FILE = "vague_amounts.tsv"
#: Letters that are written in one before a word (the, and, in).
_JOINED = r"\p{L}{0,3}"
#: No amount begins behind these, where words run on: 十几万, 人数千人.
_NOT_BEHIND = "十百千万萬億亿第人参參整总總系倍分函次多少指点點枚個回件"
#: Characters between a number and what it counts (20 de mii, ثلاثة آلاف).
_COUNTED = 4
_DIGIT = lazy_regex(r"\p{N}[\s\u00a0\u202f-]?\Z")


class VagueAmount(NamedTuple):
    """`text[start:end]` says an amount of so many zeros: 3 for thousands."""

    start: int
    end: int
    zeros: int


class _Forms(NamedTuple):
    first: regex.Pattern[str]
    further: regex.Pattern[str]
    zeros: Mapping[str, int]
    multiplied: Mapping[str, int]


def vague_amounts(text: Text) -> list[VagueAmount]:
    """All of them in the order of the text, without those that are counted (two millions); none of a language without
    a row.
    """
    forms = _forms(text.base)
    if forms is None:
        return []
    folded = fold_word(text.raw)
    if len(folded) != len(text.raw):
        return []
    found: list[VagueAmount] = []
    place = 0
    while (match := forms.first.search(folded, place)) is not None:
        zeros, end = _zeros(match, forms.zeros), match.end()
        while (more := forms.further.match(folded, end)) is not None:
            factor = _zeros(more, forms.multiplied)
            if factor <= zeros:
                break  # thousands of thousands
            zeros, end = zeros + factor, more.end()
        start, place = match.start(), end
        if not _is_counted(text, start, found[-1].end if found else 0):
            found.append(VagueAmount(start, end, zeros))
    return found


def _zeros(match: regex.Match[str], table: Mapping[str, int]) -> int:
    groups = match.groupdict()
    return table[next(name for name in groups if groups[name] is not None)]


def _is_counted(text: Text, start: int, after: int) -> bool:
    """Whether a number behind the amount before, which ends at `after`, says how many: две тысячи, 5 millions."""
    if _DIGIT.search(text.raw[max(0, start - 2) : start]) is not None:
        return True
    return any(
        after <= number.start < start <= number.end + _COUNTED and "," not in text.raw[number.end : start]
        for number in text.numbers
    )


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, tuple[str, str]]:
    lines = files("review.text.numbers").joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    return {base: (of, forms) for base, of, forms in (line.split("\t") for line in lines)}


@lru_cache(maxsize=64)
def _forms(base: str) -> _Forms | None:
    if base not in _rows():
        return None
    of, listed = _rows()[base]
    spaced = language_of(base).traits.spaces
    first: list[tuple[str, int]] = []
    multiplying: list[tuple[str, int]] = []
    for group in listed.split(" "):
        zeros, _, forms = group.partition("=")
        for form in forms.split(","):
            if zeros.startswith("+") or of != "-":
                multiplying.append((form, int(zeros)))
            if not zeros.startswith("+"):
                first.append((form, int(zeros)))
    between = "|".join(map(regex.escape, of.split(","))) if of.strip("-") else ""
    joint = rf"[\s\u200c]{{0,2}}(?:(?:{between})\s?)?" if between else r"[\s\u200c]{0,2}"
    before = r"(?<!\p{L})" if spaced else f"(?<![{_NOT_BEHIND}])"
    further = [(form, zeros) for form, zeros in multiplying if zeros > 1]
    return _Forms(
        _pattern(first, before, spaced=spaced),
        _pattern(further, joint, spaced=spaced),
        _named(first),
        _named(further),
    )


def _named(forms: list[tuple[str, int]]) -> Mapping[str, int]:
    return {f"z{zeros}": zeros for _, zeros in forms}


def _pattern(forms: list[tuple[str, int]], before: str, *, spaced: bool) -> regex.Pattern[str]:
    """A pattern of all forms, the longest first, whose one group that matches is named by the zeros."""
    by_length = sorted(forms, key=lambda one: -len(one[0]))
    if not by_length:
        return regex.compile(r"(?!)")
    alternatives = "|".join(f"(?P<z{zeros}>{_written(form, spaced=spaced)})" for form, zeros in by_length)
    return regex.compile(f"{before}(?:{alternatives})", regex.V0)


def _written(form: str, *, spaced: bool) -> str:
    joined, more = form.startswith("**"), form.endswith("*")
    core: str = regex.escape(fold_word(form.strip("*")).replace("_", " ")).replace(r"\ ", " ")
    end = (r"[\p{L}\p{M}]*" if more else r"(?![\p{L}\p{M}])") if spaced else ""
    return (_JOINED if joined else "") + core + end
