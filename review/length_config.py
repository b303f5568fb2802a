"""Settings of lengths: `[lengths."de-en"]` of review.toml, how long translations are here (`review calibrate`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.errors import ConfigError
from review.settings_table import amount, read_table

__all__ = ["LENGTH_SETTINGS", "LengthNorm", "parse_lengths"]

#: Every setting with its meaning for the documentation, and the least and the most that it may be.
LENGTH_SETTINGS: Mapping[str, tuple[str, float, float]] = {
    "ratio": ("characters of the translation for one of the source, white space apart", 0.05, 20.0),
    "spread": ("how widely that varies in long texts: standard deviation of its logarithm", 0.01, 1.0),
    "noise": ("what short texts vary more: the variance is spread² + noise / characters", 0.0, 20.0),
}


@dataclass(frozen=True, slots=True)
class LengthNorm:
    """What is normal for two languages in a project; the fields are those of `review.align.lengths.LengthModel`."""

    ratio: float
    spread: float
    noise: float


def parse_lengths(table: Any, path: Path) -> dict[tuple[str, str], LengthNorm]:
    """(source, target) languages → their norm. Raises ConfigError for what is no such table."""
    if not isinstance(table, dict):
        raise ConfigError('lengths is a table for each pair of languages: [lengths."de-en"]', path)
    readers = {key: amount(least, most) for key, (_, least, most) in LENGTH_SETTINGS.items()}
    found = {}
    for pair, entry in table.items():
        source, _, target = pair.partition("-")
        if not source or not target or "-" in target:
            raise ConfigError(f'lengths names two languages, such as [lengths."de-en"], not {pair!r}', path)
        if not isinstance(entry, dict) or set(entry) != set(LENGTH_SETTINGS):
            raise ConfigError(f"lengths.{pair} has {', '.join(LENGTH_SETTINGS)} and nothing else", path)
        found[source, target] = LengthNorm(**read_table(entry, f"lengths.{pair}", readers, path))
    return found
