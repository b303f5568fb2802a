"""Mozilla's embedded models, for real: English and Portuguese, no network."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review.errors import EngineError
from review.translators.engines.engine import ScoringEngine
from review.translators.engines.firefox import FirefoxEngine, embedded_folder, find_firefox, pull_firefox
from review.translators.engines.marian_file import read_marian


@pytest.fixture(scope="module")
def engine() -> FirefoxEngine:
    folder = find_firefox("en", "pt-PT")
    assert folder is not None
    return FirefoxEngine(folder, "en", "pt-PT")


def test_translates(engine: FirefoxEngine) -> None:
    assert engine.translate(["The book is on the table.", "Good morning!"]) == ["O livro está na mesa.", "Bom dia!"]


def test_its_own_translation_is_what_it_finds_most_probable(engine: FirefoxEngine) -> None:
    assert isinstance(engine, ScoringEngine)
    given = ["The committee meets again on Thursday to vote on the new bridge."]
    own = engine.translate(given)
    (scored,) = engine.score(given, own)
    assert scored.mean > -0.3
    for other in ("A comissão volta a reunir-se na sexta-feira.", "O gato dorme."):
        assert engine.score(given, [other])[0].mean < scored.mean - 1


def test_the_wrong_word_is_the_improbable_one(engine: FirefoxEngine) -> None:
    text = "O livro está na gaveta."
    (scored,) = engine.score(["The book is on the table."], [text])
    worst = min(scored.tokens, key=lambda token: token.log_probability)
    assert text[worst.start : worst.end] in "gaveta"


def test_offsets_are_those_of_the_text(engine: FirefoxEngine) -> None:
    text = "“São 3,5 km”, disse  a Inês. ½"
    (scored,) = engine.score(["“It is 3.5 km,” said Inês. ½"], [text])
    assert "".join(text[t.start : t.end] for t in scored.tokens).replace(" ", "") == text.replace(" ", "")


def test_the_signature_is_the_weights(engine: FirefoxEngine) -> None:
    assert engine.signature.startswith("engine:firefox|model:enpt-1693087644|digest:")


def test_there_is_no_embedded_model_of_other_pairs() -> None:
    assert embedded_folder("en", "vi") is None
    assert find_firefox("pt", "vi") is None


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = embedded_folder("pt", "en")
    assert folder is not None
    return Path(shutil.copytree(folder, tmp_path / "model"))


def test_a_folder_of_ones_own(copy: Path) -> None:
    assert FirefoxEngine(copy, "pt", "en").translate(["Bom dia!"]) == ["Good morning!"]


def test_the_wrong_direction_is_said(copy: Path) -> None:
    with pytest.raises(EngineError, match="translates pt into en; needed is en into pt"):
        FirefoxEngine(copy, "en", "pt")


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no such folder"):
        FirefoxEngine(tmp_path / "nothing", "pt", "en")
    with pytest.raises(EngineError, match="holds none"):
        FirefoxEngine(tmp_path, "pt", "en")


def test_half_a_model_is_said(copy: Path) -> None:
    (model,) = copy.glob("model.*.bin")
    model.write_bytes(model.read_bytes()[:1_000_000])
    engine = FirefoxEngine(copy, "pt", "en")
    with pytest.raises(EngineError, match="cannot be loaded"):
        engine.translate(["Bom dia!"])
    with pytest.raises(EngineError, match="not a whole Marian model file"):
        engine.score(["Bom dia!"], ["Good morning!"])


def test_a_vocabulary_that_is_none_is_said(copy: Path) -> None:
    (vocabulary,) = copy.glob("vocab.*.spm")
    vocabulary.write_bytes(b"no vocabulary")
    with pytest.raises(EngineError, match="not a SentencePiece vocabulary"):
        FirefoxEngine(copy, "pt", "en")


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"\1" + b"\0" * 7 + b"\xff" * 8, b"PK\x03\x04" * 100])
def test_what_is_no_marian_file_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(content)
    with pytest.raises(EngineError, match="not a whole Marian model file"):
        read_marian(tmp_path / "model.bin")


def test_nothing_is_fetched_offline() -> None:
    with pytest.raises(EngineError, match="HF_HUB_OFFLINE"):
        pull_firefox("en", "vi")
