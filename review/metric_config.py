"""The settings `[metrics]`: the learned metrics that the desk computes, each with its model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from review.settings_table import read_table, text, yes_or_no

__all__ = ["METRIC_SETTINGS", "MetricSettings", "parse_metrics"]

#: Every key of `[metrics]`, with its meaning for the documentation.
METRIC_SETTINGS: Mapping[str, str] = {
    "comet": "a model's folder, or its name on the hub where it was fetched before",
    "metricx": "the same for MetricX",
    "reference-free": "no reference is used: true or false (default)",
}


@dataclass(frozen=True, slots=True)
class MetricSettings:
    """Metric → a folder, or a name of the hub."""

    models: Mapping[str, str] = field(default_factory=dict)
    reference_free: bool = False

    def over(self, below: MetricSettings) -> MetricSettings:
        """These settings where they name a metric, else those `below`."""
        return self if self.models else below


def parse_metrics(table: Any, path: Path) -> MetricSettings:
    """The table `[metrics]`, checked. Folders count from the file's own. Raises ConfigError."""

    def model(value: Any) -> str:
        folder = path.parent / text(value)
        return str(folder) if folder.is_dir() else str(value)

    readers = {key: yes_or_no if key == "reference-free" else model for key in METRIC_SETTINGS}
    values = read_table(table, "metrics", readers, path)
    return MetricSettings(reference_free=values.pop("reference-free", False), models=values)
