"""Numbers in words, from the words of a text: two million three hundred thousand, bảy mươi triệu, half a million."""

from __future__ import annotations

from fractions import Fraction

from review.text.numbers.digits import Number, whole
from review.text.numbers.grammar import compose, continues
from review.text.numbers.items import Items
from review.text.numbers.words import Value, Word

__all__ = ["spelled"]

#: No number has more words; what goes on longer is a list, and its value would be beyond all bounds.
_MAX_PIECES = 12


def spelled(scan: Items, index: int) -> tuple[list[Number], int]:
    """A number in words from item `index`: two million three hundred thousand, bảy mươi triệu, half a million."""
    first = scan.phrase(index)
    if first is None:
        return [], index + 1
    start, (word, after) = scan.items[index][0], first
    pieces = [word]
    if word.role == "fraction":
        return _fraction(scan, index, word, after)
    while word.role != "ordinal" and len(pieces) < _MAX_PIECES:
        following = after
        joined = False
        if scan.adjacent(following) and scan.items[following][3] in scan.words.joints:
            ahead = following + 1
            if scan.adjacent(ahead) and scan.items[ahead][3] in ("a", "an"):
                ahead += 1
            if scan.is_half(ahead):  # two and a half million
                following, joined = ahead, True
            elif pieces[-1].value >= 20:
                following += 1
        if following >= len(scan.items) or scan.items[following][2] != "w" or not scan.adjacent(following):
            break
        found = scan.phrase(following)
        if found is None or not (joined or continues(pieces, found[0])):
            break
        if following == after and found[1] == following + 1 and scan.items[following][3] in scan.words.never_last:
            break
        word, after = found
        pieces.append(word)
    end = scan.items[after - 1][1]
    values = compose(pieces)
    parts: tuple[Value, ...] = ()
    kind = "ordinal" if pieces[-1].role == "ordinal" else "cardinal"
    if kind == "ordinal" and len(pieces) == 1 and pieces[0].value > 2:
        values = (*values, Fraction(1, int(pieces[0].value)))
    elif kind == "ordinal" and len(pieces) == 2 and pieces[0].value < pieces[1].value:
        values = (Fraction(pieces[0].value, pieces[1].value), values[0])
        parts = (pieces[0].value, pieces[1].value)
    if pieces[-1].role == "magnitude" and pieces[-1].value in (10, 12):  # chục is ten, and what a dozen becomes
        values = (*values, values[0] * 12 // 10 if pieces[-1].value == 10 else values[0] * 10 // 12)
    unsure = kind == "ordinal" or all(piece.role == "magnitude" for piece in pieces)
    unsure = unsure or (len(pieces) == 1 and word.ambiguous)
    if scan.percent_after(end) is not None:
        end = scan.percent_after(end) or end
        kind, unsure = "percent", False
        values = (*values, Fraction(values[0], 100))
    return [Number(start, end, values, kind, "words", "possible" if unsure else "likely", parts)], after


def _fraction(scan: Items, index: int, word: Word, after: int) -> tuple[list[Number], int]:
    """Half, half a million, a quarter of a million."""
    start, end = scan.items[index][0], scan.items[after - 1][1]
    ahead = after
    while scan.adjacent(ahead) and scan.items[ahead][3] in ("a", "an", "of"):
        ahead += 1
    if scan.adjacent(ahead) and scan.items[ahead][2] == "w":
        found = scan.phrase(ahead)
        if found is not None and found[0].role == "magnitude":
            end = scan.items[found[1] - 1][1]
            value = whole(word.value * found[0].value)
            return [Number(start, end, (value,), written="words", evidence="likely")], found[1]
    return [Number(start, end, (word.value,), written="words", evidence="possible")], after
