"""Teacher and students: what is read, what is learned, and that the product translates as the network does."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from review.cli.models_teach import teach_command
from review.errors import EngineError, UsageError
from review.translators.encoder_file import OTHER_WAY, SPECIAL, read_encoder, write_vocabulary
from review.translators.engines.converted import converted_digest
from review.translators.engines.engine import ScoringEngine
from review.translators.resolve import EngineChoice, find_engine
from review.translators.teaching import TeachingSettings, teach
from review.translators.teaching.export import write_student
from review.translators.teaching.learner import Learner, mean_loss, shifted
from review.translators.teaching.network import Network, pretrained, spread, student_of
from review.translators.teaching.search import search, translate
from review.translators.teaching.teach import device_of
from review.translators.teaching.texts import Mix, Pool, Rows, cut, gather
from review.translators.training.vocabulary import END, PADDING, Vocabulary
from tests.translators.teaching.encoder_file import HEADS, WIDTH, write_encoder
from tests.translators.training.pairs import sentence_pairs

SIZES = (WIDTH, HEADS, 64, 64)


@pytest.fixture(scope="module")
def encoder_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encoder") / "e5.bin"
    write_encoder(path)
    return path


def network(vocabulary: int, layers: tuple[int, int] = (2, 2), seed: int = 3) -> Network:
    torch.manual_seed(seed)
    made = Network(vocabulary, SIZES, layers, 0.0)
    for name, parameter in made.named_parameters():
        if "norm" not in name:
            torch.nn.init.normal_(parameter, std=0.3)
    return made.eval()


def test_a_batch_is_the_texts_with_ends_and_padding() -> None:
    pool = Pool("cpu")
    source, target = pool.add([[5, 6, 7], [8]]), pool.add([[9], [10, 11]])
    batch = gather(pool, source, target, np.array([0, 3]))
    assert batch.source.tolist() == [[5, 6, 7, END], [8, END, PADDING, PADDING]]
    assert batch.target.tolist() == [[9, END, PADDING], [10, 11, END]]
    assert batch.mask is not None
    assert batch.mask[:, 0, 0].tolist() == [[True] * 4, [True, True, False, False]]
    assert batch.start.tolist() == [0, 3]
    assert batch.pieces == 5
    assert shifted(batch).tolist() == [[0, 9, END], [3, 10, 11]]
    assert gather(pool, source.pick(slice(0, 1)), target.pick(slice(0, 1)), np.array([0])).mask is None


def test_groups_hold_every_text_once_and_no_more_than_the_budget() -> None:
    random = np.random.default_rng(0)
    lengths = random.integers(1, 30, (2, 200))
    source, target = (Rows(np.zeros(200, np.int64), one) for one in lengths)
    groups = cut(source, target, 64, random)
    assert sorted(np.concatenate(groups).tolist()) == list(range(200))
    assert all(len(g) * (max(source.lengths[g].max(), target.lengths[g].max()) + 1) <= 64 for g in groups if len(g) > 1)


def test_a_round_has_each_pair_as_often_as_its_weight() -> None:
    pool = Pool("cpu")
    source, target = pool.add([[n] for n in (10, 11, 12)]), pool.add([[n] for n in (20, 21, 22)])
    mix = Mix(pool, np.random.default_rng(0)).add([source], target, 0, np.array([2.0, 1.0, 0.0]))
    batch = next(mix.rounds(1000))
    assert sorted(batch.source[:, 0].tolist()) == [10, 10, 11]
    assert ((batch.target[:, 0] - batch.source[:, 0]) == 10).all()


def test_padding_changes_nothing() -> None:
    made = network(40)
    pool = Pool("cpu")
    source, target = pool.add([[5, 6, 7, 8], [9, 10]]), pool.add([[11, 12, 13], [14]])
    both = gather(pool, source, target, np.zeros(2, np.int64))
    alone = gather(pool, source.pick(slice(1, 2)), target.pick(slice(1, 2)), np.zeros(1, np.int64))
    states = made.decode(shifted(both), made.encode(both.source, both.mask), both.mask)[1, :2]
    assert torch.allclose(states, made.decode(shifted(alone), made.encode(alone.source))[0], atol=1e-5)


def test_one_beam_writes_what_the_network_finds_likeliest() -> None:
    made = network(40)
    made.bias.data[END] += 2.0
    source = torch.randint(SPECIAL, 40, (12, 5))
    found = search(made, source, None, torch.zeros(12, dtype=torch.long), 1)
    given = torch.cat([torch.zeros(12, 1, dtype=torch.long), found[:, :-1]], 1)
    logits = made.logits(made.decode(given, made.encode(source)))
    logits[..., [PADDING, END, 2, OTHER_WAY]] = -1e4  # an end ends no beam: longer translations may be better
    ended = [(row, best) for row, best in zip(found.tolist(), logits.argmax(-1).tolist(), strict=True) if END in row]
    assert len(ended) > 3
    for row, likeliest in ended:
        assert row[: row.index(END)] == likeliest[: row.index(END)]
    assert any(row.index(END) > 2 for row, _ in ended)


@torch.no_grad()
def mean_probability(made: Network, source: torch.Tensor, row: list[int]) -> float:
    length = row.index(END) + 1
    given = torch.tensor([[0, *row[: length - 1]]])
    logits = made.logits(made.decode(given, made.encode(source[None])))[0]
    logits[:, [PADDING, 2, OTHER_WAY]] = -1e4
    return float(logits.log_softmax(-1)[range(length), row[:length]].mean())


def test_four_beams_find_no_less_likely_translations_than_one() -> None:
    made = network(40)
    made.bias.data[END] += 2.0
    source = torch.randint(SPECIAL, 40, (12, 5))
    start = torch.zeros(12, dtype=torch.long)
    one, four = (search(made, source, None, start, beams).tolist() for beams in (1, 4))
    gains = [
        mean_probability(made, text, b) - mean_probability(made, text, a)
        for text, a, b in zip(source, one, four, strict=True)
        if END in a and END in b
    ]
    assert len(gains) > 3
    assert np.mean(gains) > 0


def test_translations_out_of_proportion_and_past_the_deadline_are_left_out() -> None:
    made = network(40)
    pool = Pool("cpu")
    rows = pool.add([[5, 6, 7, 8, 9]] * 4)
    made.bias.data[END] = -1e4
    assert len(translate(made, pool, rows, 0, np.random.default_rng(0))[0]) == 0
    made.bias.data[END] = 0
    late = translate(made, pool, rows, 0, np.random.default_rng(0), deadline=1.0, clock=lambda: 2.0)
    assert len(late[0]) == 0


def test_layers_are_spread_from_the_first_to_the_last() -> None:
    assert spread(6, 12) == [0, 2, 4, 7, 9, 11]
    assert spread(2, 4) == [0, 3]
    assert spread(1, 4) == [0]


def test_a_student_has_its_teachers_layers_and_on_the_way_back_its_start() -> None:
    teacher = network(40, (3, 3))
    state = {name: parameter.data for name, parameter in teacher.named_parameters()}
    student = student_of(state, teacher, (2, 2), 0.0, other_way=True)
    assert torch.equal(student.readers[1].first.weight, teacher.readers[2].first.weight)
    assert torch.equal(student.embeddings.weight[PADDING], teacher.embeddings.weight[OTHER_WAY])
    assert not torch.equal(teacher.embeddings.weight[PADDING], teacher.embeddings.weight[OTHER_WAY])


def test_a_learner_learns(encoder_file: Path, vocabulary: Vocabulary, tmp_path: Path) -> None:
    encoder, pairs = read_encoder(encoder_file), sentence_pairs(200)
    texts = [(text, 1.0) for pair in pairs for text in (pair.source, pair.target)]
    rows, counts = write_vocabulary(encoder, texts, 500, vocabulary.path, tmp_path / "v.spm")
    words = Vocabulary(tmp_path / "v.spm")
    pool = Pool("cpu")
    source, target = (pool.add(words.encode_all([getattr(p, side) for p in pairs])) for side in ("source", "target"))
    learner = Learner(pretrained(encoder, rows, counts, (2, 1), 0.0, 1), (2e-3, 4e-3), "cpu", 300.0, 0.0)
    stream = Mix(pool, np.random.default_rng(0)).add([source], target, 0, 1.0).rounds(400)
    held = [gather(pool, source.pick(slice(0, 20)), target.pick(slice(0, 20)), np.zeros(20, np.int64))]
    before = mean_loss(learner.averaged(), held)
    for batch in itertools.islice(stream, 150):
        learner.update(batch, 1.0)
    assert mean_loss(learner.averaged(), held) < 0.7 * before


def test_the_written_folder_scores_as_the_network_does(
    encoder_file: Path, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    encoder, pairs = read_encoder(encoder_file), sentence_pairs(20)
    texts = [(text, 1.0) for pair in pairs for text in (pair.source, pair.target)]
    rows, _ = write_vocabulary(encoder, texts, 500, vocabulary.path, tmp_path / "v.spm")
    words = Vocabulary(tmp_path / "v.spm")
    made = network(len(rows))
    state = {name: parameter.data for name, parameter in made.named_parameters()}
    folder = tmp_path / "en-vi"
    write_student(state, HEADS, words, folder, {"source": "en", "target": "vi"})
    assert len(converted_digest(folder)) == 16
    engine = find_engine(EngineChoice("ctranslate2", str(folder)), "en", "vi").engine
    assert isinstance(engine, ScoringEngine)
    own = []
    for pair in pairs:
        source, target = (torch.tensor([[*words.encode(text), END]]) for text in (pair.source, pair.target))
        given = torch.cat([torch.zeros(1, 1, dtype=torch.long), target[:, :-1]], 1)
        logits = made.logits(made.decode(given, made.encode(source))).log_softmax(-1)
        own.append(float(logits.detach()[0, range(target.shape[1]), target[0]].mean()))
    theirs = [scored.mean for scored in engine.score([p.source for p in pairs], [p.target for p in pairs])]

    assert np.corrcoef(own, theirs)[0, 1] > 0.99
    with pytest.raises(EngineError, match="is there already"):
        write_student(state, HEADS, words, folder, {"source": "en", "target": "vi"})


def pairs_file(path: Path, count: int = 300) -> Path:
    rows = [f"{p.source}\t{p.target}\t{p.origin}\t{p.licence}" for p in sentence_pairs(count)]
    path.write_text("\n".join(["en\tvi\torigin\tlicence", *rows]) + "\n", encoding="utf-8")
    return path


def test_teaches_both_directions_from_pairs_to_folders_that_translate(tmp_path: Path, encoder_file: Path) -> None:
    texts = tmp_path / "texts.txt"
    texts.write_text("The teacher lost the history book.\n\nThis student bought 25 tickets.\n", encoding="utf-8")
    settings = TeachingSettings(
        pairs_file(tmp_path / "pairs.tsv"),
        "en",
        "vi",
        tmp_path / "out",
        encoder_file,
        texts=texts,
        weights={"manual": 0.5},
        minutes=2.0,
        device="cpu",
        vocabulary_size=400,
        batch_tokens=500,
        teacher_layers=(2, 2),
        student_layers=(1, 1),
        maximum_length=60,
        validation_lines=10,
    )
    heard: list[str] = []
    seconds = itertools.count()
    taught = teach(settings, heard.append, lambda: float(next(seconds)))
    assert [folder.name for folder in (taught.forward, taught.back)] == ["en-vi", "vi-en"]
    assert any(line.startswith("back-translated") for line in heard)
    for folder, curve in zip((taught.forward, taught.back), taught.curves, strict=True):
        facts = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        assert facts["source"] == folder.name[:2]
        assert facts["step"] == curve[-1].step > 0
        assert curve[-1].validation_loss is not None
        card = (folder / "README.md").read_text(encoding="utf-8")
        assert "| manual | " in card
        assert "2 texts without a translation" in card
        engine = find_engine(EngineChoice("ctranslate2", str(folder)), *folder.name.split("-")).engine
        assert engine is not None
        assert len(engine.translate(["The teacher lost 25 tickets."])) == 1
    with pytest.raises(EngineError, match="is there already"):
        teach(settings)


@pytest.mark.parametrize(
    "wrong",
    [{"target": "en"}, {"minutes": 0.0}, {"student_layers": (13, 2)}, {"batch_tokens": 50}, {"weights": {"a": -1.0}}],
)
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    given = {"source": "en", "target": "vi"} | wrong
    with pytest.raises(UsageError):
        TeachingSettings(pairs=Path("p"), output=Path("o"), encoder=Path("e"), **given)  # type: ignore[arg-type]


def test_a_device_that_is_not_here_is_named() -> None:
    with pytest.raises(EngineError, match="no device cuda:99"):
        device_of("cuda:99")
    assert device_of("cpu") == "cpu"


def test_the_command_says_in_one_line_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "e5.bin").write_bytes(b"nothing")
    done = CliRunner().invoke(
        teach_command,
        [
            str(pairs_file(tmp_path / "pairs.tsv")),
            *("--source", "en", "--target", "vi", "--device", "cpu"),
            *("--encoder", str(tmp_path / "e5.bin"), "--output", str(tmp_path / "out")),
        ],
    )
    assert done.exit_code == 2
    assert "is not an encoder" in done.output
    assert not (tmp_path / "out").exists()
