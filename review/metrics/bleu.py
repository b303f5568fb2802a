"""BLEU (Papineni et al. 2002), by sacreBLEU: n-gram precision with a brevity penalty. 0 to 100, higher is better.

Single segments are scored with `effective_order`, so that a short one without a 4-gram in common is not simply 0.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from review.metrics.sacrebleu import SacreBleuMetric, tokenizer_for

if TYPE_CHECKING:
    from sacrebleu.metrics.bleu import BLEU

__all__ = ["METRIC"]


@lru_cache(maxsize=64)
def _make(language: str, segment: bool) -> BLEU:
    from sacrebleu.metrics.bleu import BLEU

    return BLEU(tokenize=tokenizer_for(language), effective_order=segment)


METRIC = SacreBleuMetric(name="bleu", title="BLEU", width=10, make=_make)
