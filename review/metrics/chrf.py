"""chrF++ (Popović 2017), by sacreBLEU: F-score of character 6-grams and word bigrams. 0 to 100, higher is better.

The one to read for a single paragraph.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from review.metrics.sacrebleu import SacreBleuMetric

if TYPE_CHECKING:
    from sacrebleu.metrics.chrf import CHRF

__all__ = ["METRIC"]


@lru_cache(maxsize=64)
def _make(language: str, segment: bool) -> CHRF:  # noqa: ARG001  # one metric for every language and both uses
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(word_order=2)


METRIC = SacreBleuMetric(name="chrf", title="chrF++", width=24, make=_make)
