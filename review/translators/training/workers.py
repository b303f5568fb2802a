"""Gradients of several batches at once, a thread and a processor core each.

torch can spread every single operation over the cores instead, but then all cores wait for the slowest some thousand
times an update; on a machine that does other work too, that costs half the speed. Here they meet once an update.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import torch
from transformers import PegasusForConditionalGeneration

from review.translators.training.batching import PairBatch
from review.translators.training.dropout import Dropout
from review.translators.training.model import autocast, loss
from review.translators.training.settings import TrainingSettings

__all__ = ["Workers"]


class Workers:
    """Computes the gradients of one update, from `count` batches side by side, with the dropout of `settings`."""

    def __init__(self, model: PegasusForConditionalGeneration, settings: TrainingSettings) -> None:
        self._before = torch.get_num_threads()
        self.count = settings.threads or self._before
        # What lies between the batches is too little to share, and a thread that waits for its part spins.
        torch.set_num_threads(1)
        self._model = model
        self._settings = settings
        self._parameters = [p for p in model.parameters() if p.requires_grad]
        self._dropout = Dropout(model, settings.architecture.dropout)
        self._pool = ThreadPoolExecutor(self.count, "gradients", initializer=torch.set_num_threads, initargs=(1,))

    def close(self) -> None:
        """Ends the threads, and gives torch its own back."""
        self._pool.shutdown()
        torch.set_num_threads(self._before)

    def _one(self, batch: PairBatch, seed: tuple[int, ...]) -> tuple[float, tuple[torch.Tensor, ...]]:
        # Gradient mode belongs to the thread: on here, whatever it is in the thread that asks.
        with torch.enable_grad(), autocast(self._settings.precision), self._dropout.drawn_from(seed):
            smooth, plain = loss(self._model, batch, self._settings.label_smoothing)
        return float(plain), torch.autograd.grad(smooth, self._parameters)

    @torch.no_grad()
    def gradients(self, batches: Sequence[PairBatch], step: int) -> float:
        """Leaves the mean gradient over all target pieces in `grad`; returns their mean cross-entropy in nats.

        What update `step` drops out follows from it and the settings' seed.
        """
        seeds = [(self._settings.seed, step, index) for index in range(len(batches))]
        done = [
            future.result()
            for future in [self._pool.submit(self._one, *one) for one in zip(batches, seeds, strict=True)]
        ]
        total = sum(batch.tokens for batch in batches)
        shares = [batch.tokens / total for batch in batches]
        for index, parameter in enumerate(self._parameters):
            parameter.grad = done[0][1][index].mul_(shares[0])
            for share, (_, gradients) in zip(shares[1:], done[1:], strict=True):
                parameter.grad.add_(gradients[index], alpha=share)
        return sum(share * plain for share, (plain, _) in zip(shares, done, strict=True))
