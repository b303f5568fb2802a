"""`review evaluate`: found, missed, and beside the mark."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.running import Outcome

Review = Callable[..., Outcome]
DOCUMENT = """
source-language = "vi"
target-language = "en"
source = "news.vi.txt"
target = "news.en.txt"
"""


def corpus(pair: tuple[Path, Path], gold: list[dict[str, object]] | None) -> Path:
    folder = pair[0].parent
    (folder / "document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\nsource = "news.vi.txt"\ntarget = "news.en.txt"\n',
        encoding="utf-8",
    )
    if gold is not None:
        (folder / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    return folder


ERROR = {
    "side": "target", "paragraph": 3, "start": 7, "end": 12, "text": "on on",
    "category": "Linguistic conventions/Grammar",
    "severity": "minor", "check": "repeated-word",
}  # fmt: skip
UNSEEN = ERROR | {"paragraph": 1, "start": 0, "end": 3, "text": "New", "check": None}


def test_found_and_missed_are_counted(review: Review, pair: tuple[Path, Path]) -> None:
    folder = corpus(pair, [ERROR, UNSEEN])
    done = review("evaluate", folder, "--verbose")
    assert done.status == 0
    assert "errors within the reach of a check found: 1/1 (100.0 %)" in done.out
    assert "findings that name a marked error: 1/1 (100.0 %)" in done.out
    assert "missed" in done.out
    (row,) = json.loads(review("evaluate", folder, "--format", "json").out)["documents"]
    assert (row["marked"], row["found"], row["outside"]) == (2, 1, 0)


def test_a_finding_that_names_nothing_is_beside_the_mark(review: Review, pair: tuple[Path, Path]) -> None:
    (row,) = json.loads(review("evaluate", corpus(pair, [UNSEEN]), "--format", "json").out)["documents"]
    assert (row["found"], row["outside"]) == (0, 1)


def test_gold_with_offsets_outside_the_text_is_refused(review: Review, pair: tuple[Path, Path]) -> None:
    done = review("evaluate", corpus(pair, [ERROR | {"end": 900}]))
    assert done.status == 2
    assert "gold.jsonl:1: offsets 7 to 900 lie outside paragraph 3" in done.err


def test_without_gold_there_is_nothing_to_compare_with(review: Review, pair: tuple[Path, Path]) -> None:
    assert "gold.jsonl" in review("evaluate", corpus(pair, None)).err


TABLE: list[tuple[str, ...]] = [
    ("system", "doc", "seg_id", "rater", "source", "target", "category", "severity"),
    ("a", "d", "1", "r1", "Sie kam am 3. Mai.", "She came <v>on on</v> 3 May.", "Fluency/Grammar", "Minor"),
    ("b", "d", "1", "r1", "Sie kam am 3. Mai.", "She came on 3 May.", "No-error", "No-error"),
    ("a", "d", "2", "r1", "Es regnet.", "It is raining.", "No-error", "No-error"),
]
PAIR = ("--source-language", "de", "--target-language", "en")


def table(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    path = folder / "ratings.tsv"
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_an_mqm_table_is_measured_without_any_folder(review: Review, tmp_path: Path) -> None:
    done = review("evaluate", table(tmp_path, TABLE), *PAIR, "--format", "json", "--back-translation", "none")
    assert done.status == 0, done.err
    (one,) = json.loads(done.out)["sets"]
    assert one["name"] == "ratings.tsv"
    assert one["checks"]["repeated-word"]["precision"] == 1.0
    assert one["all"]["recall"] == 1.0
    assert one["segments_without_errors"] == 2
    assert one["flagged_of_them"] == 0.0
    assert one["agreement"]["segments"]["tau"]["value"] == 1.0
    assert one["agreement"]["of_systems"]["pairwise_accuracy"]["value"] == 1.0


def test_the_worst_misses_are_shown_with_their_texts(review: Review, tmp_path: Path) -> None:
    missed = ("b", "d", "2", "r1", "Es regnet.", "It <v>snows</v>.", "Accuracy/Mistranslation", "Major")
    done = review("evaluate", table(tmp_path, [*TABLE, missed]), *PAIR, "--show", "--back-translation", "none")
    assert "target: It ⟦snows⟧." in done.out


def test_a_table_of_unknown_languages_is_asked_for_them(review: Review, tmp_path: Path) -> None:
    done = review("evaluate", table(tmp_path, TABLE))
    assert done.status == 2
    assert "--source-language" in done.err


def test_a_faulty_line_is_refused_or_left_out_and_told(review: Review, tmp_path: Path) -> None:
    path = table(tmp_path, [*TABLE, ("b", "d", "2", "r1", "Es regnet.", "It <v>snows.", "Accuracy/Omission", "Major")])
    done = review("evaluate", path, *PAIR)
    assert done.status == 2
    assert "ratings.tsv:5: opens a stretch and does not close it" in done.err
    done = review("evaluate", path, *PAIR, "--skip-faults", "--back-translation", "none")
    assert done.status == 0
    assert "left out:" in done.err


def test_without_any_error_there_is_no_share_and_the_reason_is_said(review: Review, tmp_path: Path) -> None:
    done = review("evaluate", table(tmp_path, [TABLE[0], TABLE[2]]), *PAIR, "--back-translation", "none")
    assert done.status == 0
    assert "no source has two translations" in done.out
    assert "nan" not in done.out
