"""The faults that a translation is given: what is lost, added, exchanged.

Each takes units and what is known of the language, and gives units, or None where there is no place for it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from review.spans.kinds import KINDS
from review.spans.training.known_words import KnownWords
from review.spans.training.units import PARTING, DamageUnit, capital, some_words, units

__all__ = ["ADDED", "GRAMMAR", "LEFT", "MARKED", "SPELLED", "WRONG", "Drawing", "Parts"]

WRONG, ADDED, LEFT, GRAMMAR, SPELLED, MARKED = range(len(KINDS))
Parts = list[DamageUnit]


@dataclass(slots=True)
class Drawing:
    """What faults draw from. `source` is the text of the source; `right` says whether a word is a translation of what a
    unit stands for, too; `cut_end` is set where the end of the text went.
    """

    random: random.Random
    known: KnownWords
    source: str = ""
    right: Callable[[DamageUnit, str], bool] | None = None
    cut_end: bool = field(default=False, init=False)

    def words(self, parts: Parts, wanted: Callable[[DamageUnit], bool] | None = None) -> list[int]:
        """Numbers of the words that are right yet."""
        return [n for n, u in enumerate(parts) if u.word and u.wrong is None and (wanted is None or wanted(u))]

    def one(self, places: Sequence[int]) -> int | None:
        return self.random.choice(places) if places else None

    def inside(self, parts: Parts) -> int | None:
        """A word that is not the first."""
        return self.one([n for n in self.words(parts) if n])

    def name(self, parts: Parts) -> tuple[int, int] | None:
        """A run of at most four words with a capital, not at the beginning."""
        at = self.one(self.words(parts[1:], lambda u: u.text[0].isupper()))
        if at is None:
            return None
        start = end = at + 1
        while end < len(parts) and parts[end].word and parts[end].text[0].isupper():
            end += 1
        return (start, end) if end - start <= 4 else None

    # what the faults are made of

    def lose(self, parts: Parts, start: int, end: int) -> Parts | None:
        if not 0 < end - start < len(parts):
            return None
        rest = parts[end:]
        if not rest:
            self.cut_end = True
            return parts[:start]
        first = replace(rest[0], gap=True)
        if start == 0 and self.random.random() < 0.75:
            first = replace(first, text=capital(first.text))
        return [*parts[:start], first, *rest[1:]]

    def add(self, parts: Parts, at: int, words: Sequence[str]) -> Parts:
        """Words before a unit, parted as the text parts them there."""
        gap = parts[at].before if at < len(parts) else " "
        return [*parts[:at], *(DamageUnit(gap, word, ADDED) for word in words), *parts[at:]]

    def put(self, parts: Parts, at: int, word: str, kind: int = WRONG) -> Parts | None:
        """Another word in the place of one, with a capital where that has one only for its place."""
        old = parts[at]
        if old.text[0].isupper() and (at == 0 or self.known.rank(old.text) < self.known.rank("")):
            word = capital(word)
        return None if word in ("", old.text) else [*parts[:at], replace(old, text=word, wrong=kind), *parts[at + 1 :]]


# omissions


def lose_word(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.one(draw.words(parts, lambda u: not draw.known.is_common(u)))
    return None if at is None else draw.lose(parts, at, at + 1)


def lose_common(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.one(draw.words(parts, draw.known.is_common))
    return None if at is None or len(parts) < 4 else draw.lose(parts, at, at + 1)


def lose_phrase(parts: Parts, draw: Drawing) -> Parts | None:
    long = draw.random.randint(2, 6)
    places = [n for n in range(len(parts) - long) if parts[n].word]
    if draw.random.random() < 0.6:
        places = [n for n in places if draw.known.is_common(parts[n])]
    at = draw.one(places)
    return None if at is None or len(parts) < long + 3 else draw.lose(parts, at, at + long)


def lose_clause(parts: Parts, draw: Drawing) -> Parts | None:
    edges = sorted({0, len(parts), *(n for n, u in enumerate(parts) if u.text in PARTING)})
    at = draw.random.randrange(len(edges) - 1)
    start, end = edges[at], edges[at + 1]
    end += start == 0
    return draw.lose(parts, start, end) if end - start > 1 and len(parts) - (end - start) > 2 else None


def lose_beginning(parts: Parts, draw: Drawing) -> Parts | None:
    long = draw.random.choice((1, 1, 1, 2, 2, 3))
    return draw.lose(parts, 0, long) if len(parts) > long + 2 else None


def lose_name(parts: Parts, draw: Drawing) -> Parts | None:
    place = draw.name(parts)
    return None if place is None else draw.lose(parts, *place)


# additions


def add_common(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.inside(parts)
    return None if at is None else draw.add(parts, at, [draw.random.choice(draw.known.frequent)])


def add_word(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.inside(parts)
    if at is None:
        return None
    near = draw.known.near.get(parts[at].text.lower())
    return draw.add(
        parts, at, [draw.random.choice(near[:8] if near and draw.random.random() < 0.5 else draw.known.content)]
    )


def add_phrase(parts: Parts, draw: Drawing) -> Parts | None:
    other, long = units(draw.random.choice(draw.known.texts)), draw.random.randint(2, 6)
    if len(other) <= long:
        return None
    start, at = draw.random.randrange(len(other) - long), draw.random.randrange(1, len(parts) + 1)
    taken = [replace(u, wrong=ADDED, number=None) for u in other[start : start + long]]
    return [*parts[:at], replace(taken[0], before=taken[0].before or " "), *taken[1:], *parts[at:]]


def add_likely(parts: Parts, draw: Drawing) -> Parts | None:
    """A word that is often between the two beside it."""
    at = draw.inside(parts)
    if at is None or not parts[at - 1].word:
        return None
    near = {parts[at - 1].text.lower(), parts[at].text.lower()}
    likely = [word for word in draw.known.likely(parts[at - 1].text, parts[at].text) if word not in near]
    return draw.add(parts, at, [draw.random.choice(likely)]) if likely else None


def repeat(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.inside(parts)
    if at is None:
        return None
    end = at + draw.random.choice((1, 1, 2))
    return [*parts[:end], *(replace(u, wrong=ADDED) for u in parts[at:end]), *parts[end:]]


# other words


def near_word(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.one(draw.words(parts, lambda u: bool(draw.known.near.get(u.text.lower()))))
    if at is None:
        return None
    near = draw.known.near[parts[at].text.lower()]
    if draw.right is not None:
        near = [word for word in near if not draw.right(parts[at], word)]
    return draw.put(parts, at, draw.random.choice(near)) if near else None


def other_form(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.one(draw.words(parts, lambda u: len(u.text) > 3))
    forms = draw.known.forms(parts[at].text) if at is not None else []
    return draw.put(parts, at, draw.random.choice(forms), GRAMMAR) if forms and at is not None else None


def other_common(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.one(draw.words(parts, draw.known.is_frequent))
    if at is None:
        return None
    near = [word for word in draw.known.near.get(parts[at].text.lower(), ()) if draw.known.rank(word) < 200]
    some = near if near and draw.random.random() < 0.7 else draw.known.frequent
    return draw.put(parts, at, draw.random.choice(some))


def likely_word(parts: Parts, draw: Drawing) -> Parts | None:
    """Another word that is often between the two beside it."""
    at = draw.one([n for n in draw.words(parts) if 0 < n < len(parts) - 1 and parts[n - 1].word and parts[n + 1].word])
    if at is None:
        return None
    likely = [
        word for word in draw.known.likely(parts[at - 1].text, parts[at + 1].text) if word != parts[at].text.lower()
    ]
    if draw.right is not None:
        likely = [word for word in likely if not draw.right(parts[at], word)]
    return draw.put(parts, at, draw.random.choice(likely)) if likely else None


def other_word(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.one(draw.words(parts))
    return None if at is None else draw.put(parts, at, draw.random.choice(draw.known.content))


def other_name(parts: Parts, draw: Drawing) -> Parts | None:
    place = draw.name(parts)
    if place is None or not draw.known.names:
        return None
    start, end = place
    name = draw.random.choice(draw.known.names)
    if end - start > 1 and draw.random.random() < 0.5:
        return draw.put([*parts[: start + 1], *parts[end:]], start, name)
    return draw.put(parts, draw.random.randrange(start, end), name)


def other_number(parts: Parts, draw: Drawing) -> Parts | None:
    at = draw.one([n for n, u in enumerate(parts) if u.text[0].isdigit()])
    if at is None:
        return None
    text, new = parts[at].text, str(draw.random.randrange(10))
    place = draw.random.choice([n for n, c in enumerate(text) if c.isdecimal()] or [0])
    return draw.put(parts, at, text + new if draw.random.random() < 0.2 else text[:place] + new + text[place + 1 :])


def leave(parts: Parts, draw: Drawing) -> Parts | None:
    """Words of the source in the place of one."""
    at = draw.one(draw.words(parts))
    left = some_words(draw.source, draw.random, 3).strip(",.;:\"'()")
    if at is None or not left or left.lower() in {u.text.lower() for u in parts}:
        return None
    return [*parts[:at], replace(parts[at], text=left, wrong=LEFT), *parts[at + 1 :]]


def negate(parts: Parts, draw: Drawing) -> Parts | None:
    """Takes a negation out, or puts one where one may stand."""
    known = draw.known
    there = draw.one([n for n, u in enumerate(parts) if known.is_negation(u)])
    if there is not None and draw.random.random() < 0.8:
        word = parts[there].text
        if word.lower() in known.negations:
            return draw.lose(parts, there, there + 1)
        return draw.put(parts, there, known.affirmed(word))
    at = draw.one([n for n in draw.words(parts, lambda u: u.text.lower() in known.negated) if n + 1 < len(parts)])
    if at is None:
        return None
    usual = known.usual_negations
    return draw.add(parts, at + 1, [draw.random.choice((usual[0], usual[0], usual[0], *usual[1:4]))])
