"""COMET (Rei et al. 2020, 2022): a regression on an encoder's reading of source, translation and reference.

About 0 to 100 (a hundred times what the model says), higher is better. With `--reference-free` its models that want no
reference (COMETKiwi).
"""

from __future__ import annotations

from review.metrics.learned import LearnedMetric

__all__ = ["METRIC"]

METRIC = LearnedMetric(
    name="comet",
    title="COMET",
    higher_is_better=True,
    tolerance=0.5,
    scale=100.0,
    models=(("Unbabel/wmt22-comet-da", "Apache-2.0"), ("Unbabel/XCOMET-XL", "CC BY-NC-SA 4.0: not for commercial use")),
    reference_free=(("Unbabel/wmt22-cometkiwi-da", "CC BY-NC-SA 4.0: not for commercial use"),),
)
