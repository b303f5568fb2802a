"""`review score` as its users meet it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome

Review = Callable[..., Outcome]
Pair = tuple[Path, Path]


def test_the_text_report_marks_the_span_in_its_line(review: Review, pair: Pair) -> None:
    done = review("score", *pair)
    lines = done.out.splitlines()
    (head,) = [n for n, line in enumerate(lines) if ":5:8" in line]
    assert ":5:8 minor repeated-word" in lines[head]
    start = lines[head + 1].index("on on")
    assert lines[head + 2].rstrip() == " " * start + "^^^^^"
    assert "instead: on" in lines[head + 3]


def test_minor_findings_pass_by_default_and_fail_where_asked(review: Review, pair: Pair) -> None:
    assert review("score", *pair).status == 0
    failed = review("score", *pair, "--fail-level", "minor")
    assert failed.status == 1
    assert "failed" in failed.out


def test_json_goes_to_a_file_with_line_and_column(review: Review, pair: Pair, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    done = review("score", *pair, "--format", "json", "--output", out)
    assert done.out == ""
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["schema"] == "review.report/1"
    (document,) = report["documents"]
    assert (document["source_language"], document["target_language"]) == ("vi", "en")
    (finding,) = [f for f in document["findings"] if f["check"] == "repeated-word"]
    assert (finding["segment"], finding["line"], finding["column"], finding["text"]) == (3, 5, 8, "on on")
    text = document["segments"][2]["target"]["text"]
    assert text[finding["start"] : finding["end"]] == "on on"
    assert document["scores"]["bleu"] is None
    assert document["reasons"]["bleu"]
    assert len(finding["fingerprint"]) == 32


def test_several_formats_at_once(review: Review, pair: Pair, tmp_path: Path) -> None:
    one = tmp_path / "one.json"
    done = review("score", *pair, "--format", f"json={one}", "--format", "text")
    assert "repeated-word" in done.out
    assert json.loads(one.read_text(encoding="utf-8"))["documents"]


def test_a_reference_gives_metrics_with_signatures(review: Review, pair: Pair, tmp_path: Path) -> None:
    done = review("score", *pair, "--reference", pair[1], "--format", "json")
    (document,) = json.loads(done.out)["documents"]
    assert document["scores"]["bleu"] == pytest.approx(100)
    assert document["segments"][1]["scores"]["ter"] == 0
    assert "version:" in document["signatures"]["chrf"]


def test_two_runs_say_the_same(review: Review, pair: Pair) -> None:
    assert review("score", *pair, "--format", "json").out == review("score", *pair, "--format", "json").out


def test_a_check_is_switched_off_by_the_configuration_nearest_to_the_file(review: Review, pair: Pair) -> None:
    (pair[0].parent / "review.toml").write_text("[checks.repeated-word]\nenabled = false\n", encoding="utf-8")
    assert "repeated-word" not in review("score", *pair).out


def test_a_severity_is_set_by_a_named_configuration(review: Review, pair: Pair, tmp_path: Path) -> None:
    config = tmp_path / "strict.toml"
    config.write_text('[checks.repeated-word]\nseverity = "critical"\n', encoding="utf-8")
    done = review("score", *pair, "--config", config)
    assert done.status == 1
    assert "critical repeated-word" in done.out


def test_standard_input_can_be_either_side(review: Review, pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    with pair[1].open("rb") as file:
        monkeypatch.setattr("sys.stdin", _Standard(file))
        done = review("score", pair[0], "-", "--target-language", "en")
    assert "repeated-word" in done.out


class _Standard:
    def __init__(self, buffer: object) -> None:
        self.buffer = buffer

    def isatty(self) -> bool:
        return False


def test_terminal_tricks_in_a_text_are_shown_not_obeyed(review: Review, pair: Pair) -> None:
    text = pair[1].read_text(encoding="utf-8")
    pair[1].write_text(text.replace("both banks", "both\x1b[31m \u202ebanks [red]x[/red]"), encoding="utf-8")
    out = review("score", *pair).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "<U+001B>" in out


def error(done: Outcome) -> str:
    """The one line on standard error of a run that could not be made."""
    assert done.status == 2
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert "Traceback" not in line
    return line


def test_a_missing_file(review: Review, pair: Pair) -> None:
    assert "none.txt: no such file" in error(review("score", pair[0], pair[0].parent / "none.txt"))


@pytest.mark.parametrize("paths", [("mistyped",), ("mistyped", "."), (".", "mistyped"), ("mistyped", "b", ".")])
def test_a_mistyped_path_is_named(review: Review, paths: tuple[str, ...]) -> None:
    assert "mistyped: no such file or folder" in error(review("score", *paths))


def test_links_that_lead_in_a_circle_are_called_so(review: Review, tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").symlink_to("a.en.txt")
    said = error(review("score", str(tmp_path / "a.en.txt"), str(tmp_path / "a.en.txt")))
    assert "a.en.txt: is a link that leads back to itself" in said


def test_one_text_file_lacks_its_translation(review: Review, pair: Pair) -> None:
    assert "wants two files, a source and its translation" in error(review("score", pair[0]))


def test_a_folder_for_a_file(review: Review, pair: Pair) -> None:
    assert "is a folder without a document.toml" in error(review("score", pair[0], pair[0].parent))


def test_a_folder_without_documents(review: Review, tmp_path: Path) -> None:
    assert "document.toml" in error(review("score", tmp_path))


@pytest.mark.parametrize(
    "name", ["a.en.txt", "a.en.md", "a.en.docx", "a.en.json", "a.en.html", "a.tsv", "a.csv", "a.po", "a.xlf", "a.xlsx"]
)
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_says_what_one_can_do(review: Review, pair: Pair, tmp_path: Path, name: str, data: bytes) -> None:
    """Whatever its format: no reader finds fault with what it lacks."""
    file = tmp_path / name
    file.write_bytes(data)
    source = () if file.suffix in (".tsv", ".csv", ".po", ".xlf", ".xlsx") else pair[:1]
    said = error(review("score", *source, file, "--source-language", "vi", "--target-language", "en"))
    assert f"{file}: is empty: an export may have broken off; write it anew, or name another file" in said


def test_swapped_files(review: Review, pair: Pair) -> None:
    done = review("score", pair[1], pair[0], "--source-language", "vi", "--target-language", "en")
    assert "swapped order" in error(done)


def test_other_line_counts(review: Review, pair: Pair) -> None:
    pair[1].write_text("One line.\n", encoding="utf-8")
    assert "has 1 lines where" in error(review("score", *pair, "--align", "lines"))


def test_an_unknown_language(review: Review, pair: Pair) -> None:
    assert "not a known language tag" in error(review("score", *pair, "--source-language", "klingonish"))


def test_a_broken_configuration(review: Review, pair: Pair) -> None:
    (pair[0].parent / "review.toml").write_text("a = \n", encoding="utf-8")
    assert "review.toml:1: is not valid TOML" in error(review("score", *pair))


def test_an_unknown_format(review: Review, pair: Pair) -> None:
    assert "unknown format 'jsn'; did you mean 'json'?" in error(review("score", *pair, "--format", "jsn"))


def test_two_formats_to_one_place(review: Review, pair: Pair) -> None:
    assert "two formats" in error(review("score", *pair, "--format", "json", "--format", "text"))


def test_an_output_in_a_folder_that_is_not_there(review: Review, pair: Pair) -> None:
    done = review("score", *pair, "--format", "json", "--output", pair[0].parent / "no" / "report.json")
    assert "does not exist; make it first" in error(done)


def test_nothing_is_half_written_when_a_run_fails(review: Review, pair: Pair) -> None:
    out = pair[0].parent / "report.json"
    out.write_text("before", encoding="utf-8")
    error(review("score", pair[0], pair[0].parent / "none.txt", "--format", "json", "--output", out))
    assert out.read_text(encoding="utf-8") == "before"
    assert [path.name for path in pair[0].parent.iterdir() if path.name.endswith(".part")] == []


def test_an_unknown_option_is_a_usage_error(review: Review, pair: Pair) -> None:
    assert review("score", *pair, "--bogus").status == 2


def test_a_crash_is_neither_clean_nor_a_failed_gate(
    review: Review, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("review.scoring.score_document", crash)
    done = review("score", *pair)
    assert done.status == 2
    assert "internal error (RuntimeError)" in done.err


def test_a_full_disk_is_one_line_and_exit_2(review: Review, pair: Pair) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = review("score", *pair, "--output", "/dev/full")
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "cannot be written" in done.err


def test_a_file_name_that_is_no_utf_8_still_gets_its_report(review: Review, pair: Pair, tmp_path: Path) -> None:
    odd = tmp_path / "odd\udcff.en.txt"
    odd.write_bytes(pair[1].read_bytes())
    out = tmp_path / "report.json"
    assert review("score", pair[0], odd, "--format", f"json={out}").status == 0
    assert json.loads(out.read_text(encoding="utf-8"))["documents"]
    assert not list(tmp_path.glob(".*.part"))
