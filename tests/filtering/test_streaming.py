"""A table of any length scored in windows: every row is told, sums are those of all rows, and the worst are shown."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from review.cli.main import cli
from review.config import CheckSettings, Settings
from review.documents import load_pairs
from review.errors import InputError, ResumeError, UsageError
from review.filtering import outputs
from review.filtering.beginning import Beginning, rows_after
from review.filtering.outputs import checkpoint_of
from review.filtering.rows import table_of
from review.filtering.streaming import TableScores, as_report, score_table
from review.filtering.windows import WINDOW
from review.reading_config import ReadingChoice, reading_as
from review.reporters import REPORTERS
from review.scoring import score_document

GOOD = "Cầu dài {} mét và mở cửa vào tháng 3.\tThe bridge is {} metres long and opens in March.\n"
BAD = "Cầu dài {} mét và mở cửa vào tháng 3.\tThe bridge is {}7 metres long and opens in March.\n"
ROWS = [(BAD if n % 10 == 4 else GOOD).format(n, n) for n in range(1001, 1001 + 2 * WINDOW + 30)]
BROKEN = "one cell\n"
LANGUAGES = ("vi", "en")
#: Only what the test is about; the rows are alike, as no real ones are.
SETTINGS = Settings(
    checks={code: CheckSettings(enabled=False) for code in ("inconsistent", "duplicate")}, sentence_encoder="none"
)


def table(folder: Path, rows: list[str], name: str = "pairs.tsv") -> Path:
    path = folder / name
    text = ("vi\ten\n" + "".join(rows)).encode()
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    return path


def told(path: Path) -> list[dict[str, object]]:
    with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as stream:
        return [json.loads(line) for line in stream]


def test_each_row_is_told_in_order_with_its_line(tmp_path: Path) -> None:
    rows = [GOOD.format(7, 7), BAD.format(8, 8), "Không có gì.\t\n"]
    scores = score_table(table(tmp_path, rows), SETTINGS, LANGUAGES, rows=tmp_path / "rows.jsonl")
    lines = told(tmp_path / "rows.jsonl")
    assert [(line["row"], line["line"]) for line in lines] == [(1, 2), (2, 3), (3, 4)]
    assert lines[0]["findings"] == []
    assert "source" not in lines[0]
    findings: Any = lines[1]["findings"]
    (finding,) = findings
    assert (finding["check"], finding["segment"], finding["text"]) == ("numbers", 2, "87")
    assert lines[1]["target"] == BAD.format(8, 8).rstrip("\n").split("\t")[1]
    assert scores.sums.rows == 3
    assert scores.checks["numbers"] == 1
    assert not checkpoint_of(tmp_path / "rows.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "t.csv",
            'vi,x,en\n"Cầu\ndài 12 mét",,"It is\n""now"" 13 metres long"\nCầu dài 12 mét.,a,The bridge is 13 m long.\n',
        ),
        ("t.csv", 'sep=;\nen;vi\n"\nIt is 13 metres long";"a\n\nCầu dài 12 mét"\nIt is 13 m long.;Cầu dài 12 mét.\n'),
        ("t.csv", "\ufeffsep=;\nCầu dài 12 mét.;It is 13 metres long.\n"),
        ("t.tsv", "n\tvi\ten\n1\tCầu dài 12 mét.\tThe bridge is 13 metres long.\n"),
        ("t.jsonl", '\n{"x": 1, "vi": "Cầu dài 12 mét.", "en": "The \\"bridge\\"\\nis 13 metres long."}\n'),
    ],
)
def test_a_finding_stands_where_it_stands_for_who_reads_the_file_at_once(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    chosen = ReadingChoice("A", "B", header=False) if text.startswith("\ufeff") else ReadingChoice()  # no header
    settings = Settings(*LANGUAGES, checks=SETTINGS.checks, sentence_encoder="none", reading=chosen)
    whole = score_document(load_pairs(path, settings).document, settings).findings
    wanted = sorted((one.line, one.column) for one in whole if one.check == "numbers")
    with reading_as(chosen):
        score_table(path, settings, LANGUAGES, rows=tmp_path / "rows.jsonl")
    rows: Any = told(tmp_path / "rows.jsonl")
    findings = [one for row in rows for one in row["findings"] if one["check"] == "numbers"]
    assert wanted
    assert [(one["line"], one["column"]) for one in findings] == wanted


def test_the_report_has_the_sums_of_all_rows_and_the_worst_of_them(tmp_path: Path) -> None:
    path = table(tmp_path, ROWS)
    scores = score_table(path, SETTINGS, LANGUAGES, most=3)
    report = as_report(scores, path, LANGUAGES, "major")
    (document,) = report.documents
    bad = [n for n in range(1, len(ROWS) + 1) if (1000 + n) % 10 == 4]
    assert [segment.segment.source[0].line for segment in document.segments] == [n + 1 for n in bad[:3]]
    assert {finding.check for finding in document.findings} == {"numbers"}
    assert [finding.segment for finding in document.findings] == [1, 2, 3]
    assert "103 new findings in 1 document, 3 of them in the pairs shown" in REPORTERS["markdown"].render(report)
    assert "failed  103 findings in 1 document, 3 of them in the pairs shown\n" in REPORTERS["text"].render(report)
    assert report.notes[0] == "1,030 pairs, 103 findings (103 major); the 3 worst pairs shown"
    whole = "1,030 pairs and 103 findings in all; shown: the worst 3 pairs with 3 findings"
    for name in ("html", "junit", "sarif"):
        assert whole in REPORTERS[name].render(report), name
    assert '<td class="number">1030</td>' in REPORTERS["html"].render(report)
    assert "103 findings in all, 3 of them shown" in REPORTERS["junit"].render(report)
    assert "| pairs.tsv | 103 major |" in REPORTERS["markdown"].render(report)
    assert re.search(r"pairs\.tsv +1030 +· +103 ", REPORTERS["text"].render(report))
    assert "100 more are not shown here; the job summary and the other reports have more" in REPORTERS["github"].render(
        report
    )
    assert json.loads(REPORTERS["json"].render(report))["documents"][0]["in_all"] == {
        "segments": 1030, "findings": 103, "severities": {"major": 103}, "checks": {"numbers": 103},
        "shown": {"segments": 3, "findings": 3},
    }  # fmt: skip
    assert not report.verdict.passed
    assert report.verdict.reasons == ("pairs.tsv: 103 findings of severity major or above",)
    assert as_report(scores, path, LANGUAGES, "critical").verdict.passed
    one = score_table(table(tmp_path, ROWS[:10], "few.tsv"), SETTINGS, LANGUAGES)
    few = as_report(one, path, LANGUAGES, "major").documents[0]
    assert few.value("mqm") == pytest.approx(document.value("mqm"), abs=0.5)
    assert few.value("quality") == pytest.approx(document.value("quality"), abs=0.5)


@pytest.mark.slow
def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    path = table(tmp_path, ROWS, "pairs.tsv.gz")
    alone = score_table(path, SETTINGS, LANGUAGES, rows=tmp_path / "one.jsonl", jobs=1)
    both = score_table(path, SETTINGS, LANGUAGES, rows=tmp_path / "two.jsonl", jobs=2)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert alone == both


def test_an_interrupted_run_goes_on_to_the_same_bytes_and_the_same_worst(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path, [*ROWS[:700], BROKEN, *ROWS[700:]])
    whole = score_table(path, SETTINGS, LANGUAGES, rows=tmp_path / "whole.jsonl.gz", keep_going=True, most=5)
    monkeypatch.setattr("review.filtering.streaming._CHECKPOINT", 1)

    def stop(rows: int) -> None:
        if rows > WINDOW:
            raise KeyboardInterrupt

    cut = tmp_path / "cut.jsonl.gz"
    with pytest.raises(KeyboardInterrupt):
        score_table(path, SETTINGS, LANGUAGES, rows=cut, keep_going=True, most=5, progress=stop)
    assert not cut.exists()
    again = score_table(path, SETTINGS, LANGUAGES, rows=cut, keep_going=True, most=5, resume=True)
    assert told(cut) == told(tmp_path / "whole.jsonl.gz")
    assert again == whole
    assert again.unreadable == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cut.jsonl.gz", "pairs.tsv", "whole.jsonl.gz"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (lambda rows: [*rows, *ROWS[WINDOW : WINDOW + 40]], ""),
        (lambda rows: [*rows[:-2], BAD.format(5, 5)], ""),
        (lambda rows: rows[:WINDOW], ""),
        (lambda rows: rows[: WINDOW - 1], r"pairs\.tsv: has changed .* had done: it has 499 rows, and 500 were done"),
        (lambda rows: [*rows[:3], BAD.format(5, 5), *rows[4:]], "had done: its lines 1 to 501; run without --resume"),
        (lambda rows: ["\n", *rows], "had done: its lines 1 to 502; run without --resume"),
    ],
)
def test_a_run_goes_on_where_the_rows_that_are_done_are_still_the_table_s(
    changed: Callable[[list[str]], list[str]], says: str, tmp_path: Path
) -> None:
    rows, cut = ROWS[: WINDOW + 20], tmp_path / "cut.jsonl"

    def stop(done: int) -> None:
        if done > WINDOW:  # the last window, too, which is not full
            raise KeyboardInterrupt

    path = table(tmp_path, rows)
    with pytest.raises(KeyboardInterrupt):
        score_table(path, SETTINGS, LANGUAGES, rows=cut, progress=stop)
    table(tmp_path, changed(rows))
    if says:
        with pytest.raises(ResumeError, match=says):
            score_table(path, SETTINGS, LANGUAGES, rows=cut, resume=True)
        table(tmp_path, rows)  # what was done is still there
    again = score_table(path, SETTINGS, LANGUAGES, rows=cut, resume=True)
    assert again == score_table(path, SETTINGS, LANGUAGES, rows=tmp_path / "whole.jsonl")
    assert cut.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_where_a_long_table_changed_is_told_nearly(tmp_path: Path) -> None:
    rows = [GOOD.format(n, n) for n in range(140 * WINDOW)]
    first = Beginning(path := table(tmp_path, rows), {})
    told = TableScores()
    sum(1 for _ in rows_after(table_of(path, *LANGUAGES), first, 0, told, keep_going=False))
    marks = first.marks(139 * WINDOW)
    assert len(marks) == 70
    rows[50_000] = BAD.format(1, 1)
    table(tmp_path, rows)
    with pytest.raises(ResumeError, match="its lines 50,002 to 51,001; run"):
        rows_after(table_of(path, *LANGUAGES), Beginning(path, marks), 139 * WINDOW, told, keep_going=False)


def test_a_broken_row_leaves_the_windows_before_it_to_go_on_with(tmp_path: Path) -> None:
    path, cut = table(tmp_path, [*ROWS[:700], BROKEN, *ROWS[700:]]), tmp_path / "cut.jsonl"
    score_table(path, SETTINGS, LANGUAGES, rows=tmp_path / "whole.jsonl", keep_going=True)
    with pytest.raises(InputError, match=r"pairs\.tsv:702: has 1 column") as raised:
        score_table(path, SETTINGS, LANGUAGES, rows=cut)
    unfinished = cut.with_name("cut.jsonl.unfinished")
    assert raised.value.__notes__ == [f"{unfinished} has the first 500 rows; --resume goes on from there"]
    assert len(told(unfinished)) == WINDOW
    again = score_table(path, SETTINGS, LANGUAGES, rows=cut, keep_going=True, resume=True)
    assert cut.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert again.unreadable == 1


@pytest.mark.parametrize("room", [0, 80_000])
def test_a_full_disk_is_told_and_nothing_half_written_stays(
    room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room for nothing, and for one window of two."""
    path, cut = table(tmp_path, ROWS[: 2 * WINDOW]), tmp_path / "cut.jsonl"
    opened = outputs._opened

    class Disk(io.FileIO):
        def write(self, data: Any, /) -> int:
            if self.tell() + len(data) > room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().write(data)

    def limited(unfinished: Path, size: int, *, resume: bool) -> Any:
        opened(unfinished, size, resume=resume).close()
        return io.BufferedWriter(Disk(unfinished, "r+b"))

    monkeypatch.setattr(outputs, "_opened", limited)
    with pytest.raises(InputError, match=r"cut\.jsonl\.unfinished: cannot be written \(No space") as raised:
        score_table(path, SETTINGS, LANGUAGES, rows=cut)
    monkeypatch.undo()
    if not room:
        assert [one.name for one in tmp_path.iterdir()] == ["pairs.tsv"]
        return
    assert raised.value.__notes__ == [f"{cut}.unfinished has the first 500 rows; --resume goes on from there"]
    score_table(path, SETTINGS, LANGUAGES, rows=cut, resume=True)
    assert len(told(cut)) == 2 * WINDOW


def test_a_run_that_ends_before_its_first_window_leaves_nothing(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    checkpoint_of(rows).write_text("of an earlier run")
    with pytest.raises(InputError, match="has 1 column"):
        score_table(table(tmp_path, [GOOD.format(1, 1), BROKEN]), SETTINGS, LANGUAGES, rows=rows)
    assert [one.name for one in tmp_path.iterdir()] == ["pairs.tsv"]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda path: path.unlink(), "is not there to go on with; run without --resume"),
        (lambda path: path.write_bytes(path.read_bytes()[:1000]), "is not what the interrupted run wrote"),
        (lambda path: path.write_bytes(b"x" * path.stat().st_size), "is not what the interrupted run wrote"),
    ],
)
def test_a_run_goes_on_with_nothing_but_what_it_wrote(
    damage: Callable[[Path], None], says: str, tmp_path: Path
) -> None:
    path, rows = table(tmp_path, [*ROWS[:WINDOW], BROKEN]), tmp_path / "rows.jsonl"
    with pytest.raises(InputError, match="has 1 column"):
        score_table(path, SETTINGS, LANGUAGES, rows=rows)
    damage(tmp_path / "rows.jsonl.unfinished")
    with pytest.raises(InputError, match=says):
        score_table(path, SETTINGS, LANGUAGES, rows=rows, resume=True)


def test_a_link_stays_one_and_its_file_is_written_with_its_mode(tmp_path: Path) -> None:
    place, link = tmp_path / "there" / "rows.jsonl", tmp_path / "link.jsonl"
    place.parent.mkdir()
    place.write_text("before")
    place.chmod(0o640)
    link.symlink_to(place)
    score_table(table(tmp_path, [GOOD.format(1, 1)]), SETTINGS, LANGUAGES, rows=link)
    assert link.is_symlink()
    assert len(told(place)) == 1
    assert place.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in place.parent.iterdir()] == ["rows.jsonl"]


def test_a_broken_row_ends_the_run_or_is_counted(tmp_path: Path) -> None:
    path = table(tmp_path, [GOOD.format(1, 1), BROKEN])
    wanted = r"pairs\.tsv:3: has 1 column where the header has 2; --keep-going counts such rows and leaves them out$"
    with pytest.raises(InputError, match=wanted):
        score_table(path, SETTINGS, LANGUAGES)
    scores = score_table(path, SETTINGS, LANGUAGES, keep_going=True)
    note = as_report(scores, path, LANGUAGES, "major").notes[-1]
    assert note.startswith("1 row could not be read and left out; the first: ")
    assert note.endswith("pairs.tsv:3: has 1 column where the header has 2")


def test_a_table_without_findings_passes(tmp_path: Path) -> None:
    path = table(tmp_path, [GOOD.format(1, 1)])
    report = as_report(score_table(path, SETTINGS, LANGUAGES), path, LANGUAGES, "minor")
    assert report.verdict.passed
    assert report.notes[0] == "1 pair, no findings"
    assert as_report(TableScores(), path, LANGUAGES, "none").verdict.passed


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["score", *arguments], standalone_mode=True)
    if isinstance(done.exception, (UsageError, InputError)):
        return 2, str(done.exception)
    return done.exit_code, done.output


def test_a_gzipped_table_is_scored_by_the_command(tmp_path: Path) -> None:
    path = table(tmp_path, [GOOD.format(1, 1), BAD.format(2, 2)], "pairs.tsv.gz")
    status, output = run(str(path), "--format", "markdown", "--rows", str(tmp_path / "rows.jsonl"))
    assert status == 1
    assert "2 pairs, 1 finding (1 major)" in output
    assert len(told(tmp_path / "rows.jsonl")) == 2
    assert run(str(path), "--fail-level", "critical", "--format", "json")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--resume",), "--resume goes on with the file of --rows"),
        (("--reference", "r.txt"), "--reference does not go with a table that is read in windows"),
        (("--rows", "missing/rows.jsonl"), "the folder missing does not exist"),
        (("--rows", "-"), "--rows goes to a file, with which an interrupted run goes on; name one instead of -"),
        (("--rows", "/dev/null"), "/dev/null: is no regular file"),
        (("--rows", "pipe"), "pipe: is no regular file"),
        (("--rows", "rows.jsonl", "--output", "./rows.jsonl"), "--output and --rows go to files of their own"),
        (("--rows", "rows.jsonl", "--resume"), "there is no checkpoint to go on from"),
    ],
)
def test_what_a_long_table_has_no_use_for_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    path = table(tmp_path, [GOOD.format(1, 1)], "pairs.tsv.gz")
    assert said in run(str(path), *arguments)[1]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["pairs.tsv.gz", "pipe"]
    assert Path("pipe").is_fifo()


def test_a_gzip_file_that_was_cut_off_is_named_and_its_whole_windows_are_kept(tmp_path: Path) -> None:
    path = table(tmp_path, ROWS, "pairs.tsv.gz")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="is no whole gzip file"):
        score_table(path, SETTINGS, LANGUAGES, rows=tmp_path / "rows.jsonl")
    assert len(told(tmp_path / "rows.jsonl.unfinished")) == 2 * WINDOW


ENGLISH = "The bridge of the town is {} metres long, and it is to be opened for all of us in the month of March.\n"
VIETNAMESE = "Cây cầu của thị trấn dài {} mét và sẽ được mở cửa cho tất cả chúng ta vào tháng 3 này.\n"


@pytest.mark.parametrize(
    ("sides", "status", "says"),
    [
        ((ENGLISH, VIETNAMESE), 2, "seems to be in swapped order"),
        ((VIETNAMESE, VIETNAMESE), 1, "the translation reads as Vietnamese, and is said to be English"),
    ],
)
def test_texts_in_other_languages_than_is_said_are_told_as_of_short_tables(
    sides: tuple[str, str], status: int, says: str, tmp_path: Path
) -> None:
    rows = [f"{sides[0].format(n).rstrip()}\t{sides[1].format(n)}" for n in range(20, 30)]
    path = table(tmp_path, rows, "pairs.tsv.gz")
    found, said = run(str(path), "--jobs", "1")
    assert (found, says in said) == (status, True)


def test_options_of_long_tables_want_one(tmp_path: Path) -> None:
    text = str(tmp_path / "a.txt")
    Path(text).write_text("a")
    assert "--keep-going goes with one table" in run(text, text, "--keep-going")[1]
    missing = str(tmp_path / "missing.tsv.gz")
    assert "missing.tsv.gz: no such file" in run(missing, "--rows", str(tmp_path / "rows.jsonl"))[1]
