"""Wildcards of paths: what they stand for; neither stars upon stars nor links in circles make a run endless."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from review.errors import UsageError
from review.formats.wildcards import Wildcards

FILES = (
    "docs/en/guide.md",
    "docs/en/api/new/index.md",
    "docs/en/.draft/a.md",
    "docs/en/.a.md",
    "docs/a-b.md",
    "top.md",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "stood_for"),
    [
        ("docs/en/**/*.md", {"docs/en/api/new/index.md": ["api/new/", "index"], "docs/en/guide.md": ["", "guide"]}),
        ("**/*.md", {path: None for path in FILES if "/." not in path}),
        ("docs/**", {path: None for path in FILES if path.startswith("docs") and "/." not in path}),
        ("docs/*/*/*/*", {"docs/en/api/new/index.md": ["en", "api", "new", "index.md"]}),
        ("docs/?-[a-c].md", {"docs/a-b.md": ["a", "b"]}),
        ("docs/*-*.md", {"docs/a-b.md": ["a", "b"]}),
        ("docs/[!b]*.md", {"docs/a-b.md": ["a", "-b"]}),
        ("docs/en/.d*/*", {"docs/en/.draft/a.md": ["raft", "a.md"]}),
        ("docs/en/.a.md", {"docs/en/.a.md": []}),
        ("docs/e.md", {}),
        ("nowhere/**/*.md", {}),
    ],
)
def test_what_they_stand_for(folder: Path, pattern: str, stood_for: dict[str, list[str] | None]) -> None:
    wildcards = Wildcards(pattern)
    assert sorted(wildcards.walk(folder)) == sorted(stood_for)
    for path in FILES:
        found = wildcards.stood_for(path)
        assert (found is not None) == (path in stood_for)
        if stood_for.get(path) is not None:
            assert found == stood_for[path]


def test_stars_upon_stars_go_into_each_folder_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path.joinpath(*(f"d{n}" for n in range(20)))
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("x", encoding="utf-8")
    asked: list[Path] = []
    scandir = os.scandir

    def counted(place: Path) -> object:
        asked.append(place)
        return scandir(place)

    monkeypatch.setattr(os, "scandir", counted)
    assert len(list(Wildcards("**/" * 15 + "*.md").walk(tmp_path))) == 1
    assert len(asked) == 21
    asked.clear()
    assert list(Wildcards("*/*.md").walk(tmp_path)) == []
    assert len(asked) == 2, "no deeper than the pattern goes"


def test_names_are_read_in_linear_time() -> None:
    assert Wildcards("*a" * 60 + "b").stood_for("a" * 250) is None
    assert Wildcards("**/" * 60 + "b").stood_for("a/" * 1000 + "a") is None


def test_links_in_circles_are_gone_into_once(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / "docs" / name).symlink_to(folder / "docs", target_is_directory=True)
    (folder / "docs" / "loop").symlink_to(folder / "docs" / "loop")
    found = list(Wildcards("docs/**/guide.md").walk(folder))
    assert found == ["docs/a/en/guide.md", "docs/en/guide.md"]


@pytest.mark.parametrize("pattern", ["docs/[z-a].md", "*/" * 65])
def test_what_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError):
        Wildcards(pattern)
