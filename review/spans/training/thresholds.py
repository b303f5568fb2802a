"""Thresholds: how suspicious held-out pairs are, as they were and damaged.

The same model that will serve is asked, rounded to 8 bits. Of the held-out pairs no text was learned from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from review.spans.suspects import FEATURES, features
from review.spans.training.lessons import Example

__all__ = ["HeldOut", "area", "calibrated"]

Values = npt.NDArray[np.float64]

#: Shares of good translations whose odds are kept.
_SHARES = (0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.04, 0.03, 0.025, 0.02, 0.015, 0.01, 0.007, 0.005, 0.003, 0.002)
_USUAL = 0.03
#: Good examples of two languages that a threshold of one in a hundred is taken from.
_ENOUGH = 500
_STEPS, _RIDGE = 50, 1e-3


def area(good: Values, bad: Values) -> float:
    """Area under the ROC curve: how often a damaged one has more than a good one (Mann–Whitney)."""
    order = np.argsort(np.concatenate([good, bad]), kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    above = ranks[len(good) :].sum() - len(bad) * (len(bad) + 1) / 2
    return float(above / (len(good) * len(bad)))


def _fitted(values: Values, damaged: Values) -> Values:
    """Weights and bias of a logistic regression, by Newton's method, with a little ridge."""
    rows = np.concatenate([values, np.ones((len(values), 1))], axis=1)
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (damaged - chance) - _RIDGE * len(rows) * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + _RIDGE * len(rows) * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


class HeldOut(NamedTuple):
    """Examples of two languages, both directions, that nothing was learned from: good ones, and as many damaged.

    `model` is the `SpanModel` that reads them.
    """

    model: Any
    good: list[Example]
    damaged: list[Example]


def calibrated(held: Mapping[str, HeldOut]) -> dict[str, Any]:
    """The manifest's `calibration`, and how well damaged ones are told from good ones (`area`): of all, and by pair.

    `held` goes by `pair_name`. Pairs of languages with few examples have the thresholds of all together.
    """
    read = {
        pair: tuple(
            np.array([features(odds) for odds in one.model.odds([(x.source.text, x.target.text) for x in some])])
            for some in (one.good, one.damaged)
        )
        for pair, one in held.items()
    }
    clean, bad = (np.concatenate([both[n] for both in read.values()]) for n in range(2))
    weights = _fitted(np.concatenate([clean, bad]), np.concatenate([np.zeros(len(clean)), np.ones(len(bad))]))

    def told(good: Values, damaged: Values) -> dict[str, Any]:
        odds, other = good @ weights[:-1] + weights[-1], damaged @ weights[:-1] + weights[-1]
        return {
            "good": len(good),
            "area": round(area(odds, other), 4),
            "found": {
                f"{share:g}": round(float((other > np.quantile(odds, 1 - share)).mean()), 4) for share in (0.03, 0.01)
            },
            "shares": [[round(float(np.quantile(odds, 1 - share)), 4), share] for share in _SHARES],
        }

    return {
        "weights": {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights[:-1], strict=True)},
        "bias": round(float(weights[-1]), 5),
        "usual": {name: round(float(np.quantile(clean[:, n], 1 - _USUAL)), 4) for n, name in enumerate(FEATURES[:3])},
        **told(clean, bad),
        "pairs": {pair: told(*both) for pair, both in read.items() if len(both[0]) >= _ENOUGH},
    }
