"""What a pull request shows: errors for what fails, warnings for the rest, and a run that came to nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome

Review = Callable[..., Outcome]
Pair = tuple[Path, Path]
NONE = ("--back-translation", "none")


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def shown(said: Outcome) -> list[str]:
    return [line for line in said.out.splitlines() if line.startswith("::")]


def test_what_does_not_fail_is_a_warning_and_what_fails_is_an_error(review: Review, pair: Pair, summary: Path) -> None:
    passing = review("score", *pair, *NONE, "--format", "github")
    assert passing.status == 0
    (line,) = shown(passing)
    assert line.startswith("::warning file=news.en.txt,line=5,col=8,")
    failing = review("score", *pair, *NONE, "--format", "github", "--fail-level", "minor")
    assert failing.status == 1
    (line,) = shown(failing)
    assert line.startswith("::error file=news.en.txt,line=5,")
    assert "❌" in summary.read_text(encoding="utf-8")


def test_a_major_finding_that_need_not_be_fixed_is_a_warning(review: Review, pair: Pair, summary: Path) -> None:
    pair[1].write_text(pair[1].read_text(encoding="utf-8").replace("24 workers", "42 workers"), encoding="utf-8")
    said = review("score", *pair, *NONE, "--format", "github", "--fail-level", "none")
    assert said.status == 0
    assert {line.split(" ")[0] for line in shown(said)} == {"::warning"}
    assert "title=major numbers" in said.out
    assert summary.exists()


@pytest.mark.parametrize("option", [("--format", "github"), ("--format=github",), ("--format", "github=out")])
def test_a_run_that_could_not_be_is_an_error_and_has_a_summary(
    review: Review, pair: Pair, summary: Path, option: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    pair[1].write_bytes(b"ok\n\n\xff\xfe% broken\n")
    said = review("score", *pair, *NONE, *option)
    assert said.status == 2
    (line,) = shown(said)
    assert line.startswith(f"::error file={pair[1]},line=3,title=review could not score::")
    assert "is not UTF-8" in line
    assert "Nothing was scored" in summary.read_text(encoding="utf-8")


def test_a_mistyped_option_is_told_there_too(review: Review, pair: Pair, summary: Path) -> None:
    said = review("score", *pair, "--format", "github", "--fail-levle", "minor")
    assert said.status == 2
    assert shown(said) == [f"::error title=review could not score::{said.err.removeprefix('review: ').rstrip()}"]
    assert summary.exists()


def test_without_annotations_nothing_is_written_for_them(review: Review, pair: Pair, summary: Path) -> None:
    said = review("score", pair[0], pair[0].parent / "none", "--format", "json")
    assert (said.status, shown(said)) == (2, [])
    assert not summary.exists()
