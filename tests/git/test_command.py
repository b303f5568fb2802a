"""Git is asked in a stranger's clone, and does nothing that files of the clone say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review.errors import InputError
from review.git.changed import changed_files, git_user
from review.git.command import git_command
from review.git.repository import Repository
from tests.git.test_changed import git


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A working tree whose folder `docs` looks like a bare repository that has a program watch its files."""
    folder = tmp_path / "clone"
    folder.mkdir()
    git(folder, "init", "--quiet")
    docs = folder / "docs"
    git(folder, "init", "--quiet", "--bare", str(docs))
    shutil.rmtree(docs / "hooks", ignore_errors=True)
    (docs / "page.txt").write_text("a page", encoding="utf-8")
    (docs / "config").write_text(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n"
        f'\tfsmonitor = "touch {tmp_path / "ran"}; false"\n',
        encoding="utf-8",
    )
    return folder


def test_a_bare_repository_among_the_files_is_refused(clone: Path) -> None:
    inside = clone / "docs" / "objects"
    for folder in (clone / "docs", inside):
        with pytest.raises(InputError, match=r"a bare git repository among the files of .*clone"):
            changed_files(folder, "HEAD")
        with pytest.raises(InputError, match="a bare git repository among the files"):
            Repository(folder)
    assert git_user(clone / "docs") == ""
    assert not (clone.parent / "ran").exists()


def test_one_whose_objects_lie_elsewhere_is_refused_too(clone: Path) -> None:
    docs = clone / "docs"
    shutil.rmtree(docs / "objects")
    (docs / "commondir").write_text("../elsewhere\n", encoding="utf-8")
    with pytest.raises(InputError, match="a bare git repository"):
        git_command(docs, "status")


def test_a_bare_repository_of_ones_own_and_a_working_tree_are_asked(tmp_path: Path, clone: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", str(tmp_path / "mirror.git"))
    assert Repository(tmp_path / "mirror.git").bare
    shutil.rmtree(clone / "docs")
    assert Repository(clone).top == clone.resolve()


def test_no_program_is_started_that_watches_the_files(clone: Path) -> None:
    """Of a working tree that came with its `.git`, as an archive, and not from a clone."""
    ran = clone.parent / "ran"
    shutil.rmtree(clone / "docs")
    (clone / "page.txt").write_text("a page", encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "--message", "one")
    with (clone / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(f'[core]\n\tfsmonitor = "touch {ran}; false"\n')
    assert changed_files(clone, "HEAD") == frozenset()
    assert not ran.exists()
