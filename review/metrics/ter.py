"""TER (Snover et al. 2006), by sacreBLEU: edits, shifts included, per reference word, in percent. Lower is better."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from review.metrics.sacrebleu import SacreBleuMetric, tokenizer_for

if TYPE_CHECKING:
    from sacrebleu.metrics.ter import TER

__all__ = ["METRIC"]


@lru_cache(maxsize=64)
def _make(language: str, segment: bool) -> TER:  # noqa: ARG001  # one metric for both uses
    from sacrebleu.metrics.ter import TER

    return TER(asian_support=tokenizer_for(language) != "13a")


METRIC = SacreBleuMetric(name="ter", title="TER", higher_is_better=False, width=2, make=_make)
