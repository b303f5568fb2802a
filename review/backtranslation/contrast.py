"""Stretches that the other side may not account for, and whether it is better explained without them.

A doubt is the run of words of a text that its translation explains least. It is confirmed by contrast (Vamvas and
Sennrich 2022, https://aclanthology.org/2022.acl-short.53): the text without the stretch must do better. Two
comparisons, as engines allow:

- by the same model: the rest of the text must be as probable without the stretch as with it. Where something was only
  translated freely, taking it out leaves a hole, and the words around become improbable;
- by the model of the other direction, where there is one: the translation must be more probable given the text
  without the stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from review.backtranslation.paragraphs import ParagraphTranslator
from review.backtranslation.stretches import excesses, heaviest, word_costs
from review.lazy_patterns import lazy_regex
from review.translators.engines.engine import ScoredText

__all__ = ["Doubt", "confirm", "heaviest_runs", "rests", "without", "worth_a_look"]

#: Nats too much from which a run is worth two more looks of a model.
_WORTH = 8.0
#: A stretch is at most this share of its sentence; more of it is a wrong sentence, not an omission.
_MOST = 0.9


#: Nats below which the rest suffers so much that no neighbouring stretch will do.
_HOPELESS = -15.0
#: Words between white space, without the punctuation at their ends.
_WORDS = lazy_regex(r"[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}\p{M}])?")


class Doubt(NamedTuple):
    """`text[start:end]` of one bead's text. `gain` is the contrast's, in nats; before that the run's weight."""

    bead: int
    start: int
    end: int
    gain: float


def heaviest_runs(
    texts: Sequence[str],
    scored: Sequence[ScoredText | None],
    alone: Sequence[ScoredText | None],
    known: Sequence[ScoredText | None] | None = None,
) -> list[Doubt]:
    """Of each text the run of words that is explained least, where there is one; its weight stands as the gain.

    `alone` are the same texts scored by the same model given nothing, `known` given a model's own translation, where
    there is one.
    """
    found = []
    rows = zip(texts, scored, alone, [None] * len(texts) if known is None else known, strict=True)
    for bead, (text, one, bare, least) in enumerate(rows):
        if one is None or bare is None:
            continue
        words = word_costs(one.tokens, text)
        own = None if least is None else word_costs(least.tokens, text)
        run = heaviest(excesses(words, word_costs(bare.tokens, text), own))
        if run is not None:
            found.append(Doubt(bead, words[run.first].start, words[run.last].end, round(run.weight, 3)))
    return found


def worth_a_look(found: Sequence[Doubt], texts: Sequence[str]) -> list[Doubt]:
    """Those that contrast may confirm: heavy enough, not their whole sentence, each stretch once."""
    unique = {(one.bead, one.start, one.end): one for one in found if one.gain >= _WORTH}
    return [one for one in unique.values() if one.end - one.start <= _MOST * len(texts[one.bead])]


def without(text: str, start: int, end: int) -> str:
    """The text without a stretch, and without a second space in its place."""
    left, right = text[:start].rstrip(), text[end:].lstrip()
    gap = " " if left and right and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()) else ""
    return f"{left}{gap}{right}"


def rests(scored: ScoredText, start: int, end: int) -> float:
    """Log-probability of all of a text but a stretch, in nats."""
    tokens = (token for token in scored.tokens if token.end <= start or token.start >= end)
    return scored.end + sum(token.log_probability for token in tokens)


def confirm(
    found: Sequence[Doubt],
    others: Sequence[str],
    texts: Sequence[str],
    scored: Sequence[ScoredText | None],
    model: ParagraphTranslator | None,
    mirrored: Sequence[ScoredText | None],
    mirror: ParagraphTranslator | None,
) -> list[Doubt]:
    """The doubts that contrast does not rule out, with what it gains: the smaller gain where both engines are there.

    `texts` and `scored` are those that the doubts are about, `others` the other side; `mirrored` and `mirror` the other
    direction's. What is plausible is tried a word longer and shorter too, and the best stretch is kept.
    """
    if model is None:
        return []
    plausible = [one for one in _gains(found, others, texts, scored, model) if one.gain > _HOPELESS]
    variants = [variant for one in plausible for variant in _variants(one, texts[one.bead])]
    best: dict[int, Doubt] = {}
    for one in (*plausible, *_gains(variants, others, texts, scored, model)):
        if one.bead not in best or one.gain > best[one.bead].gain:
            best[one.bead] = one
    confirmed = list(best.values())
    if mirror is None or not confirmed:
        return confirmed
    ahead = mirror.score(
        [without(texts[one.bead], one.start, one.end) for one in confirmed], [others[one.bead] for one in confirmed]
    )
    return [
        one if after is None or (before := mirrored[one.bead]) is None
        else one._replace(gain=min(one.gain, round(after.total - before.total, 3)))
        for one, after in zip(confirmed, ahead, strict=True)
    ]  # fmt: skip


def _gains(
    stretches: Sequence[Doubt],
    others: Sequence[str],
    texts: Sequence[str],
    scored: Sequence[ScoredText | None],
    model: ParagraphTranslator,
) -> Iterator[Doubt]:
    """The stretches with what the rest of their text gains, in nats, when they are taken out."""
    shorter = [without(texts[one.bead], one.start, one.end) for one in stretches]
    again = model.score([others[one.bead] for one in stretches], shorter) if stretches else []
    for one, rest in zip(stretches, again, strict=True):
        whole = scored[one.bead]
        if whole is not None and rest is not None:
            yield one._replace(gain=round(rest.total - rests(whole, one.start, one.end), 3))


def _variants(doubt: Doubt, text: str) -> list[Doubt]:
    """The stretch one word longer or shorter at either end: where a clause ends, models are unsure."""
    places = [(word.start(), word.end()) for word in _WORDS.finditer(text)]
    first = next((n for n, (_, end) in enumerate(places) if end > doubt.start), 0)
    last = next((n for n, (_, end) in enumerate(places) if end >= doubt.end), len(places) - 1)
    found = []
    for left, right in ((0, -1), (1, 0), (1, -1), (-1, 0), (0, 1), (-1, -1), (1, 1)):
        a, b = first + left, last + right
        if 0 <= a <= b < len(places) and (a, b) != (0, len(places) - 1):
            found.append(doubt._replace(start=places[a][0], end=places[b][1]))
    return found
