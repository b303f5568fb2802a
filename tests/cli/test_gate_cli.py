"""A guarded folder as its team meets it: a copy of some of corpora/, committed to git, with a baseline."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review.gate.file import BASELINE_FILE
from tests.cli.running import Outcome

Review = Callable[..., Outcome]

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = ("flood-relief", "clean-sea-talks", "metro-line")


def git(*arguments: str) -> str:
    who = ("-c", "user.name=Lan", "-c", "user.email=lan@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository once, with its baseline; tests work on copies."""
    folder = tmp_path_factory.mktemp("guarded") / "repo"
    for name in NAMES:
        shutil.copytree(CORPORA / name, folder / "corpora" / name)
    command = ["git", "-C", str(folder), "init", "--quiet", "--initial-branch=main"]
    subprocess.run(command, check=True)
    from click.testing import CliRunner

    from review.cli.main import cli

    done = CliRunner().invoke(cli, ["baseline", "write", str(folder / "corpora")], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def corpora(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`corpora` in a repository of one commit, which is the working folder."""
    shutil.copytree(written, tmp_path / "repo")
    monkeypatch.chdir(tmp_path / "repo")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    git("add", ".")
    git("commit", "--quiet", "--message", "as it was")
    return Path("corpora")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def data(done: Outcome) -> dict[str, Any]:
    report = json.loads(done.out)
    assert isinstance(report, dict)
    return report


METRO = Path("corpora/metro-line/target.en.txt")


def test_no_change_passes_and_is_quiet(review: Review, corpora: Path) -> None:
    done = review("score", corpora)
    assert done.status == 0, done.out
    assert "passed  0 new findings in 3 documents" in done.out
    assert not re.search(r":\d+:\d+ ", done.out)
    assert "of the baseline not shown" in done.out


def test_without_the_baseline_the_same_texts_fail(review: Review, corpora: Path) -> None:
    assert review("score", corpora, "--no-baseline").status == 1


def test_a_reordered_paragraph_passes(review: Review, corpora: Path) -> None:
    for name in ("source.vi.txt", "target.en.txt", "reference.en.txt"):
        path = corpora / "metro-line" / name
        paragraphs = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
        number = next(n for n, text in enumerate(paragraphs) if "350" in text)
        paragraphs.insert(number - 1, paragraphs.pop(number))
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    done = review("score", corpora)
    assert done.status == 0, done.out


def test_empty_lines_above_pass(review: Review, corpora: Path) -> None:
    METRO.write_text("\n\n\n" + METRO.read_text(encoding="utf-8"), encoding="utf-8")
    assert review("score", corpora).status == 0


def test_a_fixed_defect_passes_and_is_reported(review: Review, corpora: Path) -> None:
    change(METRO, "11.2 miles", "11.2 km")
    done = review("score", corpora)
    assert done.status == 0, done.out
    assert re.search(r"fixed: metro-line: major units: .*miles", done.out)
    assert "1 of the baseline's findings is no longer found; review baseline prune drops them" in done.out


def test_one_number_changed_fails_and_names_the_place(review: Review, corpora: Path) -> None:
    change(METRO, "arranged 240 employees", "arranged 420 employees")
    done = review("score", corpora)
    assert done.status == 1
    line = next(n for n, text in enumerate(METRO.read_text(encoding="utf-8").split("\n"), 1) if "420" in text)
    text = METRO.read_text(encoding="utf-8").split("\n")[line - 1]
    assert f"{METRO}:{line}:{text.index('420') + 1} major numbers  " in done.out


def test_a_deleted_sentence_fails(review: Review, corpora: Path) -> None:
    change(METRO, " Nineteen minutes later, the train entered Bến Thành station amid applause.", "")
    done = review("score", corpora)
    assert done.status == 1
    assert "metro-line/target.en.txt:7" in done.out


def test_a_deleted_paragraph_fails(review: Review, corpora: Path) -> None:
    path = corpora / "clean-sea-talks" / "target.en.txt"
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    del paragraphs[5]
    path.write_text("\n\n".join(paragraphs), encoding="utf-8")
    done = review("score", corpora)
    assert done.status == 1
    assert "clean-sea-talks/" in done.out


def test_a_deleted_document_fails_unless_told(review: Review, corpora: Path) -> None:
    shutil.rmtree(corpora / "flood-relief")
    done = review("score", corpora)
    assert done.status == 1
    assert "flood-relief: the document is gone; the baseline has it" in done.out
    assert "  review baseline write corpora  takes what is there as it is, where what is gone is to be gone" in done.out
    assert "  --allow-missing                no failure for what is gone, this once" in done.out
    assert review("score", corpora, "--allow-missing").status == 0
    assert review("score", corpora / "metro-line").status == 0


def dismiss(review: Review, *arguments: object) -> str:
    """Dismisses the finding on `11.2 miles`; its fingerprint."""
    lines = (Path("corpora") / BASELINE_FILE).read_text(encoding="utf-8").splitlines()
    (found,) = [row for line in lines if (row := json.loads(line)).get("check") == "units" and "miles" in row["text"]]
    done = review("baseline", "dismiss", found["finding"], "--folder", "corpora", "--reason", "as agreed", *arguments)
    assert done.status == 0, done.err
    return str(found["finding"])


def test_a_renamed_document_is_known_with_what_was_dismissed_in_it(review: Review, corpora: Path) -> None:
    path = corpora / BASELINE_FILE
    row = next(row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if "finding" in row)
    review("baseline", "dismiss", row["finding"], "--reason", "so it is", "--folder", "corpora")
    old, new = row["document"], "news/" + row["document"]
    (corpora / "news").mkdir()
    git("add", ".")
    git("mv", f"corpora/{old}", f"corpora/{new}")
    git("commit", "--quiet", "--message", "in a folder of its own")
    for more in ((), ("--since", "HEAD~1")):
        done = review("score", "corpora", *more)
        assert (done.status, done.err) == (0, "")
        assert f"{old} of the baseline is called {new} now; review baseline write writes it so." in done.out
        assert "passed  0 new findings" in done.out
    assert "would drop 0 dead findings and 0 documents" in review("baseline", "prune", "corpora", "--dry-run").out
    done = review("baseline", "write", "corpora")
    assert "1 dismissed" in done.out
    assert f"{old} is called {new} now" in done.out
    assert "called" not in review("score", "corpora").out


def test_a_dismissed_finding_stays_quiet_until_its_words_change(review: Review, corpora: Path) -> None:
    fingerprint = dismiss(review, "--by", "Lan", "--date", "2026-03-01")
    line = next(x for x in (corpora / BASELINE_FILE).read_text(encoding="utf-8").splitlines() if fingerprint in x)
    assert {"status": "dismissed", "by": "Lan", "when": "2026-03-01", "why": "as agreed"}.items() <= json.loads(
        line
    ).items()
    assert review("score", corpora).status == 0
    change(METRO, "which is 11.2 miles long, officially carried", "which is 11.2 miles long, has carried")
    assert review("score", corpora).status == 0
    change(METRO, "11.2 miles", "11.2 yards")
    done = review("score", corpora)
    assert done.status == 1
    assert "major units" in done.out


def test_writing_anew_keeps_dismissals(review: Review, corpora: Path) -> None:
    fingerprint = dismiss(review, "--by", "Lan", "--date", "2026-03-01")
    before = (corpora / BASELINE_FILE).read_bytes()
    done = review("baseline", "write", corpora)
    assert "1 dismissed" in done.out
    assert (corpora / BASELINE_FILE).read_bytes() == before
    assert fingerprint.encode() in before


def test_a_new_finding_can_be_dismissed(review: Review, corpora: Path) -> None:
    change(METRO, "arranged 240 employees", "arranged 420 employees")
    report = data(review("score", corpora, "--format", "json"))
    (new,) = [
        f for d in report["documents"] for f in d["findings"] if f["status"] == "new" and f["severity"] == "major"
    ]
    done = review("baseline", "dismiss", new["fingerprint"][:12], "--folder", "corpora", "--by", "Lan", "--reason", "x")
    assert done.status == 0, done.err
    assert review("score", corpora).status == 0


def test_pruning_drops_the_dead_alone(review: Review, corpora: Path) -> None:
    change(METRO, "11.2 miles", "11.2 km")
    before = (corpora / BASELINE_FILE).read_text(encoding="utf-8").splitlines()
    assert "would drop 1 dead" in review("baseline", "prune", corpora, "--dry-run").out
    assert "dropped 1 dead" in review("baseline", "prune", corpora).out
    after = (corpora / BASELINE_FILE).read_text(encoding="utf-8").splitlines()
    (gone,) = set(before) - set(after)
    assert json.loads(gone)["check"] == "units"
    assert set(after) < set(before)
    assert "no longer found" not in review("score", corpora).out


def test_another_signature_is_an_error_that_names_both(review: Review, corpora: Path) -> None:
    path = corpora / BASELINE_FILE
    text = path.read_text(encoding="utf-8")
    assert "tok:13a" in text
    path.write_text(text.replace("tok:13a", "tok:intl"), encoding="utf-8")
    done = review("score", corpora)
    assert done.status == 2
    assert "tok:intl" in done.err
    assert "tok:13a" in done.err


def test_thresholds(review: Review, corpora: Path) -> None:
    assert review("score", corpora, "--fail-under", "quality=1").status == 0
    failed = review("score", corpora, "--fail-under", "chrf=99")
    assert failed.status == 1
    assert re.search(r"metro-line: chrf is [\d.]+, under 99", failed.out)


def test_under_a_threshold_no_baseline_is_offered_but_the_threshold_that_passes(review: Review, corpora: Path) -> None:
    for baseline in (corpora / BASELINE_FILE, None):
        if baseline is None:
            (corpora / BASELINE_FILE).unlink()
        failed = review("score", corpora, "--fail-under", "chrf=99", "--fail-under", "ter=1", "--fail-level", "none")
        assert failed.status == 1
        assert "baseline write" not in failed.out
        (line,) = (line.strip() for line in failed.out.splitlines() if line.strip().startswith("--fail-under chrf="))
        options, _, why = line.partition("  ")
        assert "a baseline changes nothing" in why
        assert review("score", corpora, *shlex.split(options), "--fail-level", "none").status == 0


def test_what_a_fall_offers_lets_it_pass(review: Review, corpora: Path) -> None:
    path = corpora / BASELINE_FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    sea = corpora / "clean-sea-talks" / "target.en.txt"
    text = sea.read_text(encoding="utf-8")
    sea.write_text(re.sub(r"(?<=[a-z]) (?:the|of|and|to|in|for|with) ", " so ", text), encoding="utf-8")
    done = review("score", corpora, "--fail-level", "none", "--allow-missing")
    assert done.status == 1
    offered = [line.strip().partition("  ")[0] for line in done.out.splitlines() if line.startswith("  ")]
    (tolerance,) = (one for one in offered if one.startswith("--tolerance "))
    assert "review baseline write corpora" in offered
    assert review("score", corpora, "--fail-level", "none", "--allow-missing", *shlex.split(tolerance)).status == 0
    assert path.read_text(encoding="utf-8").splitlines(keepends=True) == lines
    assert review("baseline", "write", corpora).status == 0
    assert review("score", corpora).status == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--fail-under", "quality"), "wants a number"),
        (("--fail-under", "quality=high"), "wants a number"),
        (("--fail-under", "quality=nan"), "wants a number"),
        (("--fail-under", "bluu=3"), "did you mean 'bleu'"),
        (("--fail-under", "backtranslation_chrf=40"), "never fails a build"),
        (("--tolerance", "mqm=3"), "unknown metric 'mqm'"),
        (("--baseline", "b.jsonl", "--no-baseline"), "do not go together"),
        (("--baseline", "b.jsonl"), "review baseline write"),
        (("--since", "nowhere"), "git knows no revision 'nowhere'"),
        (("--format", "json=no/such/folder/x.json"), "the folder no/such/folder does not exist"),
    ],
)
def test_what_makes_no_sense_is_exit_2(review: Review, corpora: Path, arguments: tuple[str, ...], says: str) -> None:
    done = review("score", corpora, *arguments)
    assert done.status == 2
    assert says in done.err


def test_a_threshold_that_nothing_can_reach_is_refused(review: Review, corpora: Path) -> None:
    change(corpora / "clean-sea-talks" / "document.toml", 'references = ["reference.en.txt"]\n', "")
    done = review("score", corpora / "clean-sea-talks", "--fail-under", "bleu=10")
    assert done.status == 2
    assert "no document has this score" in done.err


def test_documents_that_a_threshold_does_not_hold_are_named(review: Review, corpora: Path) -> None:
    change(corpora / "clean-sea-talks" / "document.toml", 'references = ["reference.en.txt"]\n', "")
    review("baseline", "write", corpora)
    done = review("score", corpora, "--fail-under", "bleu=1")
    assert done.status == 0
    note = next(line for line in done.out.splitlines() if "--fail-under bleu" in line)
    assert "1 of 3 documents has no such score" in note
    assert "clean-sea-talks" in note
    assert "metro-line" not in note
    assert "no such score" not in review("score", corpora, "--fail-under", "quality=1").out
    report = data(review("score", corpora, "--fail-under", "bleu=99", "--format", "json"))
    assert not report["verdict"]["passed"]
    assert any("no such score" in said for said in report["verdict"]["notes"])


def test_a_threshold_that_no_changed_document_and_no_known_one_has_is_refused(review: Review, corpora: Path) -> None:
    change(METRO, "free of charge", "without charge")
    assert review("score", corpora, "--since", "HEAD", "--fail-under", "bleu=1", "--fail-level", "none").status != 2
    done = review("score", corpora, "--since", "HEAD", "--fail-under", "adequacy=1", "--back-translation", "none")
    assert done.status == 2
    assert "no document has this score" in done.err


def test_a_threshold_is_no_error_where_nothing_changed(review: Review, corpora: Path) -> None:
    done = review("score", corpora, "--since", "HEAD", "--fail-under", "adequacy=1")
    assert done.status == 0
    assert "3 of 3 documents have no such score" in done.out


@pytest.mark.parametrize("command", [("score",), ("baseline", "write"), ("baseline", "prune")])
@pytest.mark.parametrize(
    ("nonsense", "says"),
    [
        ('{"document": "metro-line", "score": "bleu"}\n', "has no 'value'"),
        ("{]\n", "(char 1); mend or take out the line, take the file from git again, or delete it and write it anew"),
        ("[]\n", "is not a JSON object; mend or take out the line"),
    ],
)
def test_a_damaged_baseline_is_exit_2_and_stays_as_it_is(
    review: Review, corpora: Path, command: tuple[str, ...], nonsense: str, says: str
) -> None:
    path = corpora / BASELINE_FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join((*lines[:5], nonsense, *lines[5:])), encoding="utf-8")
    before = path.read_bytes()
    done = review(*command, corpora)
    assert done.status == 2
    assert f"{BASELINE_FILE}:6: " in done.err
    assert says in done.err
    assert path.read_bytes() == before


def test_an_emptied_baseline_is_written_anew_as_the_message_says(review: Review, corpora: Path) -> None:
    (corpora / BASELINE_FILE).write_text("\n")
    done = review("score", corpora)
    assert (done.status, "is empty; write it anew with review baseline write" in done.err) == (2, True)
    assert review("baseline", "write", corpora).status == 0
    assert review("score", corpora).status == 0


def test_two_branches_seldom_conflict(review: Review, corpora: Path) -> None:
    git("switch", "--quiet", "--create", "one")
    change(METRO, "11.2 miles", "11.2 km")
    assert review("baseline", "write", corpora).status == 0
    git("commit", "--quiet", "--all", "--message", "one")
    git("switch", "--quiet", "--create", "two", "main")
    change(Path("corpora/flood-relief/target.en.txt"), "  receives", " receives")
    assert review("baseline", "write", corpora).status == 0
    git("commit", "--quiet", "--all", "--message", "two")
    git("merge", "--quiet", "--no-edit", "one")
    assert review("score", corpora).status == 0
    merged = (corpora / BASELINE_FILE).read_bytes()
    assert review("baseline", "write", corpora).status == 0
    assert (corpora / BASELINE_FILE).read_bytes() == merged


def test_writing_settles_a_conflict_with_what_either_side_dismissed(review: Review, corpora: Path) -> None:
    path = corpora / BASELINE_FILE
    known = [
        one["finding"] for one in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if "finding" in one
    ]
    for branch, fingerprint, length in (("one", known[0], "11.2 km"), ("two", known[-1], "12.1 km")):
        git("switch", "--quiet", "--create", branch, "main")
        assert (
            review("baseline", "dismiss", fingerprint, "--reason", "right", "--by", branch, "--folder", corpora).status
            == 0
        )
        change(METRO, "11.2 miles", length)
        assert review("baseline", "write", corpora).status == 0
        git("commit", "--quiet", "--all", "--message", branch)
    subprocess.run(["git", "merge", "--quiet", "--no-edit", "one"], check=False, capture_output=True)
    git("checkout", "--ours", str(METRO))
    done = review("score", corpora)
    assert done.status == 2
    assert "has a merge conflict (<<<<<<<); review baseline write FOLDER settles it" in done.err
    done = review("baseline", "write", corpora)
    assert done.status == 0, done.err
    assert "2 dismissed" in done.out
    assert review("score", corpora).status == 0


def test_since_scores_only_what_changed(review: Review, corpora: Path) -> None:
    change(METRO, "arranged 240 employees", "arranged 420 employees")
    done = review("score", corpora, "--since", "HEAD", "--format", "json")
    assert done.status == 1
    report = data(done)
    assert [d["id"] for d in report["documents"]] == ["metro-line"]
    assert "2 documents did not change" in " ".join(report["notes"])
    git("commit", "--quiet", "--all", "--message", "worse")
    assert review("score", corpora, "--since", "HEAD").status == 0
    assert review("score", corpora, "--since", "HEAD~1").status == 1


def test_since_sees_a_deleted_document_and_a_new_one(review: Review, corpora: Path) -> None:
    shutil.copytree(corpora / "metro-line", corpora / "new")
    shutil.rmtree(corpora / "flood-relief")
    done = review("score", corpora, "--since", "HEAD", "--format", "json", "--fail-level", "none")
    report = data(done)
    assert [d["id"] for d in report["documents"]] == ["new"]
    assert report["verdict"]["reasons"] == ["flood-relief: the document is gone; the baseline has it"]


def test_since_scores_all_where_the_settings_changed(review: Review, corpora: Path) -> None:
    Path("review.toml").write_text('align = "paragraphs"\n', encoding="utf-8")
    report = data(review("score", corpora, "--since", "HEAD", "--format", "json"))
    assert len(report["documents"]) == 3


def test_since_without_a_baseline_takes_what_it_finds_as_new(review: Review, corpora: Path) -> None:
    change(METRO, "arranged 240 employees", "arranged 420 employees")
    report = data(review("score", corpora, "--since", "HEAD", "--no-baseline", "--format", "json"))
    assert [d["id"] for d in report["documents"]] == ["metro-line"]
    assert "2 documents did not change" in " ".join(report["notes"])
    patterns = ("corpora/*/source.vi.txt", "corpora/*/target.en.txt")
    report = data(review("score", *patterns, "--since", "HEAD", "--no-baseline", "--format", "json"))
    assert [d["id"] for d in report["documents"]] == ["corpora/metro-line/target.en.txt"]


def test_since_without_git(review: Review, corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = review("score", corpora, "--since", "HEAD")
    assert done.status == 2
    assert "git is not installed" in done.err


def test_a_folder_below_the_baseline_is_guarded_by_it(review: Review, corpora: Path) -> None:
    done = review("score", corpora / "metro-line", "--format", "json")
    assert done.status == 0
    (document,) = data(done)["documents"]
    assert document["id"] == "metro-line"
    assert {finding["status"] for finding in document["findings"]} == {"known"}


def test_two_runs_give_the_same_bytes_wherever_they_run(
    review: Review, corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(METRO, "arranged 240 employees", "arranged 420 employees")
    names = ("json", "sarif", "junit", "csv", "html", "markdown", "github")
    results = []
    for number, where in enumerate(("corpora", str(corpora.resolve()), "../repo/corpora")):
        out = tmp_path / str(number)
        out.mkdir()
        formats = [part for name in names for part in ("--format", f"{name}={out / name}")]
        assert review("score", where, *formats).status == 1
        results.append({name: (out / name).read_bytes() for name in names})
        assert not [name for name in names if str(tmp_path).encode() in results[-1][name]]
    assert results[0] == results[1] == results[2]


def test_the_exit_code_does_not_depend_on_the_format(review: Review, corpora: Path) -> None:
    for name in ("text", "json", "github", "sarif", "junit", "markdown", "html", "csv"):
        assert review("score", corpora / "metro-line", "--format", name).status == 0
        assert review("score", corpora / "metro-line", "--format", name, "--no-baseline").status == 1


def test_the_job_summary_is_added_to(review: Review, corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = Path("summary.md")
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert review("score", corpora, "--format", "json").status == 0
    assert summary.read_text(encoding="utf-8") == "before\n"
    assert review("score", corpora, "--format", "github").status == 0
    assert summary.read_text(encoding="utf-8").startswith("before\n## Translation review: ✅ passed\n")


def test_no_baseline_says_how_to_write_one(review: Review, corpora: Path) -> None:
    (corpora / BASELINE_FILE).unlink()
    done = review("score", corpora)
    assert done.status == 1
    assert "review baseline write corpora" in done.out
    assert re.search(r"^  review ui corpora +correct it in a browser$", done.out, re.MULTILINE)


def test_the_command_that_writes_the_first_baseline_works_as_it_is_printed(review: Review, corpora: Path) -> None:
    (corpora / BASELINE_FILE).unlink()
    two = Path("the team's texts")
    two.mkdir()
    shutil.move(corpora / "metro-line", two / "metro-line")
    for folders in ((two,), (corpora, two)):
        done = review("score", *folders, "--fail-level", "none")
        (command,) = (line.partition("To write one: ")[2] for line in done.out.splitlines() if "To write one" in line)
        assert review(*shlex.split(command)[1:]).status == 0, command
        written = Path("review-baseline.jsonl")
        (written if written.exists() else two / BASELINE_FILE).unlink()


def test_a_baseline_can_lie_elsewhere(review: Review, corpora: Path) -> None:
    (corpora / BASELINE_FILE).unlink()
    assert review("baseline", "write", corpora, "--baseline", "known.jsonl").status == 0
    assert review("score", corpora, "--baseline", "known.jsonl").status == 0
    assert '"document": "corpora/metro-line"' in Path("known.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("dismiss", "0" * 32, "--reason", "x", "--by", "y", "--folder", "corpora"), "no finding has the fingerprint"),
        (("dismiss", "xyz", "--reason", "x", "--by", "y", "--folder", "corpora"), "is no fingerprint"),
        (("dismiss", "0" * 32, "--reason", " ", "--by", "y", "--folder", "corpora"), "--reason"),
        (("dismiss", "0" * 32, "--reason", "x", "--by", "y", "--date", "soon", "--folder", "corpora"), "--date"),
        (("write", "nowhere"), "no folder"),
        (("prune", "."), "review baseline write"),
    ],
)
def test_baseline_commands_refuse_nonsense(
    review: Review, corpora: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = review("baseline", *arguments)
    assert done.status == 2
    assert says in done.err


@pytest.mark.parametrize(
    ("folder", "paths", "where"), [(".", "corpora", " --baseline corpora/review-baseline.jsonl"), ("corpora", ".", "")]
)
def test_the_command_that_the_report_offers_for_a_false_alarm_works_as_it_is_printed(
    review: Review, corpora: Path, monkeypatch: pytest.MonkeyPatch, folder: str, paths: str, where: str
) -> None:
    change(METRO, "arranged 240 employees", "arranged 420 employees")
    monkeypatch.chdir(folder)
    failed = review("score", paths)
    assert failed.status == 1
    (line,) = (line.strip() for line in failed.out.splitlines() if "baseline dismiss" in line)
    command, _, _ = line.partition("  ")
    assert re.fullmatch(rf'review baseline dismiss [0-9a-f]{{8}}{re.escape(where)} --reason "…"', command)
    assert review(*shlex.split(command)[1:]).status == 0
    assert review("score", paths).status == 0
