from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest
from click.testing import CliRunner

from review.cli.models_train import train_command
from review.errors import EngineError, UsageError
from review.translators.training import Architecture, Progress, TrainingResult, TrainingSettings, train
from review.translators.training.checkpoint import exclusive, verify_model_folder
from review.translators.training.evaluation import translate
from review.translators.training.vocabulary import Vocabulary
from tests.translators.training.pairs import sentence_pairs, write_pairs

TINY = Architecture(width=32, heads=2, feed_forward=64, encoder_layers=1, decoder_layers=1, positions=128)


def _settings(folder: Path) -> TrainingSettings:
    pairs = sentence_pairs(424)
    write_pairs(folder / "pairs.tsv", pairs[:400])
    write_pairs(folder / "held-out.tsv", pairs[400:])
    return TrainingSettings(
        folder / "pairs.tsv",
        "en",
        "vi",
        folder / "model",
        validation=folder / "held-out.tsv",
        validation_lines=16,
        weights={"news": 1.5},
        decay_weights={"manual": 0.5},
        architecture=TINY,
        vocabulary_size=250,
        tokens=15_000,
        batch_tokens=400,
        maximum_length=60,
        learning_rate=6e-3,
        warmup_steps=5,
        validate_every_tokens=5_000,
        checkpoint_every_seconds=0.0,
        average_decay=0.9,
        threads=2,
    )


class Killed(BaseException):
    """Ends a training as kill -9 does: nothing of the training's own code runs any more but `finally`."""


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[TrainingSettings, TrainingResult]:
    settings = _settings(tmp_path_factory.mktemp("training"))
    return settings, train(settings)


def test_the_result_loads_in_transformers_and_translates_as_in_training(
    trained: tuple[TrainingSettings, TrainingResult],
) -> None:
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    folder = trained[1].folder
    verify_model_folder(folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype="float32", local_files_only=True)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    texts = [pair.source for pair in sentence_pairs(5)]
    theirs = []
    for text in texts:
        batch = tokenizer(text, return_tensors="pt", return_token_type_ids=False)
        limit = 2 * batch["input_ids"].shape[1] + 8  # a model of a few seconds' training may not stop by itself
        output = model.generate(**batch, num_beams=1, do_sample=False, max_new_tokens=limit)
        theirs.append(tokenizer.decode(output[0], skip_special_tokens=True))
    assert theirs == translate(model, Vocabulary(folder / "vocabulary.spm"), texts)


def test_ctranslate2_converts_the_result_and_translates_the_same(
    trained: tuple[TrainingSettings, TrainingResult], tmp_path: Path
) -> None:
    ctranslate2 = pytest.importorskip("ctranslate2")
    from transformers import AutoModelForSeq2SeqLM

    folder = trained[1].folder
    ctranslate2.converters.TransformersConverter(str(folder)).convert(str(tmp_path / "converted"))
    vocabulary = Vocabulary(folder / "vocabulary.spm")
    texts = [pair.source for pair in sentence_pairs(5)]
    translator = ctranslate2.Translator(str(tmp_path / "converted"), compute_type="float32")
    joined = []
    for text in texts:
        pieces = [*vocabulary.pieces(text), "</s>"]
        limit = 2 * len(pieces) + 8
        [result] = translator.translate_batch([pieces], beam_size=1, max_decoding_length=limit)
        joined.append("".join(result.hypotheses[0]).replace("▁", " ").strip())
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype="float32", local_files_only=True)
    assert joined == translate(model, vocabulary, texts)


def test_curve_and_card_say_what_happened(trained: tuple[TrainingSettings, TrainingResult]) -> None:
    settings, result = trained
    rows = list(csv.DictReader((settings.output / "curve.csv").read_text(encoding="utf-8").splitlines()))
    assert [int(row["step"]) for row in rows] == [m.step for m in result.measurements]
    assert int(rows[-1]["tokens"]) >= 15_000
    assert float(rows[-1]["validation_loss"]) < float(rows[0]["validation_loss"])
    assert (settings.output / "curve.png").read_bytes().startswith(b"\x89PNG")
    card = (settings.output / "README.md").read_text(encoding="utf-8")
    for fact in ("400 lines read, 400 pairs kept", "| news | 200 | 1.5 | CC0-1.0 |", "the other 8 lines", "late 0.5"):
        assert fact in card
    assert "nrefs:1|case:mixed" in card


def test_a_killed_training_goes_on_to_the_same_curve_and_the_same_model(
    trained: tuple[TrainingSettings, TrainingResult], tmp_path: Path
) -> None:
    settings, result = trained
    again = dataclasses.replace(settings, output=tmp_path / "model")
    kills = iter((5, 11, 16))
    due = next(kills)

    def progress(now: Progress) -> None:
        nonlocal due
        if now.step >= due:
            due = next(kills, 10**9)
            raise Killed

    finished = None
    for _ in range(4):
        try:
            finished = train(again, progress)
        except Killed:
            continue
    assert finished is not None

    def timeless(one: TrainingResult) -> list[object]:
        return [dataclasses.replace(m, minutes=0.0) for m in one.measurements]

    assert timeless(finished) == timeless(result)
    weights = [(one.folder / "model.safetensors").read_bytes() for one in (finished, result)]
    assert weights[0] == weights[1]


def test_a_finished_training_goes_on_from_the_stable_checkpoint_to_a_larger_budget(
    trained: tuple[TrainingSettings, TrainingResult], tmp_path: Path
) -> None:
    import shutil

    settings, _ = trained
    shutil.copytree(settings.output, tmp_path / "model")
    more = dataclasses.replace(settings, output=tmp_path / "model", resume="stable", tokens=20_000)
    once = dataclasses.replace(settings, output=tmp_path / "once", tokens=20_000)
    continued, direct = train(more), train(once)
    last = [result.measurements[-1] for result in (continued, direct)]
    assert dataclasses.replace(last[0], minutes=0.0, best=True) == dataclasses.replace(last[1], minutes=0.0, best=True)


def test_a_folder_with_another_training_or_in_use_is_refused(
    trained: tuple[TrainingSettings, TrainingResult],
) -> None:
    settings, _ = trained
    other = dataclasses.replace(settings, architecture=dataclasses.replace(TINY, feed_forward=128))
    with pytest.raises(UsageError, match="another architecture"):
        train(other)
    with exclusive(settings.output / "checkpoints"), pytest.raises(EngineError, match="another training is running"):
        train(settings)


def test_a_training_may_go_on_with_more_dropout(
    trained: tuple[TrainingSettings, TrainingResult], tmp_path: Path
) -> None:
    import shutil

    settings, before = trained
    shutil.copytree(settings.output, tmp_path / "model")
    shutil.copytree(settings.output, tmp_path / "without")
    without = dataclasses.replace(settings, output=tmp_path / "without", resume="stable", tokens=16_000)
    more = dataclasses.replace(
        without, output=tmp_path / "model", architecture=dataclasses.replace(settings.architecture, dropout=0.3)
    )
    result, plain = train(more), train(without)
    assert result.measurements[0] == before.measurements[0]
    # the same batches come out otherwise: the dropout was there
    assert result.measurements[-1].tokens == plain.measurements[-1].tokens
    assert result.measurements[-1].training_loss != plain.measurements[-1].training_loss


def test_a_training_that_gains_nothing_stops_early(tmp_path: Path) -> None:
    settings = dataclasses.replace(
        _settings(tmp_path), learning_rate=1e-9, patience=1, validate_every_tokens=2_000, tokens=10**9
    )
    result = train(settings)
    assert result.measurements[-1].tokens < 15_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--source", "en", "--target", "en"], "same language"),
        (["--source", "vi", "--target", "en", "--source-column", "en", "--target-column", "vi"], "swapped"),
        (["--source", "en", "--target", "vi", "--weight", "news"], "ORIGIN=NUMBER"),
        (["--source", "en", "--target", "vi", "--minutes", "0"], "more than 0"),
        (["--source", "en", "--target", "fr"], "no column fr"),
        (["--source", "en", "--target", "vi", "--width", "33"], "attention heads"),
    ],
)
def test_the_command_says_what_is_wrong_in_one_line_and_exits_2(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    path = write_pairs(tmp_path / "pairs.tsv", sentence_pairs(150))
    result = CliRunner().invoke(train_command, [str(path), "--output", str(tmp_path / "model"), *arguments])
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_the_command_trains_and_reports(tmp_path: Path) -> None:
    path = write_pairs(tmp_path / "pairs.tsv", sentence_pairs(300))
    sizes = "--width 16 --heads 2 --feed-forward 32 --encoder-layers 1 --decoder-layers 1 --vocabulary-size 200"
    arguments = ["--source", "en", "--target", "vi", "--output", str(tmp_path / "model"), "--tokens", "3000"]
    result = CliRunner().invoke(train_command, [str(path), *arguments, *sizes.split(), "--threads", "1"])
    assert result.exit_code == 0, result.stderr
    assert "validation BLEU" in result.stdout
    assert "300 lines read" in result.stderr
    assert verify_model_folder(tmp_path / "model")["target"] == "vi"
