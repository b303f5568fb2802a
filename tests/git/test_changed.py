"""What git says changed, and what it says where it cannot."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from review.errors import InputError, UsageError
from review.git.changed import changed_files, git_user


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Lan", "-c", "user.email=lan@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = (tmp_path / "repo").resolve()
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    for name in ("kept.txt", "committed.txt", "edited.txt", "deleted.txt", "moved.txt", "thư mục.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    (folder / ".gitignore").write_text("ignored.txt\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "one")
    return folder


def test_committed_edited_deleted_moved_and_new_files(repository: Path) -> None:
    (repository / "committed.txt").write_text("else", encoding="utf-8")
    git(repository, "mv", "moved.txt", "elsewhere.txt")
    git(repository, "commit", "--quiet", "--all", "--message", "two")
    (repository / "edited.txt").write_text("else", encoding="utf-8")
    (repository / "thư mục.txt").write_text("else", encoding="utf-8")
    (repository / "deleted.txt").unlink()
    (repository / "new.txt").write_text("new", encoding="utf-8")
    (repository / "ignored.txt").write_text("new", encoding="utf-8")
    names = {path.name for path in changed_files(repository, "HEAD~1")}
    assert names == {
        *("committed.txt", "moved.txt", "elsewhere.txt", "edited.txt", "thư mục.txt", "deleted.txt", "new.txt"),
    }


def test_a_folder_of_the_repository_tells_all_of_it(repository: Path) -> None:
    (repository / "sub").mkdir()
    (repository / "edited.txt").write_text("else", encoding="utf-8")
    assert changed_files(repository / "sub", "HEAD") == {repository / "edited.txt"}


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~99", "HEAD:kept.txt", "a b"])
def test_an_unknown_revision(repository: Path, revision: str) -> None:
    with pytest.raises(InputError, match="git knows no revision"):
        changed_files(repository, revision)


@pytest.mark.parametrize("revision", ["--output=/tmp/x", "-p", ""])
def test_an_option_is_no_revision(repository: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="wants a git revision"):
        changed_files(repository, revision)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="git says"):
        changed_files(tmp_path, "HEAD")


def test_no_git_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="git is not installed"):
        changed_files(tmp_path, "HEAD")
    assert git_user(tmp_path) == ""
