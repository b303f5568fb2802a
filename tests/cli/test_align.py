"""`review align`: the beads, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.running import Outcome

Review = Callable[..., Outcome]


def test_json_counts_paragraphs_from_zero(review: Review, pair: tuple[Path, Path]) -> None:
    beads = json.loads(review("align", *pair, "--format", "json").out)["beads"]
    assert [(bead["source"], bead["target"]) for bead in beads] == [([n], [n]) for n in range(3)]
    assert all(0 <= bead["score"] <= 1 for bead in beads)


def test_a_paragraph_without_a_counterpart_stands_alone(review: Review, pair: tuple[Path, Path]) -> None:
    with pair[1].open("a", encoding="utf-8") as file:
        file.write("\nSubscribe to our newsletter and never miss a story\n")
    beads = json.loads(review("align", *pair, "--format", "json").out)["beads"]
    assert {"source": [], "target": [3]}.items() <= beads[-1].items()


def test_tsv_has_a_row_for_each_bead(review: Review, pair: tuple[Path, Path]) -> None:
    header, *rows = review("align", *pair, "--format", "tsv").out.splitlines()
    assert header.split("\t") == ["source", "target", "score", "source_text", "target_text"]
    assert len(rows) == 3
    assert rows[0].split("\t")[3:] == ["Cầu mới mở cửa", "New bridge opens"]


def test_text_shows_shape_and_lines(review: Review, pair: tuple[Path, Path]) -> None:
    out = review("align", *pair).out
    assert "1-1" in out
    assert ">    5  People on on both banks" in out
