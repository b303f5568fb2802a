"""The marian and ctranslate2 engines, on a MarianMTModel that was saved to a folder and is loaded from it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from review.backtranslation.paragraphs import ParagraphTranslator
from review.errors import EngineError
from review.output_cache import OutputCache
from review.translators.engines.ctranslate2 import CTranslate2Engine
from review.translators.engines.engine import ScoredText, ScoringEngine
from review.translators.engines.marian import MarianEngine
from review.translators.hub import find_model
from tests.translators.toys import save_multilingual, toy_pairs

PAIRS = toy_pairs(12, seed=7)
GIVEN = [given for given, _ in PAIRS]
WANTED = [wanted for _, wanted in PAIRS]


def marian(folder: Path, source: str = "en", target: str = "fr") -> MarianEngine:
    return MarianEngine(find_model(str(folder)), source, target, threads=1)


@pytest.fixture(scope="session")
def engine(trained_model: Path) -> MarianEngine:
    return marian(trained_model)


def test_translates_what_it_has_learned(engine: MarianEngine) -> None:
    written = engine.translate(GIVEN)
    assert sum(a == b for a, b in zip(written, WANTED, strict=True)) >= 10


def test_batched_equals_one_by_one_in_any_order(engine: MarianEngine, random_model: Path) -> None:
    for one in (engine, marian(random_model)):
        together = one.translate(GIVEN)
        assert [one.translate([text])[0] for text in GIVEN] == together
        assert one.translate(GIVEN[::-1])[::-1] == together


def test_scores_batched_equal_one_by_one(engine: MarianEngine) -> None:
    together = engine.score(GIVEN, WANTED)
    for scored, given, wanted in zip(together, GIVEN, WANTED, strict=True):
        (alone,) = engine.score([given], [wanted])
        assert [token[:2] for token in map(_plain, alone.tokens)] == [token[:2] for token in map(_plain, scored.tokens)]
        assert alone.total == pytest.approx(scored.total, abs=1e-3)


def _plain(token: object) -> tuple[int, int, float]:
    return token.start, token.end, token.log_probability  # type: ignore[attr-defined]


def test_the_cache_changes_no_result(engine: MarianEngine, tmp_path: Path) -> None:
    plain = ParagraphTranslator(engine)
    with OutputCache(tmp_path / "c.sqlite") as cache:
        cached = ParagraphTranslator(engine, cache)
        for _ in range(2):
            assert cached.translate(GIVEN) == plain.translate(GIVEN)
            assert cached.score(GIVEN, WANTED) == plain.score(GIVEN, WANTED)


def test_right_translations_are_more_probable_than_others(engine: MarianEngine) -> None:
    assert isinstance(engine, ScoringEngine)
    right = engine.score(GIVEN, WANTED)
    wrong = engine.score(GIVEN, WANTED[1:] + WANTED[:1])
    assert all(a.mean > b.mean + 1 for a, b in zip(right, wrong, strict=True))


def test_the_word_that_is_wrong_is_the_improbable_one(engine: MarianEngine) -> None:
    (scored,) = engine.score(["the small cat sees bread."], ["le petit chat voit vin."])
    worst = min(scored.tokens, key=lambda token: token.log_probability)
    assert "le petit chat voit vin."[worst.start : worst.end] in ("vin", "v")


@pytest.mark.parametrize("text", ["le petit chat.", "  le   chat ", "chat chat", "Le Ünbekannt chat 🙂 12."])
def test_offsets_run_through_the_text(engine: MarianEngine, text: str) -> None:
    (scored,) = engine.score(["the cat."], [text])
    ends = [0, *(token.end for token in scored.tokens)]
    assert all(0 <= token.start <= token.end <= len(text) for token in scored.tokens)
    assert ends == sorted(ends)
    covered = "".join(text[token.start : token.end] for token in scored.tokens)
    assert covered.replace(" ", "") == text.replace(" ", "")


def test_a_sentence_of_ten_thousand_words_does_no_harm(engine: MarianEngine) -> None:
    text = " ".join(["the cat sees the dog"] * 2000) + "."
    (one,) = ParagraphTranslator(engine).translate([text])
    assert one.notes
    assert ParagraphTranslator(engine).score([text], ["le chat."]) == [None]
    assert len(engine.translate([text])) == 1  # past the wrapper: cut at the model's own length
    assert isinstance(engine.score([text], [text])[0], ScoredText)


def test_ctranslate2_gives_the_same_on_every_processor(engine: MarianEngine, trained_model: Path) -> None:
    fast = CTranslate2Engine(find_model(str(trained_model)), "en", "fr", threads=1)
    written = engine.translate(GIVEN)
    assert sum(a == b for a, b in zip(fast.translate(GIVEN), written, strict=True)) >= 11
    alone = [one for text, wanted in zip(GIVEN, WANTED, strict=True) for one in fast.score([text], [wanted])]
    assert [s.mean for s in fast.score(GIVEN, WANTED)] == pytest.approx([s.mean for s in alone], abs=1e-4)
    for a, b in zip(fast.score(GIVEN, WANTED), engine.score(GIVEN, WANTED), strict=True):
        assert [(t.start, t.end) for t in a.tokens] == [(t.start, t.end) for t in b.tokens]
        assert a.mean == pytest.approx(b.mean, abs=0.25)
    assert "|compute:float32|" in fast.signature
    assert "|quantization:int8|" in fast.signature
    assert fast.signature != engine.signature


def test_ctranslate2_converts_once_and_heals_a_damaged_conversion(trained_model: Path) -> None:
    folder = find_model(str(trained_model))
    CTranslate2Engine(folder, "en", "fr", threads=1)
    from review.translators.folders import models_folder

    (made,) = (models_folder() / "ctranslate2").iterdir()
    written = (made / "model.bin").stat().st_mtime_ns
    CTranslate2Engine(folder, "en", "fr", threads=1)
    assert (made / "model.bin").stat().st_mtime_ns == written
    (made / "model.bin").write_bytes(b"damaged")
    assert CTranslate2Engine(folder, "en", "fr", threads=1).translate(["the cat."])


def test_signature_names_the_weights_and_not_where_they_lie(random_model: Path, tmp_path: Path) -> None:
    copy = tmp_path / random_model.name
    shutil.copytree(random_model, copy)
    assert marian(copy).signature == marian(random_model).signature
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**config, "note": 1}))
    assert marian(copy).signature != marian(random_model).signature


def _without(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).unlink()


def _halved(folder: Path) -> None:
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _other_vocabulary(folder: Path) -> None:
    pieces = json.loads((folder / "vocab.json").read_text())
    pieces |= {f"extra{n}": len(pieces) + n for n in range(60)}
    (folder / "vocab.json").write_text(json.dumps(pieces))


def _sharded(folder: Path) -> None:
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    (folder / "model.safetensors").rename(folder / "model-00001-of-00002.safetensors")
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))


BROKEN = {
    "no model at all": (lambda folder: _without(folder, "config.json"), "no config.json"),
    "no weights": (lambda folder: _without(folder, "model.safetensors"), "no weights"),
    "half-downloaded": (_halved, "cannot be loaded"),
    "half of the shards": (_sharded, "only half there: model-00002-of-00002.safetensors"),
    "not JSON": (lambda folder: (folder / "config.json").write_text("{"), "JSON"),
    "another vocabulary": (_other_vocabulary, "do not match"),
    "no vocabulary": (lambda folder: _without(folder, "vocab.json", "source.spm", "target.spm"), "vocabulary"),
    "damaged vocabulary": (lambda folder: (folder / "source.spm").write_bytes(b"x"), "vocabulary cannot be loaded"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_folder_that_is_no_whole_model_is_said_in_one_line(what: str, random_model: Path, tmp_path: Path) -> None:
    damage, words = BROKEN[what]
    folder = tmp_path / "toy-en-fr"
    shutil.copytree(random_model, folder)
    damage(folder)  # type: ignore[no-untyped-call]
    with pytest.raises(EngineError, match=words) as error:
        marian(folder)
    assert "\n" not in str(error.value)
    assert str(folder) in str(error.value)


def test_the_wrong_direction_is_said(random_model: Path) -> None:
    with pytest.raises(EngineError, match="translates English into French; needed is one from French into English"):
        marian(random_model, "fr", "en")


def test_a_model_of_no_known_pair_is_said(random_model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mymodel"
    shutil.copytree(random_model, folder)
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    settings.pop("source_lang"), settings.pop("target_lang")
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    with pytest.raises(EngineError, match="nothing says which languages"):
        marian(folder)
    folder.rename(tmp_path / "mymodel-en-fr")
    assert marian(tmp_path / "mymodel-en-fr").translate(["the cat."])


def test_three_letter_codes_and_regions_are_the_same_language(random_model: Path) -> None:
    assert marian(random_model, "eng", "fr-CA").translate(["the cat."])


def test_a_model_of_many_languages_is_told_which(tmp_path: Path) -> None:
    save_multilingual(tmp_path / "many")
    engine = marian(tmp_path / "many", "en", "vi")
    text = "le chat voit."
    (scored,) = engine.score(["the cat sees."], [text])
    assert [text[token.start : token.end] for token in scored.tokens] == ["le", "chat", "voit", "."]
    assert "__" not in engine.translate(["the cat sees."])[0]
    assert engine.score(["the cat sees."], [text]) != marian(tmp_path / "many", "en", "de").score(
        ["the cat sees."], [text]
    )
    with pytest.raises(EngineError, match="does not know"):
        marian(tmp_path / "many", "en", "tlh")
