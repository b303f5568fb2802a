"""Metrics, one file each. METRICS are those against references; to add one: its file and its line here.

LEARNED are those with a model, computed where they are asked for. mqm and quality need no reference; `scores` says of
every score, these and the back-translation's, how it is treated.
"""

from __future__ import annotations

from review.metrics.bleu import METRIC as bleu
from review.metrics.chrf import METRIC as chrf
from review.metrics.comet import METRIC as comet
from review.metrics.learned import LearnedMetric
from review.metrics.metric import Metric
from review.metrics.metricx import METRIC as metricx
from review.metrics.ter import METRIC as ter

__all__ = ["LEARNED", "METRICS", "LearnedMetric", "Metric"]

METRICS: dict[str, Metric] = {metric.name: metric for metric in (bleu, chrf, ter)}
LEARNED: dict[str, LearnedMetric] = {metric.name: metric for metric in (comet, metricx)}
