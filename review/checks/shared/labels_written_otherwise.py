"""Labels and telephone numbers that the two sides write otherwise: 11,1 and 11:1, Fig. 4-2 and рис. 4.2."""

from __future__ import annotations

import regex

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.find import Number
from review.text.numbers.measures import quantity_of

__all__ = ["not_in", "written_otherwise"]

#: Chapter and verse, and the numbers of figures, tables and sections, with the marks that languages and houses put
#: between their parts: 11,1 and 11:1, Fig. 4-2 and рис. 4.2.
_DASHES = "-‐‑‒–—−"
_LABEL = lazy_regex(
    rf"(?<![\d.,:])(\d{{1,3}})(?:[.,:](\d{{1,3}})(?![.,:]?\d)|(?<![{_DASHES}]\d*)[{_DASHES}](\d{{1,3}})(?![{_DASHES}.,:]*\d))"
)
#: A telephone number, however it is grouped.
_TELEPHONE = lazy_regex(r"\+?\(?\d[\d\s().\-–/\u00a0]{5,25}\d")
#: So many last figures in common, and two telephone numbers are one, with a country's code or without.
_TAIL = 6
#: So many figures has a number with the country's code or what is dialled for it.
_LONG = 10


def written_otherwise(
    view: SegmentView, source: list[Number], target: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Without the figures of references (11,1 is 11:1, 4.2 is 4-2) and telephone numbers (030 12 34 56 is
    +49 30 123456) that the other side writes in its own way.
    """
    if not (source or target):
        return source, target
    ours, theirs = view.target.raw, view.source.raw
    same: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])

    def same_label(one: regex.Match[str], other: regex.Match[str]) -> bool:
        return _same_label(one, other) and not (_counts(one, view.source) or _counts(other, view.target))

    for find, alike in ((_LABEL, same_label), (_TELEPHONE, _same_telephone)):
        of_theirs, of_ours = list(find.finditer(theirs)), list(find.finditer(ours))
        rest = [match for match in of_ours if _holds(match, target)]
        for one in of_theirs:
            for other in of_ours if _holds(one, source) else rest:
                if alike(one, other):
                    same[0].append(one.span())
                    same[1].append(other.span())
    return not_in(source, same[0]), not_in(target, same[1])


def _holds(match: regex.Match[str], numbers: list[Number]) -> bool:
    return any(match.start() < number.end and number.start < match.end() for number in numbers)


def _same_label(one: regex.Match[str], other: regex.Match[str]) -> bool:
    """Whether two labels have the same parts with other marks between; of two decimals the values are compared."""
    marks = _mark(one), _mark(other)
    return marks[0] != marks[1] and _parts(one) == _parts(other) and not set(marks) <= {".", ","}


def _counts(label: regex.Match[str], text: Text) -> bool:
    """Whether figures with a dash or a stop between are no label's but an amount or a range of them: 3-5 kg, 2.5 %."""
    inside = [n for n in text.numbers if label.start() < n.end and n.start < label.end()]
    return any(n.end > label.end() or quantity_of(text.raw, text.language, n) is not None for n in inside)


def _parts(label: regex.Match[str]) -> tuple[str, str]:
    return label[1], label[2] or label[3]


def _mark(label: regex.Match[str]) -> str:
    """What stands between a label's parts; one sign for all dashes."""
    mark = label.string[label.end(1)]
    return "-" if mark in _DASHES else mark


def _same_telephone(one: regex.Match[str], other: regex.Match[str]) -> bool:
    first, second = ("".join(filter(str.isdecimal, match.group().replace("(0)", ""))) for match in (one, other))
    short, long = sorted((first.lstrip("0"), second.lstrip("0")), key=len)
    if len(short) == len(long) >= _LONG:  # 8 (495) 123-45-67 at home, +7 495 123 45 67 from abroad
        return short[1:] == long[1:]
    return len(short) >= _TAIL and long.endswith(short)


def not_in(numbers: list[Number], spans: list[tuple[int, int]]) -> list[Number]:
    """The numbers that no stretch (offsets) has a part of."""
    return [n for n in numbers if not any(start < n.end and n.start < end for start, end in spans)]
