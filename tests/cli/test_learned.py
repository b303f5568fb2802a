"""`review score --metric`: a learned metric beside the others, from a folder of tiny weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Outcome
from tests.judges.test_comet import EXPECTED, FOLDER, copied

Review = Callable[..., Outcome]
ROWS = EXPECTED["rows"][:12]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus folder with one table of twelve rows."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "corpora" / "ships"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text(
        'source-language = "vi"\ntarget-language = "en"\npairs = "pairs.tsv"\n', encoding="utf-8"
    )
    write(folder / "pairs.tsv", [row["mt"] for row in ROWS])
    return folder.parent


def write(path: Path, translations: list[str]) -> None:
    lines = ["source\ttarget\treference"]
    lines += [f"{row['src']}\t{text}\t{row['ref']}" for row, text in zip(ROWS, translations, strict=True)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def model(name: str, tmp_path: Path) -> Path:
    folder = copied(name, tmp_path)
    (folder / "encoder").symlink_to(FOLDER / "encoder")
    return folder


def test_segments_and_documents_have_it_and_reports_a_column(review: Review, table: Path, tmp_path: Path) -> None:
    asked = ("score", table, "--metric", "comet", "--metric-model", f"comet={model('regression', tmp_path)}")
    data = json.loads(review(*asked, "--format", "json").out)["documents"][0]
    wanted = [100 * score for score in EXPECTED["models"]["regression"]["with-reference"]["scores"][:12]]
    assert [s["scores"]["comet"] for s in data["segments"]] == pytest.approx(wanted, abs=0.01)
    assert data["scores"]["comet"] == pytest.approx(sum(wanted) / 12, abs=0.01)
    assert data["signatures"]["comet"].startswith("comet|reference:yes|model:regression|digest:")
    assert "COMET" in review(*asked, "--fail-level", "none").out
    assert "COMET" not in review("score", table, "--fail-level", "none").out


def test_reference_free_uses_none(review: Review, table: Path, tmp_path: Path) -> None:
    asked = ("score", table, "--metric", "comet", "--reference-free", "--format", "json", "--metric-model")
    data = json.loads(review(*asked, f"comet={model('unified', tmp_path)}").out)["documents"][0]
    wanted = [100 * score for score in EXPECTED["models"]["unified"]["without-reference"]["scores"][:12]]
    assert [s["scores"]["comet"] for s in data["segments"]] == pytest.approx(wanted, abs=0.01)
    assert "reference:no" in data["signatures"]["comet"]
    result = review(*asked, f"comet={model('regression', tmp_path)}")
    assert result.status == 2
    assert "needs references" in result.err


def test_a_baseline_has_it_and_a_fall_fails_by_the_paired_test(review: Review, table: Path, tmp_path: Path) -> None:
    asked = ("--metric", "comet", "--metric-model", f"comet={model('regression', tmp_path)}")
    assert review("baseline", "write", table, *asked).status == 0
    kept = (table / "review-baseline.jsonl").read_text(encoding="utf-8")
    assert "comet|reference:yes|model:regression|digest:" in kept
    assert review("score", table, *asked).status == 0
    scores = EXPECTED["models"]["regression"]["with-reference"]["scores"][:12]
    worst = ROWS[min(range(12), key=scores.__getitem__)]["mt"]
    write(table / "ships" / "pairs.tsv", [worst] * 12)
    result = review("score", table, *asked, "--fail-level", "none", "--allow-missing", "--tolerance", "comet=0")
    assert result.status == 1
    assert "COMET" in result.out
    assert "p = " in result.out
    unasked = review("score", table, "--fail-level", "none", "--allow-missing")
    assert "COMET" not in unasked.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--metric", "bleurt"), "unknown learned metric"),
        (("--metric-model", "comet"), "wants METRIC=FOLDER"),
        (("--metric-model", "comet=x"), "go with --metric"),
        (("--metric", "comet", "--metric-model", "metricx=x"), "say --metric metricx"),
        (("--metric", "comet", "--metric-model", "comet=no/such-model-here"), "not on this machine"),
    ],
)
def test_what_cannot_be_is_refused(review: Review, table: Path, arguments: tuple[str, ...], said: str) -> None:
    result = review("score", table, *arguments)
    assert result.status == 2
    assert said in result.err
