"""The faults of form that a translation is given: order, letters, marks, spaces."""

from __future__ import annotations

from dataclasses import replace

from review.spans.training.faults import GRAMMAR, MARKED, SPELLED, Drawing, Parts
from review.spans.training.units import ENDS, PARTING, DamageUnit, capital


def swap(parts: Parts, draw: Drawing) -> Parts | None:
    """Two words in each other's place."""
    at = draw.one([n for n in draw.words(parts[:-1]) if parts[n + 1].word and parts[n + 1].wrong is None])
    if at is None or parts[at].text.lower() == parts[at + 1].text.lower():
        return None
    one, two = parts[at], parts[at + 1]
    turned = replace(one, text=two.text, wrong=GRAMMAR), replace(two, text=one.text, wrong=GRAMMAR)
    return [*parts[:at], *turned, *parts[at + 2 :]]


def move(parts: Parts, draw: Drawing) -> Parts | None:
    """A few words elsewhere."""
    long = draw.random.randint(1, 4)
    if len(parts) < long + 5:
        return None
    start = draw.random.randrange(len(parts) - long - 1)
    moved = [replace(u, before=u.before or " ", wrong=GRAMMAR) for u in parts[start : start + long]]
    rest = [*parts[:start], *parts[start + long :]]
    at = draw.random.randrange(len(rest))
    if abs(at - start) < 2:
        return None
    behind = rest[at] if at else replace(rest[0], before=" ")
    return [*rest[:at], *moved, behind, *rest[at + 1 :]]


def misspell(parts: Parts, draw: Drawing) -> Parts | None:
    """A letter is lost, two change places, one is doubled, another, or too many."""
    short = 3 if draw.random.random() < 0.8 else 1
    at = draw.one(draw.words(parts, lambda u: len(u.text) > short))
    if at is None:
        return None
    word, how = parts[at].text, draw.random.random()
    n = draw.random.randrange(1, len(word))
    if how < 0.35:
        new = word[:n] + word[n + 1 :]
    elif how < 0.55:
        new = word[: n - 1] + word[n] + word[n - 1] + word[n + 1 :]
    elif how < 0.7:
        new = word[:n] + word[n - 1] + word[n:]
    else:
        new = word[:n] + draw.random.choice(draw.known.letters) + word[n + (how < 0.9) :]
    return None if new == word else [*parts[:at], replace(parts[at], text=new, wrong=SPELLED), *parts[at + 1 :]]


def recase(parts: Parts, draw: Drawing) -> Parts | None:
    """The first word, all, or one in small letters; one with a capital."""
    how, words = draw.random.random(), draw.words(parts)
    places = [0] if how < 0.35 else words if how < 0.6 else [draw.random.choice(words or [0])]
    made = list(parts)
    for at in places:
        old = made[at].text
        new = old.lower() if how < 0.6 or draw.random.random() < 0.7 else capital(old)
        if new != old:
            made[at] = replace(made[at], text=new, wrong=SPELLED)
    return made


def lose_mark(parts: Parts, draw: Drawing) -> Parts | None:
    """Most often the last mark."""
    places = [n for n, u in enumerate(parts) if u.text in PARTING]
    if not places:
        return None
    at = places[-1] if draw.random.random() < 0.6 else draw.random.choice(places)
    return draw.lose(parts, at, at + 1)


def add_mark(parts: Parts, draw: Drawing) -> Parts | None:
    """A mark somewhere, or another at the end."""
    if not draw.known.marks:
        return None
    at, mark = draw.random.randrange(1, len(parts) + 1), draw.random.choice(draw.known.marks)
    if parts[-1].text in ENDS and mark in ENDS and draw.random.random() < 0.5:
        return draw.put(parts, len(parts) - 1, mark, MARKED)
    return [*parts[:at], DamageUnit("", mark, MARKED), *parts[at:]]


def space(parts: Parts, draw: Drawing) -> Parts | None:
    """A space before a mark that has none, or before all of these."""
    places = [n for n, u in enumerate(parts) if n and not u.before and not u.word]
    if not places:
        return None
    wrong = places if draw.random.random() < 0.6 else [draw.random.choice(places)]
    return [replace(u, before=" ", wrong=MARKED) if n in wrong else u for n, u in enumerate(parts)]
