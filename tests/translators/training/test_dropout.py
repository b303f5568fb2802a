from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import torch

from review.translators.training.batching import PairBatch, pad
from review.translators.training.dropout import Dropout
from review.translators.training.model import build_model
from review.translators.training.settings import Architecture, TrainingSettings
from review.translators.training.workers import Workers

TINY = Architecture(width=16, heads=2, feed_forward=32, encoder_layers=1, decoder_layers=1, dropout=0.25)
SETTINGS = TrainingSettings(
    Path("pairs.tsv"), "en", "vi", Path("out"), architecture=TINY, threads=2, precision="float32", minutes=1.0
)
BATCHES = [
    PairBatch(pad([[5, 6, 7], [8]]), pad([[9, 10], [11, 12, 13, 14]])),
    PairBatch(pad([[15, 16]]), pad([[17, 18, 19]])),
]
IDS = torch.arange(4, 36).repeat(40, 1)


def _embeddings_and_sublayers(share: float, seed: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """What goes into the encoder's first layer and what its sublayers add, without dropout and with it."""
    torch.manual_seed(0)
    model = build_model(TINY, 40)
    layer = model.model.encoder.layers[0]
    with torch.no_grad():
        # a bias of one everywhere: what is nought has been dropped
        for end in (layer.self_attn.out_proj, layer.fc2):
            end.weight.zero_()
            end.bias.fill_(1.0)
        dropout = Dropout(model, share)
        seen: list[torch.Tensor] = []
        layer.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
        for end in (layer.self_attn.out_proj, layer.fc2):
            end.register_forward_hook(lambda _, given, output: seen.append(output))
        model.model.encoder(input_ids=IDS)
        with dropout.drawn_from([seed]):
            model.model.encoder(input_ids=IDS)
    return list(zip(seen[:3], seen[3:], strict=True))


def test_it_drops_its_share_of_embeddings_and_sublayers_and_scales_the_rest() -> None:
    for before, after in _embeddings_and_sublayers(0.25, seed=1):
        kept = after != 0
        assert float(kept.float().mean()) == pytest.approx(0.75, abs=0.02)
        torch.testing.assert_close(after[kept], before[kept] / 0.75)


def test_the_decoder_drops_in_its_embeddings_and_all_three_sublayers() -> None:
    model = build_model(TINY, 40)
    layer = model.model.decoder.layers[0]
    ends = (layer.self_attn.out_proj, layer.encoder_attn.out_proj, layer.fc2)
    dropout = Dropout(model, 0.25)
    zeros: list[float] = []
    layer.register_forward_pre_hook(lambda _, given: zeros.append(float((given[0] == 0).float().mean())))
    for end in ends:
        end.register_forward_hook(lambda _, given, output: zeros.append(float((output == 0).float().mean())))
    with torch.no_grad(), dropout.drawn_from([1]):
        model(input_ids=IDS, decoder_input_ids=IDS)
    assert len(zeros) == 4
    assert zeros == pytest.approx([0.25] * 4, abs=0.02)


def test_no_dropout_outside_a_batch_in_evaluation_or_with_a_share_of_nought() -> None:
    model = build_model(TINY, 40)
    dropout = Dropout(model, 0.25)
    with torch.no_grad():
        plain = model.model.encoder(input_ids=IDS).last_hidden_state
        with dropout.drawn_from([1]):
            assert not torch.equal(model.model.encoder(input_ids=IDS).last_hidden_state, plain)
        model.train(mode=False)
        with dropout.drawn_from([1]):
            assert torch.equal(model.model.encoder(input_ids=IDS).last_hidden_state, plain)
    assert all(torch.equal(before, after) for before, after in _embeddings_and_sublayers(0.0, seed=1))


def test_what_is_dropped_follows_from_seed_update_and_batch_whatever_the_threads_do() -> None:
    torch.manual_seed(0)
    model = build_model(TINY, 40)
    workers = Workers(model, SETTINGS)

    def gradients(workers: Workers, step: int) -> list[torch.Tensor]:
        workers.gradients(BATCHES, step)
        return [p.grad.clone() for p in model.parameters() if p.grad is not None]

    first = gradients(workers, 7)
    assert all(torch.equal(a, b) for _ in range(20) for a, b in zip(first, gradients(workers, 7), strict=True))
    assert not all(torch.equal(a, b) for a, b in zip(first, gradients(workers, 8), strict=True))
    workers.close()


def test_two_batches_of_one_update_drop_other_values() -> None:
    torch.manual_seed(0)
    model = build_model(TINY, 40)

    def gradients(threads: int) -> list[torch.Tensor]:
        workers = Workers(model, dataclasses.replace(SETTINGS, threads=threads))
        workers.gradients([BATCHES[0]] * threads, 7)
        workers.close()
        return [p.grad.clone() for p in model.parameters() if p.grad is not None]

    # with the same masks the mean of two would be the one
    assert not all(torch.allclose(a, b, atol=1e-6) for a, b in zip(gradients(1), gradients(2), strict=True))


def test_another_seed_drops_other_values() -> None:
    torch.manual_seed(0)
    model = build_model(TINY, 40)
    losses = set()
    for seed in (1, 2):
        workers = Workers(model, dataclasses.replace(SETTINGS, seed=seed))
        workers.gradients(BATCHES, 0)
        losses.add(float(sum(p.grad.abs().sum() for p in model.parameters() if p.grad is not None)))
        workers.close()
    assert len(losses) == 2
