"""The table [judge] of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from review.config import parse_settings
from review.errors import ConfigError
from review.judge_config import JUDGE_SETTINGS, JudgeSettings, parse_judge

HERE = Path("review.toml")


def test_every_setting_is_read() -> None:
    table: dict[str, Any] = {
        "model": "m", "url": "http://h/v1", "second-model": "n", "instructions": "guide.md", "context": 2,
        "unconfirmed": "drop", "most-severe": "major", "fail-level": "minor", "window": 1000, "concurrency": 8,
        "timeout": 30, "retries": 0, "stream": True, "budget": 5000, "prices": {"m": [1, 2.5]},
    }  # fmt: skip
    assert set(table) == set(JUDGE_SETTINGS)
    judge = parse_settings({"judge": table}, HERE, {}).judge
    assert judge == JudgeSettings(
        "m", "http://h/v1", "n", Path("guide.md"), 2, "drop", "major", "minor", 1000, 8, 30, 0, True, "5000",
        {"m": (1.0, 2.5)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("x", "is a table"), ({"modell": "m"}, "did you mean 'model'"), ({"key": "sk-1"}, "unknown setting judge.key"),
        ({"model": ""}, "text in quotes"), ({"context": 9}, "0 to 5"), ({"context": True}, "0 to 5"),
        ({"stream": 1}, "true or false"), ({"unconfirmed": "keep"}, "neutral, drop"),
        ({"most-severe": "bad"}, "one of"),
        ({"fail-level": "neutral"}, "one of"), ({"prices": {"m": [1]}}, "two prices"), ({"prices": 3}, "is a table"),
        ({"prices": {"m": [1, -1]}}, "two prices"), ({"prices": {"m": [1, float("nan")]}}, "two prices"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(table: Any, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        parse_judge(table, HERE)


def test_one_lies_over_the_other() -> None:
    over = JudgeSettings(model="a", context=0, prices={"a": (1, 1)})
    whole = over.over(JudgeSettings(model="b", window=700, stream=True, prices={"b": (2, 2)})).over(
        JudgeSettings.usual()
    )
    assert (whole.model, whole.context, whole.window, whole.stream, whole.unconfirmed) == ("a", 0, 700, True, "neutral")
    assert set(whole.prices) == {"a", "b"}


@pytest.mark.parametrize("name", ["../keys.txt", "/etc/passwd", ".git/config", "link.txt"])
def test_instructions_lie_beside_the_settings_for_they_are_sent_away(tmp_path: Path, name: str) -> None:
    (tmp_path / "keys.txt").write_text("a key", encoding="utf-8")
    folder = tmp_path / "clone"
    (folder / "team").mkdir(parents=True)
    (folder / "team" / "rules.txt").write_text("say du", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "keys.txt")
    path = folder / "review.toml"
    assert parse_judge({"instructions": "team/rules.txt"}, path).instructions == folder / "team" / "rules.txt"
    with pytest.raises(ConfigError, match="outside the folder of this file"):
        parse_judge({"instructions": name}, path)
