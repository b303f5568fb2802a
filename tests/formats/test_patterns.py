"""Patterns of documents: which translation belongs to which source, in which languages, and what has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import DocumentPattern, Settings
from review.errors import InputError, UsageError
from review.formats.patterns import FoundEntries, find_patterns, fixed_folder, is_pattern

FILES = [
    *("docs/en/guide.md", "docs/en/api/index.md", "docs/en/api/new.md", "docs/en/logo.png"),
    *("docs/vi/guide.md", "docs/vi/api/index.md", "docs/pt-BR/guide.md", "docs/img/guide.md"),
    *("po/app.pot", "po/de.po", "i18n/en.json", "i18n/de.json", "i18n/fr.json"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def find(folder: Path, source: str, target: str) -> FoundEntries:
    return find_patterns([DocumentPattern(source, target)], folder, folder, Settings())


def shown(found: FoundEntries) -> list[tuple[str, str | None, str | None]]:
    return [(one.id, one.settings.source_language, one.settings.target_language) for one in found.entries]


def test_what_a_wildcard_stood_for_is_the_same_in_the_translation(project: Path) -> None:
    found = find(project, "docs/en/**/*.md", "docs/vi/**/*.md")
    assert shown(found) == [("docs/vi/api/index.md", "en", "vi"), ("docs/vi/guide.md", "en", "vi")]
    assert found.lacking == ("docs/en/api/new.md has no translation (docs/vi/api/new.md)",)


def test_a_language_is_every_one_that_there_are_files_of(project: Path) -> None:
    found = find(project, "docs/en/**", "docs/{language}/**")
    assert shown(found) == [
        ("docs/pt-BR/guide.md", "en", "pt-BR"),
        ("docs/vi/api/index.md", "en", "vi"),
        ("docs/vi/guide.md", "en", "vi"),
    ]
    assert len(found.lacking) == 3
    assert [(name, target) for name, _, target in shown(find(project, "i18n/en.json", "i18n/{language}.json"))] == [
        ("i18n/de.json", "de"),
        ("i18n/fr.json", "fr"),
    ]


def test_what_does_not_go_together_is_refused(project: Path) -> None:
    with pytest.raises(InputError, match="no file is called so"):
        find(project, "doc/en/*.md", "doc/vi/*.md")
    with pytest.raises(InputError, match="no file of any language"):
        find(project, "docs/en/*.md", "pages/{language}/*.md")
    with pytest.raises(UsageError, match="same wildcards in both"):
        find(project, "docs/en/**/*.md", "docs/vi/*.md")


def test_a_link_out_of_the_folder_is_not_followed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("x")
    (project / "docs/en/secret.md").symlink_to(outside)
    assert not any("secret" in line for line in find(project, "docs/en/*.md", "docs/vi/*.md").lacking)


@pytest.mark.parametrize("side", ["docs/en", "docs/vi"])
@pytest.mark.parametrize("secret", ["outside.md", ".git/config.md"])
def test_nor_is_one_on_either_side_in_the_working_folder_or_to_what_git_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str, secret: str
) -> None:
    """`review score .` in a stranger's clone: settings count from `.`, and links may lead to the user's keys."""
    clone = tmp_path / "clone"
    for folder in ("docs/en", "docs/vi", ".git"):
        (clone / folder).mkdir(parents=True)
    (tmp_path / "outside.md").write_text("a key", encoding="utf-8")
    (clone / ".git" / "config.md").write_text("a key", encoding="utf-8")
    for folder in ("docs/en", "docs/vi"):
        (clone / folder / "fair.md").write_text("fair", encoding="utf-8")
        (clone / folder / "page.md").write_text("text", encoding="utf-8")
    (clone / side / "page.md").unlink()
    (clone / side / "page.md").symlink_to(clone / secret if secret.startswith(".git") else tmp_path / secret)
    monkeypatch.chdir(clone)
    pattern = DocumentPattern("docs/en/*.md", "docs/vi/*.md")
    for asked in (False, True):
        found = find_patterns([pattern], Path(), Path(), Settings(), asked=asked)
        assert [entry.id for entry in found.entries] == ["docs/vi/fair.md"]


def test_a_file_with_brackets_in_its_name_is_no_pattern(project: Path) -> None:
    (project / "a[1].md").write_text("x")
    assert not is_pattern(str(project / "a[1].md"))
    assert is_pattern("a[1].md")
    assert fixed_folder("docs/en/**/*.md") == Path("docs/en")
    assert fixed_folder("*.md") == Path()
