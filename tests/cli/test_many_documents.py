"""Scoring a project's pages: patterns in quotes, the setting documents, and a report that one can read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome

ENGLISH = "# The bridge\n\nThe new bridge has 13 arches and opens in June.\n\nIt cost 200 million.\n"
GERMAN = "# Die Brücke\n\nDie neue Brücke hat 14 Bögen und öffnet im Juni.\n\nSie kostete 300 Millionen.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for n in range(4):
        for language, text in (("en", ENGLISH), ("de", GERMAN)):
            path = tmp_path / "docs" / language / f"page{n}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    (tmp_path / "docs/en/new.md").write_text(ENGLISH)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(review: Callable[..., Outcome], *words: str) -> tuple[int, str]:
    done = review("score", *words)
    return done.status, done.out + done.err


def test_two_patterns_are_many_pairs_and_what_is_missing_is_a_line(
    review: Callable[..., Outcome], project: Path
) -> None:
    code, said = run(review, "docs/en/*.md", "docs/de/*.md")
    assert code == 1
    assert "8 findings in 4 documents" in said
    assert "docs/en/new.md has no translation (docs/de/new.md)" in said
    assert "docs/de/page3.md:3:21 major numbers" in said


def test_patterns_that_pair_nothing_do_not_pass(review: Callable[..., Outcome], project: Path) -> None:
    code, said = run(review, "docs/en/*.md", "docs/fr/*.md")
    assert code == 2
    assert "docs/fr/*.md: no file is called so that belongs to one of docs/en/*.md" in said


def test_more_findings_than_wanted_are_counted_the_worst_shown(review: Callable[..., Outcome], project: Path) -> None:
    code, said = run(review, "docs/en/*.md", "docs/de/*.md", "--most", "2")
    assert code == 1
    assert said.count("major numbers") == 2
    assert "numbers: 6 in 3 files" in said
    assert "8 findings in 4 documents" in said


def test_a_setting_names_the_documents_of_a_folder(review: Callable[..., Outcome], project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.review]\ndocuments = [{source = "docs/en/**", target = "docs/{language}/**"}]\n'
    )
    code, said = run(review, ".")
    assert (code, "8 findings in 4 documents" in said) == (1, True)
    (project / "review.toml").write_text('documents = [{source = "/etc/*", target = "x/*"}]\n')
    code, said = run(review, ".")
    assert (code, "outside the folder of this file" in said) == (2, True)
    (project / "review.toml").write_text('documents = "docs"\n')
    assert "documents is a list" in run(review, ".")[1]


def test_a_pattern_of_catalogues_is_all_of_them(review: Callable[..., Outcome], project: Path) -> None:
    for name in ("de", "fr"):
        (project / f"{name}.po").write_text(
            f'msgid ""\nmsgstr ""\n"Language: {name}\\n"\n\nmsgid "Open %d files"\nmsgstr "Öffne %s"\n'
        )
    code, said = run(review, "*.po")
    assert (code, "in 2 documents" in said) == (1, True)


def test_a_pattern_without_files_is_refused(review: Callable[..., Outcome], project: Path) -> None:
    assert run(review, "doc/en/*.md", "doc/de/*.md")[0] == 2


CATALOGUE = (
    'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "The bridge has 13 arches and opens in June."\nmsgstr "{}"\n'
)
WRONG = {
    "de": "Die Brücke hat 14 Bögen und öffnet im Juni.",
    "fr": "Le pont a 15 arches et ouvre en juin.",
}  # fmt: skip


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """gettext's own layout, in which all files have one name."""
    for language, text in WRONG.items():
        path = tmp_path / "locale" / language / "LC_MESSAGES" / "site.po"
        path.parent.mkdir(parents=True)
        path.write_text(CATALOGUE.format(language, text), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "paths",
    [
        ["locale/*/LC_MESSAGES/*.po"],
        ["**/site.po", "locale/de/LC_MESSAGES/site.po"],
        ["locale/de/LC_MESSAGES/site.po", "locale/fr/LC_MESSAGES/site.po"],
    ],
)
def test_files_of_one_name_are_called_by_their_paths(
    review: Callable[..., Outcome], catalogues: Path, paths: list[str]
) -> None:
    code, said = run(review, *paths, "--back-translation", "none", "--format", "csv")
    assert code == 1
    for language in WRONG:
        assert f'"locale/{language}/LC_MESSAGES/site.po"' in said


def test_what_a_pattern_stands_for_is_called_by_its_path_even_alone(
    review: Callable[..., Outcome], catalogues: Path
) -> None:
    done = review("score", "locale/de/*/*.po", "--back-translation", "none", "--format", "json")
    assert '"id": "locale/de/LC_MESSAGES/site.po"' in done.out
