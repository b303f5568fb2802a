"""`[lengths."de-en"]`: what it may say, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from review.config import Settings, parse_settings
from review.errors import ConfigError
from review.length_config import LengthNorm
from review.store.rows import settings_from, settings_table

_NORM = {"ratio": 1.2, "spread": 0.1, "noise": 1}


def test_a_norm_is_read_by_its_pair_and_laid_over_others() -> None:
    settings = parse_settings({"lengths": {"de-en": _NORM}}, Path("review.toml"), {})
    assert settings.lengths == {("de", "en"): LengthNorm(1.2, 0.1, 1.0)}
    below = Settings(lengths={("de", "en"): LengthNorm(1, 1, 1), ("fr", "en"): LengthNorm(2, 1, 1)})
    assert settings.over(below).lengths == {("de", "en"): LengthNorm(1.2, 0.1, 1.0), ("fr", "en"): LengthNorm(2, 1, 1)}


def test_the_desk_keeps_it_with_the_document() -> None:
    settings = Settings("de", "en", lengths={("de", "en"): LengthNorm(1.2, 0.1, 1.0)})
    assert settings_from(settings_table(settings), "de", "en").lengths == settings.lengths


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([], "a table for each pair"),
        ({"de": _NORM}, "names two languages"),
        ({"de-en-x": _NORM}, "names two languages"),
        ({"de-en": 3}, "has ratio, spread, noise and nothing else"),
        ({"de-en": {"ratio": 1.0}}, "has ratio, spread, noise and nothing else"),
        ({"de-en": _NORM | {"ratio": 0}}, "ratio is a number from 0.05 to 20, not 0"),
        ({"de-en": _NORM | {"spread": float("nan")}}, "spread is a number"),
        ({"de-en": _NORM | {"noise": True}}, "noise is a number"),
        ({"de-en": _NORM | {"noise": "much"}}, "noise is a number"),
    ],
)
def test_what_is_no_norm_is_said(table: Any, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        parse_settings({"lengths": table}, Path("review.toml"), {})
