"""Good translations damaged, with the places: what a model of error spans learns from.

No language is known here but the words that negate (`review.languages`); which words are common, which share a stem,
which are names is counted in the texts themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from review.spans.training import faults, slips
from review.spans.training.faults import GRAMMAR, WRONG, Drawing, Parts
from review.spans.training.units import Damaged, joined

__all__ = ["FAULTS", "damage"]

Fault = Callable[[Parts, Drawing], Parts | None]

#: The faults with their weights. What a model misses most (words too many or lost, other words) is drawn most.
FAULTS: tuple[tuple[Fault, float], ...] = (
    (faults.lose_word, 11.0),
    (faults.lose_common, 6.0),
    (faults.lose_phrase, 7.5),
    (faults.lose_clause, 2.5),
    (faults.lose_beginning, 3.0),
    (faults.lose_name, 2.5),
    (faults.add_common, 3.5),
    (faults.add_word, 8.0),
    (faults.add_likely, 6.0),
    (faults.add_phrase, 5.0),
    (faults.repeat, 2.0),
    (faults.near_word, 11.0),
    (faults.other_form, 7.0),
    (faults.other_common, 6.0),
    (faults.likely_word, 8.0),
    (faults.other_word, 3.0),
    (faults.other_name, 4.5),
    (faults.other_number, 3.0),
    (faults.leave, 2.5),
    (faults.negate, 7.0),
    (slips.swap, 5.0),
    (slips.move, 3.0),
    (slips.misspell, 7.0),
    (slips.recase, 3.0),
    (slips.lose_mark, 1.5),
    (slips.add_mark, 2.0),
    (slips.space, 1.0),
)
_FAULTS, _WEIGHTS = [fault for fault, _ in FAULTS], [weight for _, weight in FAULTS]
_MIXED = _EXCHANGED = 0.02
"""Shares of texts that are shuffled, and that are another text."""
_TRIES = 12


def damage(whole: Parts, drawing: Drawing) -> Damaged:
    """A text, given as units, with one to three faults, in rare cases another text, or none of it in its order."""
    draw = drawing.random
    chance = draw.random()
    if chance < _MIXED:
        mixed = list(whole)
        draw.shuffle(mixed)
        return joined([replace(u, before=" ", wrong=GRAMMAR) for u in mixed], cut_end=False)._replace(whole=True)
    if chance < _MIXED + _EXCHANGED:
        other = draw.choice(drawing.known.texts)
        return Damaged(other, ((0, len(other), WRONG),), (), whole=True)
    parts = whole
    wanted = draw.choice((1, 1, 1, 1, 1, 2, 2, 3)) if len(parts) > 8 else 1
    done = 0
    for _ in range(_TRIES if parts else 0):
        (fault,) = draw.choices(_FAULTS, _WEIGHTS)
        made = fault(parts, drawing)
        if made and made != parts:
            parts, done = made, done + 1
        if done == wanted:
            break
    return joined(parts, cut_end=drawing.cut_end)
