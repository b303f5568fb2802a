"""Pairs sorted into those that pass and those that do not: the same bytes whatever the number of processes."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from review.config import CheckSettings, Settings
from review.errors import InputError
from review.filtering.filtering import Filtered, filter_pairs
from review.filtering.outputs import checkpoint_of
from review.filtering.windows import WINDOW, FilterRules

GOOD = "Cầu dài {} mét và mở cửa vào tháng 3.\tThe bridge is {} metres long and opens in March.\n"
BAD = "Cầu dài {} mét và mở cửa vào tháng 3.\tThe bridge is {}7 metres long and opens in March.\n"
HEADER = "vi\ten\n"
#: One row in ten says another number.
ROWS = [(BAD if n % 10 == 4 else GOOD).format(n, n) for n in range(1001, 1001 + 2 * WINDOW + 30)]
#: Only what the test is about; the rows are alike, as no real ones are.
SETTINGS = Settings(checks={code: CheckSettings(enabled=False) for code in ("inconsistent", "duplicate")})
MAJOR = FilterRules("major", None)


def table(folder: Path, rows: list[str] = ROWS) -> Path:
    path = folder / "pairs.tsv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def filtered(path: Path, to: Path, rules: FilterRules = MAJOR, **options: bool | int) -> Filtered:
    to.mkdir(exist_ok=True)
    return filter_pairs(
        path, SETTINGS, ("vi", "en"), rules, kept=to / "kept.tsv", dropped=to / "dropped.tsv.gz",
        report=to / "why.jsonl", **options,  # type: ignore[arg-type]
    )  # fmt: skip


def test_each_row_goes_to_one_file_as_it_stands_and_why_is_told(tmp_path: Path) -> None:
    told = filtered(table(tmp_path), tmp_path / "out")
    bad = [row for row in ROWS if "7 metres" in row and BAD.split("{}")[1] in row and ROWS.index(row) % 10 == 3]
    assert (told.rows, told.dropped, told.kept) == (len(ROWS), len(bad), len(ROWS) - len(bad))
    kept = (tmp_path / "out" / "kept.tsv").read_text(encoding="utf-8")
    assert kept == HEADER + "".join(row for row in ROWS if row not in bad)
    with gzip.open(tmp_path / "out" / "dropped.tsv.gz", "rt", encoding="utf-8") as stream:
        assert stream.read() == HEADER + "".join(bad)
    why = [json.loads(line) for line in (tmp_path / "out" / "why.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(why) == len(bad)
    assert (why[0]["row"], why[0]["line"]) == (4, 5)
    (finding,) = why[0]["findings"]
    assert (finding["check"], finding["severity"], finding["side"], finding["text"]) == (
        "numbers", "major", "target", "10047",
    )  # fmt: skip
    assert told.by == {"numbers": len(bad)}
    assert names(tmp_path / "out") == ["dropped.tsv.gz", "kept.tsv", "why.jsonl"]


def test_of_parquet_the_rows_come_out_with_all_their_columns(tmp_path: Path) -> None:
    rows = [row.rstrip("\n").split("\t") for row in (GOOD.format(7, 7), BAD.format(8, 8), GOOD.format(9, 9))]
    table = pa.table({"n": [1, 2, 3], "vi": [vi for vi, _ in rows], "en": [en for _, en in rows]})
    pq.write_table(table, tmp_path / "pairs.parquet", compression="zstd")
    kept, dropped = tmp_path / "kept.parquet", tmp_path / "dropped.parquet"
    told = filter_pairs(tmp_path / "pairs.parquet", SETTINGS, ("vi", "en"), MAJOR, kept=kept, dropped=dropped)
    assert (told.kept, told.dropped) == (2, 1)
    assert pq.read_table(kept) == table.take([0, 2])
    assert pq.read_table(dropped) == table.take([1])
    assert names(tmp_path) == ["dropped.parquet", "kept.parquet", "pairs.parquet"]


@pytest.mark.slow
def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    filtered(table(tmp_path), tmp_path / "one", jobs=1)
    filtered(table(tmp_path), tmp_path / "two", jobs=2)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_quality_may_be_asked_for_and_no_level(tmp_path: Path) -> None:
    rows = [GOOD.format(7, 7), BAD.format(7, 7), "Không có gì.\t\n"]
    told = filtered(table(tmp_path, rows), tmp_path / "out", FilterRules(None, 80.0))
    assert (told.kept, told.dropped) == (1, 2)
    assert filtered(table(tmp_path, rows), tmp_path / "out", FilterRules(None, None)).dropped == 0


def test_a_broken_row_ends_the_run_or_is_counted(tmp_path: Path) -> None:
    rows = [GOOD.format(1, 1), "one cell\n", BAD.format(2, 2), "again one cell\n"]
    with pytest.raises(InputError, match=r"pairs\.tsv:3: has 1 column where the header has 2; --keep-going counts"):
        filtered(table(tmp_path, rows), tmp_path / "out")
    assert not (tmp_path / "out" / "kept.tsv").exists()
    told = filtered(table(tmp_path, rows), tmp_path / "out", keep_going=True)
    assert (told.rows, told.unreadable, told.kept, told.dropped) == (2, 2, 1, 1)
    assert told.faults[0].endswith("pairs.tsv:3: has 1 column where the header has 2")


def test_an_interrupted_run_goes_on_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [*ROWS[:700], "one cell\n", *ROWS[700:]]
    filtered(table(tmp_path, rows), tmp_path / "whole", keep_going=True)
    monkeypatch.setattr("review.filtering.filtering._CHECKPOINT", 1)

    def stop(rows: int) -> None:
        if rows > WINDOW:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filter_pairs(
            table(tmp_path, rows), SETTINGS, ("vi", "en"), MAJOR, keep_going=True, progress=stop,
            kept=made(tmp_path) / "kept.tsv", dropped=made(tmp_path) / "dropped.tsv.gz",
            report=made(tmp_path) / "why.jsonl",
        )  # fmt: skip
    assert not (tmp_path / "cut" / "kept.tsv").exists()
    told = filtered(tmp_path / "pairs.tsv", tmp_path / "cut", keep_going=True, resume=True)
    assert (told.rows, told.unreadable) == (len(ROWS), 1)
    assert names(tmp_path / "cut") == names(tmp_path / "whole")
    for path in (tmp_path / "whole").iterdir():
        assert path.read_bytes() == (tmp_path / "cut" / path.name).read_bytes()


def made(folder: Path) -> Path:
    (folder / "cut").mkdir(exist_ok=True)
    return folder / "cut"


def test_a_run_does_not_go_on_from_another_one_s_checkpoint(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(InputError, match="there is no checkpoint to go on from"):
        filtered(table(tmp_path), tmp_path / "out", resume=True)
    place = checkpoint_of(tmp_path / "out" / "kept.tsv")
    place.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="is no checkpoint of this command"):
        filtered(table(tmp_path), tmp_path / "out", resume=True)
    state = {"key": "x", "rows": 0, "counts": {}, "marks": {}, "sizes": {"kept": 0, "dropped": 0, "report": 0}}
    place.write_text(json.dumps(state), encoding="utf-8")
    with pytest.raises(InputError, match="on another file, or with other settings"):
        filtered(table(tmp_path), tmp_path / "out", resume=True)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "review.cli.main", "filter", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


LANGUAGES = ("--source-language", "vi", "--target-language", "en")


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    table(tmp_path, [GOOD.format(7, 7), BAD.format(7, 7)])
    done = run(tmp_path, "pairs.tsv", *LANGUAGES, "--kept", "k.tsv", "--check", "numbers")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "2 pairs: 1 kept, 1 dropped (50.0%)\n"
        "dropped pairs by check (a pair may count several times):\n"
        "          1  numbers\n"
    )  # fmt: skip


def test_languages_are_said_by_the_header_else_told_from_the_texts(tmp_path: Path) -> None:
    path = table(tmp_path, [GOOD.format(7, 7), BAD.format(7, 7)])
    assert run(tmp_path, "pairs.tsv", "--kept", "k.tsv", "--check", "numbers").stdout.startswith("2 pairs: 1 kept")
    path.write_text("source\ttarget\n" + GOOD.format(7, 7) + BAD.format(7, 7), encoding="utf-8")
    assert run(tmp_path, "pairs.tsv", "--kept", "l.tsv", "--check", "numbers").stdout.startswith("2 pairs: 1 kept")
    path.write_text("source\ttarget\n12\t12\n", encoding="utf-8")
    done = run(tmp_path, "pairs.tsv", "--kept", "other.tsv")
    assert done.returncode == 2
    assert "column source: its language cannot be told; say it with --source-language" in done.stderr
    assert names(tmp_path) == ["k.tsv", "l.tsv", "pairs.tsv"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pairs.tsv", *LANGUAGES), "name --kept, --dropped or --report"),
        (("pairs.tsv", *LANGUAGES, "--kept", "k.tsv", "--dropped", "k.tsv"), "go to files of their own"),
        (("pairs.tsv", *LANGUAGES, "--kept", "k.csv"), "rows are written as they stand in pairs.tsv; call it .tsv"),
        (("none.tsv", "--kept", "k.tsv"), "no such file"),
        (("pairs.tsv", *LANGUAGES, "--kept", "pairs.tsv"), "would destroy it"),
        (("pairs.tsv", *LANGUAGES, "--report", "/dev/null"), "/dev/null: is no regular file"),
        (("pairs.tsv", *LANGUAGES, "--kept", "-"), "--kept goes to a file"),
        (("pairs.tsv", *LANGUAGES, "--kept", "no/k.tsv"), "the folder no does not exist"),
        (("none.tsv", *LANGUAGES, "--kept", "k.tsv"), "no such file"),
        (("pairs.tsv", *LANGUAGES, "--kept", "k.tsv", "--check", "numbrs"), "unknown check 'numbrs'"),
        (("pairs.tsv", *LANGUAGES, "--kept", "k.tsv", "--jobs", "0"), "0 is not in the range"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    table(tmp_path, ROWS[:2])
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert says in line
    assert names(tmp_path) == ["pairs.tsv"]
