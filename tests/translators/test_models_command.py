"""`review models`: list, where, verify, remove, pull."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from review.cli.models import models
from review.errors import EngineError, ReviewError, UsageError


@pytest.fixture(autouse=True)
def empty_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr("huggingface_hub.utils._cache_manager.HF_HUB_CACHE", str(tmp_path / "hub"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(models, arguments)


def test_lists_the_embedded_models() -> None:
    rows = json.loads(run("list", "--format", "json").output)
    assert {(row["engine"], row["languages"]) for row in rows} >= {("firefox", "en-pt"), ("firefox", "pt-en")}
    assert all(row["bytes"] > 1e6 for row in rows)
    assert "en-pt" in run("list").output


def test_says_where_a_model_lies() -> None:
    assert Path(run("where", "enpt-1693087644").output.strip()).is_dir()


def test_unknown_names_are_usage_errors() -> None:
    for command in ("where", "verify", "remove"):
        assert isinstance(run(command, "nothing").exception, UsageError)


def test_verifies_embedded_models_and_folders(random_model: Path) -> None:
    result = run("verify", "enpt-1693087644", str(random_model))
    assert result.exit_code == 0, result.output
    assert result.output.count(": whole; ") == 2


def test_a_broken_model_is_named_and_exits_2(random_model: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(random_model, tmp_path / "toy-en-fr"))
    (folder / "model.safetensors").write_bytes(b"half")
    result = run("verify", str(folder))
    assert "broken: " in result.output
    assert isinstance(result.exception, EngineError)


def test_what_belongs_to_a_package_is_not_removed() -> None:
    result = run("remove", "enpt-1693087644", "--yes")
    assert isinstance(result.exception, UsageError)


def test_removes_converted_weights(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "review" / "models" / "ctranslate2" / "0123-int8"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"x" * 100)
    assert "0123-int8" in run("list").output
    assert run("remove", "0123-int8", "--yes").exit_code == 0
    assert not folder.exists()


@pytest.mark.parametrize("name", ["en-vi", "owner/model", "nonsense", "en-qqqq"])
def test_pull_without_a_network_is_one_line(name: str) -> None:
    error = run("pull", name).exception
    assert isinstance(error, ReviewError)
    assert "\n" not in str(error)


def test_train_is_among_them() -> None:
    assert "train" in run("--help").output
