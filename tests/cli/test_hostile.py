"""Hostile names, settings, annotations and terminals: an error that says where, or a run; no crash, no hang."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCE, TARGET
from tests.cli.running import Outcome

Review = Callable[..., Outcome]
NONE = ("--back-translation", "none")
LANGUAGES = ("--source-language", "vi", "--target-language", "en")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A corpus of one document with a defect."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "s.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "t.txt").write_text(TARGET, encoding="utf-8")
    (folder / "document.toml").write_text(document())
    return folder


def document(extra: str = "") -> str:
    return f'source-language = "vi"\ntarget-language = "en"\nsource = "s.txt"\ntarget = "t.txt"\n{extra}'


def refused(said: Outcome, *wanted: str) -> None:
    assert (said.status, said.out) == (2, "")
    assert "Traceback" not in said.err
    assert "incomplete" not in said.err  # nothing was written yet
    for one in wanted:
        assert one in said.err


#: A line of TOML that no parser should be asked to read, and the line that is named.
NESTED = "[" * 5000 + "]" * 5000
HOSTILE_TOML = {
    "deep array": (f"\ntitle = {NESTED}\n", 2),
    "deep table": ("title = " + "{a=" * 500 + "1" + "}" * 500 + "\n", 1),
    "deep name": (".".join("a" * 5000) + " = 1\n", 1),
    "deep header": ("\n\n[" + ".".join("a" * 5000) + "]\n", 3),
    "long number": ("\nx = " + "9" * 5000 + "\n", 2),
    "null byte": ('x = 1\ntitle = "a\0b"\n', 2),
    "open text": ('x = 1\ntitle = "abc\n', 2),
    "open array": ("x = 1\ny = [1,\n", 2),
}


@pytest.mark.parametrize("name", HOSTILE_TOML)
def test_hostile_toml_is_refused_with_its_line(review: Review, news: Path, name: str) -> None:
    text, line = HOSTILE_TOML[name]
    for path in (news / "document.toml", news / "review.toml"):
        before = path.read_text() if path.exists() else None
        path.write_text(text)
        refused(review("score", news, *NONE), f"{path}:{line}: ")
        path.unlink() if before is None else path.write_text(before)


def test_settings_of_more_than_a_mebibyte_are_refused(review: Review, news: Path) -> None:
    (news / "review.toml").write_text("#" * (2**20 + 1))
    refused(review("score", news, *NONE), "review.toml", "larger than 1 MiB")


def test_a_byte_order_mark_is_passed_over(review: Review, news: Path) -> None:
    (news / "document.toml").write_bytes(b"\xef\xbb\xbf" + document().encode())
    (news / "review.toml").write_bytes(b'\xef\xbb\xbffail-level = "none"\n')
    assert review("score", news, *NONE).status == 0


@pytest.mark.parametrize(
    "text", ["tool = 1\n", "[[tool]]\na = 1\n", "[tool]\nreview = 1\n", "[[tool.review]]\na = 1\n"]
)
def test_a_pyproject_whose_tool_is_something_else(review: Review, news: Path, text: str) -> None:
    (news / "pyproject.toml").write_text(text)
    for options in ((), ("--config", news / "pyproject.toml")):
        said = review("score", news, *NONE, *options)
        if "review" in text:
            refused(said, "pyproject.toml", "[tool.review] is a table")
        else:
            assert said.status in (0, 1)


@pytest.mark.parametrize("key", ["source", "target", "references", "glossary"])
@pytest.mark.parametrize("name", ['"a\\u0000b"', '"a\\u001bb"', '"' + "x" * 300 + '"', '"loop"', '"pipe"', '"."'])
def test_a_hostile_file_name_in_a_document(review: Review, news: Path, key: str, name: str) -> None:
    (news / "loop").symlink_to("loop")
    os.mkfifo(news / "pipe")
    given = f"[{name}]" if key == "references" else name
    kept = "".join(line for line in document().splitlines(keepends=True) if not line.startswith(f"{key} "))
    (news / "document.toml").write_text(f"{kept}{key} = {given}\n")
    refused(review("score", news, *NONE))


GOLD = {"side": "target", "paragraph": 3, "start": 0, "end": 6, "text": "People", "category": "x", "severity": "major"}


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"side": ' + "9" * 5000 + "}",
        "1",
        '"a"',
        json.dumps({**GOLD, "check": 7}),
        json.dumps({**GOLD, "check": ["numbers"]}),
        json.dumps({**GOLD, "note": 7}),
        json.dumps({**GOLD, "paragraph": True}),
        json.dumps({**GOLD, "start": 0.0}),
        json.dumps({**GOLD, "start": -1}),
        json.dumps({**GOLD, "severity": ["major"]}),
        json.dumps({**GOLD, "side": {}}),
        "\ud800",
    ],
)
def test_hostile_gold_is_refused_with_its_line(review: Review, news: Path, line: str) -> None:
    text = f"\ufeff{json.dumps(GOLD)}\n{line}\n".encode("utf-8", "surrogatepass")
    (news / "gold.jsonl").write_bytes(text)
    refused(review("evaluate", news, *NONE), "gold.jsonl:2: ")


def test_gold_that_never_ends_is_refused(review: Review, news: Path) -> None:
    os.mkfifo(news / "gold.jsonl")
    said = review("evaluate", news, *NONE)
    refused(said)


@pytest.mark.parametrize("name", ["x" * 300, "loop", "a\nb", "a\x1bb"])
def test_a_path_that_cannot_be_is_told(review: Review, tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    path = tmp_path / name
    for arguments in ((path, path), (path,), ("--output", path, path)):
        said = review("score", *arguments, *LANGUAGES, *NONE)
        refused(said)
        assert said.err.count("\n") == 1
        assert "\x1b" not in said.err


def test_a_folder_that_is_a_loop_in_the_corpus(review: Review, news: Path) -> None:
    (news / "again").symlink_to(news)
    (news / "loop").symlink_to("loop")
    (news / "sub").mkdir()
    (news / "sub" / "document.toml").symlink_to("document.toml")  # of itself
    said = review("score", news, *NONE)
    assert said.status == 0
    assert "1 finding in 1 document" in said.out


def test_a_pair_through_pipes_is_read(review: Review, pair: tuple[Path, Path]) -> None:
    """`review score <(…) <(…)`: what somebody names themselves may be a pipe."""
    ends = []
    for path in pair:
        read, write = os.pipe()
        os.write(write, path.read_bytes())
        os.close(write)
        ends.append(read)
    said = review("score", *(f"/dev/fd/{end}" for end in ends), *LANGUAGES, *NONE)
    assert said.status == 0
    assert "on on" in said.out


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii", "utf-8"])
def test_a_terminal_of_another_encoding(encoding: str, tmp_path: Path) -> None:
    """Programs get UTF-8 whatever the terminal has; people get what their terminal can show."""
    source, target = tmp_path / "bài.vi.txt", tmp_path / os.fsdecode(b"b\xe9i.en.txt")
    source.write_text(SOURCE, encoding="utf-8")
    target.write_text(TARGET.replace("Mayor", "Thị trưởng Mayor"), encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "GITHUB_STEP_SUMMARY": ""}
    for name in ("text", "json", "github", "sarif") if encoding == "cp1252" else ("text",):
        command = [sys.executable, "-m", "review.cli.main", "score", str(source), str(target), "--format", name, *NONE]
        done = subprocess.run([*command, *LANGUAGES], capture_output=True, env=environment, check=False)
        assert (done.returncode, done.stderr) == (1, b""), (name, done.stderr)
        done.stdout.decode(encoding if name == "text" else "utf-8")


def test_a_home_that_cannot_be_written_stops_nothing(pair: tuple[Path, Path]) -> None:
    """`docker run -u 1234`, a read-only root: the default engine works without a cache, and a note says so."""
    environment = {**os.environ, "HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null/cache"}
    command = [sys.executable, "-m", "review.cli.main", "score", *map(str, pair), *LANGUAGES]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "note: what models say is not kept: the cache" in done.stdout
    assert "note: back-translation, English to Vietnamese:" in done.stdout
