"""Where a judge's quoted words stand in a text: exactly, else nearly, else nowhere.

Texts are compared folded, character by character: case, Unicode form, kinds of quotation marks, hyphens and spaces do
not matter. Words that stand several times are placed by the words that the judge says are next to them. Words that
stand nowhere are looked for with up to a tenth of their characters changed, where they are 8 to 300 characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

__all__ = ["FoundWords", "place_words"]

#: The share of characters that may differ, and how many there must be for any to; looking for more takes too long.
_DIFFERENT, _SHORTEST, _LONGEST = 0.1, 8, 300
#: Places of the same words that are compared.
_MOST = 500
#: Characters of a neighbour that are compared.
_NEAR = 40
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›「」『』〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛′´`＇", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


class FoundWords(NamedTuple):
    """A stretch of a text, and how it was found. `sure` is False where it stands several times and none is told."""

    start: int
    end: int
    exact: bool = True
    sure: bool = True


class _Folded(NamedTuple):
    text: str
    #: Where each character, and the end, comes from in the text as written.
    origin: tuple[int, ...]


def _fold(text: str) -> _Folded:
    characters: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        for one in unicodedata.normalize("NFKC", character.translate(_SAME)).casefold():
            one = " " if one.isspace() else one
            if one == " " and (not characters or characters[-1] == " "):
                continue
            if unicodedata.category(one) == "Cf":
                continue
            characters.append(one)
            origin.append(at)
    # composed and decomposed letters are one: marks that compose with what is before them go into it
    joined, places = _composed(characters, origin)
    return _Folded(joined, (*places, len(text)))


def _composed(characters: list[str], origin: list[int]) -> tuple[str, list[int]]:
    out: list[str] = []
    places: list[int] = []
    for character, at in zip(characters, origin, strict=True):
        if out and unicodedata.combining(character):
            whole = unicodedata.normalize("NFC", out[-1] + character)
            if len(whole) == 1:
                out[-1] = whole
                continue
        out.append(character)
        places.append(at)
    return "".join(out), places


def place_words(words: str, text: str, before: str = "", after: str = "") -> FoundWords | None:
    """The place of `words` in `text`, None where they do not stand in it. `before` and `after` stand next to them."""
    whole, part = _fold(text), _fold(words).text.strip()
    if not part:
        return None
    found = list(_occurrences(part, whole.text))
    if not found:
        return _near(part, whole)
    if len(found) > 1:
        scores = [_neighbours(start, start + len(part), whole.text, before, after) for start in found]
        best = max(scores)
        sure = scores.count(best) == 1 and best > 0
        start = found[scores.index(best)]
    else:
        sure, start = True, found[0]
    return FoundWords(*_written(start, start + len(part), whole), sure=sure)


def _occurrences(part: str, whole: str) -> Iterator[int]:
    """Where the words stand as words; where they never do (no spaces are written), wherever their characters stand."""
    places: list[int] = []
    at = whole.find(part)
    while at >= 0 and len(places) < _MOST:
        places.append(at)
        at = whole.find(part, at + 1)
    of_words = [at for at in places if _is_edge(whole, at) and _is_edge(whole, at + len(part))]
    yield from of_words or places


def _is_edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or not (text[at - 1].isalnum() and text[at].isalnum())


def _neighbours(start: int, end: int, whole: str, before: str, after: str) -> float:
    """How well the words around a place are those that were told: 0 for not at all, or nothing was told."""
    score = 0.0
    left, right = _fold(before).text.strip()[-_NEAR:], _fold(after).text.strip()[:_NEAR]
    if left:
        score += _likeness(whole[max(0, start - len(left) - 1) : start].strip(), left)
    if right:
        score += _likeness(whole[end : end + len(right) + 1].strip(), right)
    return score


def _likeness(one: str, other: str) -> float:
    likeness = float(Levenshtein.normalized_similarity(one, other))
    return likeness if likeness >= 0.5 else 0.0


def _near(part: str, whole: _Folded) -> FoundWords | None:
    if not _SHORTEST <= len(part) <= _LONGEST or len(whole.text) < len(part) * (1 - _DIFFERENT):
        return None
    found = fuzz.partial_ratio_alignment(part, whole.text, score_cutoff=100 * (1 - 2 * _DIFFERENT))
    if found is None:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and not _is_edge(whole.text, start):
        start -= 1
    while end < len(whole.text) and not _is_edge(whole.text, end):
        end += 1
    while start < end and whole.text[start] == " ":
        start += 1
    while end > start and whole.text[end - 1] == " ":
        end -= 1
    if Levenshtein.distance(part, whole.text[start:end]) > _DIFFERENT * len(part):
        return None
    return FoundWords(*_written(start, end, whole), exact=False)


def _written(start: int, end: int, whole: _Folded) -> tuple[int, int]:
    """The stretch in the text as written; marks that were composed into its last letter are part of it."""
    last = whole.origin[end] if end < len(whole.origin) else whole.origin[-1]
    return whole.origin[start], max(last, whole.origin[end - 1] + 1) if end > start else whole.origin[start]
