"""The settings `[metrics]`: the learned metrics that the desk computes, each with its model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from review.errors import ConfigError

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
    if not isinstance(table, dict):
        raise ConfigError("metrics is a table: [metrics]", path)
    models = {}
    for key, value in table.items():
        if key not in METRIC_SETTINGS:
            raise ConfigError(f"unknown setting metrics.{key}; known: {', '.join(sorted(METRIC_SETTINGS))}", path)
        if key == "reference-free":
            if not isinstance(value, bool):
                raise ConfigError(f"metrics.{key} is true or false, not {value!r}", path)
            continue
        if not isinstance(value, str) or not value or "\0" in value:
            raise ConfigError(f"metrics.{key} wants a text in quotes, not {value!r}", path)
        folder = path.parent / value
        models[key] = str(folder) if folder.is_dir() else value
    return MetricSettings(models, table.get("reference-free", False))
