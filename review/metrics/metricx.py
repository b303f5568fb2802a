"""MetricX (Juraska et al. 2023, 2024): mT5 with a regression in place of its first word.

0 to 25, the points of MQM errors that it expects: lower is better.
"""

from __future__ import annotations

from review.metrics.learned import LearnedMetric

__all__ = ["METRIC"]

METRIC = LearnedMetric(
    name="metricx",
    title="MetricX",
    higher_is_better=False,
    tolerance=0.25,
    scale=1.0,
    models=(("google/metricx-24-hybrid-large-v2p6", "Apache-2.0"),),
    reference_free=(("google/metricx-24-hybrid-large-v2p6", "Apache-2.0"),),
)
