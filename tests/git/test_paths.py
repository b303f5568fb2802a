"""Files are called alike on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.git.paths import place, repository_path
from review.model import Document


def test_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "repo" / "corpora" / "one"
    folder.mkdir(parents=True)
    (tmp_path / "repo" / ".git").mkdir()
    assert repository_path(folder / "t.txt") == "corpora/one/t.txt"
    monkeypatch.chdir(folder)
    assert repository_path(Path("t.txt")) == "corpora/one/t.txt"
    assert repository_path(Path("../one/t.txt")) == "corpora/one/t.txt"


def test_without_a_repository_from_the_working_folder_else_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert repository_path(Path("a/t.txt")) == "a/t.txt"
    assert repository_path(tmp_path / "t.txt") == "t.txt"


def test_a_worktrees_git_file_counts_too(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert repository_path(tmp_path / "a" / "t.txt") == "a/t.txt"


def test_a_text_from_standard_input_is_called_by_its_id_and_beside_a_file_by_its_side(tmp_path: Path) -> None:
    assert place(Document("standard-input", "vi", "en", ()), "target") == "standard-input"
    piped = Document("a.en.txt", "vi", "en", (), target_path=tmp_path / "a.en.txt")
    assert place(piped, "source") == "source"  # its lines are not the other file's
