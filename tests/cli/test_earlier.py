"""What a translation said at a git revision, for `review score --since`, judged by the models that come along."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome
from tests.cli.test_worse import SOURCE, TARGET

Review = Callable[..., Outcome]

DAMAGED = TARGET.replace("passengers", "chickens")


@pytest.fixture(autouse=True, scope="module")
def no_builtin_models() -> None:
    """Here they are what the tests are about."""


def git(*arguments: str) -> None:
    who = ("-c", "user.name=Lan", "-c", "user.email=lan@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits: in the second the second paragraph is another, on both sides."""
    monkeypatch.chdir(tmp_path)
    Path("s.vi.txt").write_text(SOURCE, encoding="utf-8")
    Path("t.en.txt").write_text(TARGET, encoding="utf-8")
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message", "one")
    return tmp_path


def told(done: Outcome) -> list[tuple[str, str | None]]:
    (document,) = json.loads(done.out)["documents"]
    return [(f["text"], f["suggestion"]) for f in document["findings"] if f["check"] == "worse"]


PAIR = ("s.vi.txt", "t.en.txt", "--format", "json")


@pytest.mark.usefixtures("repository")
def test_of_two_files_the_revision_says_what_the_translation_was(review: Review) -> None:
    Path("t.en.txt").write_text(DAMAGED, encoding="utf-8")
    done = review("score", *PAIR, "--since", "HEAD")
    assert (done.status, told(done)) == (1, [("chickens", "passengers")])
    git("commit", "--quiet", "--all", "--message", "two")
    assert told(review("score", *PAIR, "--since", "HEAD")) == []
    assert told(review("score", *PAIR, "--since", "HEAD~1")) == [("chickens", "passengers")]
    assert told(review("score", *PAIR, "--since", "HEAD~1", "--back-translation", "none")) == []
    assert told(review("score", *PAIR)) == []


@pytest.mark.usefixtures("repository")
def test_a_paragraph_is_compared_with_what_its_own_source_was_translated_as(review: Review) -> None:
    first, second = SOURCE.split("\n\n")
    Path("s.vi.txt").write_text(f"{second.strip()}\n\n{first.replace('sáu', 'bảy')}\n", encoding="utf-8")
    first, second = DAMAGED.split("\n\n")
    damaged = f"{second.strip().replace('library', 'factory')}\n\n{first.replace('six', 'seven')}\n"
    Path("t.en.txt").write_text(damaged, encoding="utf-8")
    assert told(review("score", *PAIR, "--since", "HEAD")) == [("factory", "library")]


@pytest.mark.usefixtures("repository")
def test_a_table_is_read_as_it_was(review: Review) -> None:
    rows = zip(SOURCE.split("\n\n"), TARGET.split("\n\n"), strict=True)
    text = "source\ttarget\n" + "".join(f"{a.strip()}\t{b.strip()}\n" for a, b in rows)
    Path("t.tsv").write_text(text, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "two")
    Path("t.tsv").write_text(text.replace("passengers", "chickens"), encoding="utf-8")
    languages = ("--source-language", "vi", "--target-language", "en")
    done = review("score", "t.tsv", *languages, "--format", "json", "--since", "HEAD")
    assert told(done) == [("chickens", "passengers")]


@pytest.mark.usefixtures("repository")
def test_what_a_baseline_knows_goes_before_what_the_revision_has(review: Review) -> None:
    Path("document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\nsource = "s.vi.txt"\ntarget = "t.en.txt"\n', encoding="utf-8"
    )
    Path("t.en.txt").write_text(DAMAGED, encoding="utf-8")
    assert told(review("score", ".", "--format", "json", "--since", "HEAD")) == [("chickens", "passengers")]
    assert review("baseline", "write", ".").status == 0
    assert told(review("score", ".", "--format", "json", "--since", "HEAD")) == []


@pytest.mark.usefixtures("repository")
def test_a_note_names_what_the_revision_does_not_have(review: Review) -> None:
    Path("new.en.txt").write_text(DAMAGED, encoding="utf-8")
    note = "1 document not to be read at HEAD (new.en.txt): what became worse there is not told."
    assert note in review("score", "s.vi.txt", "new.en.txt", "--since", "HEAD").out
    Path("t.en.txt").write_bytes(b"\n")
    git("commit", "--quiet", "--all", "--message", "an empty one")
    Path("t.en.txt").write_text(DAMAGED, encoding="utf-8")
    assert "not to be read at HEAD (t.en.txt)" in review("score", "s.vi.txt", "t.en.txt", "--since", "HEAD").out


def test_without_the_revision_or_a_repository_it_is_an_error(
    review: Review, repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = review("score", *PAIR, "--since", "nowhere", "--back-translation", "none")
    assert (done.status, done.out) == (2, "")
    assert "git knows no revision 'nowhere'" in done.err
    git("commit", "--quiet", "--allow-empty", "--message", "two")
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    git("clone", "--quiet", "--depth", "1", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    done = review("score", *PAIR, "--since", "HEAD~1")
    assert done.status == 2
    assert "in a shallow clone fetch it first" in done.err
    bare = tmp_path_factory.mktemp("none")
    for name in PAIR[:2]:
        (bare / name).write_bytes((repository / name).read_bytes())
    monkeypatch.chdir(bare)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(bare.parent))
    done = review("score", *PAIR, "--since", "HEAD")
    assert done.status == 2
    assert "git says" in done.err
