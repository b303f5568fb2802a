"""What is counted in a segment and its back-translation, in any pair of languages, for `evidence` to weigh."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from review.align.lengths import measure
from review.back_translated import BackTranslation, TokenScore
from review.backtranslation.stretches import MOST, heaviest, word_costs
from review.text.marks import PAUSES
from review.text.normalize import fold
from review.text.tokens import tokenize

__all__ = ["Features", "features_of"]

#: Characters of a text that are compared.
_LOOKED_AT = 50_000


class Features(NamedTuple):
    """What is counted in one segment. `run` to `surprise` are None where no engine could score, those after them where
    there is no model of the document's own direction.

    `length`: the translation's length, in standard deviations from normal. `size`: logarithm of the source's length.
    `back_length`: logarithm of the back-translation's length over the source's, in units of what is usual at that
    length. `gap`: share of the source's character 4-grams that come back, minus share of the back-translation's that
    are in the source. `likeness`: the first of the two. `missing`: how many words in a row do not come back, letter
    by letter. `run`: log(1 + nats) of the least explained run of the source. `mean`: the adequacy, nats a token.
    `surprise`: the most that a word of the source costs the model given the translation, nats.

    The mirror, with the forward model's own translation: `ahead_length`: logarithm of the translation's length over
    that one's; `ahead_gap`: share of its 4-grams that are in the translation, minus share of the translation's that
    are in it; `ahead_run` and `ahead_surprise` of the translation's words given the source.
    `ahead_mark`: the most that a mark at which a clause ends costs the model given the source, nats, at most 12.
    `ahead_likeness`: share of that one's 4-grams that are in the translation. `told` and `known`: of the source
    (review.back_translated.ToldShare); `ahead_told` and `ahead_known`: of the translation.
    """

    length: float
    size: float
    back_length: float
    gap: float
    likeness: float
    missing: float
    run: float | None = None
    mean: float | None = None
    surprise: float | None = None
    ahead_length: float | None = None
    ahead_gap: float | None = None
    ahead_run: float | None = None
    ahead_surprise: float | None = None
    ahead_likeness: float | None = None
    told: float | None = None
    known: float | None = None
    ahead_told: float | None = None
    ahead_known: float | None = None
    ahead_mark: float | None = None


def _grams(text: str, size: int) -> Counter[str]:
    folded = f" {fold(text[:_LOOKED_AT])} "
    return Counter(folded[n : n + size] for n in range(max(1, len(folded) - size + 1)))


def _missing(source: str, back: Counter[str]) -> float:
    """Shares of words' character 3-grams that do not come back, less a half each, summed over the worst run."""
    values = []
    for token in tokenize(source):
        if token.kind in ("word", "number"):
            grams = set(_grams(token.text, 3))
            values.append(sum(gram not in back for gram in grams) / len(grams) - 0.5)
    run = heaviest(values)
    return 0.0 if run is None else run.weight


def _compared(text: str, other: str) -> tuple[float, float, float]:
    """Shares of `text`'s character 4-grams in `other` and the other way round; log length of `other` over `text`'s."""
    here, there = _grams(text, 4), _grams(other, 4)
    common = (here & there).total()
    size = max(1, measure(text))
    ratio = math.log((measure(other) + 1) / (size + 1)) / math.sqrt(0.08**2 + 1 / size)
    return common / here.total(), common / there.total(), ratio


def _worst(tokens: Sequence[TokenScore], text: str) -> float:
    return max((word.cost for word in word_costs(tokens, text)), default=0.0)


def _earliest(tokens: Sequence[TokenScore], text: str) -> float:
    """What the mark costs that nothing led up to: behind a clause that has lost its end, models expect words. No mark
    within a figure or an address.
    """
    costs = [
        -token.log_probability
        for token in tokens
        if (mark := text[token.start : token.end].strip())
        and PAUSES.issuperset(mark)
        and not (mark.isascii() and text[token.end : token.end + 1].isalnum())
    ]
    return min(MOST, max(costs, default=0.0))


def features_of(source: str, target: str, back: BackTranslation, length_z: float | None) -> Features:
    """What is counted in a segment with text on both sides; `length_z` is that of `review.align.lengths`."""
    come_back, belong, back_length = _compared(source, back.text)
    features = Features(
        length_z or 0.0,
        math.log(max(1, len(source))),
        back_length,
        come_back - belong,
        come_back,
        _missing(source, _grams(back.text, 3)),
    )
    if back.source_scores is None or back.adequacy is None:
        return features
    features = features._replace(
        run=math.log1p(back.unexplained[2] if back.unexplained else 0.0),
        mean=back.adequacy,
        surprise=_worst(back.source_scores, source),
    )
    if back.forward is None or back.target_scores is None:
        return features
    kept, shared, ahead_length = _compared(back.forward, target)
    return features._replace(
        ahead_length=ahead_length,
        ahead_gap=kept - shared,
        ahead_run=math.log1p(back.unfounded[2] if back.unfounded else 0.0),
        ahead_surprise=_worst(back.target_scores, target),
        ahead_likeness=kept,
        told=None if back.told is None else back.told.share,
        known=None if back.told is None else back.told.known,
        ahead_told=None if back.ahead_told is None else back.ahead_told.share,
        ahead_known=None if back.ahead_told is None else back.ahead_told.known,
        ahead_mark=_earliest(back.target_scores, target),
    )
