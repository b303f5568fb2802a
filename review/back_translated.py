"""What translation models make of a segment: its text taken back, and how well either side tells the other.

Plain values, as the words of `review.model` are: who makes them stands in `review.translators` and
`review.backtranslation`, who reads them in the checks, reports and the desk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["BackTranslation", "TokenScore", "ToldShare"]


@dataclass(frozen=True, slots=True)
class TokenScore:
    """A stretch of a text, `text[start:end]`, with the natural logarithm of the probability that a model gives it."""

    start: int
    end: int
    log_probability: float


class ToldShare(NamedTuple):
    """How much of a text its other side tells a model: `share` of what the model's own translation of it tells, in
    nats, so that 1 is as much and 0 as little as nothing; and how well it knows such texts at all: `known`, the text's
    log-probability a token given that own translation.
    """

    share: float
    known: float


@dataclass(frozen=True, slots=True)
class BackTranslation:
    """A target text taken back to the source language, and what the models make of the pair.

    `sentences` are (target, back-translated). `source_scores` run through the segment's source text in order: how well
    the translation explains each token; None where the engine cannot score a given text. `target_scores` are the
    mirror, from a model of the other direction where there is one, and `forward` is what that model itself makes of the
    source. `adequacy` is the mean of the source's log-probabilities. `unexplained` is the run of source words that the
    translation explains least, `unfounded` the run of target words that the source does (start, end, nats beyond what
    is usual). `omitted` and `added` are such runs after contrast: (start, end, gain), the gain in nats that the rest of
    the text has from leaving them out; `added_words` single words (start, end, log-odds that they were added, but for
    what a model of error spans makes of them). `omission`, `addition` and `wrong` are probabilities: that the
    translation lacks a phrase, has one too many, or is another source's. `shortfall` are log-odds of the first, but for
    a constant, that are relative to no document. `lost` says where the text tells its source less well than the
    machine's did before somebody changed it, "" where it does not. `notes` say what went wrong, a sentence each.
    `told` is what the translation tells a model of the source, `ahead_told` the mirror.
    """

    text: str
    sentences: tuple[tuple[str, str], ...] = field(default=())
    source_scores: tuple[TokenScore, ...] | None = None
    target_scores: tuple[TokenScore, ...] | None = None
    forward: str | None = None
    adequacy: float | None = None
    unexplained: tuple[int, int, float] | None = None
    unfounded: tuple[int, int, float] | None = None
    omitted: tuple[tuple[int, int, float], ...] = ()
    added: tuple[tuple[int, int, float], ...] = ()
    omission: float | None = None
    addition: float | None = None
    wrong: float | None = None
    notes: tuple[str, ...] = ()
    lost: str = ""
    added_words: tuple[tuple[int, int, float], ...] = ()
    shortfall: float | None = None
    told: ToldShare | None = None
    ahead_told: ToldShare | None = None
