"""A training of error spans: what it makes, that it goes on after a kill as if there had been none, what it refuses."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from review.cli.models_train_spans import train_spans_command
from review.errors import EngineError, InputError, UsageError
from review.spans.folder import SpanModel
from review.spans.pieces import SpanPieces
from review.spans.suspects import FEATURES, Calibration
from review.spans.training import SpanProgress, SpanTrainingSettings, train_spans
from review.spans.training.drawing import drawn
from review.spans.training.lessons import Example
from review.spans.training.linked import DamagedSource
from review.spans.training.network import BEGIN, END, PADDING
from review.spans.training.shortened import shortened
from review.spans.training.thresholds import area
from review.spans.training.train import SpanTraining
from review.spans.training.units import Damaged
from review.translators.encoder_file import read_encoder
from review.translators.training.checkpoint import exclusive, load_checkpoint


def learned(output: Path, kept: str = "network") -> dict[str, torch.Tensor]:
    return dict(load_checkpoint(output / "checkpoints" / "last.pt")[kept])


def test_it_makes_a_folder_that_says_what_the_network_says(
    settings: SpanTrainingSettings, trained: Path, tmp_path: Path
) -> None:
    with exclusive(trained.parent / "checkpoints"):
        network = SpanTraining(replace(settings, output=trained.parent), lambda _: None)
        network.run()  # all is learned: it only takes the averaged weights
    pairs = [
        ("The teacher bought a new house in Hanoi.", "Thầy giáo đã mua một ngôi nhà mới ở Hà Nội."),
        ("Thầy giáo đã mua 25 tấm vé.", "The teacher bought 25 tickets at the market yesterday."),
        ("Our neighbour lost two cups of coffee.", ""),
    ]
    encoder, bitext = read_encoder(settings.encoder), network.read[0].bitext
    short, size = tmp_path / "vocabulary.spm", settings.vocabulary_size
    written = shortened(network.network, encoder, bitext, size, network.vocabulary, short)
    pieces = SpanPieces(short)
    for (source, target), odds in zip(pairs, SpanModel(trained, threads=1).odds(pairs), strict=True):
        one, two = pieces.read(source), pieces.read(target)
        with torch.no_grad():
            rows = torch.tensor([[BEGIN, *one.ids, END]]), torch.tensor([[*two.ids, END]])
            answers = written(*rows)
        assert (odds.source, odds.target) == (one.places, two.places)
        assert [source[a:b] for a, b in odds.source[:2]] == [source.split()[0], source.split()[1]]
        assert np.allclose(odds.wrong, answers.wrong[0, :-1], atol=0.2)
        assert np.allclose(odds.gap, answers.gap[0], atol=0.2)
        assert np.allclose(odds.unsaid, answers.unsaid[0, 1:-1], atol=0.2)
        assert odds.whole == pytest.approx(answers.whole.item(), abs=0.2)


def test_its_manifest_has_thresholds_and_its_card_the_figures(trained: Path) -> None:
    facts = json.loads((trained / "manifest.json").read_text(encoding="utf-8"))
    assert (facts["schema"], facts["languages"], facts["examples"]) == ("review.spans/2", ["en", "vi"], 600)
    told = facts["calibration"]
    assert set(told["weights"]) == set(FEATURES)
    assert 0 <= told["area"] <= 1
    odds = [odds for odds, _ in told["shares"]]
    assert odds == sorted(odds)
    assert Calibration.of(SpanModel(trained), ("en", "vi")).share(odds[-1] + 1) == 0.002
    card = (trained / "README.md").read_text(encoding="utf-8")
    assert f"area under the ROC curve {told['area']:.3f}" in card
    assert "600 texts" in card


def test_stopped_and_gone_on_it_learns_what_it_would_have_learned(
    settings: SpanTrainingSettings, trained: Path
) -> None:
    halted = replace(settings, output=settings.output / "halted")

    told: list[SpanProgress] = []

    def stop(progress: SpanProgress) -> None:
        told.append(progress)
        if progress.examples >= 250:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_spans(halted, stop)
    train_spans(halted, told.append)
    assert any(progress.message.startswith("going on from 2") for progress in told)
    losses = [progress.losses["wrong"] for progress in told if progress.losses]
    assert losses[-1] < 0.9 * losses[0]
    for kept in ("network", "averaged"):
        one, two = learned(trained.parent, kept), learned(halted.output, kept)
        assert one.keys() == two.keys()
        assert all(torch.allclose(one[name], two[name], atol=1e-5) for name in one)


def test_weights_are_averaged_over_the_last_updates(settings: SpanTrainingSettings, tmp_path: Path) -> None:
    training: list[SpanTraining] = []
    weights: list[torch.Tensor] = []

    def note(progress: SpanProgress) -> None:
        if progress.losses and training[0].batches > len(weights):
            weights.append(training[0].learned["whole.weight"].detach().clone())

    wanted = replace(settings, output=tmp_path, examples=72, average=2)
    with exclusive(tmp_path / "checkpoints"):
        training.append(SpanTraining(wanted, note))
        training[0].run()
    one, two, three = weights
    assert torch.allclose(training[0].learned["whole.weight"], one / 4 + two / 4 + three / 2)
    assert torch.equal(learned(tmp_path)["whole.weight"], weights[-1])


def test_it_begins_with_the_mean_of_other_trainings(
    settings: SpanTrainingSettings, trained: Path, tmp_path: Path
) -> None:
    last = trained.parent / "checkpoints" / "last.pt"
    state = load_checkpoint(last)
    state["network"] = {name: weight * 3 for name, weight in state["network"].items()}
    other = tmp_path / "other.pt"
    torch.save(state, other)
    wanted = replace(settings, output=tmp_path / "begun", initial=(last, other))
    with exclusive(wanted.output / "checkpoints"):
        begun = SpanTraining(wanted, lambda _: None).learned
    assert all(torch.allclose(begun[name], weight * 2) for name, weight in learned(trained.parent).items())


def test_rows_say_of_each_piece_what_is_right(settings: SpanTrainingSettings, trained: Path) -> None:
    with exclusive(trained.parent / "checkpoints"):
        lessons = SpanTraining(replace(settings, output=trained.parent), lambda _: None).lessons
    text = "The teacher bought red house in Hanoi."
    damaged = Damaged(text, ((19, 22, 0),), (23,))
    batch = lessons.rows(
        [
            Example(DamagedSource("Thầy giáo đã mua một ngôi nhà mới."), damaged),
            Example(DamagedSource("Bánh"), Damaged("", (), ())),
        ]
    )
    assert len(batch.source) == 1  # without a piece there is nothing to say
    pieces = [text[a:b] for a, b in lessons.pieces.read(text).places]
    assert [p for p, wrong in zip(pieces, batch.wrong[0], strict=False) if wrong == 1] == ["red"]
    assert [p for p, gap in zip(pieces, batch.gap[0], strict=False) if gap == 1] == ["house"]
    assert batch.kind[0].tolist()[: len(pieces)] == [0.0 if piece == "red" else -1.0 for piece in pieces]
    assert batch.wrong[0, -1] == -1  # the end of the text is no piece
    assert batch.gap[0, -1] == 0
    assert set(batch.unsaid[0].tolist()) == {-1.0}  # without links nobody knows what is not said
    assert batch.whole.tolist() == [1.0]
    assert PADDING not in batch.target[0].tolist()


def test_rows_say_what_of_the_source_is_not_said(settings: SpanTrainingSettings, trained: Path) -> None:
    with exclusive(trained.parent / "checkpoints"):
        lessons = SpanTraining(replace(settings, output=trained.parent), lambda _: None).lessons
    source, text = "The teacher bought a new house.", "Thầy giáo mua nhà."
    lost = Damaged(text, (), (14,), unsure=((0, 4),), kept=frozenset({0, 1, 2, 3, 5}))
    batch = lessons.rows([Example(DamagedSource(source, ((21, 24),), ((19, 20),)), lost)])
    pieces = [source[a:b] for a, b in lessons.pieces.read(source).places]
    told = dict(zip(pieces, batch.unsaid[0, 1:].tolist(), strict=False))
    assert {piece for piece, unsaid in told.items() if unsaid == 1} == {"new"}
    assert told["a"] == -1
    assert told["house"] == 0
    pieces = [text[a:b] for a, b in lessons.pieces.read(text).places]
    assert [piece for piece, wrong in zip(pieces, batch.wrong[0], strict=False) if wrong == -1] == ["Thầy"]


def test_processes_beside_it_draw_the_same_batches(settings: SpanTrainingSettings, trained: Path) -> None:
    with exclusive(trained.parent / "checkpoints"):
        lessons = SpanTraining(replace(settings, output=trained.parent), lambda _: None).lessons
    alone, beside = drawn(lessons, 3, 0), drawn(lessons, 3, 2)
    for _ in range(5):
        assert all(torch.equal(one, two) for one, two in zip(next(alone), next(beside), strict=True))


def test_a_batch_is_drawn_by_its_number(settings: SpanTrainingSettings, trained: Path) -> None:
    with exclusive(trained.parent / "checkpoints"):
        lessons = SpanTraining(replace(settings, output=trained.parent), lambda _: None).lessons
    every = lessons.batches()
    first = [next(every) for _ in range(4)]
    again = lessons.batches(3)
    assert all(torch.equal(one, two) for one, two in zip(first[3], next(again), strict=True))
    third = sum(batch.whole.eq(0).sum().item() for batch in first) / sum(len(batch.whole) for batch in first)
    assert 0.2 < third < 0.4  # one in three is as it is, but for sources with words too many


def test_time_ends_a_training_before_its_examples_do(settings: SpanTrainingSettings) -> None:
    told: list[SpanProgress] = []
    train_spans(replace(settings, output=settings.output / "short", minutes=1e-6), told.append)
    assert [progress.examples for progress in told if progress.losses] == [24] * len([p for p in told if p.losses])


def test_pairs_of_several_languages_are_learned_together(settings: SpanTrainingSettings, wide: Path) -> None:
    own, every = SpanModel(wide), SpanModel(wide, settings.encoder)
    assert (sorted(own.languages), sorted(every.languages)) == (["en", "vi"], ["en", "qab", "vi"])
    told = own.facts["calibration"]
    assert told["good"] > 200
    assert told["pairs"] == {}  # a tenth of the pairs is too few for thresholds of one in a hundred
    assert "`further.tsv`: 1,200 lines read" in (wide / "README.md").read_text(encoding="utf-8")
    text = "The teacher bought 25 tickets at the market yesterday."
    also = ((settings.pairs.parent / "further.tsv", "en", "qab"),)
    with exclusive(wide.parent / "checkpoints"):
        training = SpanTraining(
            replace(settings, output=wide.parent, also=also, examples=60, held_out=600), lambda _: None
        )
    ids = training.pieces.read(text).ids
    with torch.no_grad():
        answers = training.network(torch.tensor([[BEGIN, *ids, END]]), torch.tensor([[*ids, END]]))
    (odds,) = every.odds([(text, text)])
    assert len(odds.target) == len(ids)  # what the languages need are all pieces that there are
    assert np.allclose(odds.wrong, answers.wrong[0, :-1], atol=0.2)


def test_another_encoder_than_the_model_began_with_is_refused(
    settings: SpanTrainingSettings, trained: Path, tmp_path: Path
) -> None:
    with pytest.raises(EngineError, match="is not the encoder that the model began with"):
        SpanModel(trained, settings.encoder)  # of one pair of languages: it needs none


def test_more_layers_than_the_encoder_has_are_refused(settings: SpanTrainingSettings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the encoder has 3 layers; take at most as many, not 40"):
        train_spans(replace(settings, output=tmp_path, layers=40))


def test_a_weight_of_an_origin_that_no_file_has_is_refused(settings: SpanTrainingSettings, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no pairs of the weighted origin proverbs; there are "):
        train_spans(replace(settings, output=tmp_path, weights={"proverbs": 2.0}))


def test_a_model_is_written_with_the_pieces_that_its_languages_need_most(
    settings: SpanTrainingSettings, trained: Path
) -> None:
    few = SpanPieces(trained / "vocabulary.spm")
    every = SpanPieces(trained.parent / "checkpoints" / "vocabulary.spm")
    assert few.size < every.size
    text = "The teacher bought a new house in Hanoi."
    assert len(few.read(text).ids) <= 3 * len(every.read(text).ids)
    assert set(few.names()) <= set(every.names())


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"frozen": 2}, "at most 1 can be frozen"),
        ({"examples": 0}, "examples must be at least 1"),
        ({"vocabulary_size": 50}, "vocabulary size must be at least 100"),
        ({"also": ((Path("pairs.tsv"), "de", "de"),)}, r"--also pairs.tsv=de-de: .*two languages"),
        ({"also": ((Path("a.tsv"), "de", "en"),) * 2}, r"--also a.tsv=de-en: .*learned from already"),
        ({"also": ((Path("a.tsv"), "de", "en"), (Path("a.tsv"), "en", "de"))}, r"--also a.tsv=en-de: .*both ways"),
        ({"held_out": 5}, "thresholds are taken from them"),
        ({"rate": 2.0}, "between 0 and 1"),
        ({"dropout": 1.0}, "dropout must lie between 0 and 1"),
        ({"target": "en"}, "two languages"),
    ],
)
def test_settings_that_make_no_sense_are_refused(
    settings: SpanTrainingSettings, changed: dict[str, object], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        replace(settings, **changed)  # type: ignore[arg-type]


def test_another_training_s_folder_and_a_foreign_checkpoint_are_refused(
    settings: SpanTrainingSettings, trained: Path, tmp_path: Path
) -> None:
    with pytest.raises(EngineError, match="is there already"):
        train_spans(replace(settings, output=trained.parent))
    shutil.copytree(trained.parent / "checkpoints", tmp_path / "checkpoints")
    with pytest.raises(UsageError, match="holds a training with other settings"):
        train_spans(replace(settings, output=tmp_path, rate=1e-3))
    (tmp_path / "checkpoints" / "last.pt").write_bytes(b"PK\x03\x04")
    with pytest.raises(EngineError, match="not a checkpoint"):
        train_spans(replace(settings, output=tmp_path))


def test_the_command_names_what_it_lacks(settings: SpanTrainingSettings, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("en\tvi\nOne\tMột\n", encoding="utf-8")
    asked = ["--source", "en", "--target", "vi", "--output", str(tmp_path / "out"), "--encoder", str(settings.encoder)]
    result = CliRunner().invoke(train_spans_command, [str(pairs), *asked])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "too few pairs to learn from" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("also", ["pairs.tsv", "pairs.tsv=en", "=en-de", "pairs.tsv=-de"])
def test_the_command_says_how_further_pairs_are_named(
    settings: SpanTrainingSettings, tmp_path: Path, also: str
) -> None:
    asked = ["--source", "en", "--target", "vi", "--output", str(tmp_path / "out"), "--encoder", str(settings.encoder)]
    result = CliRunner().invoke(train_spans_command, [str(settings.pairs), *asked, "--also", also])
    assert result.exit_code == 2
    assert "say the file and both languages, such as pairs.tsv.gz=en-de" in result.stderr


def test_the_area_is_how_often_a_damaged_one_has_more() -> None:
    good, bad = np.array([0.0, 1.0, 2.0]), np.array([1.5, 3.0])
    assert area(good, bad) == pytest.approx(5 / 6)


def test_pairs_that_are_no_prose_are_too_few(settings: SpanTrainingSettings, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    rows = "".join(f"item {n} {n * 7}\tmục {n} {n * 7}\n" for n in range(300))
    pairs.write_text("en\tvi\n" + rows, encoding="utf-8")
    with pytest.raises(InputError, match="of which only 0 are prose"):
        train_spans(replace(settings, pairs=pairs, output=tmp_path / "out"))
