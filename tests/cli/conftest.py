"""A small pair of files, and the command line to run on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.running import Outcome, run

SOURCE = """Cầu mới mở cửa

Thị trưởng Trần Minh cho biết 24 công nhân đã làm việc cả mùa đông.

Người dân hai bên bờ sông rất vui mừng.
"""
TARGET = """New bridge opens

Mayor Tran Minh said that 24 workers had worked all winter.

People on on both banks of the river are delighted.
"""


@pytest.fixture(autouse=True, scope="module")
def no_builtin_models() -> Iterator[None]:
    """These tests are about commands: what the models that come with the package find would be in their way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("review.translators.resolve.builtin_model", lambda *_: None)
        patch.setattr("review.spans.finding.builtin_span_models", tuple)
        yield


@pytest.fixture
def review(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> Outcome:
        return run(capfd, monkeypatch, *map(str, arguments))

    return call


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Source and target with one defect: `on on` in line 5."""
    source, target = tmp_path / "news.vi.txt", tmp_path / "news.en.txt"
    source.write_text(SOURCE, encoding="utf-8")
    target.write_text(TARGET, encoding="utf-8")
    return source, target
