"""Converted models: made of a trained folder, whole or not at all, and read without what made them."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from review.cli.models import models
from review.errors import EngineError
from review.translators.builtin import builtin_models
from review.translators.engines.converted import convert_folder, is_converted
from review.translators.engines.ctranslate2 import CTranslate2Engine
from review.translators.engines.marian import MarianEngine
from review.translators.hub import find_model
from review.translators.training.checkpoint import verify_model_folder

TEXTS = ["a b c.", "c b a.", "the cat sees the house."]


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `review models train` leaves it: random weights, a real vocabulary."""
    import torch

    from review.translators.training import Architecture
    from review.translators.training.data import TrainingPair
    from review.translators.training.export import export_model
    from review.translators.training.model import build_model
    from review.translators.training.vocabulary import Vocabulary, train_vocabulary
    from tests.translators.toys import toy_pairs

    folder = tmp_path_factory.mktemp("trained")
    pairs = [TrainingPair(a, b, "toy", "CC0") for a, b in toy_pairs(300)]
    train_vocabulary(pairs, [1.0] * len(pairs), 200, folder / "vocabulary.spm")
    vocabulary = Vocabulary(folder / "vocabulary.spm")
    torch.manual_seed(1)
    sizes = Architecture(width=32, heads=4, feed_forward=64, encoder_layers=1, decoder_layers=1)
    model = build_model(sizes, vocabulary.size)
    export_model(folder / "toy", model, vocabulary, {"source": "en", "target": "fr"})
    (folder / "toy" / "README.md").write_text("---\nlibrary_name: transformers\n---\n# Card\n", encoding="utf-8")
    return folder / "toy"


def _engine(folder: Path) -> CTranslate2Engine:
    return CTranslate2Engine(find_model(str(folder)), "en", "fr", threads=1)


def test_it_is_the_trained_model_in_8_bits(trained: Path, tmp_path: Path) -> None:
    convert_folder(trained, tmp_path / "en-fr")
    converted, cached = _engine(tmp_path / "en-fr"), _engine(trained)
    assert converted.translate(TEXTS) == cached.translate(TEXTS)
    slow = MarianEngine(find_model(str(trained)), "en", "fr", threads=1)
    for eight, full in zip(converted.score(TEXTS, TEXTS[::-1]), slow.score(TEXTS, TEXTS[::-1]), strict=True):
        assert len(eight.tokens) == len(full.tokens)
        assert eight.mean == pytest.approx(full.mean, abs=0.1)


def test_its_manifest_tells_where_it_is_from_and_holds_its_files(trained: Path, tmp_path: Path) -> None:
    convert_folder(trained, tmp_path / "en-fr")
    facts = verify_model_folder(tmp_path / "en-fr")
    assert (facts["source"], facts["target"], facts["quantization"]) == ("en", "fr", "int8")
    assert set(facts["files"]) == {"config.json", "model.bin", "shared_vocabulary.json", "vocabulary.spm"}
    assert "library_name: ctranslate2" in (tmp_path / "en-fr" / "README.md").read_text(encoding="utf-8")


def test_the_same_folder_gives_the_same_bytes(trained: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        convert_folder(trained, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_nothing_is_overwritten_and_nothing_half_made_is_left(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(EngineError, match="is there already"):
        convert_folder(trained, tmp_path / "there")
    monkeypatch.setattr("review.translators.engines.converted.write_manifest", _no_room)
    with pytest.raises(EngineError, match="cannot be written there: No space left"):
        convert_folder(trained, tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def _no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_folder_of_another_kind_is_not_converted(random_model: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="not a model made by `review models train`"):
        convert_folder(random_model, tmp_path / "x")
    with pytest.raises(EngineError, match="is converted already"):
        convert_folder(builtin_models()[0], tmp_path / "x")


def test_the_command_says_what_it_made(trained: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(models, ["convert", str(trained), "--output", str(tmp_path / "en-fr")])
    assert result.exit_code == 0, result.output
    assert "en to fr" in result.output
    assert is_converted(tmp_path / "en-fr")


def _lose(name: str) -> object:
    return lambda folder: (folder / name).unlink()


def _other_pieces(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    rows = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    (folder / "shared_vocabulary.json").write_text(json.dumps(rows[::-1]), encoding="utf-8")


BROKEN = {
    "without weights": (_lose("model.bin"), "lacks its file model.bin"),
    "without SentencePiece": (_lose("vocabulary.spm"), "lacks its file vocabulary.spm"),
    "with other pieces": (_other_pieces, "is not the vocabulary of these weights"),
    "cut short": (lambda folder: (folder / "model.bin").write_bytes(b"x"), "model.bin was changed"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_one_is_said_in_one_line(what: str, trained: Path, tmp_path: Path) -> None:
    folder = tmp_path / "en-fr"
    convert_folder(trained, folder)
    damage, words = BROKEN[what]
    damage(folder)  # type: ignore[operator]
    with pytest.raises(EngineError, match=words) as error:
        _engine(folder)
    assert "\n" not in str(error.value)


def test_marian_does_not_read_it_and_says_so(trained: Path, tmp_path: Path) -> None:
    convert_folder(trained, tmp_path / "en-fr")
    with pytest.raises(EngineError, match="only the engine ctranslate2 reads them"):
        MarianEngine(find_model(str(tmp_path / "en-fr")), "en", "fr")


def test_where_the_cache_cannot_be_written_the_weights_are_kept_elsewhere(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _engine(trained).translate(TEXTS)
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert _engine(Path(shutil.copytree(trained, tmp_path / "toy"))).translate(TEXTS) == expected


#: Converts to one place after the other, as every process does that meets a model for the first time.
_CONVERTING = """
import sys
from itertools import count
from pathlib import Path
from review.translators.engines.ctranslate2 import convert
from review.translators.engines.pieces import BarePieces, sentencepiece_file
folder = Path(sys.argv[1])
pieces = BarePieces(sentencepiece_file(folder / "vocabulary.spm"))
for number in count():
    sys.stdout.write("."); sys.stdout.flush()
    made, temporary = convert(folder, str(number), pieces)
    assert not temporary and (made / "model.bin").stat().st_size, made
"""


@pytest.mark.slow
def test_two_that_convert_at_once_and_are_killed_leave_whole_models_only(trained: Path, tmp_path: Path) -> None:
    """$REVIEW_KILLS=100 is the full length."""
    chance = random.Random(5)  # no secret
    for _ in range(int(os.environ.get("REVIEW_KILLS") or "1")):
        cache = tmp_path / "cache"
        command = [sys.executable, "-c", _CONVERTING, str(trained)]
        environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(2)]
        for one in both:
            assert one.stdout is not None
            assert one.stdout.read(chance.randint(2, 6)).strip(b".") == b""
        for one in both:
            assert one.poll() is None, "it stopped by itself"
            one.kill()
            one.communicate()
        made = list(cache.rglob("*-int8"))
        assert made
        assert len({(path / "model.bin").read_bytes() for path in made}) == 1
        assert len(list(cache.rglob("*.part"))) <= 2  # of the two that died
        shutil.rmtree(cache)
