"""Which poles of which scales a text speaks of, by the words of the language's file ([opposites.scales]).

A scale has two poles, each a set of words: size = "large big | small tiny". A form is a word, words joined by `_`, or
with `*` the beginning of one. In scripts without spaces it is part of a run of letters. The longest form at a place
counts. What has more members than two is written alike ([opposites.sets]: red, blue, green).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.language import base_language
from review.text.relative_times import relative_times

__all__ = ["Pole", "members_of", "poles_of"]

#: (scale, which of its ends)
_End = tuple[str, int]
#: Which of the file's tables are read: the scales, those with what tells something beside a negation alone, the sets.
_Tables = Literal["scales", "negated", "sets"]
#: The set that CLDR fills (next week).
_CALENDAR = "calendar"
#: Letters of the shortest beginning that a form may be.
_SHORTEST = 2
#: Letters of the shortest word that another may be written in one with.
_SHORTEST_BEHIND = 3


class Pole(NamedTuple):
    """`text[start:end]` speaks of one pole (0 or 1, as in the file) of a scale, or of a set's member, or of several."""

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
    return _found(text, "negated" if negated else "scales")


def members_of(text: Text) -> list[Pole]:
    """All members of sets (red; tomorrow; the tenant) in the order of the text, as poles of a set."""
    return _found(text, "sets")


def _found(text: Text, tables: _Tables) -> list[Pole]:
    forms = _forms(text.language, tables)
    if not forms.words and not forms.beginnings:
        return []
    found = _in_letters(text.raw, forms) if not text.rules.traits.spaces else _in_words(text, forms, tables)
    return [Pole(*end, start, stop) for ends, start, stop in found for end in ends]


def _in_words(text: Text, forms: _Forms, tables: _Tables) -> Iterator[tuple[tuple[_End, ...], int, int]]:
    tokens = text.words
    keys = [token.key for token in tokens]
    place = 0
    while place < len(keys):
        longest = min(forms.longest, len(keys) - place) if keys[place] in forms.first else 1
        for size in range(longest, 0, -1):
            first, last = tokens[place], tokens[place + size - 1]
            if size > 1:
                found = forms.words.get(" ".join(keys[place : place + size])), (0, 0)
            else:
                found = _ends(keys[place], text.language, tables)
            ends, (before, after) = found
            if ends is not None:
                # a folded key may be longer than its word (ß, İ): then the whole word is marked
                kept = len(keys[place]) == first.end - first.start
                yield ends, first.start + before * kept, last.end - after * kept
                place += size
                break
        else:
            place += 1


@lru_cache(maxsize=32_768)
def _ends(word: str, language: str, tables: _Tables) -> tuple[tuple[_End, ...] | None, tuple[int, int]]:
    """What a single word speaks of, by itself or by its beginning, and how much before and behind it is another word
    that is written in one with it (l'été, the father's; و). None: of no scale.
    """
    found = _ends_alone(word, language, tables)
    if found is not None:
        return found, (0, 0)
    plain = word.replace("’", "'")
    before, _, rest = plain.rpartition("'")
    for part, cut in ((rest, (len(before) + 1, 0)), (before, (0, len(rest) + 1))) if before and rest else ():
        found = _ends_alone(part, language, tables)
        if found is not None:
            return found, cut
    for joined in language_of(language).opposites.joined:
        if word.startswith(joined) and len(word) - len(joined) >= _SHORTEST_BEHIND:
            found = _ends_alone(word[len(joined) :], language, tables)
            if found is not None:
                return found, (len(joined), 0)
    return None, (0, 0)


def _ends_alone(word: str, language: str, tables: _Tables) -> tuple[_End, ...] | None:
    forms = _forms(language, tables)
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
def _forms(language: str, tables: _Tables) -> _Forms:
    words: dict[str, tuple[_End, ...]] = {}
    beginnings: dict[str, tuple[_End, ...]] = {}
    opposites = language_of(language).opposites
    listed = {
        "scales": (*opposites.scales.items(),),
        "negated": (*opposites.scales.items(), *opposites.negated.items()),
        "sets": (*opposites.sets.items(), (_CALENDAR, " | ".join(relative_times(base_language(language))).split())),
    }
    for scale, forms in listed[tables]:
        pole = 0
        for form in forms:
            if form == "|":
                pole += 1
                continue
            table = beginnings if form.endswith("*") else words
            key = form.removesuffix("*").replace("_", " ").casefold()
            table[key] = (*table.get(key, ()), (scale, pole))
    for phrase in opposites.no_member if tables == "sets" else opposites.other:
        words[phrase.replace("_", " ").casefold()] = ()
    spaces = language_of(language).traits.spaces
    longest = max((len(key.split() if spaces else key) for key in words), default=0)
    return _Forms(words, beginnings, longest, frozenset(key.split()[0] for key in words if " " in key))
