"""From what the model says of each piece to stretches that people can look at.

How suspicious a pair is, is one number: a logistic function of the worst piece, the worst gap, the source piece least
said, and the head of the whole, fitted on held-out pairs, as they were and damaged (`training/thresholds.py`). How many
good translations are so suspicious is known of the same pairs. Where the fault lies is told by whichever of the three
stands out most from what it is in good translations.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.model import Side
from review.spans.folder import Odds, SpanModel
from review.text.language import base_language
from review.text.tokens import is_unspaced

__all__ = ["FEATURES", "Calibration", "PieceOdds", "SpanReading", "Suspect", "features", "pair_name", "readings_of"]

#: What a pair's suspicion is made of, in order.
FEATURES = ("wrong", "gap", "unsaid", "whole")
#: A piece beside the worst belongs to the stretch where its odds are so near to the worst one's.
_NEAR = 1.0
#: Odds of a side without a piece.
_NOTHING = -12.0


class Suspect(NamedTuple):
    """A stretch that is probably wrong. `share` is that of good translations which look as suspicious as this pair.

    Of a gap the stretch is the word behind it, or, at the end, the last one.
    """

    side: Side
    start: int
    end: int
    kind: Literal["wrong", "gap", "unsaid"]
    #: Number of the kind among `review.spans.kinds.KINDS`; of a stretch that is wrong.
    fault: int
    share: float


class PieceOdds(NamedTuple):
    """Pieces of a text, from `starts` to `ends`, and the log-odds of each; three arrays of one length."""

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    odds: npt.NDArray[np.float32]

    @classmethod
    def of(cls, places: Sequence[tuple[int, int]], odds: npt.NDArray[np.float32]) -> PieceOdds:
        """Of (start, end) of each piece."""
        both = np.array(places, np.int32).reshape(-1, 2)
        return cls(both[:, 0], both[:, 1], odds)

    def with_more(self, more: PieceOdds) -> PieceOdds:
        """These and others of the same text."""
        return PieceOdds(
            np.concatenate([self.starts, more.starts]),
            np.concatenate([self.ends, more.ends]),
            np.concatenate([self.odds, more.odds]),
        )

    @property
    def worst(self) -> float:
        """The greatest odds of a piece; of none, very low ones."""
        return float(self.odds.max(initial=_NOTHING))

    def most(self, start: int, end: int) -> float | None:
        """The greatest odds of a piece within a stretch; None where none was read there."""
        there = self.odds[(self.starts < end) & (self.ends > start)]
        return float(there.max()) if len(there) else None


class SpanReading(NamedTuple):
    """What the model says of a pair: the suspect where it has one, which words of the source are not said, and which of
    the translation are wrong; `before` are the greatest odds that something is missing before a piece of the latter.
    """

    suspect: Suspect | None
    unsaid: PieceOdds
    wrong: PieceOdds
    before: float = _NOTHING

    def least_said(self, source: str) -> tuple[int, int] | None:
        """The stretch of the source's words that seem least to be said; None where none was read."""
        if not len(self.unsaid.odds):
            return None
        places = list(zip(self.unsaid.starts.tolist(), self.unsaid.ends.tolist(), strict=True))
        start, end = _words(source, *_run(self.unsaid.odds, places))
        return (start, end) if start < end else None

    def against(self, side: Side, start: int, end: int) -> float | None:
        """The greatest odds that a piece of the stretch is not said (of the source) or wrong; None where none is."""
        return (self.unsaid if side == "source" else self.wrong).most(start, end)

    def shifted(self, source: int, target: int) -> SpanReading:
        """The same of stretches that begin so many characters within longer texts."""
        suspect = self.suspect
        if suspect is not None:
            by = source if suspect.side == "source" else target
            suspect = suspect._replace(start=suspect.start + by, end=suspect.end + by)
        unsaid, wrong = self.unsaid, self.wrong
        return SpanReading(
            suspect,
            unsaid._replace(starts=unsaid.starts + source, ends=unsaid.ends + source),
            wrong._replace(starts=wrong.starts + target, ends=wrong.ends + target),
            self.before,
        )

    def with_more(self, more: SpanReading) -> SpanReading:
        """Both, of one pair that was read in parts; the more suspicious one's suspect."""
        suspects = [one.suspect for one in (self, more) if one.suspect is not None]
        return SpanReading(
            min(suspects, key=lambda one: one.share, default=None),
            self.unsaid.with_more(more.unsaid),
            self.wrong.with_more(more.wrong),
            max(self.before, more.before),
        )


def features(odds: Odds) -> tuple[float, float, float, float]:
    """`FEATURES` of a pair."""
    return (
        float(max(odds.wrong, default=_NOTHING)),
        float(max(odds.gap, default=_NOTHING)),
        float(max(odds.unsaid, default=_NOTHING)),
        odds.whole,
    )


@dataclass(frozen=True, slots=True)
class Calibration:
    """`weights` of `FEATURES` and a `bias` give a pair's odds; `shares` are those of good translations with at least
    some odds, (odds, share), the odds rising; `usual` what the first three features are in the upper tail of good ones.
    """

    weights: tuple[float, ...]
    bias: float
    shares: tuple[tuple[float, float], ...]
    usual: tuple[float, ...]

    def odds(self, values: Sequence[float]) -> float:
        return self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))

    def share(self, odds: float) -> float:
        """The share of good translations that are at least so suspicious; between two that were counted its logarithm
        falls evenly.
        """
        at = bisect_left(self.shares, (odds, -1.0))
        if at == len(self.shares):
            return self.shares[-1][1]
        if at == 0:
            return 1.0
        (less, more_often), (more, less_often) = self.shares[at - 1 : at + 1]
        return float(more_often * (less_often / more_often) ** ((odds - less) / (more - less)))

    @classmethod
    def of(cls, model: SpanModel, languages: tuple[str, str]) -> Calibration:
        """That of two languages, whichever is the source's; of all together where there are none of them.

        Raises EngineError where the model's manifest has none.
        """
        try:
            told: Mapping[str, Any] = model.facts["calibration"]
            shares = told.get("pairs", {}).get(pair_name(*languages), told)["shares"]
            found = cls(
                tuple(float(told["weights"][name]) for name in FEATURES),
                float(told["bias"]),
                tuple((float(odds), float(share)) for odds, share in shares),
                tuple(float(told["usual"][name]) for name in FEATURES[:3]),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise EngineError(f"has no thresholds in its manifest ({error})", model.folder) from None
        values = (*found.weights, found.bias, *found.usual, *(value for pair in found.shares for value in pair))
        if not found.shares or not all(map(math.isfinite, values)) or list(found.shares) != sorted(found.shares):
            raise EngineError("has thresholds in its manifest that are no numbers in order", model.folder)
        return found


def pair_name(one: str, other: str) -> str:
    """What two languages (BCP 47) are called together, whichever is the source's: `en-vi`."""
    return "-".join(sorted((base_language(one), base_language(other))))


def readings_of(
    pairs: Sequence[tuple[str, str]], odds: Sequence[Odds], calibration: Calibration, most: float
) -> list[SpanReading]:
    """What is said of each (source, translation), by the model's `odds`; its suspect is what stands out most, None
    where more than the share `most` of good translations are as suspicious.
    """
    found: list[SpanReading] = []
    for (source, target), one in zip(pairs, odds, strict=True):
        values = features(one)
        share = calibration.share(calibration.odds(values))
        suspect = _suspect(source, target, one, values, calibration, share) if share <= most else None
        unsaid, wrong = PieceOdds.of(one.source, one.unsaid), PieceOdds.of(one.target, one.wrong)
        found.append(SpanReading(suspect, unsaid, wrong, values[1]))
    return found


def _suspect(
    source: str, target: str, odds: Odds, values: Sequence[float], calibration: Calibration, share: float
) -> Suspect | None:
    outstanding = [
        (weight * (value - usual) if weight > 0 else value - usual, n)
        for n, (value, usual, weight) in enumerate(zip(values, calibration.usual, calibration.weights, strict=False))
    ]
    _, at = max(outstanding)
    if at == 1 and odds.target:
        place = min(int(odds.gap.argmax()), len(odds.target) - 1)
        start, end = _words(target, *odds.target[place])
        return Suspect("target", start, end, "gap", 0, share) if start < end else None
    if at == 2 and odds.source:
        start, end = _words(source, *_run(odds.unsaid, odds.source))
        return Suspect("source", start, end, "unsaid", 0, share) if start < end else None
    if not odds.target:
        return None
    start, end = _words(target, *_run(odds.wrong, odds.target))
    return (
        Suspect("target", start, end, "wrong", int(odds.kinds[int(odds.wrong.argmax())]), share)
        if start < end
        else None
    )


def _run(values: Any, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of the worst piece and of those beside it that are nearly as bad."""
    best = int(values.argmax())
    first = last = best
    while first and values[first - 1] >= values[best] - _NEAR:
        first -= 1
    while last + 1 < len(places) and values[last + 1] >= values[best] - _NEAR:
        last += 1
    return places[first][0], places[last][1]


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the rest of the words at its edges."""
    while 0 < start < len(text) and _joins(text[start - 1], text[start]):
        start -= 1
    while 0 < end < len(text) and _joins(text[end - 1], text[end]):
        end += 1
    return start, end


def _joins(one: str, other: str) -> bool:
    """Whether two characters stand in one word."""
    return one.isalnum() and other.isalnum() and not is_unspaced(one + other)
