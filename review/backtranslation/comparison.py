"""A source and its back-translation, word by word: what is the same, what is only here, what only there."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from review.text.analysis import Text
from review.text.tokens import is_unspaced

__all__ = ["Difference", "compare"]

#: Above this many words on a side the comparison would take too much memory, and nobody reads it.
_MOST = 20_000


class Difference(NamedTuple):
    """Stretches that stand for each other, as (start, end) offsets: in the source and in the back-translation.

    `same` in both; `missing` only in the source, `added` only in the back-translation, `changed` one for the other.
    An absent stretch is empty, at the place where it would stand.
    """

    kind: Literal["same", "missing", "added", "changed"]
    source: tuple[int, int]
    back: tuple[int, int]


def _units(text: Text) -> list[tuple[str, int, int]]:
    """Words with offsets; of scripts without spaces, characters. Punctuation is passed over."""
    units: list[tuple[str, int, int]] = []
    for token in text.tokens:
        if token.kind in ("punctuation", "symbol"):
            continue
        if token.kind == "word" and is_unspaced(token.text):
            units += [(text.raw[n], n, n + 1) for n in range(token.start, token.end)]
        else:
            units.append((token.key, token.start, token.end))
    return units


def compare(source: Text, back: Text) -> tuple[Difference, ...]:
    """The differences in order, case and punctuation aside; together they hold every word of both sides once."""
    left, right = _units(source), _units(back)
    if not left and not right:
        return ()
    if max(len(left), len(right)) > _MOST:
        return (Difference("changed", (0, len(source.raw)), (0, len(back.raw))),)
    differences: list[Difference] = []
    for operation in Indel.opcodes([unit[0] for unit in left], [unit[0] for unit in right]):
        first = _stretch(left, operation.src_start, operation.src_end)
        second = _stretch(right, operation.dest_start, operation.dest_end)
        if operation.tag == "equal":
            differences.append(Difference("same", first, second))
        elif differences and differences[-1].kind != "same":  # a deletion beside an insertion: one for the other
            before = differences.pop()
            differences.append(Difference("changed", _joined(before.source, first), _joined(before.back, second)))
        else:
            differences.append(Difference("missing" if first[0] < first[1] else "added", first, second))
    return tuple(differences)


def _stretch(units: list[tuple[str, int, int]], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return units[start][1], units[end - 1][2]
    place = units[start - 1][2] if start else 0
    return place, place


def _joined(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    known = [stretch for stretch in (first, second) if stretch[0] < stretch[1]] or [first]
    return min(start for start, _ in known), max(end for _, end in known)
