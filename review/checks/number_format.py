"""A number stands in the translation as the source language writes it: 79,3 in English, 1.500 for 1,500.

Triggers on a number of the translation whose separators read otherwise in its language, where the source has a
number of exactly the value that was meant. The suggestion writes it as the language does (CLDR). A decimal point
left in a language with decimal commas counts only beside a unit, a currency, percent or a magnitude: versions and
names keep their point; a comma between thousands (1,234) counts everywhere.

Also on a number that a space parts at its decimal sign: 32, 7 for 32.7.

Leaves alone: numbers that both languages write alike, times, dates, languages whose countries differ in this
(Spanish and Arabic without a country), and values that the source does not have.

Flagged (vi → en): `Lạm phát là 79,3 điểm.` → `Inflation was 79,3 points.` — `79,3`
Not flagged (vi → en): `Nó có 1.500 trang.` → `It has 1,500 pages.`

False alarms: none of 11,415 clean translations (FLORES dev vi→en, en→vi, pt→en; NTREX en→vi both ways; DEMETR
into English); the eight thousands that it flags there, written with commas in Vietnamese (26,750), are errors.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.find import Number, decimal_symbol, group_symbol, readings
from review.text.numbers.measures import quantity_of
from review.text.numbers.words import Value

__all__ = ["CHECK"]

_CLOCK = lazy_regex(r"\d{1,2}[.,]\d\d")  # 7.55 giờ
#: Not a verse behind its chapter, which more follow: 23, 1-6.
_PARTED = lazy_regex(r"(?<![\d.,])(\d{1,12}[.,])[ \u00a0](\d{1,12})(?!\d|[-–—]\d)")
_DIGITS = lazy_regex(r"\d+(?:[.,]\d+)+")


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:  # noqa: ARG001 (every check has this form)
    source_language, target_language = view.source.language, view.target.language
    decimal = decimal_symbol(target_language)
    yield from _parted(view, decimal)
    if decimal == decimal_symbol(source_language) or _is_divided(view.target) or _is_divided(view.source):
        return
    if not view.number_pairs.matched:
        return
    meant = {number.values[0] for number in view.source.numbers}
    for number in view.target.numbers:
        if number.kind not in ("cardinal", "percent") or number.written == "words":
            continue
        match = _DIGITS.match(view.target.raw, number.start)
        if match is None or match.group() not in view.source.raw:
            continue
        written = match.group()
        right = _rewritten(written, decimal, group_symbol(target_language))
        if right is None or not _means(number, written, decimal, meant):
            continue
        if decimal == "," and "." in written and number.written == "digits" and number.kind != "percent":
            quantity = quantity_of(view.target.raw, target_language, number)
            if quantity is None or ("duration" in quantity.unit.dimensions and _CLOCK.fullmatch(written)):
                continue
        if any(date.start <= number.start < date.end for date in view.target.dates):
            continue
        yield view.hit(
            "target",
            match.start(),
            match.end(),
            f"“{written}” is written as in the source's language; here it is “{right}”",
            suggestion=right,
        )


def _parted(view: SegmentView, decimal: str) -> Iterator[Hit]:
    """A number that a space parts at its decimal sign, where the source has the whole and not the first part."""
    if _PARTED.search(view.target.raw) is None:
        return
    meant = {value for number in view.source.numbers for value in number.values}
    for match in _PARTED.finditer(view.target.raw):
        whole = match[1] + match[2]
        values, first = readings(whole, decimal), readings(match[1].rstrip(".,"), decimal)
        if values and first and values[0] in meant and first[0] not in meant:
            start, end = match.span()
            yield view.hit("target", start, end, f"a space inside the number {whole}", suggestion=whole)


def _is_divided(text: Text) -> bool:
    """Whether the language's countries disagree on the decimal sign, and the tag does not say which it is."""
    return text.language == text.base and text.rules.numbers.separators_vary


def _rewritten(written: str, decimal: str, group: str) -> str | None:
    """The number with its separators exchanged, None where it is right as it is."""
    separators = [c for c in written if c in ".,"]
    other = "," if decimal == "." else "."
    group = group if group in (".", ",", "\u00a0", "\u202f") else other
    last = separators[-1]
    if len(set(separators)) == 2:
        if last == decimal:
            return None
        return written[: written.rindex(last)].replace(decimal, group) + decimal + written[written.rindex(last) + 1 :]
    grouped = all(len(part) == 3 for part in regex.split("[.,]", written)[1:])
    if len(separators) > 1:
        return written.replace(last, group) if grouped and last == decimal else None
    if last == other:
        if decimal == "." and grouped and not written.startswith("0"):
            return None  # 1,000 is often a thousand where decimals have commas, too
        return written.replace(other, decimal)
    return written.replace(decimal, group) if grouped and len(written) <= 7 and not written.startswith("0") else None


def _means(number: Number, written: str, decimal: str, meant: set[Value]) -> bool:
    """Whether the source has the value as its own language reads it, and not as the target's reads it."""
    values = readings(written, "," if decimal == "." else ".")
    if not values:
        return False
    factor = max(1, number.values[0] // max(readings(written, decimal)[0], 1)) if number.written == "mixed" else 1
    ours = readings(written, decimal)[0] * factor
    return values[0] * factor in meant and (ours == values[0] * factor or ours not in meant)


CHECK = Check(
    code="number-format",
    category="Locale conventions/Number format",
    severity="minor",
    page=__doc__,
    segment=find,
)
