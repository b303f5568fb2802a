"""Metrics, one file each. METRICS are those against references; to add one: its file and its line here.

mqm and quality need no reference; `scores` says of every score, these and the back-translation's, how it is treated.
"""

from __future__ import annotations

from review.metrics.bleu import METRIC as bleu
from review.metrics.chrf import METRIC as chrf
from review.metrics.metric import Metric
from review.metrics.ter import METRIC as ter

__all__ = ["METRICS", "Metric"]

METRICS: dict[str, Metric] = {metric.name: metric for metric in (bleu, chrf, ter)}
