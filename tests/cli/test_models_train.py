"""What the three commands that train share."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from review.cli import models_train
from review.cli.models import models


@pytest.mark.parametrize("command", ["train", "teach", "train-spans"])
def test_without_torch_a_training_says_what_installs_it(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(models_train, "installed", lambda module: module != "torch")
    pairs, output = tmp_path / "pairs.tsv", tmp_path / "out"
    pairs.write_text("en\tvi\nOne\tMột\n", encoding="utf-8")
    asked = [command, str(pairs), "--source", "en", "--target", "vi", "--output", str(output)]
    result = CliRunner().invoke(models, asked if command == "train" else [*asked, "--encoder", str(pairs)])
    assert result.exit_code == 2
    assert "training needs torch; install it with: pip install" in result.stderr
    assert "[train]" in result.stderr
    assert "'review[" not in result.stderr  # which is somebody else's on PyPI
    assert not output.exists()
