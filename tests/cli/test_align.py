"""`review align`: the beads, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

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


PORTUGUESE = """O padeiro abre a loja muito antes do nascer do sol.

A filha dele vende pão quente durante toda a tarde.

No inverno as pessoas fazem fila até à esquina da rua.

Os vizinhos elogiam sobretudo o bolo escuro da casa.

À noite um rapaz varre o chão e apaga todas as luzes.
"""
ENGLISH = """The baker opens his shop well before the sun rises.

In winter people queue all the way to the corner.

What the neighbours praise most is the dark cake.

A line about something else that nobody had written.

At night a boy sweeps the floor and puts out the light.
"""


@pytest.fixture
def portuguese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A pair for the embedded engine; the second paragraph was left out, the fourth of the translation put in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    source, target = tmp_path / "baker.pt.txt", tmp_path / "baker.en.txt"
    source.write_text(PORTUGUESE, encoding="utf-8")
    target.write_text(ENGLISH, encoding="utf-8")
    return source, target


def _beads(text: str) -> list[tuple[list[int], list[int]]]:
    return [(bead["source"], bead["target"]) for bead in json.loads(text)["beads"]]


TRUE = [([0], [0]), ([1], []), ([2], [1]), ([3], [2]), ([], [3]), ([4], [4])]


def test_a_back_translation_helps_and_is_named_on_standard_error(review: Review, portuguese: tuple[Path, Path]) -> None:
    helped = review("align", *portuguese, "--format", "json")
    assert _beads(helped.out) == TRUE
    assert helped.err.startswith("back-translation, English to Portuguese: firefox")
    assert helped.err.count("\n") == 1
    without = ("--back-translation", "none", "--sentence-encoder", "none")
    alone = review("align", *portuguese, "--format", "json", *without)
    assert _beads(alone.out) == [([n], [n]) for n in range(5)]
    compared = review("align", *portuguese, "--format", "json", "--back-translation", "none")
    assert _beads(compared.out) == TRUE
    assert compared.err == "sentences compared by use\n"
    assert alone.err == ""


def test_without_a_model_align_says_so_and_may_insist(review: Review, tmp_path: Path) -> None:
    source, target = tmp_path / "a.sw.txt", tmp_path / "a.is.txt"
    source.write_text("Moja.\n\nMbili tatu nne.\n", encoding="utf-8")
    target.write_text("Eitt.\n\nTveir og fimm.\n", encoding="utf-8")
    outcome = review("align", source, target)
    assert outcome.status == 0
    assert outcome.err.startswith("no back-translation: no model from Icelandic to Swahili")
    assert review("align", source, target, "--require-back-translation").status == 2


def test_score_aligns_with_it(review: Review, portuguese: tuple[Path, Path]) -> None:
    report = json.loads(review("score", *portuguese, "--format", "json").out)
    segments = report["documents"][0]["segments"]
    assert [(bool(s["source"]["text"]), bool(s["target"]["text"])) for s in segments] == [
        (bool(source), bool(target)) for source, target in TRUE
    ]
    assert [s["backtranslation"] is not None for s in segments] == [bool(target) for _, target in TRUE]


@pytest.mark.parametrize(
    ("command", "option"),
    [("align", "--article"), ("score", "--article"), ("score", "--no-header"), ("calibrate", "--source-column")],
)
def test_an_option_of_reading_given_in_vain_is_told(
    review: Review, pair: tuple[Path, Path], command: str, option: str
) -> None:
    told = review(command, *pair, option, *["A"] * (option == "--source-column"))
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(f"review: nothing that was read heeds {option}: it is for .")
