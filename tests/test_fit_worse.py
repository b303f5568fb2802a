"""The script that fits the twin test: its damages, and the tables that it prints."""

from __future__ import annotations

import importlib
import random
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from review.translators.resolve import EngineChoice, Resolution
from tests.backtranslation.test_twins import Capitals

SCRIPTS = Path(__file__).parents[1] / "scripts"
SENTENCES = [
    "The old ship left the quiet harbour in the morning.",
    "She was told that the bridge has been closed since Monday.",
    "The farmers walked to the market in Hue and sold 40 baskets of rice.",
    "He said that the river rises when the snow melts in the mountains.",
    "Nobody in the village of Lang Son remembers a winter that was colder.",
    "The library is open on Sundays, and the children read there.",
    "The old ship left the quiet village in the evening.",
    "Two farmers were walking along the harbour in the rain.",
    "The Dutch farmers walked to Hue in the rain.",
    "Nobody walked in the rain.",
]


@pytest.fixture(autouse=True)
def scripts_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))


def test_every_kind_of_damage_changes_some_text_and_never_gives_one_back_as_it_was() -> None:
    damages = importlib.import_module("worse_damages").DAMAGES
    corpus = importlib.import_module("seen_words").Corpus(SENTENCES * 6)
    seen = set()
    for seed, text in enumerate(SENTENCES * 4):
        for kind, damage in damages.items():
            new = damage(text, "Con tàu cũ rời bến", corpus, random.Random(seed))
            assert new != text
            assert new != ""
            if new is not None:
                seen.add(kind)
                assert new == damage(text, "Con tàu cũ rời bến", corpus, random.Random(seed))
    assert seen == set(damages)


def test_the_tables_that_are_printed_have_the_features_that_the_package_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fit = importlib.import_module("fit_worse")

    def engine(choice: EngineChoice, source: str, target: str, *, required: bool) -> Resolution:
        return Resolution(Capitals(source, target), "a toy")

    monkeypatch.setattr(fit, "find_engine", engine)
    rows = [(s.upper(), s.lower(), s.lower().replace("the", "that").replace("in", "at")) for s in SENTENCES]
    table, corpus = tmp_path / "rows.tsv", tmp_path / "corpus.tsv"
    table.write_text("source\ta\tb\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    corpus.write_text("en\n" + "".join(f"{text}\n" for text in SENTENCES * 6), encoding="utf-8")
    other = tmp_path / "other.tsv"
    other.write_text("c\n" + "".join(f"{s.lower().replace('a', 'one', 1)}\n" for s in SENTENCES), encoding="utf-8")
    options = ["--corpus", str(corpus), "--column", "en", "--also", f"xx={other}", "--keep", str(tmp_path / "k")]
    wanted = ["--rows", "0:5=a,b@0.9", "--rows", "5:8=b,xx.c"]
    done = CliRunner().invoke(fit.main, [str(table), *options, *wanted], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    made = tomllib.loads(done.output)
    shipped = tomllib.loads((SCRIPTS.parent / "review" / "backtranslation" / "twins.toml").read_text(encoding="utf-8"))
    assert {kind: set(weights) for kind, weights in made.items()} == {
        kind: set(shipped[kind]) for kind in ("both", "back")
    }
    assert set(shipped["firefox"]) == set(shipped["both"])
    assert "of 8 rows" in done.output
    kept = tmp_path / "kept.toml"
    kept.write_text(done.output, encoding="utf-8")
    again = CliRunner().invoke(
        fit.main, [str(table), *options, *wanted, "--weights", str(kept)], catch_exceptions=False
    )
    assert tomllib.loads(again.output) == {}
    assert again.output.count("# thresholds: told = ") == 2
