"""What a number is, and how digits with separators are read in a language."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from review.kept_values import kept_value
from review.lazy_patterns import lazy_regex
from review.text.language import locale_of
from review.text.numbers.words import Value

__all__ = [
    "MAX_DIGITS",
    "DigitEvidence",
    "Number",
    "decimal_symbol",
    "group_symbol",
    "plain_digits",
    "readings",
    "whole",
]

DigitEvidence = Literal["certain", "likely", "possible"]


class Number(NamedTuple):
    """`text[start:end]` and its values, the likeliest reading first.

    `kind`: cardinal, ordinal (21st, third), percent, time (hours, minutes as a fraction of the hour), code (the figure
    of COVID-19, A380, iPhone6), times (twice). `written`: digits, mixed (5 million), words, roman.
    `evidence` that it is a number at all: certain (digits), likely (a number word), possible (one, second, năm, a
    code's figure, a Roman numeral): what is only possible is a counterpart of another number but never missed alone.
    `parts` are the numbers that a fraction or a time is made of (2/3: 2 and 3); `said` those that words say a time
    with (ten to three: 10 and 3).
    """

    start: int
    end: int
    values: tuple[Value, ...]
    kind: str = "cardinal"
    written: str = "digits"
    evidence: DigitEvidence = "certain"
    parts: tuple[Value, ...] = ()
    said: tuple[Value, ...] = ()


#: Longer runs of digits are identifiers, not amounts.
MAX_DIGITS = 30
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，：％", "0123456789.,:%")
_FULL_WIDTH_DIGIT = lazy_regex("[０-９]")


@lru_cache(maxsize=256)
def _symbols(language: str) -> tuple[str, str]:
    return kept_value(f"separators-{language}", lambda: _from_cldr(language))


def _from_cldr(language: str) -> tuple[str, str]:
    locale = locale_of(language)
    if locale is None:
        return ".", ","
    symbols = locale.number_symbols.get("latn", {})
    return str(symbols.get("decimal", ".")), str(symbols.get("group", ","))


def decimal_symbol(language: str) -> str:
    """What stands before the decimals in a language (CLDR): "." or ","."""
    return _symbols(language)[0]


def group_symbol(language: str) -> str:
    """What stands between thousands in a language (CLDR)."""
    return _symbols(language)[1]


def readings(written: str, decimal: str) -> tuple[Value, ...]:
    """The values that digits with separators can have, the likeliest first where `decimal` marks the decimals.

    Empty for what is no single number (an address, a version, a list: 1.2.3).
    """
    return _readings(written, decimal) if len(written) <= 2 * MAX_DIGITS else ()


@lru_cache(maxsize=65536)
def _readings(written: str, decimal: str) -> tuple[Value, ...]:
    compact = "".join(c for c in written if not c.isspace() and c not in "'’٬،").replace("٫", ".")
    separators = [c for c in compact if c in ".,"]
    # Python may know fewer scripts' digits than the tokenizer does
    if len(compact) > MAX_DIGITS or not all(c.isdecimal() or c in ".," for c in compact):
        return ()
    if not separators:
        return (int(compact),)
    groups = regex.split(r"[.,]", compact)
    last = separators[-1]
    if len(set(separators)) == 2:
        if separators.count(last) > 1 or not _grouped(groups[:-1]):
            return ()
        return (_decimal("".join(groups[:-1]), groups[-1]),)
    if len(separators) > 1:
        return (int("".join(groups)),) if _grouped(groups) else ()
    whole, rest = groups
    if last == "," and all(len(group) == 4 and "1500" <= group < "2100" for group in groups):
        return ()  # two years of a list: 2006,2010
    as_decimal = _decimal(whole, rest)
    if len(rest) != 3 or len(whole) > 3 or (whole.startswith("0")):
        return (as_decimal,)
    as_whole = int(whole + rest)
    return (as_decimal, as_whole) if last == decimal else (as_whole, as_decimal)


def _grouped(groups: list[str]) -> bool:
    """Thousands (1.234.567) or lakhs (12,34,567): the last group has three digits, those before it two or three."""
    return len(groups) == 1 or (
        1 <= len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:-1])
    )


def _decimal(whole: str, rest: str) -> Value:
    value = Fraction(int(whole + rest), 10 ** len(rest))
    return int(value) if value.denominator == 1 else value


def whole(value: Value) -> Value:
    """The value as an int where it is one: arithmetic with ints is what keeps this fast."""
    return int(value) if value == int(value) else value


def plain_digits(text: str) -> str:
    """The text with full-width digits and their separators as ASCII ones, of the same length."""
    return text.translate(_FULL_WIDTH) if _FULL_WIDTH_DIGIT.search(text) else text
