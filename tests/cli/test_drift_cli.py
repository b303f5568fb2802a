"""`review drift` as a command: what it prints, how it exits, and what it says of a history that it cannot use."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from review.cli.drift import drift_command
from review.drift.histories import Wish
from review.drift.run import drift
from review.errors import ReviewError
from review.git.repository import Repository
from tests.drift.histories import ENGLISH, GERMAN, History, edited

CHANGED = edited(ENGLISH, 2, ENGLISH[2].replace("300", "450"))


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    history = History(tmp_path / "repository")
    history.translated()
    history.day += 60
    history.commit({"en/baths.md": CHANGED})
    history.day += 420
    history.commit({"notes.md": ["Nothing to do with it."]})
    monkeypatch.chdir(history.folder)
    return history


def run(*arguments: str) -> Result:
    given = arguments if any("language" in one for one in arguments) else (*arguments, "--target-language", "de")
    return CliRunner().invoke(drift_command, given, catch_exceptions=True)


def error_of(*arguments: str) -> str:
    result = run(*arguments)
    assert isinstance(result.exception, ReviewError), result.output
    return str(result.exception)


def test_the_text_says_what_changed_and_when(history: History) -> None:
    result = run("en", "de")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == "de/baths.md:5 major the source says “450” where it said “300” (number)"
    assert "[-300-]{+450+}" in lines[1]
    assert lines[2].endswith(
        "2023-11-16): Es ist von Mai bis September täglich geöffnet, und das Becken fasst 300 Gäste."
    )
    assert lines[-2:] == ["1 of 1 page stale, the oldest 14 months", "failed: 1 at major or worse"]


def test_the_level_decides_whether_it_fails(history: History) -> None:
    assert run("en", "de", "--fail-level", "critical").exit_code == 0
    assert run("en", "de", "--fail-level", "none").exit_code == 0
    assert run("en", "de", "--fail-level", "minor").exit_code == 1


def test_json_has_every_place(history: History) -> None:
    data = json.loads(run("en/baths.md", "de/baths.md", "--format", "json").output)
    assert (data["schema"], data["verdict"]) == ("review.drift/1", {"passed": False, "failing": 1})
    [page] = data["pages"]
    assert (page["source"], page["target"], page["state"], page["paragraphs"]) == (
        "en/baths.md",
        "de/baths.md",
        "stale",
        6,
    )
    [place] = page["places"]
    assert (place["before"], place["now"], place["severity"], place["days"]) == ("300", "450", "major", 421)
    assert place["source_before"] == ENGLISH[2]
    assert place["target"] == {"line": 5, "text": GERMAN[2]}
    assert place["touched"]["date"] == "2023-11-16"


def test_sarif_and_annotations_mark_the_translation_that_must_follow(history: History) -> None:
    [told] = json.loads(run("en", "de", "--format", "sarif").output)["runs"]
    assert [rule["id"] for rule in told["tool"]["driver"]["rules"]] == ["stale"]
    [result] = told["results"]
    where = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"]) == ("stale", "error")
    assert where["artifactLocation"]["uri"] == "de/baths.md"
    assert where["region"]["startLine"] == 5
    (source,) = result["relatedLocations"]
    assert source["physicalLocation"]["artifactLocation"]["uri"] == "en/baths.md"
    assert source["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 70, "endLine": 5, "endColumn": 73}
    said = run("en", "de", "--format", "github").output.splitlines()[0]
    assert said.startswith("::error file=de/baths.md,line=5,col=1,")
    assert "the source says “450” where it said “300” (number)" in said


def test_markdown_goes_to_the_summary(history: History, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    run("en", "de", "--format", "github")
    lines = (tmp_path / "summary.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "## Drift: 1 of 1 page stale, the oldest 14 months"
    assert "| de/baths.md | 1 | 6 | 421 days |" in lines


def test_patterns_pair_what_their_stars_stand_for(history: History) -> None:
    history.commit({"docs/a/page.en.md": ENGLISH, "docs/a/page.de.md": GERMAN})
    history.commit({"docs/a/page.en.md": CHANGED})
    data = json.loads(run("docs/**/*.en.md", "docs/**/*.de.md", "--format", "json").output)
    assert [(p["source"], p["target"]) for p in data["pages"]] == [("docs/a/page.en.md", "docs/a/page.de.md")]


def test_what_is_not_committed_counts_as_it_stands_there(history: History) -> None:
    history.write("de/baths.md", edited(GERMAN, 2, GERMAN[2].replace("300", "450")))
    assert run("en", "de").exit_code == 0
    assert run("en", "de", "--revision", "HEAD").exit_code == 1


def test_an_older_revision(history: History) -> None:
    assert run("en", "de", "--revision", "HEAD~2").exit_code == 0


def test_paths_that_git_writes_in_quotation_marks(history: History) -> None:
    names = ('en/tin tức "mới".md', 'de/tin tức "mới".md')
    history.commit({names[0]: ENGLISH, names[1]: GERMAN})
    history.commit({names[0]: CHANGED})
    data = json.loads(run(*names, "--format", "json").output)
    assert [(p["target"], p["state"]) for p in data["pages"]] == [(names[1], "stale")]


def test_from_a_folder_below_the_top(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(history.folder / "en")
    assert run(".", "../de").exit_code == 1


class TestBadInput:
    def test_no_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        assert "is in no git repository" in error_of("en", "de")

    def test_no_git(self, history: History, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(history.folder))
        assert "git is not installed" in error_of("en", "de")

    def test_no_commit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        empty = History(tmp_path / "empty")
        monkeypatch.chdir(empty.folder)
        assert "has no commit yet" in error_of("en", "de")

    def test_a_revision_that_is_not_there(self, history: History) -> None:
        assert "git knows no revision 'v9'" in error_of("en", "de", "--revision", "v9")
        assert "a git revision is wanted" in error_of("en", "de", "--revision", "--all")

    def test_a_shallow_clone_says_how_deep_it_must_be(
        self, history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        history.git("clone", "--quiet", "--depth", "2", f"file://{history.folder}", str(tmp_path / "shallow"))
        monkeypatch.chdir(tmp_path / "shallow")
        said = error_of("en", "de")
        assert said.startswith("de/baths.md: this is a shallow clone of 2 commits")
        assert "git fetch --unshallow" in said
        assert "fetch-depth: 0" in said

    def test_a_shallow_clone_that_is_deep_enough(
        self, history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        anew = [f"{one.rstrip('.')}, wie man am ganzen Hafen seit vielen Jahren sagt." for one in GERMAN]
        history.commit({"de/baths.md": ["# Ein anderer Kopf", "Alles ist neu.", "Nichts ist mehr, wie es war."]})
        history.commit({"de/baths.md": anew})
        history.git("clone", "--quiet", "--depth", "3", f"file://{history.folder}", str(tmp_path / "shallow"))
        monkeypatch.chdir(tmp_path / "shallow")
        assert "0 of 1 page stale" in run("en", "de").output

    def test_a_source_that_never_was_there(self, history: History) -> None:
        assert "such as fr/baths.md; do both paths mean the same pages?" in error_of("fr", "de")

    def test_a_translation_that_is_not_there(self, history: History) -> None:
        assert "no such file or folder" in error_of("en", "da", "--target-language", "da")

    def test_a_path_outside(self, history: History, tmp_path: Path) -> None:
        assert "lies outside the repository" in error_of(str(tmp_path), "de")

    def test_a_binary_file(self, history: History) -> None:
        history.commit({"en/x.md": b"\x00\x01", "de/x.md": b"\x00\x02"})
        history.commit({"en/x.md": b"\x00\x03"})
        result = run("en", "de", "--fail-level", "none")
        assert "de/x.md: unreadable" in result.output
        assert result.output.endswith("not told: 1 page cannot be read, on either side, as UTF-8 text\n")
        assert result.exit_code == 2
        assert run("en", "de").exit_code == 1  # what fails comes first
        assert "de/x.md" in run("en", "de", "--format", "markdown").output

    def test_a_format_that_is_not_read(self, history: History) -> None:
        history.commit({"en/x.pdf": b"%PDF-1", "de/x.pdf": b"%PDF-2"})
        assert "is not read here" in error_of("en/x.pdf", "de/x.pdf")

    def test_patterns_with_other_stars(self, history: History) -> None:
        assert "must have the same stars" in error_of("en/*.md", "de/**/*.md")

    def test_output_over_an_input(self, history: History) -> None:
        assert "is read by this command" in error_of("en/baths.md", "de/baths.md", "--output", "de/baths.md")
        assert (history.folder / "de/baths.md").read_bytes().startswith(b"# Das")

    @pytest.mark.parametrize("stage", ["commits", "pages"])
    def test_ctrl_c_ends_it_at_once_and_leaves_no_process(
        self, history: History, monkeypatch: pytest.MonkeyPatch, stage: str
    ) -> None:
        monkeypatch.chdir(history.folder)
        git: list[subprocess.Popen[bytes]] = []

        class Noted(subprocess.Popen):  # type: ignore[type-arg]
            def __init__(self, *arguments: Any, **settings: Any) -> None:
                super().__init__(*arguments, **settings)
                git.append(self)

        def interrupt(what: str, _done: int, _total: int) -> None:
            if what == stage:
                raise KeyboardInterrupt

        monkeypatch.setattr(subprocess, "Popen", Noted)
        with pytest.raises(KeyboardInterrupt):
            drift(Wish("en", "de"), history.folder, interrupt)
        gc.collect()
        assert git
        assert all(one.poll() is not None for one in git)
        assert history.git("status", "--porcelain") == ""

    def test_a_signal_that_git_gets_first_is_an_interruption_too(
        self, history: History, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        with Repository(history.folder) as repository:
            stub = tmp_path / "git"
            # a shell could not: where tests run in the background, it is started with the signal ignored
            stub.write_text(
                f"#!{sys.executable}\nimport os, signal\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\n"
                "os.kill(os.getpid(), signal.SIGINT)\n",
                encoding="utf-8",
            )
            stub.chmod(0o755)
            monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
            with pytest.raises(KeyboardInterrupt):
                list(repository.lines("log"))

    def test_hostile_texts_are_shown_not_obeyed(self, history: History) -> None:
        history.commit({"en/baths.md": [*CHANGED, "::error::\x1b[31mowned ](javascript:alert(1)) <script> @everyone"]})
        text = run("en", "de").output
        assert "\x1b" not in text
        markdown = run("en", "de", "--format", "markdown").output
        assert "<script>" not in markdown
        assert "@everyone" not in markdown


def test_the_user_s_own_settings_of_git_change_nothing(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    config = history.folder.parent / "gitconfig"
    config.write_text(
        "[core]\n\tquotePath = true\n[log]\n\tshowSignature = true\n\tdecorate = full\n[diff]\n\trenames = false\n"
        "\tnoprefix = true\n[color]\n\tui = always\n[log]\n\tfollow = true\n\tdiffMerges = off\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.fspath(config))
    assert run("en", "de").exit_code == 1


class TestNothingThatIsCompared:
    """A slip in a path must not pass for ever."""

    def test_the_source_named_as_translation_too(self, history: History) -> None:
        assert "is named as source and as translation" in error_of("en")
        assert "is named as source and as translation" in error_of("en", "en")

    def test_patterns_that_mean_other_files(self, history: History) -> None:
        assert (
            "none of these pages has, or ever had, a source where it is looked for, such as en/baths.md.md"
            in error_of("en/*.md", "de/*")
        )

    def test_a_catalogue(self, history: History) -> None:
        history.commit({"en/x.po": ['msgid "a"'], "de/x.po": ['msgid "a"']})
        assert "holds both languages" in error_of("en/x.po", "de/x.po")


@pytest.mark.parametrize("option", ["--output", "--format=json="])
def test_no_page_is_written_over(history: History, option: str) -> None:
    before = (history.folder / "de" / "baths.md").read_bytes()
    for file in ("de/baths.md", "en/baths.md"):
        arguments = [option, file] if option == "--output" else ["--format", f"json={file}"]
        assert "would destroy it" in error_of("en", "de", *arguments)
    assert (history.folder / "de" / "baths.md").read_bytes() == before
