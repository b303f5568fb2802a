"""What the scripts that fit odds on prose share: the pairs they read, and the fit."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "logistic", "sentence_pairs"]

Floats = npt.NDArray[np.float64]


def sentence_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs (English, other) of a `.tsv.gz` whose English is a sentence of some length."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, other = line.rstrip("\n").split("\t")[:2]
            if 40 < len(english) < 400 and english[0].isupper() and english[-1] in ".!?":
                yield english, other


def logistic(matrix: Floats, wanted: Floats, ridge: float, decimals: int | None = None) -> Floats:
    """Weights of the columns of a matrix and a constant behind them, by Newton's method, with so much `ridge` a row on
    standardised columns; with `decimals` the weights are rounded before the constant is made.
    """
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-9
    rows = np.c_[(matrix - mean) / spread, np.ones(len(matrix))]
    weights = np.zeros(rows.shape[1])
    penalty = ridge * len(rows)
    for _ in range(25):
        chance = 1 / (1 + np.exp(-rows @ weights))
        worth = chance * (1 - chance) + 1e-9
        bent = (rows * worth[:, None]).T @ rows + np.eye(rows.shape[1]) * penalty
        weights = weights + np.linalg.solve(bent, rows.T @ (wanted - chance) - weights * penalty)
    slopes = weights[:-1] / spread
    if decimals is not None:
        slopes = slopes.round(decimals)
    return np.append(slopes, weights[-1] - slopes @ mean)
