from __future__ import annotations

from pathlib import Path

import pytest
import torch

from review.translators.training.batching import PairBatch, pad
from review.translators.training.evaluation import cross_entropy, translate
from review.translators.training.model import build_model, loss
from review.translators.training.optimizer import Optimizer, learning_rate_factor, orthogonalize
from review.translators.training.settings import Architecture, TrainingSettings
from review.translators.training.vocabulary import Vocabulary
from review.translators.training.workers import Workers
from tests.translators.training.pairs import sentence_pairs

TINY = Architecture(width=16, heads=2, feed_forward=32, encoder_layers=1, decoder_layers=1, dropout=0.0)
SETTINGS = TrainingSettings(
    Path("pairs.tsv"), "en", "vi", Path("out"), architecture=TINY, threads=2, precision="float32", minutes=1.0
)
FIRST = PairBatch(pad([[5, 6, 7], [8]]), pad([[9, 10], [11, 12, 13, 14]]))
SECOND = PairBatch(pad([[15, 16]]), pad([[17, 18, 19]]))


def _by_hand(model: torch.nn.Module, batch: PairBatch, smoothing: float) -> torch.Tensor:
    target = torch.from_numpy(batch.target)
    source = torch.from_numpy(batch.source)
    labels = target.masked_fill(target == 0, -100)
    logits = model(
        input_ids=source,
        attention_mask=(source != 0).long(),
        decoder_input_ids=torch.cat([torch.zeros_like(target[:, :1]), target[:, :-1]], dim=1),
    ).logits
    return torch.nn.functional.cross_entropy(
        logits.flatten(0, 1), labels.flatten(), ignore_index=-100, label_smoothing=smoothing
    )


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_the_loss_and_its_gradients_are_torchs_own(smoothing: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review.translators.training.model.SLICE", 3)  # several slices, the last one short
    torch.manual_seed(0)
    model = build_model(TINY, 40)
    parameters = [p for p in model.parameters() if p.requires_grad]
    mine, plain = loss(model, FIRST, smoothing)
    theirs = _by_hand(model, FIRST, smoothing)
    torch.testing.assert_close(mine, theirs)
    torch.testing.assert_close(plain, _by_hand(model, FIRST, 0.0))
    for first, second in zip(
        torch.autograd.grad(mine, parameters), torch.autograd.grad(theirs, parameters), strict=True
    ):
        torch.testing.assert_close(first, second, atol=1e-6, rtol=1e-4)


def test_two_workers_find_the_gradient_of_both_batches_together() -> None:
    torch.manual_seed(0)
    model = build_model(TINY, 40)
    workers = Workers(model, SETTINGS)
    assert workers.count == 2
    plain = workers.gradients([FIRST, SECOND], step=0)
    workers.close()
    mine = [p.grad.clone() for p in model.parameters() if p.grad is not None]
    together = PairBatch(pad([[5, 6, 7], [8], [15, 16]]), pad([[9, 10], [11, 12, 13, 14], [17, 18, 19]]))
    smooth, expected = loss(model, together, SETTINGS.label_smoothing)
    theirs = torch.autograd.grad(smooth, [p for p in model.parameters() if p.requires_grad])
    assert plain == pytest.approx(float(expected), rel=1e-5)
    for first, second in zip(mine, theirs, strict=True):
        torch.testing.assert_close(first, second, atol=1e-6, rtol=1e-4)


@pytest.mark.parametrize("shape", [(2, 8, 20), (3, 20, 8), (1, 16, 16)])
def test_orthogonalized_matrices_have_singular_values_near_one(shape: tuple[int, int, int]) -> None:
    torch.manual_seed(1)
    values = torch.linalg.svdvals(orthogonalize(torch.randn(shape) * 3).float())
    assert float(values.min()) > 0.3
    assert float(values.max()) < 1.4


@pytest.mark.parametrize("name", ["muon", "adamw"])
def test_the_optimizer_descends_and_goes_on_from_its_state(name: str) -> None:
    torch.manual_seed(0)
    settings = TrainingSettings(
        Path("pairs.tsv"), "en", "vi", Path("out"), architecture=TINY, optimizer=name, learning_rate=5e-3
    )
    model = build_model(TINY, 40)
    optimizer = Optimizer(model, settings)

    def step() -> float:
        smooth, plain = loss(model, FIRST, 0.0)
        torch.autograd.backward(smooth)
        optimizer.step(1.0)
        return float(plain)

    losses = [step() for _ in range(20)]
    assert losses[-1] < 0.6 * losses[0]
    weights = {key: value.clone() for key, value in model.state_dict().items()}
    state = {
        "adam": optimizer.state()["adam"],
        "momenta": [momentum.clone() for momentum in optimizer.state()["momenta"]],
    }
    import copy

    state = copy.deepcopy(state)
    after = [step() for _ in range(3)]
    model.load_state_dict(weights)
    optimizer = Optimizer(model, settings)
    optimizer.restore(state)
    assert [step() for _ in range(3)] == after


def test_the_learning_rate_warms_up_holds_and_falls() -> None:
    rates = [learning_rate_factor(step, decayed, SETTINGS) for step, decayed in [(0, 0), (199, 0), (9999, 0)]]
    assert rates == pytest.approx([1 / 400, 0.5, 1.0])
    falling = [learning_rate_factor(9999, decayed / 10, SETTINGS) for decayed in range(12)]
    assert falling == sorted(falling, reverse=True)
    assert falling[-1] == pytest.approx(SETTINGS.final_rate)


def test_translations_keep_the_order_and_do_not_depend_on_their_neighbours(vocabulary: Vocabulary) -> None:
    torch.manual_seed(0)
    model = build_model(TINY, vocabulary.size)
    model.train(mode=False)
    pairs = sentence_pairs(7)
    texts = [pair.source for pair in pairs] + [pairs[0].source * 3]
    together = translate(model, vocabulary, texts)
    assert together == [translate(model, vocabulary, [text])[0] for text in texts]
    one_by_one = [cross_entropy(model, vocabulary, [pair]) for pair in pairs]
    lengths = [len(vocabulary.encode(pair.target)) + 1 for pair in pairs]
    mean = sum(value * length for value, length in zip(one_by_one, lengths, strict=True)) / sum(lengths)
    assert cross_entropy(model, vocabulary, pairs) == pytest.approx(mean, rel=1e-4)
