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
    (row,) = json.loads(review("evaluate", folder, "--format", "json").out)
    assert (row["marked"], row["found"], row["outside"]) == (2, 1, 0)


def test_a_finding_that_names_nothing_is_beside_the_mark(review: Review, pair: tuple[Path, Path]) -> None:
    (row,) = json.loads(review("evaluate", corpus(pair, [UNSEEN]), "--format", "json").out)
    assert (row["found"], row["outside"]) == (0, 1)


def test_gold_with_offsets_outside_the_text_is_refused(review: Review, pair: tuple[Path, Path]) -> None:
    done = review("evaluate", corpus(pair, [ERROR | {"end": 900}]))
    assert done.status == 2
    assert "gold.jsonl:1: offsets 7 to 900 lie outside paragraph 3" in done.err


def test_without_gold_there_is_nothing_to_compare_with(review: Review, pair: tuple[Path, Path]) -> None:
    assert "gold.jsonl" in review("evaluate", corpus(pair, None)).err
