"""Which poles of which scales a text speaks of, by the words of the language's file ([opposites.scales]).

A scale has two poles, each a set of words: size = "large big | small tiny". A form is a word, words joined by `_`, or
with `*` the beginning of one. In scripts without spaces it is part of a run of letters. The longest form at a place
counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from review.languages.language import language_of
from review.text.analysis import Text

__all__ = ["Pole", "poles_of"]

#: (scale, 0 or 1)
_End = tuple[str, int]
#: Letters of the shortest beginning that a form may be.
_SHORTEST = 2


class Pole(NamedTuple):
    """`text[start:end]` speaks of one pole (0 or 1, as in the file) of a scale; a word may do so of several."""

    scale: str
    pole: int
    start: int
    end: int


class _Forms(NamedTuple):
    """What each form speaks of; `longest` in words, or in letters where words run on."""

    words: Mapping[str, tuple[_End, ...]]
    beginnings: Mapping[str, tuple[_End, ...]]
    longest: int
    #: The first words of forms of several.
    first: frozenset[str]


def poles_of(text: Text, *, negated: bool = False) -> list[Pole]:
    """All poles in the order of the text; none of a language without the table. `negated`: those, too, whose words tell
    something beside a negation alone.
    """
    forms = _forms(text.language, negated)
    if not forms.words:
        return []
    found = _in_letters(text.raw, forms) if not text.rules.traits.spaces else _in_words(text, forms, negated)
    return [Pole(*end, start, stop) for ends, start, stop in found for end in ends]


def _in_words(text: Text, forms: _Forms, negated: bool) -> Iterator[tuple[tuple[_End, ...], int, int]]:
    tokens = text.words
    keys = [token.key for token in tokens]
    place = 0
    while place < len(keys):
        longest = min(forms.longest, len(keys) - place) if keys[place] in forms.first else 1
        for size in range(longest, 0, -1):
            if size > 1:
                ends = forms.words.get(" ".join(keys[place : place + size]))
            else:
                ends = _ends(keys[place], text.language, negated)
            if ends is not None:
                yield ends, tokens[place].start, tokens[place + size - 1].end
                place += size
                break
        else:
            place += 1


@lru_cache(maxsize=32_768)
def _ends(word: str, language: str, negated: bool) -> tuple[_End, ...] | None:
    """What a single word speaks of, by itself or by its beginning; None: of no scale."""
    forms = _forms(language, negated)
    found = forms.words.get(word)
    if found is not None:
        return found
    begun = (word[:n] for n in range(len(word), _SHORTEST - 1, -1))
    return next((forms.beginnings[one] for one in begun if one in forms.beginnings), None)


def _in_letters(raw: str, forms: _Forms) -> Iterator[tuple[tuple[_End, ...], int, int]]:
    place = 0
    while place < len(raw):
        for size in range(forms.longest, 0, -1):
            ends = forms.words.get(raw[place : place + size])
            if ends is not None:
                yield ends, place, place + size
                place += size
                break
        else:
            place += 1


@lru_cache(maxsize=64)
def _forms(language: str, negated: bool = False) -> _Forms:
    words: dict[str, tuple[_End, ...]] = {}
    beginnings: dict[str, tuple[_End, ...]] = {}
    opposites = language_of(language).opposites
    for scale, listed in (*opposites.scales.items(), *(opposites.negated.items() if negated else ())):
        middle = listed.index("|")
        for pole, forms in enumerate((listed[:middle], listed[middle + 1 :])):
            for form in forms:
                table = beginnings if form.endswith("*") else words
                key = form.removesuffix("*").replace("_", " ").casefold()
                table[key] = (*table.get(key, ()), (scale, pole))
    for phrase in opposites.other:
        words[phrase.replace("_", " ").casefold()] = ()
    spaces = language_of(language).traits.spaces
    longest = max((len(key.split() if spaces else key) for key in words), default=0)
    return _Forms(words, beginnings, longest, frozenset(key.split()[0] for key in words if " " in key))
