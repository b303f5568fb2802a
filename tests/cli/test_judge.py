"""`review score --judge`: asked once, kept in a committed file, read offline to the same bytes."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCE, TARGET
from tests.cli.running import Outcome
from tests.judges.server import Reply, Scripted, error, says, served

SECRET = "sk-a-key-that-nobody-may-see"
DOCUMENT = 'source-language = "vi"\ntarget-language = "en"\nsource = "s.vi.txt"\ntarget = "t.en.txt"\n'
Review = Callable[..., Outcome]


@pytest.fixture
def server() -> Iterator[Scripted]:
    with served() as scripted:
        scripted.script = lambda asked: (
            says(error("winter", fix="wintertime", severity="critical"), error("worked"))
            if "winter" in asked.data["translation"] and not asked.again
            else says(error("all winter"))
            if "winter" in asked.data["translation"]
            else says()
        )
        yield scripted


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one document, with a key in the environment."""
    monkeypatch.setenv("REVIEW_JUDGE_KEY", SECRET)
    place = tmp_path / "corpora"
    (place / "bridge").mkdir(parents=True)
    (place / "bridge" / "document.toml").write_text(DOCUMENT, encoding="utf-8")
    (place / "bridge" / "s.vi.txt").write_text(SOURCE, encoding="utf-8")
    (place / "bridge" / "t.en.txt").write_text(TARGET, encoding="utf-8")
    return place


def asked(review: Review, server: Scripted, folder: Path, *more: object) -> Outcome:
    return review("score", folder, "--judge", "scripted", "--judge-url", server.url, *more)


def configured(folder: Path, *lines: str) -> None:
    (folder / "review.toml").write_text("\n".join(('[judge]\nmodel = "scripted"', *lines)), encoding="utf-8")


def test_findings_have_what_the_judge_said_and_the_witness(review: Review, server: Scripted, folder: Path) -> None:
    result = asked(review, server, folder, "--format", "json", "--fail-level", "none")
    (document,) = json.loads(result.out)["documents"]
    found = [f for f in document["findings"] if f["check"] == "judge"]
    said = [(f["text"], f["severity"], f["suggestion"]) for f in found]
    assert said == [("worked", "neutral", None), ("winter", "minor", "wintertime")]
    assert "a second asking says so, too" in found[1]["message"]
    assert "judge: sends source and translation" in result.err
    assert server.url in result.err
    assert "questions" in result.err


def test_a_terminal_sees_how_far_it_is_and_what_it_cost_so_far(server: Scripted, folder: Path) -> None:
    configured(folder, f'url = "{server.url}"', "prices = { scripted = [1000, 2000] }")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "review.cli.main", "score", str(folder), "--fail-level", "none"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "COLUMNS": "200"}):
        os.close(theirs)
        seen = b""
        while part := _read(ours):
            seen += part
    os.close(ours)
    said = r"judging · [\d,]+ questions, [\d,]+ \+ [\d,]+ tokens, [\d.]+ by your prices"
    assert re.search(said, seen.decode())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


def test_verdicts_lie_beside_the_baseline_and_are_read_offline(review: Review, server: Scripted, folder: Path) -> None:
    asked(review, server, folder)
    review("baseline", "write", folder)
    questions = len(server.asked)
    configured(folder)
    reports = []
    for name in ("one", "two"):
        output = folder.parent / f"{name}.json"
        result = review("score", folder, "--format", f"json={output}", "--format", f"html={output}.html",
                        "--format", f"sarif={output}.sarif", "--format", f"junit={output}.xml")  # fmt: skip
        assert result.status == 0
        reports.append([path.read_bytes() for path in sorted(folder.parent.glob(f"{name}.*"))])
    assert reports[0] == reports[1]
    assert b"the judge says" in reports[0][0]
    assert len(server.asked) == questions
    assert json.loads(reports[0][0])["verdict"]["passed"]


def test_the_key_is_in_no_file_that_a_run_writes(
    review: Review, server: Scripted, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = folder.parent / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    original = server.script
    server.script = lambda one: (
        says(error("bridge", why=f"The key is {SECRET}.", fix=SECRET)) if "bridge" in str(one.data) else original(one)
    )
    outputs = [
        f"{name}={folder.parent / name}" for name in ("json", "html", "sarif", "junit", "markdown", "csv", "text")
    ]
    result = asked(review, server, folder, *(part for one in outputs for part in ("--format", one)))
    also = asked(review, server, folder, "--judge-verdicts", folder.parent / "other.jsonl", "--format", "json")
    server.script = lambda _: Reply(f"wrong key {SECRET}", 401)
    refused = asked(review, server, folder, "--judge-verdicts", folder.parent / "third.jsonl")
    review("baseline", "write", folder)
    assert refused.status == 2
    assert server.asked[0].headers["authorization"] == f"Bearer {SECRET}"
    written = [path for path in folder.parent.rglob("*") if path.is_file()]
    assert len(written) > 10
    assert not [path for path in written if SECRET.encode() in path.read_bytes()]
    assert not any(SECRET in said for one in (result, also, refused) for said in (one.out, one.err))


def test_a_judges_finding_fails_nothing_unless_told_so(review: Review, server: Scripted, folder: Path) -> None:
    review("baseline", "write", folder)
    assert asked(review, server, folder, "--fail-level", "minor").status == 0
    configured(folder, 'fail-level = "minor"', 'most-severe = "critical"')
    result = review("score", folder)
    assert result.status == 1
    assert "critical judge" in result.out


def test_a_judges_finding_changes_no_score(review: Review, server: Scripted, folder: Path) -> None:
    before = json.loads(review("score", folder, "--format", "json").out)["documents"][0]
    after = json.loads(asked(review, server, folder, "--format", "json").out)["documents"][0]
    assert after["scores"] == before["scores"]
    assert len(after["findings"]) > len(before["findings"])


def test_a_new_text_is_a_note_or_an_error(review: Review, server: Scripted, folder: Path) -> None:
    asked(review, server, folder)
    configured(folder)
    assert review("score", folder, "--fail-level", "none", "--require-judge").status == 0
    target = folder / "bridge" / "t.en.txt"
    target.write_text(TARGET.replace("24 workers", "24 builders"), encoding="utf-8")
    result = review("score", folder, "--fail-level", "none")
    assert result.status == 0
    assert "2 of 3 paragraphs have a verdict; nobody is asked about the others: no server is named" in result.out
    result = review("score", folder, "--fail-level", "none", "--require-judge")
    assert result.status == 2
    assert "no verdict on segment 2 of bridge" in result.err


def test_known_findings_stay_known_where_the_judge_is_gone(review: Review, server: Scripted, folder: Path) -> None:
    asked(review, server, folder)
    configured(folder)
    review("baseline", "write", folder)
    assert "judge" in (folder / "review-baseline.jsonl").read_text(encoding="utf-8")
    (folder / "review.toml").unlink()
    report = json.loads(review("score", folder, "--format", "json").out)
    assert report["verdict"]["passed"]
    assert "fixed" not in review("score", folder).out


def test_a_dry_run_sends_nothing(review: Review, server: Scripted, folder: Path) -> None:
    configured(folder, "[judge.prices]", "scripted = [1.0, 2.0]")
    result = asked(review, server, folder, "--dry-run")
    assert result.status == 0
    assert "3 paragraphs have no verdict" in result.out
    assert "by your prices" in result.out
    assert server.asked == []
    assert not (folder / "review-verdicts.jsonl").exists()


def test_offline_nobody_is_asked_although_there_is_an_address(review: Review, server: Scripted, folder: Path) -> None:
    configured(folder, f'url = "{server.url}"')
    result = review("score", folder, "--judge-offline", "--fail-level", "none")
    assert "0 of 3 paragraphs have a verdict\n" in result.out
    assert server.asked == []
    assert "3 of 3 paragraphs have a verdict" in review("score", folder, "--fail-level", "none").out


def test_without_a_judge_nothing_is_said_of_one(review: Review, folder: Path) -> None:
    result = review("score", folder, "--fail-level", "none")
    assert not [line for line in (result.out + result.err).splitlines() if "judge " in line or "judge:" in line]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--judge-url", "http://localhost:1/v1"), "no model is named"),
        (("--require-judge",), "no model is named"),
        (("--judge", "m", "--judge-url", "localhost"), "wants an address"),
        (
            ("--judge", "m", "--judge-url", "http://me:a-key@host:port/v1"),
            "--judge-url is no address; it wants one such",
        ),
        (("--judge", "m", "--judge-url", "http://localhost:1/v1", "--judge-offline"), "do not go together"),
        (("--judge", "m", "--judge-budget", "much"), "number of tokens"),
        (("--judge", "m", "--judge-budget", "1.5"), "wants the price of 'm'"),
    ],
)
def test_what_makes_no_sense_is_refused(review: Review, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    result = review("score", folder, *arguments)
    assert result.status == 2
    assert said in result.err


def test_a_document_names_no_judge_for_itself(review: Review, folder: Path) -> None:
    path = folder / "bridge" / "document.toml"
    path.write_text(DOCUMENT + '[judge]\nmodel = "m"\nurl = "http://example.org/v1"\n', encoding="utf-8")
    result = review("score", folder)
    assert result.status == 2
    assert "unknown key 'judge'" in result.err


def test_a_verdict_file_with_conflict_markers_is_refused(review: Review, folder: Path) -> None:
    configured(folder)
    (folder / "review-verdicts.jsonl").write_text('{"schema": "review.verdicts/1"}\n<<<<<<< ours\n', encoding="utf-8")
    result = review("score", folder)
    assert result.status == 2
    assert "review-verdicts.jsonl:2: has a merge conflict" in result.err
