"""Numbers in words, from the words of a text: two million three hundred thousand, bảy mươi triệu, half a million."""

from __future__ import annotations

from fractions import Fraction

from review.text.numbers.digits import DigitEvidence, Number, readings, whole
from review.text.numbers.grammar import compose, continues
from review.text.numbers.items import Items
from review.text.numbers.unit_names import names_of, unit_at
from review.text.numbers.words import Value, Word

__all__ = ["spelled"]

#: No number has more words; what goes on longer is a list, and its value would be beyond all bounds.
_MAX_PIECES = 12
_HALF = Fraction(1, 2)
#: What dozens and tens are both read as, besides, for one becomes the other in translation; no number comes near it.
_DOZEN = Fraction(120, 11)
#: The years of the shortest time that a word counts by itself.
_DECADE = 10
#: Ordinals that another may follow: čtyřicátý čtvrtý.
_TENS = range(20, 91, 10)
#: Quarters are those of a year, a match and a town as well.
_QUARTER = 4


def spelled(scan: Items, index: int) -> tuple[list[Number], int]:
    """A number in words from item `index`, and the index after it: two million three hundred thousand, bảy mươi triệu,
    half a million.
    """
    first = scan.phrase(index)
    if first is None:
        return _more(scan, index)
    if first[0].role == "fraction":
        return _fraction(scan, index, *first)
    pieces, after = _pieces(scan, *first)
    start, end = scan.items[index][0], scan.items[after - 1][1]
    if scan.rules.numbers.magnitude_first and len(pieces) == 1 and pieces[0].role == "magnitude":
        values = _behind(scan, after, pieces[0])
        if values:
            return [Number(start, scan.items[after][1], values, written="mixed")], after + 1
    values, parts = _values(pieces)
    if after == index + 1:
        values += scan.words.readings.get(scan.items[index][3], ())
    if len(pieces) == 2 and pieces[1].role == "fraction" and pieces[0].value >= _DECADE:
        unit = unit_at(scan.items[index][3], names_of(scan.words.language))
        if unit is not None and "duration" in unit[0].dimensions:  # a century and a half: 150 years, or 1.5 of them
            values = (whole(pieces[0].value * (1 + pieces[1].value)), 1 + pieces[1].value)
    if scan.rules.numbers.magnitude_first and [one.role for one in pieces] == ["magnitude", "cardinal"]:
        values = (whole(pieces[0].value * pieces[1].value),)  # milioni mbili, two million
    kind = "ordinal" if pieces[-1].role == "ordinal" else "cardinal"
    ending = scan.rules.numbers.fraction_ending
    thirds = bool(parts) and bool(ending) and scan.items[after - 1][3].endswith(ending)  # two thirds
    unsure = (kind == "ordinal" and not thirds) or all(piece.role == "magnitude" for piece in pieces)
    unsure = unsure or (len(pieces) == 1 and pieces[0].ambiguous)
    share = _share(scan, pieces, after)
    if share is not None:
        value, end = share[0], scan.items[share[1] - 1][1]
        made_of = (pieces[0].value, whole(1 / value * pieces[0].value))
        readings = (value, made_of[0]) if value.denominator == _QUARTER else (value,)  # three quarters of a year
        return [Number(start, end, readings, "cardinal", "words", "likely", made_of)], share[1]
    percent = scan.percent_after(end)
    if percent is not None:
        while after < len(scan.items) and scan.items[after][0] < percent:
            after += 1  # the hundred of "per cento"
        return [Number(start, percent, (*values, Fraction(values[0], 100)), "percent", "words", "likely", parts)], after
    return [Number(start, end, values, kind, "words", "possible" if unsure else "likely", parts)], after


def _behind(scan: Items, index: int, magnitude: Word) -> tuple[Value, ...]:
    """What a magnitude is with the figures right behind it, item `index`: milioni 2.5; nothing where there are none."""
    if not scan.adjacent(index) or scan.items[index][2] != "n":
        return ()
    return tuple(whole(value * magnitude.value) for value in readings(scan.items[index][3], scan.decimal))


def _more(scan: Items, index: int) -> tuple[list[Number], int]:
    """A number behind the word for a half or quarter that it is more or less (साढ़े तीन, 3.5; पौने दो लाख, 1.75 lakh); a
    magnitude alone is one (सवा लाख, 1.25 lakh). Nothing where no number follows.
    """
    more = scan.words.more_before.get(scan.items[index][3])
    if more is None or not scan.adjacent(index + 1) or scan.items[index + 1][2] != "w":
        return [], index + 1
    first = scan.phrase(index + 1)
    if first is None or first[0].role not in ("cardinal", "magnitude"):
        return [], index + 1
    pieces, after = _pieces(scan, *first)
    one = () if pieces[0].role == "cardinal" else (Word(1, "cardinal"),)
    values = compose([Word(more, "fraction"), *one, *pieces])
    return [Number(scan.items[index][0], scan.items[after - 1][1], values, written="words", evidence="likely")], after


def _pieces(scan: Items, word: Word, after: int) -> tuple[list[Word], int]:
    """The words of a number that begins with `word`, the item before `after`, and the index after them."""
    pieces = [word]
    while len(pieces) < _MAX_PIECES and (pieces[-1].role != "ordinal" or pieces[-1].value in _TENS):
        following, joined = _past_joint(scan, after, pieces[-1])
        if following >= len(scan.items) or scan.items[following][2] != "w" or not scan.adjacent(following):
            break
        found = scan.phrase(following)
        if found is None or not (joined or continues(pieces, found[0])):
            break
        if found[0].role == "ordinal" and scan.rules.numbers.ordinal_before:
            break  # cặp thứ tư is the fourth pair, no two fourths
        if pieces[-1].role == "ordinal" and (found[0].role != "ordinal" or following > after):
            break  # čtyřicátý čtvrtý, not the twentieth three
        if following == after and found[1] == following + 1 and scan.items[following][3] in scan.words.never_last:
            break
        word, after = found
        if [one.role for one in (*pieces[-2:], word)] == ["magnitude", "fraction", "magnitude"]:
            break  # مليون ونصف مليون says the million twice
        pieces.append(word)
    return pieces, after


def _past_joint(scan: Items, index: int, last: Word) -> tuple[int, bool]:
    """Where a number goes on after the word between (hundred and five); and whether it does so with a half, which
    goes with any number (two and a half million).
    """
    if not scan.adjacent(index):
        return index, False
    half, before = scan.items[index][3] in scan.rules.numbers.and_half, scan.items[index - 1][3]
    if half and last.value % 1 == 0 and before not in scan.words.never_last:  # iki buçuk milyon, not một năm rưỡi
        return index, True
    if scan.items[index][3] in scan.words.articles and scan.is_half(index + 1):
        return index + 1, True
    if scan.items[index][3] not in scan.words.joints:
        return index, False
    ahead = index + 1
    if scan.adjacent(ahead) and scan.items[ahead][3] in scan.words.articles:
        ahead += 1
    if scan.is_half(ahead):
        return ahead, True
    return (index + 1 if last.value >= 20 else index), False


def _share(scan: Items, pieces: list[Word], after: int) -> tuple[Fraction, int] | None:
    """The fraction that a number makes with the noun of one behind it (zwei Fünftel, dvije trećine, две трети), and the
    index after it. None where the number is not the smaller, and for halves, which are added (zwei halbe).
    """
    if len(pieces) > 1 or pieces[0].role != "cardinal" or not scan.adjacent(after) or scan.items[after][2] != "w":
        return None
    found = scan.phrase(after)
    if found is None or found[0].role != "fraction" or found[0].value >= Fraction(1, 2):
        return None
    part = Fraction(found[0].value)
    if part.numerator != 1 or not 1 < pieces[0].value < part.denominator:
        return None
    return part * Fraction(pieces[0].value), found[1]


def _values(pieces: list[Word]) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """The readings of a number's words, and what a fraction among them is made of."""
    values = compose(pieces)
    last = pieces[-1]
    if last.role == "ordinal" and len(pieces) == 1 and last.value > 2:
        return (*values, Fraction(1, int(last.value))), ()
    if last.role == "ordinal" and len(pieces) == 2 and pieces[0].value < last.value:  # two thirds
        joined = values if last.value in _TENS else ()  # two and twentieth is the 22nd, two thirds are no fifth
        return (Fraction(pieces[0].value, last.value), *joined), (pieces[0].value, last.value)
    if last.role == "magnitude" and last.value in (10, 12):  # chục is ten, and what a dozen becomes
        alone = (10 if last.value == 12 else 12,) if len(pieces) == 1 else ()  # dozens of people
        return (*values, *alone, Fraction(values[0]) / last.value * _DOZEN), ()
    return values, ()


def _fraction(scan: Items, index: int, word: Word, after: int) -> tuple[list[Number], int]:
    """Half, half a million, a quarter of a million."""
    start, end = scan.items[index][0], scan.items[after - 1][1]
    value = Fraction(word.value)
    if value.numerator > 1:
        readings = (value, value.numerator) if value.denominator == _QUARTER else (value,)
        parts = (value.numerator, value.denominator) if value < 1 else ()
        several = Number(start, end, readings, "cardinal", "words", "likely", parts)
    else:
        several = Number(start, end, (word.value,), written="words", evidence="possible")
    ahead = after
    while scan.adjacent(ahead) and scan.items[ahead][3] in scan.words.before_magnitude:
        ahead += 1
    if scan.adjacent(ahead) and scan.items[ahead][2] == "w":
        found = scan.phrase(ahead)
        of = value == _HALF and any(item[3] not in scan.words.articles for item in scan.items[after:ahead])
        if found is not None and found[0].role == "magnitude" and not of:  # una media de mil is an average
            end = scan.items[found[1] - 1][1]
            product = whole(value * found[0].value)
            evidence: DigitEvidence = "possible" if found[0].value == 12 else "likely"  # half a dozen may be "some"
            return [Number(start, end, (product,), written="words", evidence=evidence)], found[1]
    return [several], after
