"""Number words inside the names of places, which translations spell by sound or by another name: באר שבע is Beersheba,
九江 Jiujiang, Three Rivers stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.names.cities import is_city
from review.text.names.han_names import is_han_name
from review.text.names.title_case import is_title_case
from review.text.numbers.find import Number

__all__ = ["in_a_name"]

#: The characters of the longest name of a place that is looked up where words are not written apart.
_LONGEST = 4
#: Letters that scripts without capitals glue before a name: בבאר שבע, in Beersheba.
_GLUED = 2
#: What places are called by their last character, with one or two between it and the numeral: 三重県, 五台山.
_KIND = lazy_regex(r"\p{Han}{1,2}[県府市町村区郡島山川湖省县縣州镇鎮]")
#: What goes on with a capital: Trois-Rivières, Five Points.
_CAPITAL = lazy_regex(r"[-‑\s](\p{Lu}\p{L}+)")


def in_a_name(text: Text, number: Number, other: Text) -> bool:
    """Whether a cardinal in words is a part of a name, told by capitals or by the table of cities. Ordinals are not
    asked: wars and amendments are translated.
    """
    if number.written != "words" or number.kind != "cardinal":
        return False
    if _is_capitalised(text, number, other):
        return True
    if text.unspaced:
        return any(is_city(name) or is_han_name(name, text.base) for name in _around(text.raw, number)) or (
            number.end - number.start == 1 and _KIND.match(text.raw, number.end) is not None
        )
    return any(is_city(name) for name in _with_neighbours(text, number))


def _is_capitalised(text: Text, number: Number, other: Text) -> bool:
    """Whether a number begins a name by its capital and that of the word behind it: one that the other side has as
    well, or, within a sentence, one that a script without capitals spells by its sound.
    """
    capital = _CAPITAL.match(text.raw, number.end) if text.raw[number.start].isupper() else None
    if capital is None or text.rules.traits.capital_nouns or is_title_case(text):
        return False
    return capital[1] in other.raw or (number.start not in text.sentence_starts and not _CASED.search(other.raw))


def _around(raw: str, number: Number) -> Iterator[str]:
    """The stretches of two to four characters that hold a number and more."""
    for start in range(max(0, number.end - _LONGEST), number.start + 1):
        for end in range(max(number.end, start + 2), start + _LONGEST + 1):
            if end - start > number.end - number.start and raw[start:end].isalpha():
                yield raw[start:end]


def _with_neighbours(text: Text, number: Number) -> Iterator[str]:
    """A number word with the words beside it, in scripts with capitals where both have one."""
    words = [token for token in text.words if token.end > number.start - 2 * _NEAR and token.start < number.end + _NEAR]
    at = next((n for n, token in enumerate(words) if token.start <= number.start < token.end), -1)
    for one, two in pairwise(words[max(0, at - 1) : at + 2]) if at >= 0 else ():
        if (one.text[0].isupper() and two.text[0].isupper()) or not _CASED.match(one.text):
            name = text.raw[one.start : two.end]
            yield from (name[cut:] for cut in range(1 if _CASED.match(name) else _GLUED + 1))


#: How far beside a number its name goes on, in characters.
_NEAR = 20
_CASED = lazy_regex(r"[\p{Lu}\p{Ll}]")
