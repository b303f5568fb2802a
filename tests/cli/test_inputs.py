"""No command writes onto a file that it reads, whatever that file is called."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCE, TARGET
from tests.cli.running import Outcome

Review = Callable[..., Outcome]
Pair = tuple[Path, Path]

#: Files opened for reading by this process, while somebody listens.
_OPENED: list[str] | None = None


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if _OPENED is not None and event == "open" and isinstance(arguments[0], str | bytes | Path):
        mode, flags = arguments[1], arguments[2]
        reads = "r" in mode if isinstance(mode, str) else isinstance(flags, int) and not flags & os.O_WRONLY
        if reads:
            _OPENED.append(os.path.realpath(os.fsdecode(arguments[0])))


sys.addaudithook(_listen)


def opened_below(folder: Path, run: Callable[[], Outcome]) -> list[Path]:
    """The files in `folder` that a run opened for reading."""
    global _OPENED  # audit hooks cannot be taken off
    _OPENED = []
    try:
        assert run().status in (0, 1)
    finally:
        found, _OPENED = _OPENED, None
    root = folder.resolve()
    return sorted({Path(name) for name in found if Path(name).is_relative_to(root) and Path(name).is_file()})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with all that a document may have, a baseline, settings and a glossary."""
    top = tmp_path / "top"
    news, table = top / "corpora" / "news", top / "corpora" / "table"
    news.mkdir(parents=True)
    table.mkdir()
    (top / "pyproject.toml").write_text('[project]\nname = "x"\n')
    (top / "corpora" / "review.toml").write_text('fail-level = "none"\nglossary = "terms.tsv"\n')
    (top / "corpora" / "terms.tsv").write_text("source\ttarget\tforbidden\ncầu\tbridge\t\n", encoding="utf-8")
    (news / "document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\nsource = "s.txt"\ntarget = "t.txt"\nreferences = ["r.txt"]\n'
        'glossary = "own.tsv"\n'
    )
    (news / "own.tsv").write_text("source\ttarget\tforbidden\nsông\triver\t\n", encoding="utf-8")
    (news / "s.txt").write_text(SOURCE, encoding="utf-8")
    (news / "t.txt").write_text(TARGET, encoding="utf-8")
    (news / "r.txt").write_text(TARGET.replace("on on", "on"), encoding="utf-8")
    (news / "gold.jsonl").write_text("")
    (table / "document.toml").write_text('source-language = "vi"\ntarget-language = "en"\npairs = "p.tsv"\n')
    (table / "p.tsv").write_text("source\ttarget\nMột cây cầu.\tA bridge.\n", encoding="utf-8")
    return top / "corpora"


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["score", "align", "evaluate"])
def test_every_file_that_a_run_reads_is_refused_as_its_output(
    review: Review, corpus: Path, tmp_path: Path, command: str
) -> None:
    none = ("--back-translation", "none")
    if command == "align":
        arguments: tuple[object, ...] = ("align", corpus / "news" / "s.txt", corpus / "news" / "t.txt", *none)
        arguments += ("--source-language", "vi", "--target-language", "en")
    else:
        arguments = (command, corpus, *none)
        assert review("baseline", "write", corpus, *none).status == 0
    read = opened_below(tmp_path, lambda: review(*arguments))
    wanted = {"score": 9, "align": 3, "evaluate": 8}
    assert len(read) >= wanted[command], read
    before = contents(tmp_path)
    for path in read:
        said = review(*arguments, "--output", path)
        assert (said.status, said.out) == (2, ""), path
        assert "is read by this command" in said.err
        assert contents(tmp_path) == before


def test_the_same_file_under_another_name(review: Review, pair: Pair, tmp_path: Path) -> None:
    link, hard = tmp_path / "link.json", tmp_path / "hard.json"
    link.symlink_to(pair[1])
    os.link(pair[1], hard)
    for output in (pair[1], link, hard, pair[1].parent / "." / pair[1].name):
        for options in (("--output", output), ("--format", f"json={output}")):
            said = review("score", *pair, "--back-translation", "none", *options)
            assert said.status == 2
            assert pair[1].read_text(encoding="utf-8") == TARGET
            assert link.is_symlink()


def test_references_settings_and_the_summary(
    review: Review, pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, reference = tmp_path / "mine.toml", tmp_path / "reference.txt"
    settings.write_text('fail-level = "none"\n')
    reference.write_text(TARGET, encoding="utf-8")
    options = ("--config", settings, "--reference", reference, "--back-translation", "none")
    for output in (settings, reference):
        before = output.read_bytes()
        assert review("score", *pair, *options, "--output", output).status == 2
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(output))
        assert review("score", *pair, *options, "--format", "github").status == 2
        monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        assert output.read_bytes() == before


def test_two_formats_to_one_file_under_two_names(review: Review, pair: Pair, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = review("score", *pair, "--format", f"json={out}", "--format", f"csv={tmp_path}/./out")
    assert said.status == 2
    assert "two formats would be written" in said.err


def test_an_older_report_is_replaced(review: Review, pair: Pair, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    out.write_text("old")
    review("score", *pair, "--back-translation", "none", "--format", "json", "--output", out)
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "review.report/1"


def test_the_desks_database_is_no_place_to_export_to(review: Review, tmp_path: Path) -> None:
    from review.store.engine import open_store

    database = tmp_path / "desk.sqlite"
    open_store(str(database)).close()
    before = database.read_bytes()
    for options in (("x", "--output", database), ("--into-baseline", database)):
        for name in (str(database), f"sqlite:///{database}"):
            said = review("export", "--database", name, *options)
            assert said.status == 2
            assert "is read by this command" in said.err
            assert database.read_bytes() == before
