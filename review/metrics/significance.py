"""The paired test over statistics that were kept, instead of over two systems' texts.

A segment's *statistics* are the few numbers that a metric adds up over a corpus (n-gram matches and totals, lengths,
edits), so that a baseline can keep them and needs no old text. `quality` is tested in the same way; its statistics are
quality × words and words.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.metrics.metric import Statistics
from review.metrics.resampling import randomization_p
from review.metrics.scores import pooled_score

__all__ = ["FEWEST_CHANGED", "p_value"]

#: With fewer changed segments no randomization test reaches 5 %: all of k signs alike have a chance of 2 × 0.5^k.
FEWEST_CHANGED = 6


def p_value(name: str, before: Sequence[Statistics], now: Sequence[Statistics], language: str) -> float | None:
    """How likely a difference this large is if before and now were alike; None where too few segments changed.

    Both are of the same segments in the same order. Segments that did not change are alike under every relabelling, so
    they are added up to one: the same test, quicker.
    """
    changed = [n for n, (old, new) in enumerate(zip(before, now, strict=True)) if tuple(old) != tuple(new)]
    if len(changed) < FEWEST_CHANGED:
        return None
    alike = set(range(len(before))) - set(changed)
    rest = tuple(sum(before[n][column] for n in alike) for column in range(len(before[0])))
    then, after = ([*(side[n] for n in changed), rest] for side in (before, now))
    return randomization_p(then, after, lambda rows: pooled_score(name, rows, language))
