"""The settings `[metrics]`: the learned metrics of the desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.config import find_settings
from review.errors import ConfigError
from review.metric_config import METRIC_SETTINGS, MetricSettings, parse_metrics

DOCUMENTATION = Path(__file__).parents[1] / "docs" / "configuration.md"


def test_folders_count_from_the_file_and_names_stay(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "review.toml").write_text('[metrics]\ncomet = "model"\nmetricx = "google/x"\n', encoding="utf-8")
    found = find_settings(tmp_path, {}).metrics
    assert found == MetricSettings({"comet": str(tmp_path / "model"), "metricx": "google/x"})
    assert MetricSettings().over(found) == found


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"bleurt": "x"}, "known: comet"),
        ({"comet": 3}, "text in quotes"),
        ({"comet": ""}, "text in quotes"),
        ({"reference-free": "yes"}, "true or false"),
        ([], "is a table"),
    ],
)
def test_what_makes_no_sense_is_refused(table: object, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        parse_metrics(table, Path("review.toml"))


def test_every_key_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    assert all(f"| `{key}` | {meaning.split(':')[0]}" in text for key, meaning in METRIC_SETTINGS.items())
