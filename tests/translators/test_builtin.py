"""The models that come with the package: what they must be, and that they do what an engine does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from review.errors import EngineError
from review.translators.builtin import builtin_model, builtin_models
from review.translators.engines.engine import Engine, ScoringEngine
from review.translators.resolve import EngineChoice, find_engine
from review.translators.training import verify_model_folder

FOLDERS = builtin_models()


def _engine(source: str, target: str) -> Engine:
    engine = find_engine(EngineChoice("builtin"), source, target).engine
    assert engine is not None
    return engine


def test_there_is_one_for_either_direction_of_english_and_vietnamese() -> None:
    assert [folder.name for folder in FOLDERS] == ["en-vi", "vi-en"]
    assert builtin_model("vi-VN", "en-GB") == FOLDERS[1]
    assert builtin_model("is", "sw") is None


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_model_is_whole_small_and_says_what_it_was_made_of(folder: Path) -> None:
    facts = verify_model_folder(folder)
    assert f"{facts['source']}-{facts['target']}" == folder.name
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 25_000_000
    card = (folder / "README.md").read_text(encoding="utf-8")
    for part in ("BLEU", "nrefs:1", "licence", "What it is bad at"):
        assert part in card
    # no file of the machine that it was made on
    assert not any(re.search(rb"/(?:[\w.-]+/)+[\w-]+\.(?:spm|tsv|txt|gz)\b", path.read_bytes()) for path in files)


def test_auto_takes_it_where_nothing_better_is_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    resolution = find_engine(EngineChoice(), "en", "vi")
    assert resolution.engine is not None
    assert resolution.reason.startswith("ctranslate2, builtin, the project's own small model of English to Vietnamese")


def test_auto_does_without_one_that_is_damaged_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOLDERS[0], tmp_path / "en-vi")
    (tmp_path / "en-vi" / "model.bin").unlink()
    monkeypatch.setattr("review.translators.builtin._FOLDER", tmp_path)
    resolution = find_engine(EngineChoice(), "en", "vi")
    assert resolution.engine is None
    assert re.match(r"no model from English to Vietnamese can be used: builtin, .* lacks its file", resolution.reason)


_BASE = """
import sys
for name in ("torch", "transformers", "tokenizers", "huggingface_hub", "safetensors", "fxtranslate"):
    sys.modules[name] = None  # as where it is not installed
from review.translators.engines.engine import ScoringEngine
from review.translators.resolve import EngineChoice, find_engine
found = find_engine(EngineChoice(), "vi", "en")
assert isinstance(found.engine, ScoringEngine), found.reason
written = found.engine.translate(["Ngân hàng đóng cửa vào thứ Hai."])
print(written[0].lower(), len(found.engine.score(["Ngân hàng đóng cửa."], written)[0].tokens))
print(sorted({"torch", "transformers", "tokenizers"} & {name for name, module in sys.modules.items() if module}))
"""


def test_it_needs_neither_torch_nor_transformers() -> None:
    done = subprocess.run([sys.executable, "-c", _BASE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said, loaded = done.stdout.splitlines()
    assert "bank" in said
    assert loaded == "[]"


def test_it_translates_both_ways() -> None:
    assert "ngân hàng" in _engine("en", "vi").translate(["The bank was closed on Monday."])[0].lower()
    assert "bank" in _engine("vi", "en").translate(["Ngân hàng đóng cửa vào thứ Hai."])[0].lower()


def test_it_scores_a_given_text_and_finds_the_right_one_more_probable() -> None:
    engine = _engine("en", "vi")
    assert isinstance(engine, ScoringEngine)
    right, wrong = engine.score(
        ["The bank was closed on Monday."] * 2,
        ["Ngân hàng đóng cửa vào thứ Hai.", "Con mèo của cô ấy thích ăn cá."],
    )
    assert right.mean > wrong.mean + 1


@pytest.mark.parametrize("threads", [2, 5])
def test_threads_change_nothing_but_the_time(threads: int) -> None:
    texts = [f"The {number} boats came back {'late ' * (number % 7)}on Monday." for number in range(23)]
    found = []
    for count in (1, threads):
        engine = find_engine(EngineChoice("builtin", threads=count), "en", "vi").engine
        assert isinstance(engine, ScoringEngine)
        written = engine.translate(texts)
        found.append((written, [one.mean for one in engine.score(texts, written)]))
    assert found[0][0] == found[1][0]
    assert found[0][1] == pytest.approx(found[1][1], abs=1e-3)
    assert len(set(found[0][0])) == len(texts)  # each has its own, in its own place: the number is in it
    assert all(str(number) in text for number, text in enumerate(found[0][0]) if number > 9)


def test_a_model_that_was_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "models" / "en-vi"
    shutil.copytree(FOLDERS[0], changed)
    with (changed / "model.bin").open("r+b") as weights:
        weights.seek(1_000_000)
        weights.write(b"other")
    monkeypatch.setattr("review.translators.builtin._FOLDER", tmp_path / "models")
    with pytest.raises(EngineError, match=r"model\.bin"):
        find_engine(EngineChoice("builtin"), "en", "vi")
