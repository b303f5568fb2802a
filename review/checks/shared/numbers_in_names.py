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
_CAPITAL = lazy_regex(r"[-‑\s]\p{Lu}\p{L}")


def in_a_name(text: Text, number: Number) -> bool:
    """Whether a number in words is a part of a name: within a sentence, or before a hyphen, a capitalised word before
    another; or a part of the name of a city.
    """
    if number.written != "words":
        return False
    first = text.raw[number.start]
    if first.isupper():
        capital = _CAPITAL.match(text.raw, number.end)
        begins = number.start in text.sentence_starts and text.raw[number.end : number.end + 1].isspace()
        if capital is not None and not begins and not text.rules.traits.capital_nouns and not is_title_case(text):
            return True
    if text.unspaced:
        return any(is_city(name) or is_han_name(name, text.base) for name in _around(text.raw, number)) or (
            number.end - number.start == 1 and _KIND.match(text.raw, number.end) is not None
        )
    return any(is_city(name) for name in _with_neighbours(text, number))


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
