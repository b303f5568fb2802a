"""TER (Snover et al. 2006), by sacreBLEU: edits, shifts included, per reference word, in percent. Lower is better."""

from __future__ import annotations

from functools import lru_cache

from sacrebleu.metrics.ter import TER

from review.metrics.sacrebleu import SacreBleuMetric, tokenizer_for

__all__ = ["METRIC"]


@lru_cache(maxsize=64)
def _make(language: str, segment: bool) -> TER:  # noqa: ARG001  # one metric for both uses
    return TER(asian_support=tokenizer_for(language) != "13a")


METRIC = SacreBleuMetric(name="ter", title="TER", higher_is_better=False, width=2, make=_make)
