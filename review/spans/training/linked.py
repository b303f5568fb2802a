"""Pairs whose words are linked: what one side loses is too much on the other; what both lose or exchange is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from review.spans.training import faults
from review.spans.training.faults import ADDED, Drawing, Parts
from review.spans.training.lexicon import LinkedLexicon
from review.spans.training.units import PARTING, Damaged, DamageUnit, capital, joined
from review.spans.training.word_links import Links

__all__ = ["DamagedSource", "LinkedPair", "exchange_both", "lose_both", "lose_in_source", "said"]

_LOSSES = (
    (faults.lose_word, 5.0),
    (faults.lose_phrase, 4.0),
    (faults.lose_clause, 1.5),
    (faults.lose_name, 1.0),
    (faults.lose_beginning, 0.5),
)
_TRIES = 6
_NAMED, _NUMBERED = 0.6, 0.15
"""Shares of names and of numbers among what both sides exchange."""


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """A source's and a translation's units, and the links of their numbers: `forward` from source to target."""

    source: Parts
    target: Parts
    forward: Mapping[int, frozenset[int]]
    backward: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, source: Parts, target: Parts, links: Links) -> LinkedPair:
        forward, backward = defaultdict(set), defaultdict(set)
        for i, j in links.tolist():
            forward[i].add(j)
            backward[j].add(i)
        return cls(
            source,
            target,
            {i: frozenset(every) for i, every in forward.items()},
            {j: frozenset(every) for j, every in backward.items()},
        )

    def may_say(self, lexicon: LinkedLexicon) -> Callable[[DamageUnit, str], bool]:
        """Whether a word is another translation of what a unit of the target stands for; `lexicon` goes that way."""
        words = {u.number: u.text for u in self.source}

        def right(unit: DamageUnit, word: str) -> bool:
            theirs = self.backward.get(unit.number, ()) if unit.number is not None else ()
            return any(lexicon.may_say(words[number], word) for number in theirs if number in words)

        return right


class DamagedSource(NamedTuple):
    """A source: stretches (start, end) that no translation says, and those of which that cannot be told."""

    text: str
    unsaid: tuple[tuple[int, int], ...] = ()
    unsure: tuple[tuple[int, int], ...] = ()


def lose_both(pair: LinkedPair, draw: Drawing) -> LinkedPair | None:
    """The pair without a few words of the translation, and without those of the source that say the same."""
    for _ in range(_TRIES):
        long = draw.random.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 6))
        if len(pair.target) < long + 5 or len(pair.source) < 6:
            return None
        start = draw.random.randrange(len(pair.target) - long)
        lost = pair.target[start : start + long]
        if not (lost[0].word and lost[-1].word) or any(u.text in PARTING for u in lost):
            continue
        numbers = {u.number for u in lost if u.number is not None}
        theirs = set().union(*(pair.backward.get(n, ()) for n in numbers))
        at = [n for n, u in enumerate(pair.source) if u.number in theirs]
        if not at or at[-1] - at[0] >= len(at) + 1:
            continue
        own = pair.source[at[0] : at[-1] + 1]
        if len(pair.source) - len(own) < 4 or any(u.text in PARTING for u in own):
            continue
        if any(not pair.forward.get(u.number or 0, frozenset()) <= numbers for u in own if u.number is not None):
            continue
        return replace(
            pair, source=_without(pair.source, at[0], at[-1] + 1), target=_without(pair.target, start, start + long)
        )
    return None


def _without(parts: Parts, start: int, end: int) -> Parts:
    rest = parts[end:]
    if start == 0 and rest and parts[0].text[0].isupper():
        rest = [replace(rest[0], text=capital(rest[0].text)), *rest[1:]]
    return [*parts[:start], *rest]


def exchange_both(pair: LinkedPair, draw: Drawing, lexicon: LinkedLexicon) -> LinkedPair | None:
    """The pair with another word, name or number in both, where one says the other alone."""
    own = {u.number: n for n, u in enumerate(pair.source) if u.number is not None}
    alone = [
        (own[next(iter(theirs))], n)
        for n, u in enumerate(pair.target)
        if u.number is not None
        and len(theirs := pair.backward.get(u.number, frozenset())) == 1
        and next(iter(theirs)) in own
        and pair.forward.get(next(iter(theirs))) == frozenset([u.number])
    ]
    how = draw.random.random()
    if how < _NUMBERED:
        some = [
            (i, j) for i, j in alone if pair.source[i].text == pair.target[j].text and pair.target[j].text.isdigit()
        ]
        if not some:
            return None
        i, j = draw.random.choice(some)
        old = pair.target[j].text
        new = str(draw.random.randrange(10 ** (len(old) - 1), 10 ** len(old)))
        words = new, new
    else:
        named = how < _NUMBERED + _NAMED
        among = lexicon.names if named else lexicon.words
        some = [
            (i, j)
            for i, j in alone
            if i
            and j
            and pair.source[i].word
            and pair.target[j].word
            and pair.target[j].text[0].isupper() == named == pair.source[i].text[0].isupper()
            and not draw.known.is_common(pair.target[j])
        ]
        if not some or not among:
            return None
        i, j = draw.random.choice(some)
        words = draw.random.choice(among)
    source, target = list(pair.source), list(pair.target)
    source[i], target[j] = replace(source[i], text=words[0]), replace(target[j], text=words[1])
    return replace(pair, source=source, target=target)


def lose_in_source(pair: LinkedPair, draw: Drawing) -> tuple[DamagedSource, Damaged] | None:
    """The source without a word or a few; in the translation, what says them is too much. `draw` knows the source's
    language. None where nothing of the translation says only them.
    """
    (fault,) = draw.random.choices([one for one, _ in _LOSSES], [weight for _, weight in _LOSSES])
    source = fault(pair.source, draw)
    if source is None:
        return None
    left = {u.number for u in source if u.number is not None}
    lost = {u.number for u in pair.source if u.number is not None} - left
    target, before = [], False
    for unit in pair.target:
        theirs = pair.backward.get(unit.number, frozenset()) if unit.number is not None else frozenset()
        if theirs and theirs <= lost:
            target.append(replace(unit, wrong=ADDED))
        elif theirs & lost or (before and not theirs):
            target.append(replace(unit, unsure=True))
        else:
            target.append(unit)
        before = target[-1].wrong is not None
    for n in range(len(target) - 1):
        theirs = pair.backward.get(target[n].number or 0, frozenset())
        if target[n + 1].wrong is not None and target[n].wrong is None and not theirs:
            target[n] = replace(target[n], unsure=True)
    if not any(u.wrong is not None and u.word and len(u.text) > 1 for u in target):
        return None
    return DamagedSource(joined(source, cut_end=False).text), joined(target, cut_end=False)


def said(pair: LinkedPair, text: str, target: Damaged) -> DamagedSource:
    """What of a source, whose units are as the pair has them in `text`, a damaged translation of the pair says."""
    there = {u.number for u in pair.target if u.number is not None}
    lost = there - target.kept - target.changed
    unsaid, unsure = [], []
    place = 0
    for number, unit in enumerate(pair.source):
        place += len(unit.before) if number else 0
        theirs = pair.forward.get(unit.number, frozenset()) & there if unit.number is not None else frozenset()
        stretch = place, place + len(unit.text)
        place = stretch[1]
        if theirs and theirs <= lost:
            unsaid.append(stretch)
        elif theirs - target.kept or (lost and not theirs):
            unsure.append(stretch)
    return DamagedSource(text, tuple(unsaid), tuple(unsure))
