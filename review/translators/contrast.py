"""Stretches that the other side may not account for, and whether it is better explained without them.

A doubt is the heaviest run of improbable words of a text given its translation. It is confirmed by contrast (Vamvas and Sennrich 2022,
https://aclanthology.org/2022.acl-short.53): the text without the stretch must do better. Two comparisons, as engines allow:

- by the same model: the rest of the text must be as probable without the stretch as with it. Where something was only translated
  freely, taking it out leaves a hole, and the words around become improbable;
- by the model of the other direction, where there is one: the translation must be more probable given the text without
  the stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from review.translators.engine import Scored
from review.translators.paragraphs import ParagraphTranslator
from review.translators.stretches import heaviest, word_costs

__all__ = ["ALLOWANCE", "Doubt", "confirm", "doubts"]

#: Nats a word that even a faithful, free translation may cost.
ALLOWANCE = 4.0
#: Nats beyond the allowance from which a run is worth two more looks of a model.
_WORTH = 8.0
#: A stretch is at most this share of its sentence; more of it is a wrong sentence, not an omission.
_MOST = 0.6


class Doubt(NamedTuple):
    """`text[start:end]` of one bead's text. `gain` is the contrast's, in nats; before that the run's weight."""

    bead: int
    start: int
    end: int
    gain: float


def doubts(texts: Sequence[str], scored: Sequence[Scored | None]) -> list[Doubt]:
    """The heaviest improbable run of each text that has one worth looking at."""
    found = []
    for bead, (text, one) in enumerate(zip(texts, scored, strict=True)):
        if one is None:
            continue
        words = word_costs(one.tokens, text)
        run = heaviest(words, ALLOWANCE)
        if run is None or run.weight < _WORTH or run.last - run.first + 1 > _MOST * len(words):
            continue
        found.append(Doubt(bead, words[run.first].start, words[run.last].end, run.weight))
    return found


def _without(text: str, start: int, end: int) -> str:
    left, right = text[:start].rstrip(), text[end:].lstrip()
    gap = " " if left and right and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()) else ""
    return f"{left}{gap}{right}"


def confirm(
    found: Sequence[Doubt],
    others: Sequence[str],
    texts: Sequence[str],
    scored: Sequence[Scored | None],
    model: ParagraphTranslator | None,
    mirrored: Sequence[Scored | None],
    mirror: ParagraphTranslator | None,
) -> list[Doubt]:
    """The doubts with what contrast gains, the smaller of the two gains where both engines are there.

    `texts` and `scored` are those that the doubts are about, `others` the other side; `mirrored` and `mirror` the other direction's.
    """
    if model is None or not found:
        return []
    shorter = [_without(texts[doubt.bead], doubt.start, doubt.end) for doubt in found]
    other = [others[doubt.bead] for doubt in found]
    again = model.score(other, shorter)
    ahead = [None] * len(found) if mirror is None else mirror.score(shorter, other)
    confirmed = []
    for doubt, rest, forward in zip(found, again, ahead, strict=True):
        whole = scored[doubt.bead]
        if whole is None or rest is None:
            continue
        outside = whole.end + sum(
            token.log_probability for token in whole.tokens if token.end <= doubt.start or token.start >= doubt.end
        )
        gain = rest.total - outside
        before = mirrored[doubt.bead]
        if forward is not None and before is not None:
            gain = min(gain, forward.total - before.total)
        confirmed.append(doubt._replace(gain=round(gain, 3)))
    return confirmed
