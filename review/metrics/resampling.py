"""Chance: how wide an interval around a score is, and how likely a difference of two is if they were alike.

Both draw from segments' statistics, the rows of numbers that a metric adds up over a corpus, as sacreBLEU does (Post
2018), so that its users find its numbers: the bootstrap of Koehn 2004 (https://aclanthology.org/W04-3250) and the
approximate randomization of Riezler & Maxwell 2005 (https://aclanthology.org/W05-0908), two-sided. `pooled` gives the
score that rows have together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

__all__ = ["bootstrap_interval", "randomization_p"]

#: sacreBLEU's own numbers of resamples and of trials, and its seed.
_RESAMPLES, _TRIALS, _SEED = 1000, 10_000, 12345

Pooled = Callable[[Sequence[tuple[float, ...]]], float]


def bootstrap_interval(rows: Sequence[Sequence[float]], pooled: Pooled) -> tuple[float, str]:
    """The half-width of the 95 % interval, and how it was drawn, for the signature.

    The seed is $SACREBLEU_SEED where that is set; "none" draws anew each time.
    """
    import numpy as np

    seed = os.environ.get("SACREBLEU_SEED", str(_SEED)).lower()
    rng = np.random.default_rng(None if seed == "none" else int(seed))
    drawn = rng.choice(len(rows), size=(_RESAMPLES, len(rows)), replace=True)
    table = np.array(rows, dtype="float64")
    scores = sorted(pooled([tuple(table[some].sum(0))]) for some in drawn)
    cut = _RESAMPLES // 40
    return 0.5 * (scores[-cut - 1] - scores[cut]), f"bs:{_RESAMPLES}|seed:{seed}"


def randomization_p(before: Sequence[Sequence[float]], now: Sequence[Sequence[float]], pooled: Pooled) -> float:
    """How likely a difference at least this large is if it were chance which of a segment's two rows is whose.

    Both are of the same segments in the same order. Always with the same seed: the same rows give the same number.
    """
    import numpy as np

    mine = np.random.default_rng(_SEED).integers(2, size=(_TRIALS, len(before)), dtype=bool)
    tables = np.array(before, dtype="float64"), np.array(now, dtype="float64")
    real = abs(pooled([tuple(tables[0].sum(0))]) - pooled([tuple(tables[1].sum(0))]))
    swapped = mine @ tables[0] + ~mine @ tables[1], ~mine @ tables[0] + mine @ tables[1]
    larger = sum(abs(pooled([tuple(one)]) - pooled([tuple(other)])) > real for one, other in zip(*swapped, strict=True))
    return (larger + 1) / (_TRIALS + 1)
